"""Reads the settings of what this machine asks of others."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from sources.domain.addresses import Opening, read_opening


def user_agent(checkout: Path, contact: str) -> str:
    """Will return the name under which pages are fetched: product, version and whom to write to.

    >>> user_agent(Path("."), "mailto:desk@example.org")[:13]
    'SecondSource/'

    Raises: `ImproperlyConfigured` for what cannot stand in a header.
    """
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()"):
        raise ImproperlyConfigured(f"FETCH_CONTACT must be an address, not {contact!r}.")
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = f"+{contact}" if contact else "newsroom fact-checking; one page at a time"
    return f"SecondSource/{project['version']} ({about})"


def openings(texts: Iterable[str], setting: str = "FETCH_ALLOWED_NETWORKS") -> tuple[Opening, ...]:
    """Will read the networks that are opened to fetching, or by another `setting` to messages.

    Raises: `ImproperlyConfigured` naming the one that is none.
    """
    found = []
    for text in texts:
        try:
            found.append(read_opening(text))
        except ValueError as error:
            raise ImproperlyConfigured(f"{setting}: {error}.") from error
    return tuple(found)
