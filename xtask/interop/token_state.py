"""Asks a server whether the tokens in a file are alive, with neither hallpass nor Google's code.

python token_state.py FILE RESOURCE   prints the status of a request with the
access token, and the answer to a refresh. A refresh may replace the token, so
the file is for this question only.
"""

import json
import sys

import requests

LIMIT = 15


def main(file, resource):
    with open(file, encoding="utf-8") as opened:
        saved = json.load(opened)
    bearer = {"Authorization": f"Bearer {saved['token']}"}
    access = requests.get(resource, headers=bearer, timeout=LIMIT)
    form = {"grant_type": "refresh_token", "refresh_token": saved["refresh_token"]}
    for name in ("client_id", "client_secret"):
        if saved.get(name):
            form[name] = saved[name]
    refresh = requests.post(saved["token_uri"], data=form, timeout=LIMIT)
    print(json.dumps({"access": access.status_code, "refresh": verdict(refresh)}))


def verdict(answer):
    """Names the error; a success holds secrets."""
    return "alive" if answer.ok else answer.json().get("error")


main(*sys.argv[1:])
