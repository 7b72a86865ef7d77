// The engine, as the page sees it: a request in, a promise of a reply out.

const here = new URL(".", import.meta.url);

// Fetches and translates the program; fails where the browser cannot.
export async function start() {
    const answer = fetch(new URL("triage.wasm", here));
    const module = WebAssembly.compileStreaming
        ? await WebAssembly.compileStreaming(answer).catch(async () => compiled(await fetch(new URL("triage.wasm", here))))
        : await compiled(await answer);
    return engine(worker(), module);
}

// For servers that do not say what the file is.
async function compiled(answer) {
    if (!answer.ok) throw new Error(`the program is not there: ${answer.status}`);
    return WebAssembly.compile(await answer.arrayBuffer());
}

function worker() {
    const scripts = ["wasi.js", "worker.js"].map(name => JSON.stringify(new URL(name, here).href));
    const blob = new Blob([`importScripts(${scripts.join(", ")})`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(blob));
}

function engine(worker, module) {
    const waiting = new Map();
    let next = 0;
    worker.onmessage = ({ data: { id, reply } }) => {
        waiting.get(id)?.(reply);
        waiting.delete(id);
    };
    worker.postMessage({ module });
    return request => new Promise(resolve => {
        waiting.set(next, resolve);
        worker.postMessage({ id: next, request });
        next += 1;
    });
}
