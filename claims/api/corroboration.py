"""What the API tells about the corroboration of a claim: the stored assessment, typed.

The fields are those of `claims.domain.corroboration.result`; a test keeps the two together.
"""

from typing import Any

from rest_framework import serializers

from accounts.api.fields import word
from claims.api.serializers import STALE_BECAUSE, STALE_SINCE
from claims.domain.corroboration.figure_block import FigureRelation
from claims.domain.measurements import Agreement
from claims.domain.vocabulary import Comparator, Label, Stance, Statistic


def ids(says: str) -> serializers.ListField:
    """Will make the field of a list of ids."""
    return serializers.ListField(child=serializers.IntegerField(), help_text=says)


def pair(says: str) -> serializers.ListField:
    """Will make the field of an interval."""
    return serializers.ListField(
        child=serializers.IntegerField(), min_length=2, max_length=2, help_text=says
    )


def decimal(says: str) -> serializers.CharField:
    """Will make the field of a decimal as a string, so that nothing is lost."""
    return serializers.CharField(allow_null=True, help_text=says)


def sentences(says: str) -> serializers.ListField:
    """Will make the field of a list of sentences."""
    return serializers.ListField(child=serializers.CharField(), help_text=says)


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


class MisquoteOut(serializers.Serializer[Any]):
    """A figure reported otherwise than the origin measured it."""

    appearance = serializers.IntegerField()
    article = serializers.IntegerField()
    origin = serializers.IntegerField()
    reported = serializers.CharField()
    measured = serializers.CharField()


class NumberOut(serializers.Serializer[Any]):
    """One figure; numbers are decimals as strings in its own unit. Changes are signed."""

    text = serializers.CharField(help_text="As people write it.")
    amount = decimal("The number itself.")
    lower = decimal("A lower bound that was given.")
    upper = decimal("An upper bound that was given.")
    low = decimal("The lowest number that the figure allows, null without end.")
    high = decimal("The highest number that it allows.")
    unit = serializers.CharField()
    comparator = word(Comparator)
    statistic = word(Statistic)
    population = serializers.CharField()
    baseline = serializers.CharField()


class ReportedFigureOut(serializers.Serializer[Any]):
    """A figure as one appearance gives it, and what it is to the figure of the claim."""

    number = NumberOut()
    appearance = serializers.IntegerField()
    article = serializers.IntegerField()
    article_title = serializers.CharField()
    times = serializers.IntegerField(help_text="Appearances alike that this one stands for.")
    stance = word(Stance)
    origin = serializers.IntegerField(
        allow_null=True, help_text="The one measurement or record it rests on."
    )
    origin_title = serializers.CharField()
    margin = decimal("Margin of error of that poll, in points.")
    on = serializers.DateField(allow_null=True, help_text="The day it was measured.")
    is_rhetorical = serializers.BooleanField(help_text="Never compared with a measurement.")
    relation = word(FigureRelation)
    measured = serializers.CharField(help_text="What was measured, where this is a misquote.")


class MeasuredFigureOut(serializers.Serializer[Any]):
    """What one measurement found."""

    origin = serializers.IntegerField()
    title = serializers.CharField()
    number = NumberOut()
    margin = decimal("Margin of error, in points.")
    on = serializers.DateField(allow_null=True)
    relation = word(FigureRelation)


class FigurePairOut(serializers.Serializer[Any]):
    """Two measurements, the earlier first: whether they agree, and what a change between them is."""

    first = serializers.IntegerField()
    second = serializers.IntegerField()
    agreement = word(Agreement)
    is_series = serializers.BooleanField(help_text="Two waves of one series.")
    margin = decimal("Margin of error of the difference, in points.")
    is_within_margin = serializers.BooleanField(
        allow_null=True,
        help_text="Whether the change may be chance; null where a margin is missing.",
    )


class PollDetailsOut(serializers.Serializer[Any]):
    """What was disclosed of a poll that the claim rests on, and what is missing."""

    origin = serializers.IntegerField()
    title = serializers.CharField()
    conductor = serializers.CharField()
    sponsor = serializers.CharField()
    question = serializers.CharField()
    population = serializers.CharField()
    place = serializers.CharField()
    mode = serializers.CharField()
    sample = serializers.IntegerField(allow_null=True)
    fieldwork = serializers.CharField()
    margin_of_error = decimal("In points.")
    confidence_level = decimal("In percent.")
    completeness = serializers.FloatField(help_text="Share of the items known, 0 to 1.")
    disclosed = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())


class FigureBlockOut(serializers.Serializer[Any]):
    """Every figure met, measurements, how they stand together, and the polls behind them."""

    claim = NumberOut(allow_null=True)
    reported = ReportedFigureOut(many=True)
    beyond = serializers.IntegerField(help_text="Reported figures that are not listed.")
    measured = MeasuredFigureOut(many=True)
    pairs = FigurePairOut(many=True)
    polls = PollDetailsOut(many=True)


class GraphNodeOut(serializers.Serializer[Any]):
    """A node of the chains: an article, a relay or an origin; copies are folded into it.

    Alike articles that nobody cites stand in one node: `count` says how many, `members` names the
    first of them.
    """

    key = serializers.CharField()
    kind = serializers.CharField(help_text="article, relay (an article others cite) or origin.")
    id = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]
    sides = serializers.ListField(child=serializers.CharField())
    by = serializers.CharField(help_text="The publisher or holder.")
    title = serializers.CharField()
    what = serializers.CharField(help_text="What sort of text or origin it is, in words.")
    count = serializers.IntegerField(help_text="Articles or origins that stand in this node.")
    members = ids("The first of them, where there are several.")
    copies = serializers.IntegerField(help_text="Articles that are copies of these.")
    folds = ids("The first of the copies.")
    group = serializers.IntegerField(allow_null=True)
    article = serializers.IntegerField(
        allow_null=True, help_text="The article that issued an origin."
    )
    holder = serializers.IntegerField(allow_null=True, help_text="The source whose origin it is.")
    is_confirmed = serializers.BooleanField()
    is_bottleneck = serializers.BooleanField(help_text="More groups than things hang on it.")
    is_single = serializers.BooleanField(help_text="If this alone is wrong, no support is left.")
    is_tied = serializers.BooleanField(help_text="The claim was read in the article itself.")
    is_unknown = serializers.BooleanField(help_text="An origin that nobody names.")
    is_loop = serializers.BooleanField(help_text="Citations come round to this article.")
    is_left_out = serializers.BooleanField()
    code = serializers.CharField(help_text="Why it does not count, or not in full.")
    why = serializers.CharField(help_text="The same as a sentence.")
    left_out_of = serializers.ListField(
        child=serializers.CharField(),
        help_text="Sides on which it does not count, while it counts on the other.",
    )
    why_there = serializers.CharField(help_text="Why it does not count there, as a sentence.")


class GraphEdgeOut(serializers.Serializer[Any]):
    """A step of a chain, from who tells to whom it is from."""

    source = serializers.CharField()  # type: ignore[assignment]
    target = serializers.CharField()
    is_confirmed = serializers.BooleanField()
    is_loop = serializers.BooleanField()
    is_left_out = serializers.BooleanField()


class GraphGroupOut(serializers.Serializer[Any]):
    """Origins that count as one, by the keys of their nodes, and why."""

    id = serializers.IntegerField()
    origins = serializers.ListField(child=serializers.CharField())
    codes = serializers.ListField(child=serializers.CharField())
    because = serializers.CharField()
    is_sure = serializers.BooleanField(help_text="The possible number believes it as well.")


class GraphOut(serializers.Serializer[Any]):
    """All chains as nodes and edges; at most 300 nodes, alike ones folded."""

    nodes = GraphNodeOut(many=True)
    edges = GraphEdgeOut(many=True)
    groups = GraphGroupOut(many=True)


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
    graph = GraphOut()
    computed_at = serializers.DateTimeField()
    drawing = serializers.URLField(help_text="The chains as an SVG drawing.")
    stale_since = serializers.DateTimeField(allow_null=True, help_text=STALE_SINCE)
    stale_because = serializers.CharField(help_text=STALE_BECAUSE)


class MomentOut(serializers.Serializer[Any]):
    """A day from which another answer held than before, by publication dates.

    `day` is null for what counts before the first known day, or, where `is_today`, for what counts
    today though no day says since when. Where not `is_exact`, the change came after `after`.
    """

    day = serializers.DateField(allow_null=True)
    label = word(Label)  # type: ignore[assignment]
    full_label = serializers.CharField()
    open = serializers.BooleanField()
    supports = pair("For the claim: confirmed, possible.")
    refutes = pair("Against it: confirmed, possible.")
    changes = sentences("What happened on the day.")
    is_exact = serializers.BooleanField()
    after = serializers.DateField(allow_null=True)
    is_today = serializers.BooleanField()


class TimelineOut(serializers.Serializer[Any]):
    """How the number grew. Of `days` on which something happened, `looked_at` were assessed."""

    moments = MomentOut(many=True)
    days = serializers.IntegerField()
    looked_at = serializers.IntegerField()
    is_thinned = serializers.BooleanField(
        help_text="Some days were not looked at: an answer that came and went may be missing."
    )


class CauseOut(serializers.Serializer[Any]):
    """The write that led to a result: what was done to which record, in words and as data."""

    event = serializers.IntegerField()
    at = serializers.DateTimeField()
    action = serializers.CharField()
    object_type = serializers.CharField()
    object_id = serializers.IntegerField()
    said = serializers.CharField()


class PastResultOut(serializers.Serializer[Any]):
    """One stored result: what was said since when, what changed in it, and which write caused it.

    `until` is null for the current one. `cause` is null where none was noted.
    """

    id = serializers.IntegerField()
    since = serializers.DateTimeField()
    until = serializers.DateTimeField(allow_null=True)
    policy = serializers.IntegerField()
    full_label = serializers.CharField()
    supports = pair("For the claim: confirmed, possible.")
    refutes = pair("Against it: confirmed, possible.")
    is_first = serializers.BooleanField()
    differences = sentences("What came, went, joined or fell out since the result before.")
    cause = CauseOut(allow_null=True)
