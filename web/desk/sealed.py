"""What was read of an article, carried by the form in which it is looked over before it is kept.

What is saved is what was shown: nothing is fetched or read a second time, and nothing is stored for
somebody who goes away.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core import signing

from accounts.models import User
from sources.domain.pages.extracted import from_json, to_json
from sources.domain.vocabulary import UrlKind
from sources.services.ingestion import Draft
from sources.services.ingestion.addresses import Addresses

SALT = "web.desk.add"


def seal(draft: Draft, by: User) -> str:
    """Will write a draft as a text that only this person can send back, unchanged."""
    where = asdict(draft.where)
    where["captured"] = draft.where.captured.isoformat() if draft.where.captured else None
    plain = {"read": to_json(draft.read), "where": where}
    return signing.dumps(plain, salt=f"{SALT}.{by.pk}", compress=True)


def unseal(text: str, by: User) -> Draft | None:
    """Will read a sealed draft; None where it is not one of ours, or of somebody else."""
    if not text:
        return None
    try:
        plain = signing.loads(text, salt=f"{SALT}.{by.pk}")
    except signing.BadSignature:
        return None
    return Draft(from_json(plain["read"]), _addresses(plain["where"]))


def _addresses(plain: dict[str, Any]) -> Addresses:
    captured = plain["captured"]
    return Addresses(
        own=tuple((UrlKind(kind), url) for kind, url in plain["own"]),
        read_at=tuple(plain["read_at"]),
        elsewhere=plain["elsewhere"],
        archive=plain["archive"],
        captured=datetime.fromisoformat(captured) if captured else None,
    )
