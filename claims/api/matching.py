"""Which tracked claims a text may state, and what people say of that."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.examples import example
from accounts.api.fields import Reference, Text, WholeNumber, word
from accounts.api.parameters import ListParameters, Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.problems import InvalidParameters
from accounts.api.schema import described_list, described_step, problems
from accounts.api.values import Whole
from accounts.api.views import ListView
from claims.api.serializers import ClaimRefOut
from claims.domain.matching.candidates import Candidate, Why
from claims.domain.matching.queries import LONGEST, ONE_TEXT, has_words, stripped
from claims.models import Claim, MatchPair
from claims.models.suggestion import MatchPairQuerySet
from claims.services.matching import confirm, match, refuse, version

TAG = "matching"
USUAL, MOST = 5, 20

SAYS = (
    "The open claims that a text may state, the best first, each with the reasons. The score ranks "
    "and decides nothing: a person says whether it is the same claim. "
)


class MatchParameters(Parameters):
    """The query parameters of a look-up."""

    text = Text(max_length=ONE_TEXT, help_text="A sentence or a post. POST takes a whole article.")
    limit = WholeNumber(
        required=False, default=USUAL, min_value=1, max_value=MOST, help_text="Claims at most."
    )


@example(text="Three quarters of those asked are against it.", limit=5)
class LookUpIn(serializers.Serializer[Any]):
    """A text of any length up to 60,000 characters; a long one is looked up sentence by sentence."""

    text = Text(max_length=LONGEST)
    limit = Whole(required=False, default=USUAL, min_value=1, max_value=MOST)


class MatchReasonOut(serializers.Serializer[Any]):
    """Why a claim was found, or what speaks against it: a code, its English and what it is about."""

    code = word(Why)
    message = serializers.CharField(source="sentence")
    is_warning = serializers.BooleanField(help_text="Whether it speaks against the two being one.")
    given = serializers.ListField(
        child=serializers.CharField(), help_text="Words or figures of the text."
    )
    ours = serializers.ListField(
        child=serializers.CharField(), help_text="Those of the claim, where they are others."
    )


class PassageOut(serializers.Serializer[Any]):
    """The part of the text that may state the claim, by its place in code points."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    text = serializers.CharField()


class CandidateOut(serializers.Serializer[Any]):
    """A claim that the text may state. `score` ranks; `likeness` is 1 for the same words."""

    claim = serializers.SerializerMethodField()
    language = serializers.CharField()
    score = serializers.FloatField()
    likeness = serializers.FloatField()
    differs = serializers.BooleanField(help_text="Whether one of the reasons is a warning.")
    passage = PassageOut()
    reasons = MatchReasonOut(many=True)

    def get_claim(self, one: Candidate) -> dict[str, Any]:
        """The claim as others mention it, and where it is told."""
        url = reverse("api:claim", args=[one.claim])
        request = self.context["request"]
        told = {"id": one.claim, "statement": one.statement}
        return {**told, "url": request.build_absolute_uri(url)}


class MatchOut(serializers.Serializer[Any]):
    """What was found, and by which matcher."""

    matcher = serializers.CharField()
    candidates = CandidateOut(many=True)


class JudgedMatchIn(serializers.Serializer[Any]):
    """A sentence and the claim that it states, or does not."""

    text = Text(max_length=ONE_TEXT)
    claim = Reference(queryset=Claim.objects.open())


class MatchPairOut(serializers.ModelSerializer[MatchPair]):
    """What one person said of a text and a claim; `score` is how high the claim was ranked then."""

    claim = ClaimRefOut(read_only=True)

    class Meta:
        model = MatchPair
        fields = ["id", "text", "claim", "matches", "said_at", "score", "matcher"]
        read_only_fields = fields


class MatchPairParameters(ListParameters):
    """The query parameters of the list of judged pairs."""

    claim = WholeNumber(required=False, min_value=1, help_text="Pairs with this claim.")


@extend_schema_view(
    get=extend_schema(
        operation_id="match",
        auth=[],
        tags=[TAG],
        description=SAYS + "For a sentence or a post; `POST` takes a long text.",
        parameters=[MatchParameters],
        responses={200: MatchOut, **problems(400, 406)},
    ),
    post=extend_schema(
        operation_id="match_text",
        tags=[TAG],
        description=SAYS + "A long text is looked up sentence by sentence. Nothing is kept of it.",
        request=LookUpIn,
        responses={200: MatchOut, **problems(400, 401, 403, 406, 409, 413, 415)},
    ),
)
class MatchView(ApiView):
    """Where a text is looked up."""

    writes: ClassVar[dict[str, str]] = {"POST": "claim.view"}

    def get(self, request: Request) -> Response:
        """Will look up a short text.

        Raises: InvalidParameters.
        """
        asked = read_parameters(request, MatchParameters)
        if not has_words(stripped(asked["text"])):
            detail = "No word stands in this text."
            raise InvalidParameters([{"parameter": "text", "code": "no_words", "detail": detail}])
        return self._answer(request, asked)

    def post(self, request: Request) -> Response:
        """Will look up a text of any length.

        Raises: ValidationError, TextTooLong.
        """
        read_parameters(request, Parameters)
        given = read_body(request, LookUpIn)
        if not has_words(stripped(given["text"])):
            said = "No word stands in this text."
            raise ValidationError({"text": ValidationError(said, code="no_words")})
        return self._answer(request, given)

    def _answer(self, request: Request, asked: dict[str, Any]) -> Response:
        found = match(asked["text"], limit=asked["limit"])
        told = {"matcher": version(), "candidates": found}
        return Response(MatchOut(told, context={"request": request}).data)


class _JudgingView(ApiView):
    """Where somebody says of a text and a claim whether the one states the other."""

    writes: ClassVar[dict[str, str]] = {"POST": "matchpair.add"}
    is_match: ClassVar[bool]

    def post(self, request: Request) -> Response:
        """Will keep what is said.

        Raises: ValidationError.
        """
        read_parameters(request, Parameters)
        given = read_body(request, JudgedMatchIn)
        say = confirm if self.is_match else refuse
        pair = say(given["text"], given["claim"], by=signed_in(request))
        return Response(MatchPairOut(MatchPair.objects.for_listing().get(pk=pair.pk)).data)


@described_step(
    name="confirm_text_match",
    tag=TAG,
    body=JudgedMatchIn,
    out=MatchPairOut,
    says="Says that a text states a claim. Kept for whoever ranks better later: nothing is tied by it.",
)
class ConfirmingView(_JudgingView):
    """Where a match is confirmed."""

    is_match = True


@described_step(
    name="refuse_text_match",
    tag=TAG,
    body=JudgedMatchIn,
    out=MatchPairOut,
    says="Says that a text does not state a claim, though it looks like it.",
)
class RefusingView(_JudgingView):
    """Where a match is refused."""

    is_match = False


@described_list(
    name="MatchPair",
    out=MatchPairOut,
    takes=MatchPairParameters,
    operation="list_match_pairs",
    tag=TAG,
    says="What people said of texts and claims, in the order in which it was first said. `search` "
    "looks at the text.",
    restricted=True,
)
class MatchPairListView(ListView[MatchPair]):
    """Every judged pair."""

    permission_classes = [ThoseWhoMayRead]
    reads = "matchpair.view"
    out = MatchPairOut
    takes = MatchPairParameters

    def rows(self, asked: dict[str, Any]) -> MatchPairQuerySet:
        """Pairs with this claim, in whose text the words stand."""
        rows = MatchPair.objects.having(claim=asked.get("claim"))
        return rows.containing_all(asked["search"], "text").for_listing()
