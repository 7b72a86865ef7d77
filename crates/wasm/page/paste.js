// Makes the search form of the start page a paste box, where the browser can run the engine. Where it cannot, the search stays.

import { answer, element, question } from "./answer.js";
import { start } from "./engine.js";

const root = new URL("..", import.meta.url).pathname;
const form = document.querySelector("form.paste");
// Somebody who types is answered when she pauses so long, in milliseconds.
const PAUSE = 300;

// The facts in the address: they stay in the browser, for what stands behind `#` is never sent.
function linked() {
    const stated = location.hash.startsWith("#facts:") ? location.hash.slice("#facts:".length) : "";
    return new Map(new URLSearchParams(stated));
}

// The form is kept, and the search with it.
function box() {
    const old = form.elements.search;
    const text = element("textarea", {
        id: old.id, name: old.name, rows: 5, spellcheck: "false", autocomplete: "off", autocapitalize: "off",
        placeholder: "401 Unauthorized …", "aria-describedby": "paste-promise",
    });
    text.value = old.value;
    old.replaceWith(text);
    form.querySelector("label").textContent = "Paste your error: a line, JSON, a whole log";
    const [search] = form.getElementsByTagName("button");
    search.classList.add("quiet");
    search.textContent = "Search instead";
    const explain = element("button", { type: "button", class: "explain" }, "Explain");
    search.before(explain);
    const promise = element("p", { id: "paste-promise", class: "promise" },
        "It is read on this page and nowhere else. Nothing that you paste leaves it, and keys are hidden in every answer.");
    form.append(promise);
    return { text, explain };
}

function page(explainer) {
    const { text, explain } = box();
    const live = element("p", { class: "live", role: "status" });
    const shown = element("div", { class: "shown" });
    const asked = element("div", { class: "asked" });
    const tools = element("div", { class: "tools" });
    const result = element("section", { class: "answer", "aria-label": "Answer", hidden: true }, shown, asked, tools);
    form.after(live, result);
    const facts = linked();
    const passed = new Set();
    let latest = 0;
    let timer;

    const request = more => ({ text: text.value, facts: Object.fromEntries(facts), ...more });
    const find = ([from, to]) => {
        text.focus();
        text.setSelectionRange(from, to);
    };
    const say = async (fact, value) => {
        if (value === null) facts.delete(fact);
        else facts.set(fact, value);
        await update();
        shown.querySelector("h2")?.focus();
    };
    const pass = fact => {
        passed.add(fact);
        update();
    };

    async function update() {
        clearTimeout(timer);
        latest += 1;
        const mine = latest;
        if (!text.value.trim()) {
            result.hidden = true;
            live.textContent = "";
            return;
        }
        const { screen, problem } = await explainer(request());
        if (mine !== latest) return;
        if (!screen) {
            live.textContent = `This cannot be explained here: ${problem}. The search still works.`;
            return;
        }
        screen.dropped.forEach(name => facts.delete(name));
        show(screen);
    }

    function show(screen) {
        shown.replaceChildren(...answer(screen, { root, find }));
        asked.replaceChildren(...stated(), ...question(screen, passed, { say, pass }));
        tools.replaceChildren(...toolbar());
        Object.assign(result.dataset, { status: screen.status, layer: screen.layer ?? "", cause: screen.cause ?? "" });
        result.hidden = false;
        live.textContent = `${screen.sure}: ${screen.leads}${screen.first ? `. Do first: ${screen.first.do}` : ""}`;
        const said = new URLSearchParams([...facts]).toString();
        history.replaceState(null, "", said ? `#facts:${said}` : location.pathname + location.search);
    }

    // What she said, to take back.
    function stated() {
        const button = ([fact, value]) => element(
            "button", { type: "button", class: "quiet", "aria-label": `Take back ${fact} ${value}`, onclick: () => say(fact, null) },
            `${fact.replaceAll("_", " ")}: ${value} ×`);
        return facts.size ? [element("p", { class: "stated" }, "You said: ", [...facts].map(button))] : [];
    }

    function toolbar() {
        const copy = (label, what) => element("button", {
            type: "button", class: "quiet", async onclick({ target }) {
                const done = await what().then(copied => navigator.clipboard.writeText(copied)).then(() => "Copied", () => "It could not be copied");
                target.textContent = done;
                live.textContent = done;
                setTimeout(() => { target.textContent = label; }, 2000);
            },
        }, label);
        const report = copy("Copy a report", async () => (await explainer(request({ report: true }))).report);
        report.title = "For a forum or an issue, with secrets hidden";
        const link = copy("Copy a link", async () => location.href);
        link.title = "With your answers and without your text";
        return facts.size ? [report, link] : [report];
    }

    text.addEventListener("paste", () => setTimeout(update));
    text.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(update, PAUSE);
    });
    text.addEventListener("keydown", event => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) update();
    });
    explain.addEventListener("click", update);
    form.dataset.ready = "engine";
    if (text.value) update();
}

// Kept for when there is no connection.
navigator.serviceWorker?.register(`${root}sw.js`).catch(() => {});
if (form && window.WebAssembly && window.Worker) start().then(page, () => { form.dataset.ready = "search"; });
