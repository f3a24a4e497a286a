"""What the API tells about appearances and the hops that leave them."""

from functools import cache
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api.fields import word
from accounts.permissions import may
from claims.api.judgements import OriginRefOut
from claims.api.serializers import ClaimRefOut, QuantityOut
from claims.domain.vocabulary import (
    AppearanceStatus,
    AttributionKind,
    Basis,
    Force,
    Stance,
    Wording,
)
from claims.models import Appearance, Attribution
from sources.api.serializers import ArticleRefOut, SourceRefOut, WhenOut
from sources.domain.vocabulary import Judgement, TextRights


class AppearanceRefOut(serializers.ModelSerializer[Appearance]):
    """An appearance as others mention it: which claim it is of, and in which article."""

    article = ArticleRefOut(read_only=True)

    class Meta:
        model = Appearance
        fields = ["id", "claim", "article"]
        read_only_fields = fields


class HopOut(serializers.ModelSerializer[Attribution]):
    """One hop of the chain that leaves an appearance; it leads to an origin or to an appearance.

    `cue` is empty where the text of the article may not be shown.
    """

    kind = word(AttributionKind)
    judgement = word(Judgement)
    to_origin = OriginRefOut(read_only=True, allow_null=True)
    to_appearance = AppearanceRefOut(read_only=True, allow_null=True)
    told_in = serializers.IntegerField(source="told_in_id", read_only=True, allow_null=True)
    cue = serializers.SerializerMethodField()

    class Meta:
        model = Attribution
        fields = [
            "id",
            "kind",
            "to_origin",
            "to_appearance",
            "told_in",
            "cue",
            "cue_start",
            "cue_end",
            "named_as",
            "inferred",
            "joint",
            "judgement",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields

    def get_cue(self, hop: Attribution) -> str:
        """The words that show it, where they may be shown."""
        shows = hop.told_in or hop.from_appearance
        return hop.cue if may_show(shows) else ""


class AttributionOut(HopOut):
    """One hop of a chain, and where it begins."""

    from_appearance = AppearanceRefOut(read_only=True)

    class Meta(HopOut.Meta):
        fields = ["id", "from_appearance", *HopOut.Meta.fields[1:]]
        read_only_fields = fields


class AppearanceOut(serializers.ModelSerializer[Appearance]):
    """A claim at one place in one article, and the chain that leaves it. Only accepted ones count.

    `version` is the number of the article's version, `start` and `end` are Unicode code points of its
    text, the end not included. The words are empty where they may not be kept or shown.
    """

    claim = ClaimRefOut(read_only=True)
    article = ArticleRefOut(read_only=True)
    publisher = SourceRefOut(source="article.publisher", read_only=True, allow_null=True)
    version = serializers.IntegerField(
        source="version.sequence", default=None, read_only=True, allow_null=True
    )
    exact = serializers.SerializerMethodField()
    prefix = serializers.SerializerMethodField()
    suffix = serializers.SerializerMethodField()
    stance = word(Stance)
    wording = word(Wording)
    force = word(Force)
    basis = word(Basis)
    status = word(AppearanceStatus)
    date = WhenOut(read_only=True)
    quantity = serializers.SerializerMethodField()
    continues = serializers.SerializerMethodField()
    chain = HopOut(source="attributions", many=True, read_only=True)

    class Meta:
        model = Appearance
        fields = [
            "id",
            "claim",
            "article",
            "publisher",
            "version",
            "exact",
            "prefix",
            "suffix",
            "start",
            "end",
            "sha256",
            "stance",
            "wording",
            "force",
            "distanced",
            "basis",
            "status",
            "date",
            "quantity",
            "note",
            "continues",
            "change",
            "chain",
            "created_at",
            "row_version",
        ]
        read_only_fields = fields

    def get_continues(self, row: Appearance) -> int | None:
        """The appearance in an earlier version that it continues, where whoever asks may see that."""
        # Annotated by `for_listing`; null where it continues none.
        is_after_rejected = row.is_after_rejected  # type: ignore[attr-defined]
        is_hidden = is_after_rejected and not may(self.context["request"].user, "appearance.view")
        return None if is_hidden else row.continues_id

    def get_exact(self, row: Appearance) -> str:
        """The words, where they are kept and may be shown."""
        return row.exact if may_show(row) else ""

    def get_prefix(self, row: Appearance) -> str:
        """The words before, where they may be shown."""
        return row.prefix if may_show(row) else ""

    def get_suffix(self, row: Appearance) -> str:
        """The words after, where they may be shown."""
        return row.suffix if may_show(row) else ""

    @extend_schema_field(QuantityOut(allow_null=True))
    def get_quantity(self, row: Appearance) -> dict[str, Any] | None:
        """The figure as it is reported here, if there is one."""
        return dict(QuantityOut(row).data) if row.has_quantity else None


def may_show(row: Appearance) -> bool:
    """Whether words of the text that an appearance stands in may be shown."""
    return words_are_shown(row.article.may_show)


@cache
def words_are_shown(rights: str) -> bool:
    """Whether words may be shown of an article of whose text so much may be."""
    return rights != TextRights.NOTHING
