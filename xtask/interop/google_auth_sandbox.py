"""Signs in to our sandbox with google-auth-oauthlib, as a desktop program does.

python google_auth_sandbox.py DEED CLIENT ORIGIN   prints what came of it, as JSON.

allow    signs in, calls an API, refreshes twice, tries the first refresh token
         once more, calls the API again.
consent  signs in with two scopes and tells what was granted, or what was raised.
revoke   signs in and revokes the way Google's documentation shows.
"""

import json
import sys

import requests
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow

SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"
READONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
IDENTITY = ["openid", "https://www.googleapis.com/auth/userinfo.email"]


def login(client, scopes):
    flow = InstalledAppFlow.from_client_secrets_file(client, scopes)
    return flow.run_local_server(
        host="127.0.0.1", port=0, authorization_prompt_message=None, timeout_seconds=50
    )


def allow(client, origin):
    credentials = login(client, [*IDENTITY, SPREADSHEETS])
    session = AuthorizedSession(credentials)
    created = session.post(f"{origin}/v4/spreadsheets", json={"properties": {"title": "Rooms"}})
    first = (credentials.token, credentials.refresh_token)
    changes = []
    for _ in range(2):
        before = (credentials.token, credentials.refresh_token)
        credentials.refresh(Request())
        after = (credentials.token, credentials.refresh_token)
        changes.append([old != new for old, new in zip(before, after)])
    spreadsheet = f"{origin}/v4/spreadsheets/{created.json()['spreadsheetId']}"
    read = session.get(spreadsheet)
    person = session.get(f"{origin}/userinfo").json()
    return {
        "granted": sorted(credentials.granted_scopes),
        "account": person.get("email"),
        "created": created.status_code,
        "read": read.status_code,
        "changes": changes,
        "first_refresh_token": refreshed(credentials, first[1]),
    }


def consent(client, origin):
    try:
        credentials = login(client, [*IDENTITY, SPREADSHEETS, READONLY])
    except (Exception, Warning) as error:
        return {"raised": type(error).__name__, "says": str(error)}
    session = AuthorizedSession(credentials)
    created = session.post(f"{origin}/v4/spreadsheets", json={"properties": {"title": "Rooms"}})
    return {"granted": sorted(credentials.granted_scopes), "created": created.status_code}


def revoke(client, origin):
    credentials = login(client, [*IDENTITY, SPREADSHEETS])
    person = f"{origin}/userinfo"
    bearer = {"Authorization": f"Bearer {credentials.token}"}
    before = requests.get(person, headers=bearer, timeout=10)
    answer = requests.post(
        f"{origin}/revoke",
        params={"token": credentials.token},
        headers={"content-type": "application/x-www-form-urlencoded"},
        timeout=10,
    )
    again = requests.post(f"{origin}/revoke", data={"token": credentials.token}, timeout=10)
    after = requests.get(person, headers=bearer, timeout=10)
    return {
        "before": before.status_code,
        "answer": answer.status_code,
        "again": again.status_code,
        "after": after.status_code,
        "refresh": refreshed(credentials, credentials.refresh_token),
    }


def refreshed(credentials, refresh_token):
    """Tries a refresh token from the side; names the error, for a success holds secrets."""
    other = Credentials(
        None,
        refresh_token=refresh_token,
        token_uri=credentials.token_uri,
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
    )
    try:
        other.refresh(Request())
    except RefreshError as error:
        return error.args[1].get("error")
    return "alive"


deed, *rest = sys.argv[1:]
print(json.dumps({"allow": allow, "consent": consent, "revoke": revoke}[deed](*rest)))
