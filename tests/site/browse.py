"""Uses the built site as a reader does: searches, opens what was found, reads tables, and does the same on a phone.

    tests/site/browse.py FOLDER [--find] [--all] [--long]

FOLDER holds the built site. Needs `chromedriver` and the browser it drives, and nothing beyond Python's standard library.
With `--find` an error is searched for. With `--all` every page is looked at on the phone, otherwise one of every kind.
With `--long` texts are as long as strangers like, so what to do first may end below the first screen.
A page that runs a script from a rule opens a dialog, and the browser refuses to go on.
"""

import functools
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

CODE = "ERROR_BAD_USER_API_KEY"
PAGE = "errors/cursor/bad-user-api-key.html"
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --disable-dev-shm-usage""".split()

# Rows of tables that have not as many cells as the head, and tables without any text.
BROKEN_TABLES = """
return [...document.querySelectorAll("main table")].flatMap(table => {
    const wanted = table.querySelectorAll("thead th").length;
    const rows = [...table.querySelectorAll("tbody tr")];
    const broken = rows.filter(row => row.cells.length !== wanted || !row.innerText.trim());
    return wanted && rows.length ? broken.map(row => row.innerText) : ["empty: " + table.innerText];
});"""

# What sticks out to the right, unless something around it scrolls on its own.
OVERFLOW = """
const scrolls = box => box && box !== document.body
    && (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
const out = [...document.querySelectorAll("main *")].filter(box =>
    box.getBoundingClientRect().right > innerWidth + 1 && !scrolls(box.parentElement));
const wide = document.documentElement.scrollWidth > innerWidth ? ["the page itself"] : [];
return wide.concat(out.map(box => box.tagName + ": " + box.innerText.slice(0, 60)));"""

# Notes what the policy of a page refuses, from before its first script on.
REFUSED = """
window.refused = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    window.refused.push([effectiveDirective, blockedURI, sample].join(" ")));"""


# Where the first of what to do ends, or null where a page of an error or a cause does not say it; and what is folded away open.
FIRST_SCREEN = """
const heading = [...document.querySelectorAll("main h2")].find(h => h.innerText.trim() === "Do this first");
const unfolded = [...document.querySelectorAll("main details")].some(details => details.open);
return [heading?.nextElementSibling?.getBoundingClientRect().bottom ?? null, unfolded];"""


class Browser:
    """A session of a headless browser, spoken to as the WebDriver standard has it."""

    def __init__(self, profile):
        command = ["chromedriver", "--port=0"]
        self.driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        ports = (re.search(r"started successfully on port (\d+)", line) for line in self.driver.stdout)
        port = next(found.group(1) for found in ports if found)
        self.root = f"http://127.0.0.1:{port}/session"
        options = {"goog:chromeOptions": {"args": [*FLAGS, f"--user-data-dir={profile}"]}}
        self.root += "/" + self.send("", {"capabilities": {"alwaysMatch": options}})["sessionId"]

    def send(self, path, body, method="POST"):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address):
        self.send("/url", {"url": address})

    def run(self, script, *arguments):
        return self.send("/execute/sync", {"script": script, "args": list(arguments)})

    def devtools(self, command, **parameters):
        self.send("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def wait(self, script, *arguments):
        for _ in range(200):
            if found := self.run(script, *arguments):
                return found
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for: {script}")

    def close(self):
        try:
            self.send("", None, "DELETE")
        finally:
            self.driver.terminate()


def find_by_search(browser, site):
    """Types the code into the form of the front page and follows what is found."""
    browser.open(site + "index.html")
    browser.run("const form = document.querySelector('.paste'); form.elements.search.value = arguments[0];"
                "form.requestSubmit()", CODE)
    found = browser.wait("return [...document.querySelectorAll('#mdbook-searchresults a')].map(link => link.href)")
    assert any(PAGE in address for address in found), f"searching {CODE} found {found}"
    browser.run("document.querySelector(`#mdbook-searchresults a[href*='${arguments[0]}']`).click()", PAGE)
    browser.wait("return location.pathname.endsWith(arguments[0]) && document.readyState === 'complete'", PAGE)
    text = browser.run("return document.querySelector('main').innerText")
    assert CODE in text, f"{PAGE} does not name {CODE}"
    assert browser.run("return document.querySelectorAll('main table').length"), f"{PAGE} has no table"


def look_at(browser, site, page, is_long):
    """What is wrong with a page."""
    browser.open(site + page)
    is_for_reader = pathlib.PurePath(page).parts[0] in ("errors", "causes")
    wrong = first_screen(browser, is_long) if is_for_reader else []
    browser.run("document.querySelectorAll('main details').forEach(details => { details.open = true })")
    wrong += [f"overflows: {what}" for what in browser.run(OVERFLOW)]
    wrong += [f"broken table: {row}" for row in browser.run(BROKEN_TABLES)]
    unseen = "return [...document.querySelectorAll('main img')].filter(i => !i.naturalWidth || !i.alt).map(i => i.src)"
    wrong += [f"picture without size or words: {picture}" for picture in browser.run(unseen)]
    wrong += [f"refused by the policy: {what}" for what in browser.run("return window.refused")]
    if not browser.run("return document.querySelector('meta[http-equiv=Content-Security-Policy]')"):
        wrong.append("it has no policy")
    if not browser.run("return document.querySelector('meta[property=\"og:title\"]')?.content"):
        wrong.append("it has no title for those who link to it")
    return [f"{page}: {what}" for what in wrong]


def first_screen(browser, is_long):
    """Whether a person with the error sees what to do first without scrolling, and nothing that only rule authors want."""
    bottom, unfolded = browser.run(FIRST_SCREEN)
    if bottom is None:
        return ["says nothing to do first"]
    late = [f"what to do first ends at {bottom:.0f} px"] if bottom > PHONE["height"] and not is_long else []
    return late + ["what is for rule authors is open"] * unfolded


def pages(folder, everything):
    """All pages, or those at the top and one of every folder below."""
    skipped = {"404.html", "toc.html", "print.html"}
    found = sorted(path.relative_to(folder) for path in folder.rglob("*.html"))
    found = [page for page in found if page.name not in skipped and page.parts[0] != "codes"]
    if everything:
        return found
    kinds = {page.parts[:-1]: page for page in reversed(found)}
    return [page for page in found if len(page.parts) == 1 or page in kinds.values()]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main(folder, *flags):
    folder = pathlib.Path(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}/"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", source=REFUSED)
            if "--find" in flags:
                find_by_search(browser, site)
            browser.devtools("Emulation.setDeviceMetricsOverride", **PHONE)
            scheme = [{"name": "prefers-color-scheme", "value": "dark"}]
            browser.devtools("Emulation.setEmulatedMedia", features=scheme)
            looked_at = [str(page) for page in pages(folder, "--all" in flags)] + [PAGE] * ("--find" in flags)
            wrong = [what for page in looked_at for what in look_at(browser, site, page, "--long" in flags)]
            assert browser.run("return document.documentElement.classList.contains('navy')"), "it is not dark"
        finally:
            browser.close()
    print("\n".join(wrong) or f"{len(looked_at)} pages are whole at {PHONE['width']} px")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
