"""What the API tells about the corroboration of a claim: the stored assessment, typed.

The fields are those of `claims.domain.corroboration.result`; a test keeps the two together.
"""

from typing import Any

from rest_framework import serializers

from accounts.api.fields import word
from claims.api.figures import FigureBlockOut
from claims.api.serializers import STALE_BECAUSE, STALE_SINCE
from claims.domain.vocabulary import Label

COMPUTED_AT = (
    "Since when this answer holds: it stays when the claim is counted again and nothing but words "
    "came out otherwise. For another day it is the time of the request."
)


def ids(says: str) -> serializers.ListField:
    """Will make the field of a list of ids."""
    return serializers.ListField(child=serializers.IntegerField(), help_text=says)


def pair(says: str) -> serializers.ListField:
    """Will make the field of an interval."""
    return serializers.ListField(
        child=serializers.IntegerField(), min_length=2, max_length=2, help_text=says
    )


class SentenceOut(serializers.Serializer[Any]):
    """One sentence: a stable code, its English, and the parameters to say it in another language."""

    code = serializers.CharField()
    message = serializers.CharField()
    params = serializers.DictField()


class ReasonOut(SentenceOut):
    """Why something was grouped, left out or counted: a stable code, a sentence, what it is about.

    Negative ids stand for newsrooms' own and unknown origins, which no record names. Each list names
    at most 20; its total counts all.
    """

    origins = ids("Origins it speaks of.")
    articles = ids("Articles it speaks of.")
    appearances = ids("Appearances it speaks of.")
    origins_total = serializers.IntegerField()
    articles_total = serializers.IntegerField()
    appearances_total = serializers.IntegerField()
    view = serializers.CharField(help_text="both, confirmed or possible.")


class MemberOut(serializers.Serializer[Any]):
    """One origin inside a group; its id is negative where no record names it."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    title = serializers.CharField()
    is_confirmed = serializers.BooleanField()


class GroupOut(serializers.Serializer[Any]):
    """Origins that count as one, at most 20 of them by name, and the reasons that say why."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    title = serializers.CharField()
    members = MemberOut(many=True)
    members_total = serializers.IntegerField()
    is_confirmed = serializers.BooleanField()
    reasons = ReasonOut(many=True)


class CutNodeOut(serializers.Serializer[Any]):
    """One thing that would have to be wrong: an article or a group of origins."""

    kind = serializers.CharField()
    id = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]


class SideOut(serializers.Serializer[Any]):
    """One side: how many separate things would have to be wrong, and which."""

    confirmed = serializers.IntegerField()
    possible = serializers.IntegerField()
    groups = GroupOut(many=True)
    cut = CutNodeOut(many=True)
    single_points = CutNodeOut(many=True)
    confirmed_groups = serializers.IntegerField()
    possible_groups = serializers.IntegerField()
    bottleneck = serializers.CharField()


class LeftOutOut(serializers.Serializer[Any]):
    """An appearance that does not count; `only_possible` where it still counts in possible."""

    appearance = serializers.IntegerField()
    article = serializers.IntegerField()
    code = serializers.CharField()
    message = serializers.CharField()
    only_possible = serializers.BooleanField()


class ArticleNameOut(serializers.Serializer[Any]):
    """What an article is called: its title and publisher."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class MisquoteOut(serializers.Serializer[Any]):
    """A figure reported otherwise than the origin measured it."""

    appearance = serializers.IntegerField()
    article = serializers.IntegerField()
    origin = serializers.IntegerField()
    reported = serializers.CharField()
    measured = serializers.CharField()


class CorroborationOut(serializers.Serializer[Any]):
    """How many separate things would have to be wrong for the claim to lose all support.

    `answer` says it in the sentences of `answer_parts`, the first of which has the label as its code.
    Lists are bounded, and the totals beside them count all. `full_label` adds “(open)” where open
    questions could change the label. `as_of` is the day it holds for, null for today. It describes
    sourcing, never truth.
    """

    claim_id = serializers.IntegerField()
    policy = serializers.IntegerField(help_text="Version of the rules.")
    as_of = serializers.DateField(allow_null=True)
    label = word(Label)  # type: ignore[assignment]
    full_label = serializers.CharField()
    open = serializers.BooleanField()
    at_source = serializers.BooleanField(help_text="This is the declaration itself.")
    answer = serializers.CharField()
    answer_parts = SentenceOut(many=True)
    listing = serializers.CharField()
    listing_part = SentenceOut()
    supports = SideOut()
    refutes = SideOut()
    appearances = serializers.IntegerField()
    articles = serializers.IntegerField()
    publishers = serializers.IntegerField()
    echo_factor = serializers.FloatField()
    reasons = ReasonOut(many=True)
    qualifies = ids("Appearances that qualify the claim, at most 200.")
    qualifies_total = serializers.IntegerField()
    discusses = ids("Appearances that discuss it, at most 200.")
    discusses_total = serializers.IntegerField()
    left_out = LeftOutOut(many=True, help_text="At most 200.")
    left_out_total = serializers.IntegerField()
    loops = serializers.ListField(child=ids("Articles that rest on each other."))
    contested = ids("Origins that are read both ways.")
    contradicting_articles = ids("Articles on both sides, at most 200.")
    contradicting_articles_total = serializers.IntegerField()
    misquotes = MisquoteOut(many=True, help_text="At most 200.")
    misquotes_total = serializers.IntegerField()
    figures = FigureBlockOut()
    named = ArticleNameOut(many=True, help_text="What the articles spoken of are called.")
    computed_at = serializers.DateTimeField(help_text=COMPUTED_AT)
    graph = serializers.URLField(help_text="The chains of the same day as nodes and edges.")
    drawing = serializers.URLField(help_text="The chains of the same day as an SVG drawing.")
    stale_since = serializers.DateTimeField(allow_null=True, help_text=STALE_SINCE)
    stale_because = serializers.CharField(help_text=STALE_BECAUSE)
