// The search form of the start page, made a paste box.

import { element } from "./element.js";

const PROMISE = "It is read on this page and nowhere else. Nothing that you paste leaves it, and keys are hidden in every answer.";

// The form is kept, and the search with it.
export function box(form) {
    const old = form.elements.search;
    const text = element("textarea", {
        id: old.id, name: old.name, rows: 5, spellcheck: "false", autocomplete: "off", autocapitalize: "off",
        placeholder: "401 Unauthorized …", "aria-describedby": "paste-promise",
    });
    text.value = old.value;
    old.replaceWith(text);
    form.querySelector("label").textContent = "Paste your error: a line, JSON, a whole log";
    const search = form.querySelector("button");
    search.classList.add("quiet");
    search.textContent = "Search instead";
    const explain = element("button", { type: "button", class: "explain" }, "Explain");
    search.before(explain);
    form.append(element("p", { id: "paste-promise", class: "promise" }, PROMISE));
    return { text, explain };
}

// Where the answer stands: what is read aloud, the answer, the question, and what to do with both.
export function stage() {
    const live = element("p", { class: "live", role: "status" });
    const [shown, asked, tools] = ["shown", "asked", "tools"].map(name => element("div", { class: name }));
    const result = element("section", { class: "answer", "aria-label": "Answer", hidden: true }, shown, asked, tools);
    return { live, shown, asked, tools, result };
}
