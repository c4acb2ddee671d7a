"""A local authorization server on django-oauth-toolkit, for interop.

Its engine is oauthlib, which shares nothing with `oidc-provider` nor with us.
It listens on 127.0.0.1 only and prints one line of JSON when it is ready:
where it is, and which clients it knows.

python django_server.py FOLDER   a folder for the database.

ROTATES  `1`: each refresh replaces the refresh token, and the use of a replaced
         one ends the sign-in.
"""

import json
import os
import secrets
import socketserver
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.core.management import call_command

import django_configuration

CODE = "authorization-code"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
PERSON = "ada@example.com"


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *_arguments):
        pass


def main(folder):
    server = make_server("127.0.0.1", 0, None, Server, Silent)
    origin = f"http://127.0.0.1:{server.server_port}"
    django_configuration.set_up(folder, origin, rotates=os.environ.get("ROTATES") == "1")
    django.setup()
    call_command("migrate", verbosity=0)
    clients = register()
    from django.core.wsgi import get_wsgi_application

    server.set_app(get_wsgi_application())
    described = [client_secrets(origin, *client) for client in clients]
    print(json.dumps({"origin": origin, "clients": described}), flush=True)
    server.serve_forever()


def register():
    """Registers the person and the clients; an application has one kind of grant here."""
    from django.contrib.auth import get_user_model
    from oauth2_provider.models import Application

    person = get_user_model().objects.create_user(PERSON, email=PERSON)
    secret = secrets.token_urlsafe(24)
    clients = [
        ("public-desktop", None, CODE),
        ("secret-desktop", secret, CODE),
        ("public-device", None, DEVICE),
    ]
    for client_id, client_secret, grant in clients:
        Application.objects.create(
            client_id=client_id,
            client_secret=client_secret or "",
            client_type="confidential" if client_secret else "public",
            authorization_grant_type=grant,
            redirect_uris="http://127.0.0.1/ http://[::1]/",
            algorithm="RS256",
            name=client_id,
            user=person,
        )
    return [(client_id, client_secret) for client_id, client_secret, _ in clients]


def client_secrets(origin, client_id, client_secret):
    """Writes a client the way Google's console lets people download it."""
    client = {
        "client_id": client_id,
        "project_id": "interop",
        "auth_uri": f"{origin}/o/oauth2/v2/auth",
        "token_uri": f"{origin}/token",
        "redirect_uris": ["http://localhost"],
    }
    if client_secret:
        client["client_secret"] = client_secret
    return {"installed": client}


main(sys.argv[1])
