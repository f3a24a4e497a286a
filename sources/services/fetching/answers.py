"""What an answer means: whether it is a page, and if not, why in words."""

from sources.services.fetching.asking import Answer
from sources.services.fetching.refusals import FetchRefused

GIVEN = frozenset({200, 203})
MOVED = frozenset({301, 302, 303, 307, 308})

STATUSES = {
    401: "the site wants a sign-in (401)",
    402: "the site wants payment (402)",
    403: "the site refuses this reader: a paywall or a block (403)",
    404: "there is no such page (404)",
    406: "the site has it in no form that can be read here (406)",
    407: "a proxy on the way wants a sign-in (407)",
    410: "the page was taken away for good (410)",
    418: "the site refuses programs (418)",
    429: "the site asks for fewer requests (429)",
    451: "the page is withheld for legal reasons (451)",
    503: "the site is overloaded or under repair (503)",
    504: "the site's own server did not answer (504)",
}
PASTE = frozenset({401, 402, 403, 418, 451})
"""Answers that a person with a browser may not get."""

READABLE = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/ld+json",
        "application/json",
    }
)
NAMED = {
    "application/pdf": "a PDF",
    "application/zip": "a ZIP archive",
    "application/gzip": "a packed file",
    "application/rss+xml": "a feed, not an article",
    "application/atom+xml": "a feed, not an article",
    "application/octet-stream": "a file of unknown kind",
    "application/msword": "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "text/css": "a style sheet",
    "text/javascript": "a script",
    "application/javascript": "a script",
}
FAMILIES = {"image": "an image", "audio": "a recording", "video": "a video", "font": "a font"}
MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"RIFF", "video/x-msvideo"),
    (b"\x7fELF", "application/octet-stream"),
)


def require_given(answer: Answer, url: str) -> None:
    """Will return silently when the page was given. Raises: FetchRefused saying why it was not."""
    status = answer.status
    if status in GIVEN:
        return
    reason = STATUSES.get(status) or _in_general(status)
    wait = answer.headers.get("retry-after", "")
    if status in {429, 503} and wait.isdecimal() and len(wait) < len("1000000"):
        reason += f", again in {wait} seconds"
    if status in PASTE:
        reason += ": paste the article's text if you can read it"
    raise FetchRefused("fetch_status", url, f"{reason[0].upper()}{reason[1:]}.", status=status)


def require_type(media_type: str, url: str) -> None:
    """Will return silently for a type that can be an article's page, or none. Raises: FetchRefused."""
    essence = media_type.partition(";")[0].strip().lower()
    if essence and essence not in READABLE:
        raise _no_page(essence, url)


def require_text(media_type: str, body: bytes, url: str) -> None:
    """Will return silently for a body that is no file of another kind. Raises: FetchRefused."""
    for magic, really in MAGIC:
        if body.startswith(magic):
            raise _no_page(really, url)
    if not media_type and not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise _no_page("nothing the site has a name for", url)


def _no_page(essence: str, url: str) -> FetchRefused:
    what = NAMED.get(essence) or FAMILIES.get(essence.partition("/")[0]) or essence
    reason = f"This is {what}, not a page of text."
    return FetchRefused("fetch_type", url, reason, content_type=essence)


def _in_general(status: int) -> str:
    if status >= 500:
        return f"the site has a fault ({status})"
    if status >= 400:
        return f"the site refuses the request ({status})"
    return f"the site gives no page ({status})"
