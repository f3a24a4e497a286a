"""Where readers find this installation: as it was said, else on this machine at its port."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.port import local_address, port_number


def site_url(said: str, port: str) -> str:
    """Will return the beginning of every address that leaves the site, without a slash at its end.

    Raises: ImproperlyConfigured where none was said and the port is none.

    >>> site_url("https://facts.example.org/", "8301"), site_url("", "8301")
    ('https://facts.example.org', 'http://127.0.0.1:8301')
    """
    if said.strip():
        return said.strip().rstrip("/")
    try:
        return local_address(port_number(port))
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from error


def settle(port: int) -> None:
    """Will let this process and those it starts know at which port the site is served.

    The settings were read before the command line was: without this they would name another port.
    """
    os.environ["PORT"] = str(port)
    settings.SITE_URL = site_url(os.environ.get("SITE_URL", ""), str(port))
