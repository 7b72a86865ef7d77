// The engine, as the page sees it: a request in, a promise of a reply out.

const here = new URL(".", import.meta.url);

// Fetches the program and has it unpacked and translated; fails where the browser cannot.
export async function start() {
    const [unpacker, packed] = await Promise.all(["unpack.wasm", "triage.wasm.lz"].map(fetched));
    const ask = asker(worker());
    const { problem } = await ask({ files: { unpacker, packed } });
    if (problem) throw new Error(problem);
    return request => ask({ request });
}

async function fetched(name) {
    const answer = await fetch(new URL(name, here));
    if (!answer.ok) throw new Error(`the program is not there: ${answer.status}`);
    return answer.arrayBuffer();
}

function worker() {
    const scripts = ["wasi.js", "program.js", "worker.js"].map(name => JSON.stringify(new URL(name, here).href));
    const blob = new Blob([`importScripts(${scripts.join(", ")})`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(blob));
}

function asker(worker) {
    const waiting = new Map();
    let next = 0;
    worker.onmessage = ({ data: { id, reply } }) => {
        waiting.get(id)?.(reply);
        waiting.delete(id);
    };
    return message => new Promise(resolve => {
        waiting.set(next, resolve);
        worker.postMessage({ id: next, ...message });
        next += 1;
    });
}
