// Runs the program for one request after the other, away from the page, so that the page never waits. The page
// starts it from a blob, and so the page's policy holds here as well: no connection but to this site.

let program;

// The first answers make the browser translate the program; better before somebody waits for one.
const WARM_UP = { text: "HTTP 401 Unauthorized\n{\"error\": {\"message\": \"invalid api key\"}}" };

async function load({ unpacker, packed }) {
    program = await programOf(unpacker, packed);
    return {};
}

async function answer(request) {
    const asked = new TextEncoder().encode(JSON.stringify(request));
    return JSON.parse(new TextDecoder().decode(await run(program, asked)));
}

self.onmessage = async ({ data: { id, files, request } }) => {
    try {
        self.postMessage({ id, reply: await (files ? load(files) : answer(request)) });
        if (files) answer(WARM_UP).catch(() => {});
    } catch (problem) {
        self.postMessage({ id, reply: { problem: problem.message } });
    }
};
