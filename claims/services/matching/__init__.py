"""Finds the tracked claims that a text may state; nothing is ever tied by a machine."""

from claims.services.matching.finding import TextTooLong, match, match_each, version
from claims.services.matching.pairs import confirm, refuse, remember

__all__ = ["TextTooLong", "confirm", "match", "match_each", "refuse", "remember", "version"]
