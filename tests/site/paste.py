"""Uses the paste box of the built site as a reader does, and compares its answers with the program's.

    tests/site/paste.py FOLDER PROGRAM [--shots FOLDER]

A site that was built without the paste box must have its search in the same place; that is all that is looked at then.
"""

import contextlib
import functools
import http.server
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import tomllib

from browse import PHONE, Browser, Quiet, find_by_search
from shots import take

AXE = pathlib.Path("target/tools/axe/node_modules/axe-core/axe.min.js")
# A key of a known form, made here so that no file holds it.
KEY = "gsk_" + ("q7Zt2Wb9Rn4Xc8Kd3Vm6" * 3)[:52]
READY = "return document.querySelector('form.paste').dataset.ready"

# Pastes a text, and waits until its answer stands there.
PASTE = """
const [text, done] = arguments;
const area = document.querySelector("form.paste textarea");
const live = document.querySelector(".live");
area.value = text;
const begun = performance.now();
live.textContent = "";
new MutationObserver((_, watch) => {
    if (!live.textContent) return;
    watch.disconnect();
    const { status, layer, cause } = document.querySelector(".answer").dataset;
    const first = document.querySelector(".answer .do")?.textContent ?? null;
    done({ status, layer, cause, first, live: live.textContent, time: performance.now() - begun });
}).observe(live, { childList: true });
area.dispatchEvent(new ClipboardEvent("paste"));
"""

# What is kept of the unpacked program, and what is done with it.
KEPT = """
const done = arguments[arguments.length - 1];
(async () => {
    const cache = await caches.open("triage-unpacked");
    const [key, another] = await cache.keys();
    if (!key || another) return null;
    const whole = new Uint8Array(await (await cache.match(key)).arrayBuffer());
    CHANGE
})().then(done);
"""

# Tries to reach another place, from the page and from a worker like the engine's; says what came of it.
ESCAPE = """
const [address, done] = arguments;
const attempt = "fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')";
const blob = new Blob([`const address = ${JSON.stringify(address)}; ${attempt}.then(postMessage)`]);
const worker = new Worker(URL.createObjectURL(blob));
worker.onmessage = async ({ data }) => done([data, await fetch(address, { mode: "no-cors" }).then(() => "reached", () => "refused")]);
"""


class Counting(Quiet):
    """Serves the site, and counts what it was asked for."""

    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()


class Damaging(Quiet):
    """Serves the site, and what is packed backwards."""

    def copyfile(self, source, outputfile):
        whole = source.read()
        outputfile.write(whole[::-1] if self.path.endswith(".lz") else whole)


@contextlib.contextmanager
def serving(folder, handler=Counting):
    http.server.ThreadingHTTPServer.allow_reuse_address = True
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def browsing():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            yield browser
        finally:
            browser.close()


def paste(browser, text):
    return browser.send("/execute/async", {"script": PASTE, "args": [text]})


def payloads():
    """Ten fixtures, from one end of the alphabet to the other."""
    read = [tomllib.loads(path.read_text()) for path in sorted(pathlib.Path("fixtures").rglob("*.toml"))]
    plain = [one["payload"] for one in read if not one.get("given")]
    return plain[::len(plain) // 10][:10]


def of_program(program, text):
    """The program's answer in the page's words."""
    command = [program, "explain", "--format", "json", "-"]
    told = json.loads(subprocess.run(command, input=text, capture_output=True, text=True, check=False).stdout)
    cause = told["causes"][0]["id"] if told["causes"] else ""
    first = told["do_first"]["do"].replace("`", "") if told["do_first"] else None
    return {"status": told["status"], "layer": told["layer"] or "", "cause": cause, "first": first}


def same_answers(browser, program):
    times = []
    for text in payloads():
        before = len(Counting.asked)
        page = paste(browser, text)
        assert len(Counting.asked) == before, f"an answer asked for {Counting.asked[before:]}"
        wanted = of_program(program, text)
        assert {name: page[name] for name in wanted} == wanted, f"{page}\n{wanted}\n{text}"
        assert page["live"], "nothing is read aloud"
        times.append(page["time"])
    return statistics.median(times)


def nothing_leaves(browser, elsewhere):
    before = len(Counting.asked)
    for told in browser.send("/execute/async", {"script": ESCAPE, "args": [elsewhere]}):
        assert told == "refused", "the policy lets something out"
    assert len(Counting.asked) == before, "another place was asked"


def hides_keys(browser):
    text = f"openai.AuthenticationError: Error code: 401 - Incorrect API key provided: {KEY}"
    paste(browser, text)
    browser.run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } });"
                "[...document.querySelectorAll('.tools button')].find(one => one.textContent === 'Copy a report').click()")
    report = browser.wait("return window.copied")
    assert KEY not in report and report.startswith("# "), report
    assert KEY not in browser.run("return document.querySelector('.answer').textContent"), "a key is shown"


def asks(browser, site):
    """Answers the question with a button, and opens the link that comes of it elsewhere."""
    paste(browser, "Unauthorized User API key")
    leads = browser.run("return document.querySelector('.answer h2').textContent")
    browser.run("document.querySelector('.answer fieldset button:not(.quiet)').click()")
    browser.wait("return document.querySelector('.stated')")
    assert browser.run("return document.activeElement.matches('.answer h2')"), "the focus is lost"
    link = browser.run("return location.href")
    assert "#facts:" in link and "nauthorized" not in link, link
    browser.open(site + "404.html")
    browser.open(link)
    browser.wait(READY)
    paste(browser, "Unauthorized User API key")
    assert browser.run("return document.querySelector('.stated')"), "the link states nothing"
    browser.run("document.querySelector('.stated button').click()")
    browser.wait("return !document.querySelector('.stated') && document.querySelector('.answer h2').textContent === arguments[0]", leads)


def unpacks_once(browser, site):
    """The unpacked program is kept for the next visit, and unpacked anew where what was kept is not it."""
    def kept(change="return whole.length"):
        return browser.send("/execute/async", {"script": KEPT.replace("CHANGE", change), "args": []})
    length = kept()
    assert length > 1 << 20, f"{length} bytes are kept"
    kept("await cache.put(key, new Response('damaged')); return 0")
    browser.open(site)
    assert browser.wait(READY) == "engine", "a damaged program ends it"
    paste(browser, "HTTP 401")
    assert kept() == length, "the program is not unpacked anew"


def is_accessible(browser):
    browser.run(AXE.read_text() + "; window.axe = axe;")
    script = "arguments[0] && 0; axe.run().then(found => arguments[arguments.length - 1](found.violations))"
    found = browser.send("/execute/async", {"script": script, "args": [0]})
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not grave, "\n".join(f"{one['id']}: {node['html'][:200]}" for one in grave for node in one["nodes"])


def without_the_engine(folder):
    """A browser without WebAssembly has the search."""
    with serving(folder) as site, browsing() as browser:
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", source="delete window.WebAssembly")
        browser.open(site + "index.html")
        assert browser.run("return document.querySelector('.paste input')"), "the search is gone"
        find_by_search(browser, site)


def with_a_damaged_engine(folder):
    """A program that cannot be unpacked leaves the search."""
    with serving(folder, Damaging) as site, browsing() as browser:
        browser.open(site + "index.html")
        assert browser.wait(READY) == "search", "a damaged program is used"
        find_by_search(browser, site)


def main(folder, program, *shots):
    if not pathlib.Path(folder, "paste/triage.wasm.lz").exists():
        without_the_engine(folder)
        print("the site has its search and no paste box")
        return
    with browsing() as browser:
        with serving(folder) as site, serving(folder) as elsewhere:
            browser.open(site)
            browser.wait(READY)
            paste(browser, "HTTP 401")
            time = same_answers(browser, program)
            is_accessible(browser)
            browser.devtools("Emulation.setDeviceMetricsOverride", **PHONE)
            scheme = [{"name": "prefers-color-scheme", "value": "dark"}]
            browser.devtools("Emulation.setEmulatedMedia", features=scheme)
            browser.open(site)
            browser.wait(READY)
            paste(browser, "Unauthorized User API key")
            is_accessible(browser)
            nothing_leaves(browser, elsewhere)
            hides_keys(browser)
            asks(browser, site)
            unpacks_once(browser, site)
            browser.wait("return navigator.serviceWorker.controller")
            if shots:
                take(browser, site, pathlib.Path(shots[1]), lambda: paste(browser, "Unauthorized User API key"))
        # Nobody serves the site any more.
        browser.open(site)
        browser.wait(READY)
        assert paste(browser, "Unauthorized User API key")["status"] == "ambiguous"
    without_the_engine(folder)
    with_a_damaged_engine(folder)
    print(f"the paste box answers as the program does, in {time:.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
