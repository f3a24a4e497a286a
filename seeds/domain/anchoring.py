"""Whether quotes stand where seed files say, in texts that a reader has at hand."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from seeds.domain.quotes import Anchored
from seeds.domain.source_records import Version
from seeds.domain.written import Anchor
from seeds.errors import Problem

LONGEST_SHOWN = 120
"""Characters shown of what stands at an anchor."""


def text_of(raw: bytes) -> str:
    r"""Will decode a stored text, a leading byte order mark dropped and newlines untouched.

    Raises: UnicodeDecodeError when it is not UTF-8.

    >>> text_of(b"\xef\xbb\xbfa\r\nb")
    'a\r\nb'
    """
    return raw.decode("utf-8-sig")


def fingerprint(text: str) -> str:
    """Will give the SHA-256 of a text's UTF-8 in lower-case hex."""
    return sha256(text.encode()).hexdigest()


def text_problems(version: Version, anchors: Iterable[Anchored], text: str) -> Iterator[Problem]:
    """Will name every anchor that does not stand where it should, with what stands there."""
    if len(text) != version.length:
        at, message = version.at, f"the text has {len(text)} characters, not {version.length}"
        yield Problem(at.file, at.line, "version.length", message)
    for one in anchors:
        if message := _mismatch(one.anchor, text):
            yield Problem(one.anchor.at.file, one.anchor.at.line, one.field, message)


def _mismatch(anchor: Anchor, text: str) -> str:
    there = text[anchor.start : anchor.end]
    if anchor.exact is not None:
        if there == anchor.exact:
            return ""
        wanted = f"'{anchor.exact}'{_elsewhere(anchor.exact, text)}"
    else:
        if fingerprint(there) == anchor.sha256:
            return ""
        wanted = f"a slice with the hash {anchor.sha256}"
    shown = there if len(there) <= LONGEST_SHOWN else f"{there[:LONGEST_SHOWN]}…"
    return f"at {anchor.start}–{anchor.end} stands '{shown}', not {wanted}"


def _elsewhere(words: str, text: str) -> str:
    places = []
    found = text.find(words)
    while found >= 0:
        places.append(str(found))
        found = text.find(words, found + 1)
    return f" (which stands at {', '.join(places)})" if places else " (which stands nowhere)"
