"""The routes of signing in and of one's own settings; of allauth's views, those that are needed."""

from allauth.account import views as signing
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.decorators.cache import never_cache

from web.account.forms import ForgottenForm, NewPasswordForm
from web.account.invitation import invitation
from web.account.own import account, end_own_sessions
from web.account.people import people, person_step
from web.account.people_inviting import invite, revoke_invitation
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only
from web.pages.tokens import revoke, tokens

AT = "web/account/"

login = signing.LoginView.as_view(template_name=AT + "login.html")
logout = never_cache(signing.LogoutView.as_view(template_name=AT + "logout.html"))
inactive = signing.AccountInactiveView.as_view(template_name=AT + "inactive.html")
change = signing.PasswordChangeView.as_view(
    template_name=AT + "password_change.html", form_class=NewPasswordForm
)
forgotten = signing.PasswordResetView.as_view(
    template_name=AT + "password_reset.html", form_class=ForgottenForm
)
sent = signing.PasswordResetDoneView.as_view(template_name=AT + "password_reset_sent.html")
reset = signing.PasswordResetFromKeyView.as_view(template_name=AT + "password_reset_key.html")
was_reset = signing.PasswordResetFromKeyDoneView.as_view(
    template_name=AT + "password_reset_done.html"
)
again = signing.ReauthenticateView.as_view(template_name=AT + "reauthenticate.html")
code = factors.AuthenticateView.as_view(template_name=AT + "code.html")
code_again = factors.ReauthenticateView.as_view(template_name=AT + "code_again.html")
overview = factors.IndexView.as_view(template_name=AT + "second_factor.html")
set_up = totp.ActivateTOTPView.as_view(template_name=AT + "second_factor_set_up.html")
remove = totp.DeactivateTOTPView.as_view(template_name=AT + "second_factor_remove.html")
show_codes = codes.ViewRecoveryCodesView.as_view(template_name=AT + "codes.html")
new_codes = codes.GenerateRecoveryCodesView.as_view(template_name=AT + "codes_new.html")
download = codes.DownloadRecoveryCodesView.as_view(template_name=AT + "codes.txt")

FACTOR = "account/second-factor/"

urlpatterns = [
    path("account/", account, name="account"),
    path("account/sessions/", end_own_sessions, name="account-sessions"),
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
    path("account/logout/", logout, name="account_logout"),
    path("account/inactive/", reading_only(never_cache(inactive)), name="account_inactive"),
    path("account/password/", signed_in(never_cache(change)), name="account_change_password"),
    path("account/password/reset/", never_cache(forgotten), name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        reading_only(never_cache(sent)),
        name="account_reset_password_done",
    ),
    path(
        "account/password/reset/done/",
        reading_only(never_cache(was_reset)),
        name="account_reset_password_from_key_done",
    ),
    path(
        "account/password/reset/<str:uidb36>/<str:key>/",
        never_cache(reset),
        name="account_reset_password_from_key",
    ),
    path("account/again/", signed_in(never_cache(again)), name="account_reauthenticate"),
    path(FACTOR, reading_only(signed_in(never_cache(overview))), name="mfa_index"),
    path(FACTOR + "sign-in/", never_cache(code), name="mfa_authenticate"),
    path(FACTOR + "again/", signed_in(never_cache(code_again)), name="mfa_reauthenticate"),
    path(FACTOR + "app/", signed_in(never_cache(set_up)), name="mfa_activate_totp"),
    path(FACTOR + "app/remove/", signed_in(never_cache(remove)), name="mfa_deactivate_totp"),
    path(
        FACTOR + "codes/",
        reading_only(signed_in(never_cache(show_codes))),
        name="mfa_view_recovery_codes",
    ),
    path(
        FACTOR + "codes/new/",
        signed_in(never_cache(new_codes)),
        name="mfa_generate_recovery_codes",
    ),
    path(
        FACTOR + "codes/download/",
        reading_only(signed_in(never_cache(download))),
        name="mfa_download_recovery_codes",
    ),
]

WITHOUT_FACTOR = (
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reset_password",
    "account_reauthenticate",
    "account-sessions",
    "mfa_authenticate",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
)
"""Forms that somebody may send who must set up a second factor first."""
