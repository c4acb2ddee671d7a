"""A person with a browser: opens the URL, answers the consent page, tells what came.

hallpass starts it through BROWSER, as `python browser.py URL`.

BROWSER_ANSWER     `allow` or `deny`: the id of the button to press.
BROWSER_REPORT     a file for the report, one JSON object about the pages.
BROWSER_PROFILE    an empty folder for Chromium's profile.

And, if they are set:

BROWSER_UNTICK     the scope whose box is unticked.
BROWSER_CODE       the code of a device, typed into the first page.
BROWSER_PICTURES   a folder for pictures of the pages.
BROWSER_STRANGERS  `1`: others knock at the redirect URI before the person answers.
BROWSER_CERTIFICATES  `any`: takes any certificate for a good one.
"""

import json
import os
import re
import shutil
import signal
import sys
from urllib.parse import parse_qsl, urlsplit

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions as conditions
from selenium.webdriver.support.ui import WebDriverWait

import browser_pictures
import browser_strangers

SECONDS_FOR_ALL = 60
SECONDS_FOR_A_PAGE = 20

# Without a display, as any user, in a closed network.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main():
    signal.alarm(SECONDS_FOR_ALL)
    driver = start()
    try:
        report = Visit(driver).answer(sys.argv[1])
    except Exception as error:
        shown = address(driver.current_url)["url"]
        report = {"failure": f"{words_of(error)} at {shown}"}
    finally:
        driver.quit()
    write(report)


def start():
    options = webdriver.ChromeOptions()
    options.binary_location = found("chromium", "chromium-browser", "google-chrome")
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument("--user-data-dir=" + os.environ["BROWSER_PROFILE"])
    options.accept_insecure_certs = os.environ.get("BROWSER_CERTIFICATES") == "any"
    service = webdriver.ChromeService(executable_path=found("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def found(*names):
    for name in names:
        if path := shutil.which(name):
            return path
    sys.exit("none of these is on the PATH: " + ", ".join(names))


class Visit:
    """The way from the first page to the last."""

    def __init__(self, driver):
        self.driver = driver
        # A question to a page that is just being left is an error, and asked again.
        again = [WebDriverException]
        self.wait = WebDriverWait(driver, SECONDS_FOR_A_PAGE, ignored_exceptions=again)
        self.pictures = browser_pictures.Pictures(driver, os.environ.get("BROWSER_PICTURES"))

    def answer(self, url):
        self.driver.get(url)
        if code := os.environ.get("BROWSER_CODE"):
            self.type(code)
        button = self.clickable(os.environ["BROWSER_ANSWER"])
        asked_at = address(self.driver.current_url)
        self.pictures.take("consent")
        if scope := os.environ.get("BROWSER_UNTICK"):
            self.untick(scope)
        turned_away = None
        if os.environ.get("BROWSER_STRANGERS"):
            turned_away = browser_strangers.knock(dict(parse_qsl(urlsplit(url).query)))
        text = self.press(button)
        self.pictures.take("last")
        return {
            **address(self.driver.current_url),
            "asked_at": asked_at,
            "text": text,
            "strangers": turned_away,
            "pictures": self.pictures.taken,
            "wide_pages": self.pictures.wide_pages,
        }

    def type(self, code):
        """Types the code of a device and goes on until consent is asked."""
        field = self.wait.until(conditions.element_to_be_clickable((By.NAME, "user_code")))
        self.pictures.take("code")
        field.clear()
        field.send_keys(code + Keys.ENTER)
        self.wait.until(conditions.staleness_of(field))
        answer = (By.ID, os.environ["BROWSER_ANSWER"])
        going_on = (By.ID, "continue")
        either = conditions.any_of(
            conditions.element_to_be_clickable(answer),
            conditions.element_to_be_clickable(going_on),
        )
        button = self.wait.until(either)
        if button.get_attribute("id") == "continue":
            button.click()

    def untick(self, scope):
        boxes = self.driver.find_elements(By.CSS_SELECTOR, "input[type=checkbox]")
        box = next(box for box in boxes if box.get_attribute("value") == scope)
        box.click()

    def press(self, button):
        """Presses it and waits for what the page after it says."""
        button.click()
        self.wait.until(conditions.staleness_of(button))
        return self.wait.until(lambda _browser: self.text())

    def clickable(self, name):
        return self.wait.until(conditions.element_to_be_clickable((By.ID, name)))

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text.strip()


def address(url):
    """Splits an address from the names of its parameters; the values may be secrets."""
    parts = urlsplit(url)
    names = [name for name, _ in parse_qsl(parts.query + "&" + parts.fragment)]
    return {"url": url.split("?")[0].split("#")[0], "parameters": names}


def words_of(error):
    """Names an error in one line; an address in it loses what may be secret."""
    line = str(error).splitlines()[0] if str(error) else ""
    return f"{type(error).__name__} {re.sub(r'[?#][^ ]*', '', line)}".strip()


def write(report):
    """Writes the report at once, so that no reader sees half of it."""
    path = os.environ["BROWSER_REPORT"]
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(report, file)
    os.replace(path + ".part", path)


main()
