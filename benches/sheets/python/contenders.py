"""The Python contenders of `cargo xtask bench sheets`.

WORK CONTENDER URL  does one piece of work and prints what it cost as JSON.
"""

import json
import os
import sys
import time

import gspread
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.credentials import Credentials
from requests.adapters import HTTPAdapter

GOOGLE = "https://sheets.googleapis.com"
SHEET = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"
# As in kit/src/child.rs.
TOKEN = "ya29.bench-" + "0123456789-" * 17 + "01"
RANGE = os.environ["BENCH_RANGE"]
CELLS = int(os.environ["BENCH_CELLS"])
ENCODING = os.environ["BENCH_ENCODING"]
REQUESTS = int(os.environ["BENCH_REQUESTS"])
# As in kit/src/work.rs.
WRITE_ROWS = 5_000
# Half numbers, half short texts, as in kit/src/cells.rs.
ROW = [58331.0, "Tea", 1234567.89, "a \"quoted\" one", 7.0, "Berlin", 0.25, "待機中", 99999.0, "n/a"]


class GoogleAuth:
    def __init__(self, url):
        self.session = AuthorizedSession(Credentials(TOKEN))
        self.session.headers["Accept-Encoding"] = ENCODING
        self.values = f"{url}/v4/spreadsheets/{SHEET}/values"

    def read(self):
        options = {"valueRenderOption": "UNFORMATTED_VALUE"}
        answer = self.session.get(f"{self.values}/{RANGE}", params=options)
        answer.raise_for_status()
        return answer.json()

    def count(self, values):
        return sum(map(len, values["values"]))

    def write(self, cells, rows):
        options = {"valueInputOption": "RAW"}
        answer = self.session.put(f"{self.values}/{cells}", params=options, json={"values": rows})
        answer.raise_for_status()
        return answer.json()


class Redirected(HTTPAdapter):
    """Sends what is meant for Google to the local server."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def send(self, request, **options):
        request.url = self.url + request.url.removeprefix(GOOGLE)
        return super().send(request, **options)


class Gspread:
    def __init__(self, url):
        client = gspread.Client(auth=Credentials(TOKEN))
        client.http_client.session.headers["Accept-Encoding"] = ENCODING
        client.http_client.session.mount(GOOGLE, Redirected(url))
        self.sheet = client.open_by_key(SHEET).sheet1

    def read(self):
        return self.sheet.get(RANGE.partition("!")[2], value_render_option="UNFORMATTED_VALUE")

    def count(self, values):
        return sum(map(len, values))

    def write(self, cells, rows):
        return self.sheet.update(rows, cells.partition("!")[2], raw=True)


def main(work, contender, url):
    contender = {"google-auth, requests": GoogleAuth, "gspread": Gspread}[contender](url)
    if work.startswith("small"):
        cost = small(contender)
    elif work.startswith("write"):
        cost = write(contender)
    else:
        cost = read(contender)
    print(json.dumps(cost))


def read(contender):
    before = status("VmRSS")
    start = Start()
    values = contender.read()
    cost = start.stop(1)
    cost["held"] = (status("VmRSS") - before) * 1024 / CELLS
    check(contender, values)
    return cost


def small(contender):
    for _ in range(20):
        contender.read()
    start = Start()
    for _ in range(1000):
        values = contender.read()
    cost = start.stop(1000)
    check(contender, values)
    return cost


def write(contender):
    start = Start()
    for request in range(REQUESTS):
        rows = [list(ROW) for _ in range(WRITE_ROWS)]
        contender.write(f"Sheet1!A{request * WRITE_ROWS + 1}:J{(request + 1) * WRITE_ROWS}", rows)
    return start.stop(1)


def check(contender, values):
    if contender.count(values) != CELLS:
        sys.exit(f"{contender.count(values)} cells were read, not {CELLS}")


class Start:
    def __init__(self):
        self.cpu = time.process_time_ns()
        self.wall = time.perf_counter_ns()

    def stop(self, pieces):
        wall = time.perf_counter_ns() - self.wall
        cpu = time.process_time_ns() - self.cpu
        return {"wall_ns": wall / pieces, "cpu_ns": cpu / pieces, "peak_mb": status("VmHWM") / 1024}


def status(key):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(key))


main(*sys.argv[1:])
