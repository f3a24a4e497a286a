"""What the API tells about the corroboration of a claim: the stored assessment, typed."""

from typing import Any

from rest_framework import serializers

from claims.api.serializers import IntervalOut


class ReasonOut(serializers.Serializer[Any]):
    """Why something was grouped, left out or counted: a stable code and a sentence."""

    code = serializers.CharField()
    message = serializers.CharField()


class SideOut(IntervalOut):
    """One side: the interval, the groups of origins, and the smallest cut."""

    groups = serializers.ListField(child=serializers.JSONField())
    cut = serializers.ListField(child=serializers.JSONField())
    single_points = serializers.ListField(child=serializers.JSONField())


class CorroborationOut(serializers.Serializer[Any]):
    """How many separate things would have to be wrong for the claim to lose all support.

    `answer` says it as a sentence. `as_of` is the day it holds for, null for today. Keys not
    described here are details of the policy's version.
    """

    claim = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]
    open = serializers.BooleanField()
    at_source = serializers.BooleanField()
    answer = serializers.CharField()
    listing = serializers.CharField()
    supports = SideOut()
    refutes = SideOut()
    appearances = serializers.IntegerField()
    articles = serializers.IntegerField()
    publishers = serializers.IntegerField()
    echo_factor = serializers.FloatField()
    reasons = ReasonOut(many=True)
    as_of = serializers.DateField(allow_null=True)
    policy = serializers.IntegerField()
    computed_at = serializers.DateTimeField()
