"""Evidence: the questions a review answers, and what each answer rests on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from accounts.choices import enum_field, one_of
from accounts.models.constraints import guard, must, refuse, unique
from claims.models import Appearance, Origin
from reviews.domain.vocabulary import EvidenceStance
from reviews.models.file import EvidenceFile
from reviews.models.kept import Kept
from reviews.models.version import ReviewVersion
from sources.domain.urls import NotAnAddress, require_http_url

AS_SIGNED = f"""
    SELECT content::jsonb -> 'evidence' -> (NEW."order" - 1) INTO said
        FROM public.reviews_reviewversion WHERE id = NEW.version_id;
    SELECT ARRAY[sha256::text, media_type::text] INTO file
        FROM public.reviews_evidencefile WHERE id = NEW.file_id;
    IF ARRAY[
        said ->> 'question',
        said ->> 'answer',
        said ->> 'stance',
        said ->> 'note',
        said ->> 'kind',
        said ->> 'ref',
        said ->> 'archive_url',
        said ->> 'no_archive_reason',
        said ->> 'sha256',
        said ->> 'media_type'
    ] IS DISTINCT FROM ARRAY[
        NEW.question,
        NEW.answer,
        NEW.stance::text,
        NEW.note,
        CASE
            WHEN NEW.appearance_id IS NOT NULL THEN 'appearance'
            WHEN NEW.origin_id IS NOT NULL THEN 'origin'
            WHEN NEW.file_id IS NOT NULL THEN 'file'
            ELSE 'url'
        END,
        coalesce(NEW.appearance_id, NEW.origin_id)::text,
        NEW.archive_url::text,
        NEW.no_archive_reason::text,
        coalesce(file[1], ''),
        coalesce(file[2], '')
    ] OR (NEW.url <> '' AND NEW.url IS DISTINCT FROM said ->> 'url') THEN
        {refuse("evidence_as_signed", "The content of the version tells of other evidence at this place.")}
    END IF;
"""
"""A row is compared with its place in the content, which never changes: so none is added later on,
neither beside a signature nor at any isolation level.
"""


def rests_on(kind: str) -> Q:
    """The condition that evidence rests on this one thing and on nothing else."""
    columns = Q()
    for name in ("appearance", "origin", "file"):
        columns &= Q(**{f"{name}__isnull": name != kind})
    return columns & (~Q(url="") if kind == "url" else Q(url="", archive_url=""))


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Questions about evidence."""

    def of(self, version: ReviewVersion) -> "EvidenceQuerySet":
        """The evidence of one version in its order."""
        return self.filter(version=version).order_by("order")

    def of_review(self, review: int) -> "EvidenceQuerySet":
        """The evidence of every version of a review."""
        return self.filter(version__review=review)

    def for_page(self) -> "EvidenceQuerySet":
        """Evidence with what it rests on, but without texts and bytes, in one query."""
        rows = self.select_related(
            "appearance__article__publisher",
            "appearance__claim",
            "origin__holder",
            "file",
        )
        return rows.defer("file__data").order_by("version", "order")


class Evidence(Kept):
    """A question and its answer, resting on exactly one thing; part of what is signed.

    `order` is its place from 1 in the list `evidence` of the version's content, which says the same
    of it: question, answer, stance, note, what it rests on, address, archive, type and SHA-256.
    An address comes with the address of a copy in an archive, or the reason why there is none.
    """

    version = models.ForeignKey(ReviewVersion, models.PROTECT, related_name="evidence")
    order = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField()
    stance = enum_field(EvidenceStance)
    note = models.TextField(blank=True, default="")
    appearance = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    origin = models.ForeignKey(
        Origin, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    url = models.URLField(max_length=2000, blank=True, default="")
    archive_url = models.URLField(max_length=2000, blank=True, default="")
    no_archive_reason = models.CharField(max_length=300, blank=True, default="")
    file = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="evidence"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta(Kept.Meta):
        ordering = ["version", "order"]
        verbose_name_plural = "evidence"
        constraints = [
            one_of("evidence_stance_known", "stance", EvidenceStance),
            must("evidence_numbered", Q(order__gte=1), "Evidence is numbered from 1."),
            must(
                "evidence_answers_a_question",
                ~Q(question="") & ~Q(answer=""),
                "Evidence is a question and its answer.",
            ),
            must(
                "evidence_rests_on_one_thing",
                rests_on("appearance") | rests_on("origin") | rests_on("file") | rests_on("url"),
                "Evidence rests on one of: an appearance, an origin, an address, a file.",
            ),
            unique(
                "evidence_order_once",
                "version",
                "order",
                message="Two pieces of evidence stand at one place.",
            ),
        ]
        triggers = [
            *Kept.Meta.triggers,
            guard("as_signed", AS_SIGNED, declare=[("said", "JSONB"), ("file", "TEXT[]")]),
        ]

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        """Will return silently when both addresses are of the web, without passwords.

        Raises: ValidationError naming the field.
        """
        for name in ("url", "archive_url"):
            address = getattr(self, name)
            try:
                if address:
                    require_http_url(address)
            except NotAnAddress as error:
                raise ValidationError(
                    {name: ValidationError(str(error), code=error.fault)}
                ) from None
