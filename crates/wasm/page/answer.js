// Places a short answer on the page. What it says comes from the program; here is only where it stands.

import { element } from "./element.js";

// What stands between backticks is something to type.
function words(text) {
    return text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

const item = text => element("li", {}, words(text));
const list = items => (items.length ? element("ul", {}, items) : null);
const link = (entry, root) => element("a", { href: root + entry.path }, entry.title);

// A part with its headline, where it holds something.
function part(title, ...content) {
    const there = content.flat().filter(one => one != null);
    return there.length ? element("section", {}, element("h3", {}, title), there) : null;
}

function excerpt({ before, marked, after, place }, find) {
    const line = element("p", {}, before, element("mark", {}, marked), after);
    const button = find && place && element("button", { type: "button", class: "quiet", onclick: () => find(place) }, "Find it in your text");
    return [element("div", { class: "excerpt" }, line, button)];
}

function first({ do: action, run, effort, told, works, fails, then }) {
    return part(
        "Do first",
        effort && element("p", { class: "effort" }, effort),
        element("p", { class: "do" }, words(action)),
        run && element("pre", {}, element("code", {}, run)),
        told.map(text => element("p", {}, words(text))),
        list([["Works", works], ["Fails", fails], ["Then", then]]
            .filter(([, text]) => text)
            .map(([label, text]) => element("li", {}, element("strong", {}, `${label}: `), words(text)))),
    );
}

function unknown({ seen, understood, nearest, capture }, root) {
    return [
        part("Seen", list(seen.map(([name, value]) => item(`${name}: ${value}`)))),
        part("Understood", list(understood.map(([word, title]) => item(`“${word}” (${title})`)))),
        part("Nearest entries", list(nearest.map(entry => element("li", {}, link(entry, root))))),
        part("What to capture", list(capture.map(item))),
    ];
}

// Everything but the question, which stays where it is while the rest changes.
export function answer(screen, { root, find }) {
    const rivals = screen.rivals.length ? [element("p", { class: "rivals" }, `${screen.before_rivals}: ${screen.rivals.join("; ")}`)] : [];
    const also = screen.unread ? [...screen.also, `Not read: ${screen.unread}`] : screen.also;
    const donts = screen.avoid.slice(0, 2).map(([text, because]) => item(`${text} ${because}`));
    return [
        element("p", { class: "sure" }, screen.sure),
        element("h2", { tabindex: "-1" }, words(screen.leads)),
        rivals,
        screen.excerpt ? excerpt(screen.excerpt, find) : [],
        screen.meaning && element("p", {}, words(screen.meaning)),
        screen.unknown ? unknown(screen.unknown, root) : [],
        screen.first && first(screen.first),
        part("Don’t", list(donts)),
        part("Also in this text", list(also.map(item))),
        part("Not it if", list(screen.not_when.slice(0, 2).map(item))),
        screen.page && element("p", { class: "more" }, "Read on: ", link(screen.page, root)),
    ].flat().filter(one => one != null);
}

// The first question that nobody passed over, with a button for every answer.
export function question(screen, passed, { say, pass }) {
    const open = screen.questions.find(one => !passed.has(one.fact));
    if (!open) return [];
    const button = ({ value, label, leads }) => element(
        "button", { type: "button", title: leads && `Then it is: ${leads}`, onclick: () => say(open.fact, value) }, label);
    return [element(
        "fieldset", {},
        element("legend", {}, open.question),
        open.how && element("p", {}, words(open.how)),
        element("div", { class: "choices" },
            open.choices.map(button),
            element("button", { type: "button", class: "quiet", onclick: () => pass(open.fact) }, "I don’t know")),
    )];
}

// What she said, to take back.
export function stated(facts, say) {
    const button = ([fact, value]) => element(
        "button", { type: "button", class: "quiet", "aria-label": `Take back ${fact} ${value}`, onclick: () => say(fact, null) },
        `${fact.replaceAll("_", " ")}: ${value} ×`);
    return facts.size ? [element("p", { class: "stated" }, "You said: ", [...facts].map(button))] : [];
}
