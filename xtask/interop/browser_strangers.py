"""Others that knock at the receiver of a sign-in before the right answer comes."""

import http.client
import socket
from urllib.parse import urlsplit

# Connections that say half a line and then nothing, open until the browser ends.
mute = []


def knock(request):
    """Knocks at the redirect URI of an authorization request; names who was not turned away."""
    receiver = urlsplit(request["redirect_uri"])
    own_host = receiver.netloc
    for _ in range(8):
        connection = socket.create_connection((receiver.hostname, receiver.port), timeout=5)
        connection.sendall(b"GET /?code=half HTT")
        mute.append(connection)
    state = request["state"]
    strangers = {
        "an icon": ("GET", "/favicon.ico", own_host),
        "another path": ("GET", "/wp-login.php", own_host),
        "no parameters": ("GET", "/", own_host),
        "a wrong state": ("GET", "/?code=stolen&state=guessed", own_host),
        "no state": ("GET", "/?code=stolen", own_host),
        "an unproven denial": ("GET", "/?error=access_denied", own_host),
        "two codes": ("GET", f"/?code=one&code=two&state={state}", own_host),
        "another issuer": (
            "GET",
            f"/?code=stolen&state={state}&iss=https%3A%2F%2Fexample.com",
            own_host,
        ),
        "another host": ("GET", f"/?code=stolen&state={state}", "example.com"),
        "another method": ("POST", f"/?code=stolen&state={state}", own_host),
    }
    let_in = []
    for name, (method, target, host) in strangers.items():
        status = ask(receiver, method, target, host)
        if not 400 <= status < 500:
            let_in.append(f"{name}: {status}")
    return {"knocked": len(strangers) + len(mute), "let_in": let_in}


def ask(receiver, method, target, host):
    connection = http.client.HTTPConnection(receiver.hostname, receiver.port, timeout=5)
    try:
        connection.putrequest(method, target, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()
