// Makes the search form of the start page a paste box, where the browser can run the engine. Where it cannot, the search stays.

import { answer, question, stated } from "./answer.js";
import { box, stage } from "./box.js";
import { copier } from "./copy.js";
import { element } from "./element.js";
import { start } from "./engine.js";
import { Facts } from "./facts.js";

const root = new URL("..", import.meta.url).pathname;
// Somebody who types is answered when she pauses so long, in milliseconds.
const PAUSE = 300;
// A text this long does not fit into the box, and what decided is looked for.
const LONG = 300;

class Paste {
    facts = Facts.fromAddress();
    passed = new Set();
    // The number of the latest request: an answer to an earlier one comes too late.
    latest = 0;

    constructor(form, engine) {
        this.engine = engine;
        Object.assign(this, box(form), stage());
        form.after(this.live, this.result);
        this.listen();
        form.dataset.ready = "engine";
        if (this.text.value) this.update();
    }

    listen() {
        let timer;
        this.text.addEventListener("paste", () => setTimeout(() => this.update(true)));
        this.text.addEventListener("input", event => {
            clearTimeout(timer);
            if (event.inputType !== "insertFromPaste") timer = setTimeout(() => this.update(), PAUSE);
        });
        this.text.addEventListener("keydown", event => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.update(true);
        });
        this.explain.addEventListener("click", () => this.update(true));
    }

    ask(more) {
        return this.engine({ text: this.text.value, facts: Object.fromEntries(this.facts), ...more });
    }

    // Answers what stands in the box, and goes there where somebody waits for it.
    async update(goes) {
        this.latest += 1;
        const mine = this.latest;
        const reply = this.text.value.trim() ? await this.ask() : null;
        if (mine !== this.latest) return;
        if (reply?.screen) this.show(reply.screen);
        else this.clear(reply && `This cannot be explained here: ${reply.problem}. The search still works.`);
        const rectangle = this.result.getBoundingClientRect();
        if (goes && rectangle.top > innerHeight * 0.4) this.result.scrollIntoView();
    }

    show(screen) {
        screen.dropped.forEach(name => this.facts.delete(name));
        this.facts.toAddress();
        const find = this.text.value.length > LONG ? place => this.find(place) : null;
        const say = (fact, value) => this.say(fact, value);
        const pass = fact => {
            this.passed.add(fact);
            this.update();
        };
        this.shown.replaceChildren(...answer(screen, { root, find }));
        this.asked.replaceChildren(...stated(this.facts, say), ...question(screen, this.passed, { say, pass }));
        this.tools.replaceChildren(...this.toolbar());
        Object.assign(this.result.dataset, { status: screen.status, layer: screen.layer ?? "", cause: screen.cause ?? "" });
        this.result.hidden = false;
        this.live.textContent = `${screen.sure}: ${screen.leads}${screen.first ? `. Do first: ${screen.first.do}` : ""}`;
    }

    // Nothing, or why there is nothing.
    clear(problem) {
        this.shown.replaceChildren(...(problem ? [element("p", {}, problem)] : []));
        this.asked.replaceChildren();
        this.tools.replaceChildren();
        this.result.hidden = !problem;
        this.live.textContent = problem ?? "";
    }

    find([from, to]) {
        this.text.focus();
        this.text.setSelectionRange(from, to);
    }

    // States a fact, or takes one back.
    async say(fact, value) {
        if (value === null) this.facts.delete(fact);
        else this.facts.set(fact, value);
        await this.update();
        this.shown.querySelector("h2")?.focus();
    }

    toolbar() {
        const report = copier("Copy a report", "For a forum or an issue, with secrets hidden", this.live,
            async () => (await this.ask({ report: true })).report);
        const link = copier("Copy a link", "With what you said and without your text", this.live, async () => location.href);
        return this.facts.size ? [report, link] : [report];
    }
}

// Kept for when there is no connection.
navigator.serviceWorker?.register(`${root}sw.js`).catch(() => {});
const form = document.querySelector("form.paste");
if (form && window.WebAssembly && window.Worker) {
    start().then(engine => new Paste(form, engine), () => { form.dataset.ready = "search"; });
}
