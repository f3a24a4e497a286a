"""The forms of signing in where ours do more than allauth's: limits, and codes that work once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from accounts.errors import TooOften
from accounts.models import User
from accounts.requests import client_address
from accounts.services import letters, signing_in


@contextmanager
def _counted(user: User) -> Iterator[None]:
    """Counts a try with a code or password, and takes it back where nothing was wrong.

    Raises: ValidationError for who tried too often.
    """
    try:
        counted = signing_in.count_code(user, now=timezone.now())
    except TooOften as refused:
        raise ValidationError(refused.message, code="too_often") from refused
    yield
    signing_in.take_back(counted)


class _OneTime(forms.Form):
    """A code that is taken once."""

    user: User

    def clean_code(self) -> str:
        """Will take a right code, once.

        Raises: ValidationError.
        """
        with _counted(self.user):
            code: str = super().clean_code()  # type: ignore[misc]
            plain = "".join(code.split())
            if not signing_in.use_code(self.user, plain, now=timezone.now()):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OneTime, AuthenticateForm):  # type: ignore[misc]
    """Asks for a code while signing in."""


class CodeAgainForm(_OneTime, ReauthenticateForm):  # type: ignore[misc]
    """Asks for a code before something delicate."""


class ActivateForm(_OneTime, ActivateTOTPForm):  # type: ignore[misc]
    """Asks for the first code of a new app."""


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """Asks for the present password and twice for a new one."""

    def clean_oldpassword(self) -> str:
        """Will compare with the present password; wrong ones are counted.

        Raises: ValidationError.
        """
        with _counted(self.user):
            return str(super().clean_oldpassword())


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]
    """Asks where to send the letter by which a new password is set."""

    def save(self, request: HttpRequest, **_: Any) -> str:
        """Will ask for the letter: the same is done, and said, whether somebody has the address.

        Raises: nothing; who asks too often is told the same as well.
        """
        email = str(self.cleaned_data["email"])
        letters.ask_for_new_password(
            list(self.users), email, client_address(request), now=timezone.now()
        )
        return email
