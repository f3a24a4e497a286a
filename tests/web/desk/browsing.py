"""Uses the desk as a browser would: reads a form off a page, types into it, presses a button."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from accounts.models import User

Form = dict[str, str]
EVERYWHERE = frozenset({"/search/", "/account/logout/"})
"""Where the forms lead that every page has."""


class _Forms(HTMLParser):
    """The forms of a page with everything that a browser would send from each."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Form]] = []
        self._fields: Form | None = None
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = {}
            self.forms.append((has.get("action", ""), self._fields))
        elif self._fields is None:
            return
        elif tag == "input" and has.get("type") not in ("radio", "checkbox", "file"):
            self._fields[has["name"]] = has.get("value", "")
        elif tag == "input" and has.get("type") in ("radio", "checkbox") and "checked" in has:
            self._fields[has["name"]] = has["value"]
        elif tag == "select":
            self._select = has["name"]
            self._fields.setdefault(self._select, "")
        elif tag == "option" and "selected" in has:
            self._fields[self._select] = has["value"]
        elif tag == "textarea":
            self._area = has["name"]
            self._fields[self._area] = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._fields is not None:
            # A browser leaves out the line break that a box of text begins with.
            is_first = not self._fields[self._area]
            self._fields[self._area] += data.removeprefix("\n") if is_first else data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._fields = None


def forms(page: Any) -> list[Form]:
    """What a browser would send from each form of a page before anybody types.

    The search and the sign-out that every page has are none of its own.
    """
    parser = _Forms()
    parser.feed(page.content.decode())
    return [fields for action, fields in parser.forms if action not in EVERYWHERE]


def step_form(page: Any, action: str) -> Form:
    """The form of one step; fails where the page does not offer it."""
    found = [form for form in forms(page) if form.get("action") == action]
    assert found, f"no form for {action}: {[form.get('action') for form in forms(page)]}"
    return found[0]


def at(user: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def press(client: Client, pk: int, action: str, **typed: str) -> Any:
    """Will fill in the form of a step on the desk of a review and press its button."""
    url = f"/desk/reviews/{pk}/"
    return client.post(url, step_form(client.get(url), action) | typed, follow=True)


def write(client: Client, pk: int, **typed: Any) -> Any:
    """Will type into the editor of a review and save."""
    url = f"/desk/reviews/{pk}/edit/"
    (form,) = forms(client.get(url))
    return client.post(url, form | {"save": "yes"} | typed, follow=True)


def sign(client: Client, pk: int, **typed: str) -> Any:
    """Will read the version on the page of signing, declare no conflict, and sign."""
    url = f"/desk/reviews/{pk}/sign/"
    (form,) = forms(client.get(url))
    return client.post(url, form | {"has_conflict": "no"} | typed, follow=True)
