"""What the API tells about the figures of a claim, as `claims.domain.corroboration.figure_block` has them."""

from typing import Any

from rest_framework import serializers

from accounts.api.fields import word
from claims.domain.corroboration.figure_block import FigureRelation
from claims.domain.measurements import Agreement
from claims.domain.vocabulary import Comparator, Stance, Statistic


def decimal(says: str) -> serializers.CharField:
    """Will make the field of a decimal as a string, so that nothing is lost."""
    return serializers.CharField(allow_null=True, help_text=says)


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
