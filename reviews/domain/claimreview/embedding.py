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
    return text.translate(HARMFUL)
