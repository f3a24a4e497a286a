"""The routes of signing in and of one's own settings; of allauth's views, those that are needed."""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from web.account.address import confirm_address
from web.account.invitation import invitation
from web.account.lazily import view_at
from web.account.own import account, end_own_sessions
from web.account.people import people, person_step
from web.account.people_inviting import invite, revoke_invitation
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only
from web.pages.tokens import person, revoke, tokens

SIGNING = "allauth.account.views."
FACTORS = "allauth.mfa.base.views."
CODES = "allauth.mfa.recovery_codes.views."
TOTP = "allauth.mfa.totp.views."
FORMS = "web.account.forms."
AT = "web/account/"

ONWARD = "after_second_factor"
"""Where, in a session, it is kept what somebody was about to open."""

login = view_at(SIGNING + "LoginView", template_name=AT + "login.html")
logout = view_at(SIGNING + "LogoutView", template_name=AT + "logout.html")
inactive = view_at(SIGNING + "AccountInactiveView", template_name=AT + "inactive.html")
change = view_at(
    SIGNING + "PasswordChangeView",
    form=FORMS + "NewPasswordForm",
    template_name=AT + "password_change.html",
)
forgotten = view_at(
    SIGNING + "PasswordResetView",
    form=FORMS + "ForgottenForm",
    template_name=AT + "password_reset.html",
)
sent = view_at(SIGNING + "PasswordResetDoneView", template_name=AT + "password_reset_sent.html")
reset = view_at(SIGNING + "PasswordResetFromKeyView", template_name=AT + "password_reset_key.html")
was_reset = view_at(
    SIGNING + "PasswordResetFromKeyDoneView", template_name=AT + "password_reset_done.html"
)
again = view_at(SIGNING + "ReauthenticateView", template_name=AT + "reauthenticate.html")
code = view_at(FACTORS + "AuthenticateView", template_name=AT + "code.html")
code_again = view_at(FACTORS + "ReauthenticateView", template_name=AT + "code_again.html")
overview = view_at(FACTORS + "IndexView", template_name=AT + "second_factor.html")
set_up = view_at(TOTP + "ActivateTOTPView", template_name=AT + "second_factor_set_up.html")
remove = view_at(TOTP + "DeactivateTOTPView", template_name=AT + "second_factor_remove.html")
show_codes = view_at(CODES + "ViewRecoveryCodesView", template_name=AT + "codes.html")
new_codes = view_at(CODES + "GenerateRecoveryCodesView", template_name=AT + "codes_new.html")
download = view_at(CODES + "DownloadRecoveryCodesView", template_name=AT + "codes.txt")


def sign_out(request: HttpRequest) -> HttpResponse:
    """Will ask whether to sign out, and do so; who is out already is led to signing in."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    response = logout(request)
    if request.method == "POST":
        # What was typed and not sent is kept by the browser; whoever sits down next shall not find it.
        response["Clear-Site-Data"] = '"storage"'
    return response


def second_factor(request: HttpRequest) -> HttpResponse:
    """Will show one's second factor; where somebody was led here from is kept until it is set up."""
    onward = request.GET.get(REDIRECT_FIELD_NAME, "")
    if url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        request.session[ONWARD] = onward
    return overview(request)


@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Will change one's password; who has none gets a letter to set one."""
    if not person(request).has_usable_password():
        return redirect("account_reset_password")
    return change(request)


FACTOR = "account/second-factor/"

urlpatterns = [
    path("account/", account, name="account"),
    path("account/sessions/", end_own_sessions, name="account-sessions"),
    path("account/address/<str:key>/", confirm_address, name="account-address"),
    path("account/tokens/", tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", revoke, name="token-revoke"),
    path("account/people/", people, name="people"),
    path("account/people/invite/", invite, name="people-invite"),
    path(
        "account/people/invitations/<int:pk>/revoke/", revoke_invitation, name="invitation-revoke"
    ),
    path("account/people/<int:pk>/", person_step, name="person"),
    path("account/invitation/<str:key>/", invitation, name="invitation"),
    path("account/login/", login, name="account_login"),
    path("account/logout/", sign_out, name="account_logout"),
    path("account/inactive/", reading_only(inactive), name="account_inactive"),
    path("account/password/", signed_in(change_password), name="account_change_password"),
    path("account/password/reset/", forgotten, name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        reading_only(sent),
        name="account_reset_password_done",
    ),
    path(
        "account/password/reset/done/",
        reading_only(was_reset),
        name="account_reset_password_from_key_done",
    ),
    path(
        "account/password/reset/<str:uidb36>/<str:key>/",
        reset,
        name="account_reset_password_from_key",
    ),
    path("account/again/", signed_in(again), name="account_reauthenticate"),
    path(FACTOR, reading_only(signed_in(second_factor)), name="mfa_index"),
    path(FACTOR + "sign-in/", code, name="mfa_authenticate"),
    path(FACTOR + "again/", signed_in(code_again), name="mfa_reauthenticate"),
    path(FACTOR + "app/", signed_in(set_up), name="mfa_activate_totp"),
    path(FACTOR + "app/remove/", signed_in(remove), name="mfa_deactivate_totp"),
    path(
        FACTOR + "codes/",
        reading_only(signed_in(show_codes)),
        name="mfa_view_recovery_codes",
    ),
    path(
        FACTOR + "codes/new/",
        signed_in(new_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        FACTOR + "codes/download/",
        reading_only(signed_in(download)),
        name="mfa_download_recovery_codes",
    ),
]

WITHOUT_FACTOR = (
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_reauthenticate",
    "account-sessions",
    "correction-request",
    "invitation",
    "mfa_authenticate",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
)
"""Forms that somebody may send who must set up a second factor first."""
