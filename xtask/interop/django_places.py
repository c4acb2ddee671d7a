"""Where the toolkit's views are in `django_server.py`: under the paths that Google uses."""

from django.contrib.auth import get_user_model
from django.http import JsonResponse
from django.urls import include, path
from oauth2_provider import views
from oauth2_provider.decorators import protected_resource
from oauth2_provider.oauth2_validators import OAuth2Validator

SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"


class Validator(OAuth2Validator):
    """Puts the address into the ID token, for clients that asked for it."""

    def get_additional_claims(self):
        return {
            "email": lambda request: request.user.email,
            "email_verified": lambda _request: True,
        }


class Consent(views.AuthorizationView):
    """Takes the ticked boxes for the scopes that are granted."""

    def get_form_kwargs(self):
        arguments = super().get_form_kwargs()
        if "data" in arguments:
            arguments["data"] = arguments["data"].copy()
            arguments["data"]["scope"] = " ".join(self.request.POST.getlist("scope"))
        return arguments


def signed_in(following):
    """Seats the one person of this server in front of every browser."""

    def answer(request):
        if request.path.startswith(("/o/", "/device")) and request.path != "/device/code":
            request.user = get_user_model().objects.get()
        return following(request)

    return answer


@protected_resource(scopes=[SPREADSHEETS], advertise_metadata=True, resource_metadata_url="")
def spreadsheet(request, spreadsheet_id):
    title = f"shared with {request.resource_owner.email}"
    return JsonResponse({"spreadsheetId": spreadsheet_id, "properties": {"title": title}})


toolkit = [
    path("o/oauth2/v2/auth", Consent.as_view(), name="authorize"),
    path("token", views.TokenView.as_view(), name="token"),
    path("revoke", views.RevokeTokenView.as_view(), name="revoke-token"),
    path("userinfo", views.UserInfoView.as_view(), name="user-info"),
    path("certs", views.JwksInfoView.as_view(), name="jwks-info"),
    path("device/code", views.DeviceAuthorizationView.as_view(), name="device-authorization"),
    path("device", views.DeviceUserCodeView.as_view(), name="device"),
    path(
        "device/<slug:client_id>/<slug:user_code>",
        views.DeviceConfirmView.as_view(),
        name="device-confirm",
    ),
    path(
        "device/<slug:client_id>/<slug:user_code>/status",
        views.DeviceGrantStatusView.as_view(),
        name="device-grant-status",
    ),
]

urlpatterns = [
    path("", include((toolkit, "oauth2_provider"))),
    path("v4/spreadsheets/<str:spreadsheet_id>", spreadsheet),
]
