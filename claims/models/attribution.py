"""Attributions: one hop of a chain, from an appearance to where it says it has it from."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q, Value

from accounts.choices import enum_field, one_of
from accounts.models import Record, User
from accounts.models.asking import AskedQuerySet
from accounts.models.constraints import guard, must, refuse, unique
from accounts.models.history import tracked
from accounts.models.statements import Blank
from accounts.permissions import may
from claims.domain.vocabulary import AppearanceStatus, AttributionKind
from claims.models.appearance import Appearance
from claims.models.columns import OF_ARTICLE
from claims.models.origin import Origin
from sources.domain.vocabulary import Judgement, TextRights
from sources.models import Source
from sources.models.when import when_columns

CUE_IS_SLICE = f"""
    IF NEW.cue_start IS NOT NULL THEN
        SELECT substring(version.text FROM NEW.cue_start + 1 FOR NEW.cue_end - NEW.cue_start)
            INTO slice FROM sources_articleversion version
            JOIN claims_appearance ON claims_appearance.version_id = version.id
            WHERE claims_appearance.id = coalesce(NEW.told_in_id, NEW.from_appearance_id);
        IF slice IS NOT NULL AND slice <> NEW.cue THEN
            {refuse("attribution_cue_is_slice", "There stands “%”, not the cue “%”.", "slice", "NEW.cue")}
        END IF;
    END IF;
"""


class BeginsWhereReached(models.Func):
    """Whether a hop begins at one of some appearances or wherever the hops from there lead."""

    output_field = models.BooleanField()
    template = """
        claims_attribution.from_appearance_id IN (
            WITH RECURSIVE reached(id) AS (
                SELECT unnest(%(expressions)s::bigint[])
                UNION
                SELECT hop.to_appearance_id FROM claims_attribution hop
                JOIN reached ON hop.from_appearance_id = reached.id
                WHERE hop.to_appearance_id IS NOT NULL AND hop.judgement <> 'rejected'
            )
            SELECT id FROM reached
        )
    """


TOLD = (
    *("from_appearance", "to_appearance", "to_origin", "told_in"),
    *("kind", "judgement", "inferred", "joint", "cue", "named_as"),
    *(f"to_origin__{name}" for name in ("kind", "title", "description", "article")),
    *(f"to_origin__{name}" for name in ("holder__name", *when_columns("date"))),
    *(f"to_origin__poll__{name}" for name in ("origin", "sample", "margin_of_error")),
    *("to_appearance__article", "told_in__article"),
    *(f"{end}__article__{name}" for end in ("to_appearance", "told_in") for name in OF_ARTICLE),
)
"""The columns that tell a hop: all of those that it meets would be four hundred."""


class AttributionQuerySet(AskedQuerySet["Attribution"]):
    """Questions about hops."""

    def visible_to(self, user: User | AnonymousUser) -> "AttributionQuerySet":
        """Hops that this person may see: all for who has a role, else those nobody rejected.

        What leads to a rejected appearance, leaves it or is told in it is rejected with it.
        """
        if may(user, "attribution.view"):
            return self
        rejected = AppearanceStatus.REJECTED
        ends = ("from_appearance", "to_appearance", "told_in")
        gone = Q()
        for end in ends:
            gone |= Q(**{f"{end}__status": rejected, f"{end}__isnull": False})
        return self.live().filter(~gone)

    def matching(self, words: str) -> "AttributionQuerySet":
        """Hops whose cue, or what the text calls the one referred to, contains all the words.

        A cue that may not be shown is not found either: whoever tries words would learn it.
        """
        nothing = TextRights.NOTHING
        is_hidden = Q(told_in__article__may_show=nothing) | Q(
            told_in__isnull=True, from_appearance__article__may_show=nothing
        )
        found = self
        for word in words.split():
            found = found.filter(Q(named_as__icontains=word) | Q(~is_hidden, cue__icontains=word))
        return found

    def for_listing(self) -> "AttributionQuerySet":
        """Hops with both their ends, in one query."""
        return self.select_related(
            "from_appearance__article",
            "to_appearance__article",
            "to_origin__holder",
            "told_in__article",
        ).order_by("pk")

    def beginnings_of(self, hops: Iterable[int]) -> list[int]:
        """The ids of the appearances where these hops begin."""
        rows = self.filter(pk__in=list(hops)).order_by("from_appearance")
        return list(rows.values_list("from_appearance", flat=True).distinct())

    def live(self) -> "AttributionQuerySet":
        """Hops that nobody rejected."""
        return self.exclude(judgement=Judgement.REJECTED)

    def unresolved(self) -> "AttributionQuerySet":
        """Hops of accepted appearances of which nobody has surely said who is meant."""
        return self.filter(
            from_appearance__status=AppearanceStatus.ACCEPTED,
            judgement__in=[Judgement.SUGGESTED, Judgement.UNSURE],
        )

    def for_inbox(self) -> "AttributionQuerySet":
        """Hops with the claim and the article whose text shows them, in one query."""
        return self.select_related(
            "from_appearance__claim", "from_appearance__article", "to_origin__holder"
        )

    def leaving(self, appearances: Iterable[int]) -> "AttributionQuerySet":
        """Live hops that begin at these appearances, with whatever shows and receives them."""
        rows = self.live().filter(from_appearance__in=list(appearances))
        return rows.select_related("from_appearance", "to_appearance", "told_in").order_by("pk")

    def titles_citing(self, appearances: Iterable[Appearance]) -> dict[int, str]:
        """The title of the first article that cites each of these, where any does."""
        rows = self.live().filter(to_appearance__in=list(appearances)).order_by("-pk")
        return dict(rows.values_list("to_appearance", "from_appearance__article__title"))

    def chained_from(self, appearances: Any) -> "AttributionQuerySet":
        """Live hops that begin at these appearances or wherever the hops from there lead."""
        is_given = isinstance(appearances, Blank)
        begun: Any = appearances if is_given else Value([*appearances])
        return self.live().filter(BeginsWhereReached(begun))

    def to_origins_of(self, holder: Source) -> "AttributionQuerySet":
        """Live hops that end at what a source said, measured or issued."""
        return self.live().filter(to_origin__holder=holder)

    def ending_at(self, origin: Origin) -> "AttributionQuerySet":
        """Live hops from accepted appearances to one origin, with the articles, first published first."""
        accepted = AppearanceStatus.ACCEPTED
        rows = self.live().filter(to_origin=origin, from_appearance__status=accepted)
        return rows.select_related("from_appearance__article__publisher").order_by(
            F("from_appearance__article__published_from").asc(nulls_last=True), "pk"
        )

    def for_page(self) -> "AttributionQuerySet":
        """Hops with whatever they lead to, in one query: of that the columns alone that pages tell.

        `begins_where` says what of the text that a hop begins in may be shown.
        """
        return (
            self.select_related(
                "to_origin__holder",
                "to_origin__poll",
                "to_appearance__article__publisher",
                "told_in__article__publisher",
            )
            .only(*TOLD)
            .annotate(begins_where=F("from_appearance__article__may_show"))
            .order_by("from_appearance", "pk")
        )


@tracked()
class Attribution(Record):
    """One hop. `told_in` is the appearance whose text shows it, when that is not `from_appearance`.

    `cue` are the words that show it, `named_as` what the text calls the one referred to. Hops of one
    appearance with the same `joint` number are cited together because the claim needs them all.
    """

    from_appearance = models.ForeignKey(Appearance, models.PROTECT, related_name="attributions")
    to_appearance = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="relayed_by"
    )
    to_origin = models.ForeignKey(
        Origin, models.PROTECT, null=True, blank=True, related_name="attributions"
    )
    kind = enum_field(AttributionKind)
    told_in = models.ForeignKey(
        Appearance, models.PROTECT, null=True, blank=True, related_name="tells"
    )
    cue = models.CharField(max_length=300, blank=True, default="")
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    named_as = models.CharField(max_length=200, blank=True, default="")
    inferred = models.BooleanField(default=False, help_text="No cue covers these words.")
    joint = models.PositiveSmallIntegerField(null=True, blank=True)
    judgement = enum_field(Judgement, default=Judgement.CONFIRMED)

    objects = AttributionQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["from_appearance", "pk"]
        constraints = [
            one_of("attribution_kind_known", "kind", AttributionKind),
            one_of("attribution_judgement_known", "judgement", Judgement),
            must(
                "attribution_one_target",
                Q(to_appearance__isnull=False, to_origin__isnull=True)
                | Q(to_appearance__isnull=True, to_origin__isnull=False),
                "A hop leads either to an appearance or to an origin.",
            ),
            must(
                "attribution_not_to_itself",
                Q(to_appearance__isnull=True) | ~Q(to_appearance=F("from_appearance")),
                "An appearance does not rest on itself.",
            ),
            must(
                "attribution_cue_whole",
                Q(cue_start__isnull=True, cue_end__isnull=True)
                | (
                    Q(cue_start__isnull=False, cue_end__isnull=False, cue_end__gt=F("cue_start"))
                    & ~Q(cue="")
                ),
                "An anchored cue has its words, a start and a later end.",
            ),
            unique(
                "attribution_once_to_appearance",
                "from_appearance",
                "to_appearance",
                condition=~Q(judgement=Judgement.REJECTED),
                message="This hop is already recorded.",
            ),
            unique(
                "attribution_once_to_origin",
                "from_appearance",
                "to_origin",
                condition=~Q(judgement=Judgement.REJECTED),
                message="This hop is already recorded.",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            guard("cue_is_slice", CUE_IS_SLICE, declare=[("slice", "TEXT")]),
        ]

    def __str__(self) -> str:
        return f"{self.from_appearance} → {self.to_origin or self.to_appearance}"
