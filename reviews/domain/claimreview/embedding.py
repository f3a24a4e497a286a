"""JSON-LD inside a page: text that cannot end the element it stands in."""

import json
from typing import Any

HARMFUL = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
"""What could close a script element, open a comment or end a line of script."""


def script_text(element: dict[str, Any]) -> str:
    r"""Will write an element as the content of `<script type="application/ld+json">`.

    Outside strings JSON holds none of the escaped characters, so the text stays valid JSON.
    Raises: ValueError for numbers that JSON does not know.

    >>> script_text({"claimReviewed": "</script>"})
    '{"claimReviewed":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(element, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return in_script(text)


def in_script(text: str) -> str:
    r"""Will write JSON-LD that was kept as text so that it can stand in a script element.

    Nothing but the characters that could end the element is written in another way.

    >>> in_script('{"headline": "A & B"}')
    '{"headline": "A \\u0026 B"}'
    """
    return text.translate(HARMFUL)
