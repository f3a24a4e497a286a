"""What `manage.py corroboration` is asked for, and what is said where that does not fit together."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import CommandError

from claims.models import Claim

OPTIONS = ("json", "as_of", "anew", "workers", "policy", "dry_run")

TAKEN = {
    "one claim": {"json", "as_of"},
    "--stale": set(),
    "--all": {"anew", "workers", "policy"},
    "--dry-run": {"json", "policy", "dry_run"},
}
"""By what is asked for, the options that do something there."""

LARGEST_KEY = 2**63 - 1

MANY = 15
"""Matching claims listed before the rest is only counted."""


def require_fitting(options: Mapping[str, Any]) -> None:
    """Will return silently when one thing is asked for, and nothing that does nothing there.

    Raises: CommandError naming the options.
    """
    words = " ".join(options["claim"]).strip()
    given = [f"“{words}”"] if words else []
    given += [f"--{name}" for name in ("all", "stale") if options[name]]
    if len(given) != 1:
        clash = f"{_listed(given)} exclude one another. " if given else ""
        raise CommandError(
            f"{clash}Name one claim (an id, or words of its statement), or give --all or --stale."
        )
    asked = given[0] if options["all"] or options["stale"] else "one claim"
    if options["all"] and options["dry_run"]:
        asked = "--dry-run"
    idle = [name for name in OPTIONS if _is_given(options[name]) and name not in TAKEN[asked]]
    if not idle:
        return
    told = _listed(f"--{name.replace('_', '-')}" for name in idle)
    does, them = ("do", "them") if len(idle) > 1 else ("does", "it")
    go_with = "" if {"json", "as_of"} & set(idle) or asked != "one claim" else ", or give --all"
    raise CommandError(f"{told} {does} nothing with {asked}: leave {them} out{go_with}.")


def find_claim(words: str) -> Claim:
    """Will give the one claim that is meant, by its id or by words of its statement.

    Raises: CommandError.
    """
    if re.fullmatch(r"[+-]?\d+", words):
        return _by_id(words)
    found = list(Claim.objects.with_staleness().open().matching(words).order_by("pk"))
    if len(found) == 1:
        return found[0]
    if not found:
        _require_some()
        raise CommandError(
            f"No claim fits “{words}”: all words must stand in its statement, and a claim that was "
            "withdrawn is found by its id alone. Try fewer words; the page /claims/ lists all."
        )
    listed = "\n".join(f"  {claim.pk:>6}  {claim}" for claim in found[:MANY])
    rest = f"\n  and {len(found) - MANY} more" if len(found) > MANY else ""
    raise CommandError(f"{len(found)} claims fit “{words}”; name one by its id:\n{listed}{rest}")


def _by_id(written: str) -> Claim:
    """The claim of that id, zeros before it or not.

    Raises: CommandError.
    """
    digits = written.lstrip("+").lstrip("0")
    if not digits or digits.startswith("-"):
        raise CommandError(f"{written} is no id: ids of claims are whole numbers from 1 on.")
    is_storable = len(digits) < len(str(LARGEST_KEY))
    found = Claim.objects.with_staleness().filter(pk=int(digits)) if is_storable else None
    claim = found.first() if found is not None else None
    if claim is None:
        _require_some()
        raise CommandError(
            f"There is no claim {_short(digits)}. Give words of its statement; the page /claims/ "
            "lists all."
        )
    return claim


def _require_some() -> None:
    """Returns silently where there are claims.

    Raises: CommandError.
    """
    if not Claim.objects.exists():
        raise CommandError(
            "There are no claims yet: `manage.py load_seeds` loads the shipped ones."
        )


def _short(digits: str) -> str:
    most = len(str(LARGEST_KEY))
    return digits if len(digits) <= most else f"{digits[:most]}…"


def _is_given(value: object) -> bool:
    """Whether an option was given; 0 is a value."""
    return value is not None and value is not False


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
