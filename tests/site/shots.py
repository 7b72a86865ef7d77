"""Pictures for people to look at, on a desktop and a phone, light and dark: the start page with an answer, an error, the matrix."""

import base64

SCREENS = {"desktop": (1280, 900, False), "phone": (390, 844, True)}
PAGES = {"error": "errors/claude-code/invalid-api-key.html", "matrix": "features.html"}


def take(browser, site, folder, fill):
    """Opens the start page on every screen, has it filled, and writes what is seen, whole, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (width, height, mobile) in SCREENS.items():
        for scheme in ("light", "dark"):
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
            browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.devtools("Emulation.setDeviceMetricsOverride", **size)
            browser.open(site)
            browser.wait("return document.querySelector('form.paste').dataset.ready")
            write(browser, folder / f"start-{name}-{scheme}.png", size)
            fill()
            write(browser, folder / f"answer-{name}-{scheme}.png", size)
            for page, address in PAGES.items():
                browser.open(f"{site}{address}")
                write(browser, folder / f"{page}-{name}-{scheme}.png", size)


def write(browser, path, size):
    """All of the page, however long."""
    height = browser.run("return document.documentElement.scrollHeight")
    browser.devtools("Emulation.setDeviceMetricsOverride", **{**size, "height": min(height, 4000)})
    path.write_bytes(base64.b64decode(browser.send("/screenshot", None, "GET")))
    browser.devtools("Emulation.setDeviceMetricsOverride", **size)
