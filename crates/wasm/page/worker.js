// Runs the program for one request after the other, away from the page, so that the page never waits. The page starts it from
// a blob, and so the page's policy holds here as well: no connection but to this site.

let program;

// The first answers make the browser translate the program; better before somebody waits for one.
const WARM_UP = JSON.stringify({ text: "HTTP 401 Unauthorized\n{\"error\": {\"message\": \"invalid api key\"}}" });

self.onmessage = async ({ data: { module, id, request } }) => {
    if (module) {
        program = module;
        await run(program, WARM_UP).catch(() => {});
        return;
    }
    try {
        self.postMessage({ id, reply: JSON.parse(await run(program, JSON.stringify(request))) });
    } catch (problem) {
        self.postMessage({ id, reply: { problem: problem.message } });
    }
};
