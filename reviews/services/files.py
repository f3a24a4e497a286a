"""Files that evidence rests on: checked by their bytes, kept once."""

import hashlib
from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.domain.texts import is_seen, plain_line
from accounts.models import User
from accounts.permissions import require
from accounts.services.records import write_record
from accounts.services.steps import attempted, log_event, verb
from reviews.domain.files import media_type_of
from reviews.models import EvidenceFile
from reviews.models.file import LARGEST

STORE = "evidencefile.store"
LONGEST_NAME = 200
ONCE = "evidencefile_once"


def store_file(name: str, data: bytes, *, by: User, now: datetime) -> EvidenceFile:
    """Will keep a picture or PDF; the same bytes are kept once, under the name they first had.

    Raises: NotAllowed, ValidationError for another sort of file, an empty or too large one.
    """
    require(by, STORE)
    _require_fit(data)
    sha256 = hashlib.sha256(data).hexdigest()
    with verb(STORE, by=by):
        kept = _kept(sha256)
        if kept is not None:
            return kept
        file = EvidenceFile(
            data=data,
            name=_kept_name(name) or sha256[:12],
            uploaded_at=now,
            uploaded_by=by,
        )
        try:
            with attempted():
                write_record(file)
        except ValidationError as refused:
            # Somebody who handed in the same bytes at the same time was quicker.
            kept = _kept(sha256) if getattr(refused, "code", "") == ONCE else None
            if kept is None:
                raise
            return kept
        told = {"sha256": file.sha256, "size": file.size, "media_type": file.media_type}
        log_event("evidencefile.stored", file, by=by, after=told)
    return file


def _kept(sha256: str) -> EvidenceFile | None:
    return EvidenceFile.objects.with_hash(sha256).without_data().first()


def _kept_name(name: str) -> str:
    """The name as it is kept; nothing where it is made of dots and of what nobody sees."""
    line = plain_line(name)[-LONGEST_NAME:].strip()
    return line if is_seen(line.replace(".", "")) else ""


def _require_fit(data: bytes) -> None:
    """Raises: ValidationError."""
    if len(data) > LARGEST:
        said = f"A file has at most {LARGEST // 1024 // 1024} MiB; this has {len(data):,} bytes."
        raise ValidationError({"file": ValidationError(said, code="evidencefile_not_too_large")})
    if media_type_of(data) is None:
        said = "By its first bytes this is no PNG, JPEG, WebP or GIF picture and no PDF."
        raise ValidationError({"file": ValidationError(said, code="evidencefile_media_type_known")})
