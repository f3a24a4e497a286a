"""What texts are compared by: derived from versions, in no history, and built again at any time."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models.constraints import must
from sources.domain.fingerprints import ALGORITHM
from sources.models.version import ArticleVersion


class FingerprintQuerySet(models.QuerySet["Fingerprint"]):
    """Questions about fingerprints."""

    def current(self) -> "FingerprintQuerySet":
        """Fingerprints made the way they are made today, for the publisher of today."""
        publisher = F("version__article__publisher")
        is_unmoved = Q(publisher=publisher) | Q(
            publisher__isnull=True, version__article__publisher__isnull=True
        )
        return self.filter(is_unmoved, algorithm=ALGORITHM)

    def of_article(self, article_id: int) -> "FingerprintQuerySet":
        """What is kept of an article: a fingerprint of one of its versions, or nothing."""
        return self.filter(version__article=article_id)


class Fingerprint(models.Model):
    """The shingles of an article's newest text and their signature, as `domain.fingerprints` packs them.

    `publisher` is the id of the publisher whose boilerplate was left out, not a relation: when the
    article comes to be another's, the fingerprint is out of date and is made again.
    """

    version = models.OneToOneField(
        ArticleVersion, models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    algorithm = models.PositiveSmallIntegerField()
    publisher = models.BigIntegerField(null=True, blank=True)
    shingle_count = models.PositiveIntegerField()
    shingles = models.BinaryField(blank=True)
    signature = models.BinaryField(blank=True)

    objects = FingerprintQuerySet.as_manager()

    class Meta:
        constraints = [
            must(
                "fingerprint_algorithm_from_one",
                Q(algorithm__gte=1),
                "Algorithms are counted from 1.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shingle_count} shingles of version {self.version_id}"


class FingerprintBand(models.Model):
    """One band of a signature. Texts with a band in common are worth being compared."""

    pk = models.CompositePrimaryKey("band", "version")
    band = models.BigIntegerField()
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"Band {self.band} of version {self.version_id}"


class PublisherLine(models.Model):
    """A line (its hash) of an article's newest text; three articles of a publisher make it boilerplate."""

    pk = models.CompositePrimaryKey("version", "line")
    version = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="+", db_index=False)
    line = models.BigIntegerField()
    publisher = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["publisher", "line", "version"], name="publisherline_holders_idx")
        ]

    def __str__(self) -> str:
        return f"Line {self.line} of version {self.version_id}"


def newest_texts() -> "models.QuerySet[ArticleVersion]":
    """The newest version of each standing article whose text is there, the oldest article first."""
    texts = ArticleVersion.objects.filter(text__isnull=False, article__merged_into__isnull=True)
    later = texts.filter(article=OuterRef("article"), sequence__gt=OuterRef("sequence"))
    return texts.exclude(Exists(later)).order_by("article_id")


def without_fingerprint() -> "models.QuerySet[ArticleVersion]":
    """Newest texts that have no fingerprint, or one that is out of date, or another version's too."""
    current = Fingerprint.objects.current().filter(version=OuterRef("pk"))
    of_article = Fingerprint.objects.filter(version__article=OuterRef("article"))
    former = of_article.exclude(version=OuterRef("pk"))
    return newest_texts().filter(~Exists(current) | Exists(former))
