"""The JSON-LD blocks of a page, found without building its tree.

A tree leaves out what is nested too deep and takes long over hostile mark-up; a feed of a hundred
thousand blocks in one page is common. So only what HTML says about script elements is read: their
content ends at the first end tag, and nothing in a comment counts.
Source: https://html.spec.whatwg.org/multipage/parsing.html#script-data-state
"""

import html
import re
from collections.abc import Iterator

START = re.compile(r"<!--|<script(?=[\s/>])", re.IGNORECASE)
END = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
TYPE = re.compile(r"""\stype\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
LONGEST_TAG = 4000
JSON_TYPES = ("application/ld+json", "application/json+ld", "application/ld json")


def blocks_in(page: str) -> Iterator[tuple[int, str]]:
    """Will give the number of the script element and the text of every JSON-LD block, from one.

    >>> list(blocks_in('<script type="application/ld+json">{}</script>'))
    [(1, '{}')]
    """
    at = count = 0
    while found := START.search(page, at):
        if found[0] == "<!--":
            end = page.find("-->", found.end())
            at = len(page) if end < 0 else end + 3
            continue
        count += 1
        opened = page.find(">", found.end())
        if opened < 0:
            return
        closed = END.search(page, opened)
        stop = closed.start() if closed else len(page)
        if _is_json(page[found.end() : min(opened, found.end() + LONGEST_TAG)]):
            yield count, page[opened + 1 : stop]
        at = stop + 1


def _is_json(attributes: str) -> bool:
    """Whether the attributes of a script element say that it holds JSON-LD."""
    found = TYPE.search(attributes)
    if not found:
        return False
    said = html.unescape(found[1] or found[2] or found[3] or "").strip().casefold()
    return said.split(";")[0].strip() in JSON_TYPES
