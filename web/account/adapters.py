"""How allauth, which signs people in, meets our own accounts: its words, its limits, its letters."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.errors import TooOften
from accounts.permissions import may
from accounts.requests import client_address
from accounts.services import people, signing_in
from accounts.services.letters import tell_of_security
from accounts.services.steps import log_event, verb

DONE = {
    "account/messages/password_changed.txt": "Your password was changed.",
    "mfa/messages/totp_activated.txt": "Your second factor is set up.",
    "mfa/messages/totp_deactivated.txt": "Your second factor was removed.",
    "mfa/messages/recovery_codes_generated.txt": "Here are new recovery codes. Keep them safe.",
}
"""What a page says after a step, by the name under which allauth asks for it."""

RESET = "account/email/password_reset"
SECURITY = {
    "mfa/email/totp_activated": ("user.second_factor_added", "A second factor was set up."),
    "mfa/email/totp_deactivated": ("user.second_factor_removed", "The second factor was removed."),
    "mfa/email/recovery_codes_generated": (
        "user.recovery_codes_made",
        "New recovery codes were made; the former ones do not work any more.",
    ),
    "account/email/password_changed": ("", "The password was changed."),
    RESET: ("", "The password was changed by a link from a letter."),
}
"""The event and the sentence of a letter about each change of how somebody signs in.

That a password was set is logged where it is set.
"""

WRONG = "This name or e-mail address and this password do not belong together."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signs in, and out; nobody makes an account here without being invited."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "enter_current_password": "This is not your present password.",
        "incorrect_password": "This is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the desk for those who work there, else to one's own settings."""
        works_here = may(request.user, "review.view")
        return reverse("desk") if works_here else reverse("account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """To the start."""
        return reverse("home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own settings."""
        return reverse("account")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from."""
        return client_address(request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Will look whether name and password belong together; each wrong try is counted.

        A name is looked up as an address too. So it is asked for once, and a known address takes no
        longer to refuse than an unknown one.

        Raises: ValidationError for who tried too often.
        """
        name = credentials.get("username") or credentials.get("email") or ""
        credentials = {"username": name, "password": credentials.get("password")}
        try:
            counted = signing_in.count_try(name, client_address(request), now=timezone.now())
        except TooOften as refused:
            raise ValidationError(refused.message, code="too_often") from refused
        user = super().authenticate(request, **credentials)
        if user is not None:
            signing_in.take_back(counted)
        return user

    def set_password(self, user: Any, password: str) -> None:
        """Will set somebody's own password, and log that."""
        people.set_password(user, password, by=user)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Nothing: the form asked for the letter, whether somebody has the address or not."""

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Will log a change of how somebody signs in, and tell them by e-mail."""
        event, said = SECURITY[template_prefix]
        with verb(event or "user.tell", by=user):
            if template_prefix == RESET:
                signing_in.forget_wrong_passwords(user)
            if event:
                log_event(event, user, by=user)
            tell_of_security(user, said, by=user)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Will tell on the next page what was done, in our words; that one signed in is plain."""
        said = message or DONE.get(message_template or "")
        if said:
            messages.success(request, said)
