"""A person with a browser: opens the URL, answers the consent page, tells what came.

hallpass starts it through BROWSER, as `python browser.py URL`.

BROWSER_ANSWER   `allow` or `deny`: the id of the button to press.
BROWSER_REPORT   a file for the report, one JSON object about the last page.
BROWSER_PROFILE  an empty folder for Chromium's profile.
"""

import json
import os
import shutil
import signal
import sys
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as conditions
from selenium.webdriver.support.ui import WebDriverWait

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
        report = visit(driver, sys.argv[1], os.environ["BROWSER_ANSWER"])
    except Exception as error:
        report = {"failure": f"{type(error).__name__} at {without_query(driver.current_url)}"}
    finally:
        driver.quit()
    write(report)


def start():
    options = webdriver.ChromeOptions()
    options.binary_location = found("chromium", "chromium-browser", "google-chrome")
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument("--user-data-dir=" + os.environ["BROWSER_PROFILE"])
    service = webdriver.ChromeService(executable_path=found("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def found(*names):
    for name in names:
        if path := shutil.which(name):
            return path
    sys.exit("none of these is on the PATH: " + ", ".join(names))


def visit(driver, url, answer):
    driver.get(url)
    wait = WebDriverWait(driver, SECONDS_FOR_A_PAGE)
    button = wait.until(conditions.element_to_be_clickable((By.ID, answer)))
    asked_at = urlsplit(driver.current_url).netloc
    button.click()
    wait.until(lambda browser: urlsplit(browser.current_url).netloc != asked_at)
    wait.until(lambda browser: browser.find_element(By.TAG_NAME, "body").text.strip())
    return {
        "url": without_query(driver.current_url),
        "has_code": "code=" in driver.current_url,
        "title": driver.title,
        "text": driver.find_element(By.TAG_NAME, "body").text,
    }


def without_query(url):
    return url.split("?")[0].split("#")[0]


def write(report):
    """Writes the report at once, so that no reader sees half of it."""
    path = os.environ["BROWSER_REPORT"]
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(report, file)
    os.replace(path + ".part", path)


main()
