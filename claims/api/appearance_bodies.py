"""What the API takes about appearances: what lists are asked for, and what is written."""

from collections.abc import Mapping
from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, Word
from accounts.api.parameters import ListParameters, ordering
from accounts.api.rows import ReasonedIn
from accounts.api.values import Flag, Whole
from accounts.models.keyset import Keyset
from claims.api.bodies import Path, QuantityIn, figure_places, time_places
from claims.api.hops import HOP_PLACES, HopIn
from claims.domain.vocabulary import AppearanceStatus, Basis, Force, Stance, Wording
from claims.models import Appearance, Claim
from sources.api.when import WhenIn
from sources.domain.patterns import SHA256_PATTERN
from sources.models import Article, ArticleVersion

LARGEST = 2**31 - 1
LONGEST_QUOTE = 5000
MOST_HOPS = 100

ORDERS = {"created": Keyset(), "-created": Keyset(descending=True)}

PLACES: dict[str, Path] = {
    **figure_places("appearance"),
    **time_places("date"),
    **HOP_PLACES,
    "appearance_version_of_article": ("version",),
    "appearance_text_has_version": ("version",),
    "appearance_anchor_in_text": ("end",),
    "appearance_anchor_is_slice": ("exact",),
    "appearance_anchor_whole": ("start",),
}


class AppearanceParameters(ListParameters):
    """The query parameters of the list of appearances."""

    claim = WholeNumber(required=False, min_value=1, help_text="Those of this claim.")
    article = WholeNumber(required=False, min_value=1, help_text="Those in this article.")
    publisher = WholeNumber(
        required=False, min_value=1, help_text="Those in what this source published."
    )
    stance = serializers.ChoiceField(choices=[one.value for one in Stance], required=False)
    basis = serializers.ChoiceField(choices=[one.value for one in Basis], required=False)
    status = serializers.ChoiceField(
        choices=[one.value for one in AppearanceStatus], required=False
    )
    ordering = ordering(ORDERS)


def not_changed(status: str) -> None:
    """Will return silently unless it is the status that only a newer text gives.

    Raises: ValidationError.
    """
    if status == AppearanceStatus.CHANGED:
        said = "Only a newer text makes it changed: give suggested, accepted or rejected."
        raise serializers.ValidationError(said, code="invalid_choice")


class AppearanceChangeIn(ReasonedIn):
    """A claim at one place in one article: give the exact words, or where they start and end.

    Words that stand exactly once need no `start`. `version` counts the versions of the article's
    text; without it the newest is meant. An article whose text is not held has no place to name.
    """

    claim = Reference(queryset=Claim.objects.open())
    article = Reference(queryset=Article.objects.active())
    version = Whole(required=False, allow_null=True, min_value=1, max_value=LARGEST)
    exact = Text(required=False, allow_blank=True, trim_whitespace=False, max_length=LONGEST_QUOTE)
    prefix = Text(required=False, allow_blank=True, trim_whitespace=False, max_length=500)
    suffix = Text(required=False, allow_blank=True, trim_whitespace=False, max_length=500)
    start = Whole(required=False, allow_null=True, min_value=0, max_value=LARGEST)
    end = Whole(required=False, allow_null=True, min_value=1, max_value=LARGEST)
    sha256 = Text(
        required=False,
        allow_blank=True,
        max_length=64,
        validators=[RegexValidator(SHA256_PATTERN)],
        help_text="Of the words, where these may not be kept.",
    )
    stance = Word(Stance, required=False)
    wording = Word(Wording, required=False)
    force = Word(Force, required=False)
    distanced = Flag(required=False)
    basis = Word(Basis, required=False)
    date = WhenIn(required=False, help_text="The day it speaks of.")
    status = Word(
        AppearanceStatus,
        required=False,
        validators=[not_changed],
        help_text="`suggested` where a new one says nothing; only accepted ones count.",
    )
    quantity = QuantityIn(required=False, allow_null=True, help_text="The figure as reported.")
    note = Text(required=False, allow_blank=True, max_length=5000)


@example(
    claim=7,
    article=3,
    exact="three quarters are against it",
    stance="supports",
    basis="attributed",
    chain=[{"kind": "cites_data", "to_origin": 5, "named_as": "a survey"}],
)
class AppearanceIn(AppearanceChangeIn):
    """A new appearance, with the hops of the chain that leave it."""

    chain = serializers.ListField(child=HopIn(), required=False, max_length=MOST_HOPS)


def place(row: Appearance, given: Mapping[str, Any]) -> None:
    """Will set where an appearance stands: the version by its number, the words and their place.

    Words that are given alone take the place of the former ones, and are looked for; of a place that
    is given alone the words are read, where the text is held.

    Raises: ValidationError where there is no such version.
    """
    is_anchored = bool(given.get("exact")) or given.get("start") is not None
    if "version" in given:
        row.version = _version(row, given["version"]) if given["version"] is not None else None
    elif (row._state.adding or "article" in given) and is_anchored:
        row.version = ArticleVersion.objects.newest_of(row.article)
    if given.get("exact") and "start" not in given and "end" not in given:
        row.start = row.end = None
    is_place_alone = row.start is not None and row.end is not None and "start" in given
    if is_place_alone and not given.get("exact") and not given.get("sha256"):
        text = row.version.text if row.version else None
        row.exact = (text or "")[row.start : row.end]


def _version(row: Appearance, sequence: int) -> ArticleVersion:
    """The version of the article with this number.

    Raises: ValidationError.
    """
    found = ArticleVersion.objects.numbered(row.article, sequence)
    if found is None:
        said = f"Of this article there is no version {sequence}."
        raise serializers.ValidationError({"version": said}, code="does_not_exist")
    return found
