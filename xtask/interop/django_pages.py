"""The pages of `django_server.py`. They load nothing from anywhere."""


def page(title, body):
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{title}</title><h1>{title}</h1>{body}</html>"
    )


# The toolkit's own page has no boxes to untick.
CONSENT = page(
    "Consent",
    """{% if error %}<p>{{ error.error }}: {{ error.description }}</p>{% else %}
    <form method="post">
    {% for field in form %}{% if field.is_hidden and field.name != "scope" %}{{ field }}{% endif %}{% endfor %}
    <p>{{ application.name }} asks for</p>
    {% for scope in scopes %}<p><label>
      <input type="checkbox" name="scope" checked value="{{ scope }}"> {{ scope }}</label></p>{% endfor %}
    {{ form.errors }}
    <button id="deny">Deny</button>
    <button id="allow" name="allow" value="yes">Allow</button></form>{% endif %}""",
)

DEVICE_CODE = page(
    "Enter the code",
    '<form method="post">{{ form.as_p }}<button>Continue</button></form>',
)

DEVICE_CONSENT = page(
    "Consent",
    """<form method="post"><p>{{ application.name }} asks for</p>
    <ul>{% for scope in scopes %}<li>{{ scope }}</li>{% endfor %}</ul>
    <button id="deny" name="action" value="deny">Deny</button>
    <button id="allow" name="action" value="accept">Allow</button></form>""",
)

DEVICE_DONE = page("Done", "<p>The device is {{ object.get_status_display }}.</p>")

TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "OPTIONS": {
        "loaders": [
            (
                "django.template.loaders.locmem.Loader",
                {
                    "oauth2_provider/authorize.html": CONSENT,
                    "oauth2_provider/device/user_code.html": DEVICE_CODE,
                    "oauth2_provider/device/accept_deny.html": DEVICE_CONSENT,
                    "oauth2_provider/device/device_grant_status.html": DEVICE_DONE,
                },
            )
        ]
    },
}
