"""Pictures of pages, as small as they can be read."""

import base64
import re
from pathlib import Path

from playwright.sync_api import Page

QUALITY = 78


def keep_picture(page: Page, path: Path) -> int:
    """Will write what the window shows as a WebP picture, and return its size in bytes."""
    session = page.context.new_cdp_session(page)
    made = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    session.detach()
    picture = base64.b64decode(made["data"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)
    return len(picture)


def file_name(path: str) -> str:
    """Will return what a picture of a page is called, by the page's address.

    >>> file_name("/claims/<int:pk>/"), file_name("/")
    ('claims-pk', 'home')
    """
    plain = re.sub(r"<\w+:(\w+)>", r"\1", path)
    return re.sub(r"\W+", "-", plain).strip("-") or "home"
