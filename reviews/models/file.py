"""Files that evidence rests on: pictures and PDFs, kept in the database."""

from collections.abc import Collection

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import CharField, F, Func, GeneratedField, PositiveIntegerField, Q

from accounts.domain.texts import is_storable
from accounts.models import User
from accounts.models.constraints import must, unique
from accounts.permissions import may
from reviews.domain.vocabulary import MediaType
from reviews.models.kept import Kept

LARGEST = 10 * 1024 * 1024
"""Bytes."""

FIRST_BYTES = r"""CASE
    WHEN substring(%(expressions)s FROM 1 FOR 8) = '\x89504e470d0a1a0a' THEN 'image/png'
    WHEN substring(%(expressions)s FROM 1 FOR 3) = '\xffd8ff' THEN 'image/jpeg'
    WHEN substring(%(expressions)s FROM 1 FOR 6) IN ('\x474946383761', '\x474946383961')
        THEN 'image/gif'
    WHEN substring(%(expressions)s FROM 1 FOR 4) = '\x52494646'
        AND substring(%(expressions)s FROM 9 FOR 4) = '\x57454250' THEN 'image/webp'
    WHEN substring(%(expressions)s FROM 1 FOR 5) = '\x255044462d' THEN 'application/pdf'
    ELSE '' END"""
"""What a file is by its first bytes, whatever it is called."""


class EvidenceFileQuerySet(models.QuerySet["EvidenceFile"]):
    """Questions about files."""

    def without_data(self) -> "EvidenceFileQuerySet":
        """Files without their bytes, which may be many."""
        return self.defer("data")

    def with_hash(self, sha256: str) -> "EvidenceFileQuerySet":
        """The file whose bytes have this SHA-256, if it is kept."""
        return self.filter(sha256=sha256) if is_storable(sha256) else self.none()

    def public(self) -> "EvidenceFileQuerySet":
        """Files that a review which stands in public shows as evidence."""
        from reviews.models.review import Review

        shown = Review.objects.published().values("publication__version")
        return self.filter(evidence__version__in=shown).distinct()

    def visible_to(self, user: User | AnonymousUser) -> "EvidenceFileQuerySet":
        """All files for whoever has a role here, for everybody else those that are public."""
        return self.all() if may(user, "evidencefile.view") else self.public()

    def ids_by_hash(self, hashes: Collection[str]) -> dict[str, int]:
        """The ids of the files that have these hashes."""
        return dict(self.filter(sha256__in=hashes).values_list("sha256", "pk"))


class EvidenceFile(Kept):
    """A file and what the database itself found out about it: hash, size and media type."""

    data = models.BinaryField()
    name = models.CharField(max_length=200)
    sha256 = GeneratedField(
        expression=Func(F("data"), template="encode(sha256(%(expressions)s), 'hex')"),
        output_field=CharField(max_length=64),
        db_persist=True,
    )
    size = GeneratedField(
        expression=Func(F("data"), function="octet_length"),
        output_field=PositiveIntegerField(),
        db_persist=True,
    )
    media_type = GeneratedField(
        expression=Func(F("data"), template=FIRST_BYTES),
        output_field=CharField(max_length=30),
        db_persist=True,
    )
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="evidence_files"
    )

    objects = EvidenceFileQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["-pk"]
        constraints = [
            must(
                "evidencefile_media_type_known",
                Q(media_type__isnull=False, media_type__in=list(MediaType)),
                "Evidence is a picture (PNG, JPEG, WebP, GIF) or a PDF.",
            ),
            must("evidencefile_named", ~Q(name=""), "A file has a name."),
            must(
                "evidencefile_not_too_large",
                Q(size__isnull=False, size__lte=LARGEST),
                "A file has at most 10 MiB.",
            ),
            unique("evidencefile_once", "sha256", message="This file is kept already."),
        ]

    def __str__(self) -> str:
        return self.name
