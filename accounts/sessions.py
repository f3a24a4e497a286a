"""Sessions in the database as Django keeps them; each request of whoever signed in reads one.

`SESSION_ENGINE` names this module. What is written, and how it is signed, is Django's own.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from accounts.models.hot_rows import HotRows
from accounts.models.statements import Blank

IN_FORCE = HotRows(
    lambda: Session.objects.filter(
        session_key=Blank("key", models.CharField()),
        expire_date__gt=Blank("now", models.DateTimeField()),
    )
)


FORMER_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
"""Whom sessions named that were begun before there was a backend of ours; they go on."""


class SessionStore(db.SessionStore):
    """Reads by a hot statement."""

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Called by Django."""
        told: dict[str, Any] = super().decode(session_data)
        if told.get(BACKEND_SESSION_KEY) == FORMER_BACKEND:
            told[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        return told

    def _get_session_from_db(self) -> Session | None:
        """Called by Django; one that is over leaves no key behind that could be taken up again."""
        found = IN_FORCE.read(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
        return found[0] if found else None
