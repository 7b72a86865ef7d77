// A button that copies something, and says whether it could.

import { element } from "./element.js";

// How long it says so, in milliseconds.
const WHILE = 2000;

export function copier(label, title, live, made) {
    const button = element("button", { type: "button", class: "quiet", title, onclick: copy }, label);
    async function copy() {
        const told = await made().then(text => navigator.clipboard.writeText(text)).then(() => "Copied", () => "It could not be copied");
        button.textContent = told;
        live.textContent = told;
        setTimeout(() => { button.textContent = label; }, WHILE);
    }
    return button;
}
