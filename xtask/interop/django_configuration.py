"""What Django is told for `django_server.py`: scopes, token rules, where things are."""

import os
import secrets

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

import django_pages

GOOGLE = "https://www.googleapis.com/auth/"
SCOPES = ["openid", "email"] + [
    GOOGLE + name for name in ("spreadsheets", "spreadsheets.readonly", "drive.file")
]


def set_up(folder, origin, rotates):
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY=secrets.token_urlsafe(24),
        ROOT_URLCONF="django_places",
        USE_TZ=True,
        SILENCED_SYSTEM_CHECKS=["*"],
        DATABASES={"default": database(folder)},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=["django_places.signed_in"],
        TEMPLATES=[django_pages.TEMPLATES],
        OAUTH2_PROVIDER=rules(origin, rotates),
    )


def database(folder):
    """Keeps writers apart, or requests at the same time find the database locked."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.path.join(folder, "django.sqlite3"),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL",
        },
    }


def rules(origin, rotates):
    return {
        "SCOPES": {scope: scope for scope in SCOPES},
        "PKCE_REQUIRED": True,
        "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
        "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
        "ROTATE_REFRESH_TOKEN": rotates,
        "REFRESH_TOKEN_REUSE_PROTECTION": True,
        "OIDC_ENABLED": True,
        "OIDC_ISS_ENDPOINT": origin,
        "OIDC_RSA_PRIVATE_KEY": private_key(),
        "OAUTH2_VALIDATOR_CLASS": "django_places.Validator",
        "DEVICE_FLOW_INTERVAL": 1,
        "OAUTH_DEVICE_VERIFICATION_URI": f"{origin}/device",
        "OAUTH_DEVICE_VERIFICATION_URI_COMPLETE": lambda code: f"{origin}/device?user_code={code}",
    }


def private_key():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
