"""Pictures of a page for a person to look at: light and dark, wide and on a phone."""

import base64
import os

PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
DESK = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
SCREENS = {"desk": DESK, "phone": PHONE}
SCHEMES = ("light", "dark")


class Pictures:
    """Takes pictures into a folder, or none without a folder."""

    def __init__(self, driver, folder):
        self.driver = driver
        self.folder = folder
        self.taken = 0
        # The pages that a phone can show only by scrolling sideways.
        self.wide_pages = []

    def take(self, page):
        if not self.folder:
            return
        os.makedirs(self.folder, exist_ok=True)
        for screen, metrics in SCREENS.items():
            self.tell("Emulation.setDeviceMetricsOverride", metrics)
            if self.overflows():
                self.wide_pages.append(f"{page} on a {screen}")
            for scheme in SCHEMES:
                feature = {"name": "prefers-color-scheme", "value": scheme}
                self.tell("Emulation.setEmulatedMedia", {"features": [feature]})
                self.save(f"{page}-{screen}-{scheme}.png")
        self.tell("Emulation.setEmulatedMedia", {"features": []})
        self.tell("Emulation.clearDeviceMetricsOverride", {})

    def overflows(self):
        script = "const e = document.documentElement; return e.scrollWidth > e.clientWidth;"
        return self.driver.execute_script(script)

    def save(self, name):
        """Saves the whole page, the part below the screen's edge too."""
        size = self.tell("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {**size, "scale": 1}
        picture = self.tell("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(base64.b64decode(picture["data"]))
        self.taken += 1

    def tell(self, command, arguments):
        return self.driver.execute_cdp_cmd(command, arguments)
