"""Merging two sources or two articles: what it would do, and doing it.

Merging claims rests on the same two views.
"""

from typing import Any, ClassVar

from django.db import models
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.base import ApiView
from accounts.api.fields import WholeNumber
from accounts.api.parameters import Parameters, read_body, read_parameters
from accounts.api.permissions import ThoseWhoMayRead, signed_in
from accounts.api.problems import InvalidParameters
from accounts.api.schema import described_detail, described_step
from accounts.models import User
from sources.api.merge_bodies import (
    ArticleMergeIn,
    MergeOut,
    MergePreviewOut,
    SourceMergeIn,
    named,
    told_of,
)
from sources.domain.vocabulary import NameKind
from sources.models import Article, Merge, Source
from sources.services import merging
from sources.services.merging.naming import names_of
from sources.services.merging.verbs import BECOMES


class IntoParameters(Parameters):
    """The query parameters of the preview of a merge."""

    into = WholeNumber(
        min_value=1, max_value=2**63 - 1, help_text="The id of the record that would survive."
    )


class SourceIntoParameters(IntoParameters):
    """The query parameters of the preview of a merge of sources."""

    known_as = serializers.ChoiceField(
        choices=[(kind.value, kind.name) for kind in BECOMES],
        required=False,
        help_text="What the names it was preferred by would become; an alias without it.",
    )


class PreviewView(ApiView):
    """What merging one record into another would do. A subclass names the model."""

    permission_classes = [ThoseWhoMayRead]
    takes: ClassVar[type[Parameters]] = IntoParameters
    model: ClassVar[type[models.Model]]
    reads: ClassVar[str]

    def get(self, request: Request, pk: int) -> Response:
        """Will look; nothing is written.

        Raises: Http404, InvalidParameters.
        """
        asked = read_parameters(request, self.takes)
        merged: Any = get_object_or_404(self.model._base_manager, pk=pk)
        survivor: Any = self.model._base_manager.in_bulk([asked["into"]]).get(asked["into"])
        if survivor is None:
            said = f"There is no {self.model._meta.verbose_name} no. {asked['into']}."
            raise InvalidParameters(
                [{"parameter": "into", "code": "does_not_exist", "detail": said}]
            )
        known_as = NameKind(asked.get("known_as", NameKind.ALIAS))
        preview = merging.preview_merge(survivor, merged, known_as=known_as)
        told = {
            "survivor": named(preview.survivor),
            "merged": named(preview.merged),
            "compared": preview.compared,
            "parts": preview.parts,
            "remaining": preview.remaining,
            "refusals": preview.refusals,
            "doubts": preview.doubts,
            "warnings": preview.warnings,
            "recomputed": preview.recomputed,
            "seal": preview.seal,
        }
        return Response(MergePreviewOut(told).data)


class MergingView(ApiView):
    """Where one record is merged into another. A subclass names model and body, and merges."""

    model: ClassVar[type[models.Model]]
    body: ClassVar[type[serializers.Serializer[Any]]]

    def merge(self, record: Any, given: dict[str, Any], *, by: User) -> Merge:
        """Will merge the record into another.

        Raises: MergeRefused, StalePreview, ValidationError.
        """
        raise NotImplementedError

    def post(self, request: Request, pk: int) -> Response:
        """Will merge the record into another.

        Raises: Http404, MergeRefused, StalePreview, ValidationError.
        """
        read_parameters(request, Parameters)
        given = read_body(request, self.body)
        record = get_object_or_404(self.model._base_manager, pk=pk)
        merge = self.merge(record, given, by=signed_in(request))
        return Response(MergeOut(told_of(merge, names_of([merge]))).data)


@described_detail(
    name="source_merge_preview",
    tag="sources",
    out=MergePreviewOut,
    takes=SourceIntoParameters,
    says="What merging this source `into` another would do, row by row, and what is in its way. "
    "Nothing is written.",
    restricted=True,
    refuses=True,
)
class SourcePreviewView(PreviewView):
    """What merging one source into another would do."""

    model = Source
    takes = SourceIntoParameters
    reads = "source.merge"


@described_detail(
    name="article_merge_preview",
    tag="articles",
    out=MergePreviewOut,
    takes=IntoParameters,
    says="What merging this article `into` another would do, row by row, and what is in its way. "
    "Nothing is written.",
    restricted=True,
    refuses=True,
)
class ArticlePreviewView(PreviewView):
    """What merging one article into another would do."""

    model = Article
    reads = "article.merge"


@described_step(
    name="merge_source",
    tag="sources",
    body=SourceMergeIn,
    out=MergeOut,
    says="Merges this source `into` another: whatever refers to it refers to that one afterwards, "
    "and its address leads there for ever. What is in the way is named, and nothing is merged then.",
)
class SourceMergingView(MergingView):
    """Where one source is merged into another."""

    model = Source
    body = SourceMergeIn
    writes: ClassVar[dict[str, str]] = {"POST": "source.merge"}

    def merge(self, record: Any, given: dict[str, Any], *, by: User) -> Merge:
        """Will merge the source into another.

        Raises: MergeRefused, StalePreview, ValidationError.
        """
        return merging.merge_sources(
            given["into"],
            record,
            by=by,
            reason=given["reason"],
            known_as=NameKind(given.get("known_as", NameKind.ALIAS)),
            expected=given.get("seal"),
        )


@described_step(
    name="merge_article",
    tag="articles",
    body=ArticleMergeIn,
    out=MergeOut,
    says="Merges this article `into` another: a stub into the real one, or one text that was "
    "recorded twice. The record that holds the text survives; what is in the way is named, and "
    "nothing is merged then.",
)
class ArticleMergingView(MergingView):
    """Where one article is merged into another."""

    model = Article
    body = ArticleMergeIn
    writes: ClassVar[dict[str, str]] = {"POST": "article.merge"}

    def merge(self, record: Any, given: dict[str, Any], *, by: User) -> Merge:
        """Will merge the article into another.

        Raises: MergeRefused, StalePreview, ValidationError.
        """
        return merging.merge_articles(
            given["into"], record, by=by, reason=given["reason"], expected=given.get("seal")
        )
