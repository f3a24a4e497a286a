"""Scales by which reviews rate claims, and what the labels of other publishers come down to."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.choices import enum_field, one_of
from accounts.models import Record
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.models.references import key
from reviews.domain.vocabulary import RatingClass
from reviews.models.states import sees_all
from sources.domain.patterns import LANGUAGE_PATTERN

SCALE_FROZEN = f"""
    {sees_all("ratingscale_frozen")}
    IF EXISTS (SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = OLD.id) THEN
        {refuse("ratingscale_frozen", "Reviews use this scale: make another version of it.")}
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

LABELS_INSIDE = f"""
    IF EXISTS (
        SELECT 1 FROM public.reviews_rating
        WHERE scale_id = NEW.id AND (value < NEW.worst OR value > NEW.best)
    ) THEN
        {refuse("ratingscale_holds_its_labels", "A label of this scale has a number outside of it.")}
    END IF;
"""

VALUE_INSIDE = f"""
    IF EXISTS (
        SELECT 1 FROM public.reviews_ratingscale
        WHERE id = NEW.scale_id AND (NEW.value < worst OR NEW.value > best)
    ) THEN
        {refuse("rating_value_in_scale", "The number lies outside of the scale.")}
    END IF;
"""

LABEL_FROZEN = f"""
    {sees_all("rating_frozen")}
    -- Whoever saves a version holds the scale, so that neither misses the other.
    PERFORM 1 FROM public.reviews_ratingscale
    WHERE id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.scale_id ELSE OLD.scale_id END,
                 CASE WHEN TG_OP = 'DELETE' THEN OLD.scale_id ELSE NEW.scale_id END)
    ORDER BY id FOR NO KEY UPDATE;
    IF (TG_OP <> 'INSERT' AND EXISTS (
        SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = OLD.scale_id
    )) OR (TG_OP <> 'DELETE' AND EXISTS (
        SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = NEW.scale_id
    )) THEN
        {refuse("rating_frozen", "Reviews use this scale: make another version of it.")}
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


class RatingScaleQuerySet(models.QuerySet["RatingScale"]):
    """Questions about scales."""

    def named(self, name: str) -> "RatingScaleQuerySet":
        """The versions of one scale, the newest first."""
        return self.filter(name=name).order_by("-version")

    def published(self) -> "RatingScaleQuerySet":
        """Scales that something public was rated by."""
        return self.filter(versions__publications__isnull=False).distinct()

    def matching(self, words: str) -> "RatingScaleQuerySet":
        """Scales whose name or description contains all the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(name__icontains=word) | Q(description__icontains=word))
        return found

    def newest_first(self) -> "RatingScaleQuerySet":
        """Scales, the one that was made last first."""
        return self.order_by("-pk")

    def for_listing(self) -> "RatingScaleQuerySet":
        """Scales with their labels, in two queries however many there are."""
        return self.prefetch_related("ratings")


@tracked()
class RatingScale(Record):
    """One version of a scale: `worst` and `best` are whole numbers, labels may be without one.

    Once a review uses it, neither it nor any of its labels changes: another version is made.
    """

    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=1)
    worst = models.PositiveSmallIntegerField(default=1)
    best = models.PositiveSmallIntegerField(default=5)
    description = models.TextField(blank=True, default="")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47, such as en or ja.")

    objects = RatingScaleQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name", "-version"]
        constraints = [
            must("ratingscale_named", ~Q(name=""), "A scale needs a name."),
            must("ratingscale_worst_from_one", Q(worst__gte=1), "The worst number is at least 1."),
            must(
                "ratingscale_worst_below_best",
                Q(worst__lt=F("best")),
                "The worst number is below the best.",
            ),
            must(
                "ratingscale_language_is_bcp47",
                Q(language__regex=LANGUAGE_PATTERN),
                "A language is given as in BCP 47, such as en or zh-Hant.",
            ),
            unique(
                "ratingscale_version_once",
                "name",
                "version",
                message="This scale has that version already.",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("holds_its_labels", LABELS_INSIDE, operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="frozen_once_used",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=SCALE_FROZEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


@tracked()
class Rating(Record):
    """A label of a scale and what it means; one without a number says that nothing can be rated."""

    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="ratings")
    label = models.CharField(max_length=100)
    definition = models.TextField()
    value = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty for a label that rates nothing."
    )
    normalised = enum_field(RatingClass)
    order = models.PositiveSmallIntegerField(default=0)

    PART_OF = "scale"

    class Meta(Record.Meta):
        ordering = ["scale", "order", "pk"]
        constraints = [
            one_of("rating_normalised_known", "normalised", RatingClass),
            must("rating_labelled", ~Q(label=""), "A rating needs a label."),
            must("rating_defined", ~Q(definition=""), "A label needs a definition."),
            unique("rating_label_once", "scale", "label", message="The scale has this label."),
            unique("rating_value_once", "scale", "value", message="The scale has this number."),
            key("rating_of_scale", "id", "scale"),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("value_in_scale", VALUE_INSIDE),
            pgtrigger.Trigger(
                name="frozen_once_used",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LABEL_FROZEN,
            ),
        ]

    def __str__(self) -> str:
        return self.label


class RatingMappingQuerySet(models.QuerySet["RatingMapping"]):
    """Questions about what other publishers' labels mean."""

    def at_site(self, site: str) -> "RatingMappingQuerySet":
        """What the labels of one site mean."""
        return self.filter(site=site)

    def of(self, site: str, words: str) -> "RatingMappingQuerySet":
        """What one label of one site means; `words` are folded."""
        return self.filter(site=site, words=words)

    def newest_first(self) -> "RatingMappingQuerySet":
        """What was said, the latest first."""
        return self.order_by("-pk")

    def entries(self) -> "models.QuerySet[RatingMapping, tuple[str, str, str]]":
        """Site, label and class of each, without the rows."""
        return self.order_by().values_list("site", "words", "normalised")


@tracked()
class RatingMapping(Record):
    """What a label of another publisher comes down to; `words` are folded, `site` is a host name."""

    site = models.CharField(max_length=253)
    words = models.CharField(max_length=200)
    normalised = enum_field(RatingClass)

    objects = RatingMappingQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["site", "words"]
        constraints = [
            one_of("ratingmapping_normalised_known", "normalised", RatingClass),
            must("ratingmapping_not_empty", ~Q(words=""), "A label is not empty."),
            unique(
                "ratingmapping_once",
                "site",
                "words",
                message="What this label means is recorded already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.words}"
