"""The program that reads one page: request and page on standard input, the answer on standard output.

Started with `python -m sources.services.extracting.child` by `asking.py`. It imports no Django, gets
no secrets, opens nothing, and ends after one page.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from lxml.etree import XMLSyntaxError

from sources.domain.pages.refusing import PASTE, NotReadable
from sources.services.extracting.limits import CPU_SECONDS, LARGEST_ANSWER, MEMORY, hold

Work = Callable[[dict[str, str], bytes], dict[str, Any]]

TOO_MUCH = {
    "refused": "took_too_much_memory",
    "message": f"Reading the page would take more than {MEMORY // 1024 // 1024} MB. {PASTE}",
}
TOO_LONG_ANSWER = {
    "refused": "too_large",
    "message": f"The text of the page is too long to be kept. {PASTE}",
}
# Made before memory can run out.
NO_MEMORY = json.dumps(TOO_MUCH).encode()


def import_reader() -> Work:
    """Will import what reads pages, and return a function that reads one."""
    # trafilatura asks for it at import, for a filter not used here; it costs a quarter of a second.
    sys.modules["py3langid"] = None  # type: ignore[assignment]
    from sources.domain.pages.decoding import decode
    from sources.domain.pages.extracted import to_json
    from sources.domain.pages.page import read_html

    def read(request: dict[str, str], body: bytes) -> dict[str, Any]:
        text = decode(body, request["content_type"])
        today = date.fromisoformat(request["today"])
        fetched = request["fetched"] == "yes"
        return to_json(read_html(text, url=request["url"], today=today, fetched=fetched))

    return read


def answer(work: Work, request: dict[str, str], body: bytes) -> bytes:
    """Will do the work and return the answer, which may be a refusal, as JSON."""
    try:
        found = json.dumps({"read": work(request, body)}).encode()
    except NotReadable as refusal:
        found = json.dumps({"refused": refusal.code, "message": refusal.message}).encode()
    except (MemoryError, RecursionError):
        return NO_MEMORY
    except XMLSyntaxError:
        # The parser repairs every page; what it gives up on is one that it has no memory for.
        return NO_MEMORY
    except Exception as why:
        # Whatever a page breaks in a library is a refusal, not a crash of the product.
        kind = type(why).__name__
        message = f"The page breaks what reads pages ({kind}). {PASTE}"
        return json.dumps({"refused": "reader_failed", "message": message}).encode()
    return found if len(found) <= LARGEST_ANSWER else json.dumps(TOO_LONG_ANSWER).encode()


def main(work: Work | None = None, *, memory: int = MEMORY, cpu: int = CPU_SECONDS) -> None:
    """Will answer the one request on standard input, within the limits."""
    work = work or import_reader()
    request = json.loads(sys.stdin.buffer.readline())
    hold(memory, cpu)
    try:
        body = sys.stdin.buffer.read()
    except MemoryError:
        found = NO_MEMORY
    else:
        found = answer(work, request, body)
    sys.stdout.buffer.write(found)


if __name__ == "__main__":
    main()
