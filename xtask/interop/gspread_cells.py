"""Reads and writes cells with gspread, on a local server in place of Google's.

write ORIGIN ID RANGE  writes the rows given on stdin, as a person types them.
append ORIGIN ID       appends the one row given on stdin.
read ORIGIN ID RANGE   prints the cells, `shown` and as `formulas`.

The first line on stdin is the access token, the rest is JSON.
"""

import json
import sys

import gspread
from google.oauth2.credentials import Credentials
from requests.adapters import HTTPAdapter

GOOGLE = "https://sheets.googleapis.com"


class Redirected(HTTPAdapter):
    """Sends what is meant for Google to the local server."""

    def __init__(self, origin):
        super().__init__()
        self.origin = origin

    def send(self, request, **options):
        request.url = self.origin + request.url.removeprefix(GOOGLE)
        return super().send(request, **options)


def main(deed, origin, spreadsheet, *cells):
    token = sys.stdin.readline().strip()
    client = gspread.Client(auth=Credentials(token))
    client.http_client.session.mount(GOOGLE, Redirected(origin.rstrip("/")))
    client.set_timeout(10)
    sheet = client.open_by_key(spreadsheet).sheet1
    {"write": write, "append": append, "read": read}[deed](sheet, *cells)


def write(sheet, cells):
    sheet.update(json.load(sys.stdin), cells, raw=False)


def append(sheet):
    sheet.append_row(json.load(sys.stdin), value_input_option="USER_ENTERED")


def read(sheet, cells):
    shown = sheet.get(cells)
    formulas = sheet.get(cells, value_render_option="FORMULA")
    print(json.dumps({"shown": shown, "formulas": formulas}))


main(*sys.argv[1:])
