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
    """Shows an address that depends on nothing but its name and what stands in it."""

    def render(self, context: Context) -> SafeString | str:
        """Will show it; one that is kept in a variable, or in a namespace, as Django does."""
        name = self.view_name.resolve(context)
        if self.asvar or self.kwargs or ":" in name or not context.autoescape:
            return super().render(context)
        routes = get_urlconf() or settings.ROOT_URLCONF
        return _address(
            routes, get_script_prefix(), name, *(one.resolve(context) for one in self.args)
        )


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """Will read the tag as Django does."""
    node = parsed(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)


@lru_cache(maxsize=REMEMBERED, typed=True)
def _address(routes: str, _prefix: str, name: str, *args: Any) -> SafeString:
    """The address by these routes, below the prefix that the server stands under.

    Raises: NoReverseMatch.
    """
    return conditional_escape(reverse(name, routes, args))
