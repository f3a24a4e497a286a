"""Reads the settings that are either on or off."""

import environ
from django.core.exceptions import ImproperlyConfigured

ON = frozenset({"1", "on", "true", "y", "yes"})
OFF = frozenset({"", "0", "off", "false", "n", "no"})


def switch(env: environ.Env, variable: str) -> bool:
    """Will tell whether a variable is on; one that is not set is off.

    Raises: `ImproperlyConfigured` when it is neither on nor off.
    """
    said = env.str(variable, default="").strip().lower()
    if said not in ON | OFF:
        raise ImproperlyConfigured(f"{variable} must be on or off, not {said!r}.")
    return said in ON
