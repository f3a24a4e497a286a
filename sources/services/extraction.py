"""Reading articles: from the bytes of a page, or from a plain text, to an `Extracted`."""

from datetime import date

from sources.domain.pages.decoding import refuse_binary
from sources.domain.pages.extracted import Extracted, from_json
from sources.domain.pages.plain import read_plain
from sources.domain.pages.refusing import PASTE, NotReadable
from sources.services.extracting.asking import ask
from sources.services.extracting.languages import settle
from sources.services.extracting.limits import LARGEST_BODY

__all__ = ["NotReadable", "read_page", "read_text"]

MOST = LARGEST_BODY // 1_000_000


def read_page(
    body: bytes, *, url: str = "", content_type: str = "", today: date, fetched: bool = False
) -> Extracted:
    """Will read a page, given as the bytes that came over the wire (not compressed).

    The page is parsed in a process of its own, which may take 256 MB and 10 seconds.
    `content_type` is the HTTP header; `today` decides which days lie in the future. `fetched` says
    that the page was fetched today, so that "3 hours ago" on it is a day.

    Raises: NotReadable: `empty`, `binary`, `wrong_encoding`, `too_large`, `too_deep`,
    `not_an_article`, `took_too_long`, `took_too_much_memory`, `reader_failed`.
    """
    if len(body) > LARGEST_BODY:
        raise NotReadable("too_large", f"The page has more than {MOST} MB. {PASTE}")
    refuse_binary(body)
    request = {
        "url": url,
        "content_type": content_type,
        "today": today.isoformat(),
        "fetched": "yes" if fetched else "no",
    }
    found = from_json(ask(request, body))
    return found.in_language(settle(found.language, found.body))


def read_text(text: str, *, today: date) -> Extracted:
    """Will read a plain text; `.text` is the text given, less a leading byte order mark.

    Raises: NotReadable: `empty`, `binary`, `not_an_article`, `too_large`.
    """
    # A text of as many characters need not be encoded to know that.
    if len(text) > LARGEST_BODY or len(text.encode(errors="surrogatepass")) > LARGEST_BODY:
        raise NotReadable("too_large", f"The text has more than {MOST} MB; give a part of it.")
    return read_plain(text, language=settle("", text), today=today)
