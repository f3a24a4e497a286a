"""The addresses on pages: every page has two dozen, mostly the same ones, and each is found once.

`{% url %}` is Django's own in everything but that. No template has to load it.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

REMEMBERED = 4_000
"""Addresses that a process remembers, those shown last."""


class Address(URLNode):
    """Shows an address that depends on nothing but its name, what stands in it and where it is shown."""

    def render(self, context: Context) -> SafeString | str:
        """Will show it; one that is kept in a variable, or has named parts, as Django does."""
        if self.asvar or self.kwargs or not context.autoescape:
            return super().render(context)
        where = get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), _namespace(context)
        args = (one.resolve(context) for one in self.args)
        return _address(*where, self.view_name.resolve(context), *args)


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """Will read the tag as Django does."""
    node = parsed(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


def _namespace(context: Context) -> str | None:
    """Where the page stands that is shown: a name may mean another address there."""
    request = getattr(context, "request", None)
    here = getattr(getattr(request, "resolver_match", None), "namespace", None)
    return getattr(request, "current_app", here)


@lru_cache(maxsize=REMEMBERED, typed=True)
def _address(routes: str, _prefix: str, namespace: str | None, name: str, *args: Any) -> SafeString:
    """The address by these routes, below the prefix that the server stands under.

    Raises: NoReverseMatch.
    """
    return conditional_escape(reverse(name, routes, args, current_app=namespace))
