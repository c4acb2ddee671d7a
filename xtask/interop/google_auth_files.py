"""Writes and reads credential files with Python's google-auth.

login SECRETS FOLDER  signs in with google-auth-oauthlib and saves the
                      credentials as `credentials.json`, the library's own
                      shape, and as `adc.json`, the shape of default
                      credentials.
load FILE             loads a file that hallpass wrote, both ways, and compares
                      every field with the file. The access token that
                      hallpass itself hands out is expected on stdin.
"""

import json
import os
import sys
from datetime import datetime, timezone

import google.auth
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow

SCOPES = ["openid", "https://www.googleapis.com/auth/spreadsheets"]


def login(secrets, folder):
    flow = InstalledAppFlow.from_client_secrets_file(secrets, SCOPES)
    credentials = flow.run_local_server(
        host="127.0.0.1", port=0, authorization_prompt_message=None, timeout_seconds=50
    )
    shape = json.loads(credentials.to_json())
    save(folder, "credentials.json", shape)
    names = ["client_id", "client_secret", "refresh_token", "universe_domain"]
    default = {name: shape[name] for name in names}
    save(folder, "adc.json", {"type": "authorized_user", "account": "", **default})


def save(folder, name, shape):
    path = os.path.join(folder, name)
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        json.dump(shape, file)


def load(path):
    with open(path, encoding="utf-8") as file:
        written = json.load(file)
    handed_out = sys.stdin.read().strip()
    loaded = Credentials.from_authorized_user_file(path)
    os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = path
    os.environ["GOOGLE_CLOUD_PROJECT"] = "interop"
    default, _project = google.auth.default()

    pairs = {
        "token": (loaded.token, handed_out),
        "token, as stored": (loaded.token, written["token"]),
        "refresh_token": (loaded.refresh_token, written["refresh_token"]),
        "client_id": (loaded.client_id, written["client_id"]),
        "client_secret": (loaded.client_secret, written["client_secret"]),
        "scopes": (sorted(loaded.scopes), sorted(written["scopes"])),
        "expiry": (loaded.expiry, in_utc(written["expiry"])),
        "expired": (loaded.expired, False),
        "default refresh_token": (default.refresh_token, written["refresh_token"]),
        "default client_id": (default.client_id, written["client_id"]),
        "default client_secret": (default.client_secret, written["client_secret"]),
    }
    # Names only: the values are secrets.
    differing = [name for name, (theirs, ours) in pairs.items() if theirs != ours]
    if differing or not written["refresh_token"]:
        sys.exit("google-auth sees another value in: " + ", ".join(differing))


def in_utc(text):
    """Reads RFC 3339 into what google-auth keeps: UTC without a zone."""
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(timezone.utc).replace(tzinfo=None)


{"login": login, "load": load}[sys.argv[1]](*sys.argv[2:])
