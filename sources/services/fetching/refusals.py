"""What fetching answers when it will not, or cannot."""

import re
from typing import Any

from accounts.errors import Unusable

LONGEST_SHOWN = 300
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


class FetchRefused(Unusable):
    """Says which address was not fetched and why.

    Codes: fetch_address, fetch_scheme, fetch_credentials, fetch_port, fetch_private_address,
    fetch_offline, fetch_tls, fetch_timeout, fetch_redirects, fetch_downgrade, fetch_robots,
    fetch_status, fetch_type, fetch_too_large, fetch_compressed, fetch_broken.
    """

    code = "fetch_refused"

    def __init__(self, code: str, url: str, reason: str, **details: Any) -> None:
        super().__init__(f"{shown(url)}: {reason}", url=shown(url), reason=reason, **details)
        self.code = code


def shown(url: str) -> str:
    """An address as a sentence may show it: no password, nothing unseen, not endless.

    >>> shown("http://me:secret@example.org/")
    'http://…@example.org/'
    """
    url = CREDENTIALS.sub("…@", UNSEEN.sub("\N{REPLACEMENT CHARACTER}", url))
    return url if len(url) <= LONGEST_SHOWN else url[:LONGEST_SHOWN] + "…"
