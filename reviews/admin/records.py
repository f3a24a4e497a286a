"""Records that the work on reviews leaves behind, to read: nobody writes one by hand."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.admin.filters import Days
from reviews.admin.base import Written
from reviews.admin.rows import EvidenceRows
from reviews.models import (
    Comment,
    Correction,
    Evidence,
    EvidenceFile,
    Party,
    ProposalWithdrawal,
    Publication,
    Retraction,
    RetractionProposal,
    ReviewVersion,
    SignOff,
    SignOffFate,
)

ABOUT = "review__claim__statement"


@admin.register(ReviewVersion)
class ReviewVersionAdmin(Written):
    """What was written, once and for all."""

    inlines = [EvidenceRows]
    list_display = ["review", "sequence", "headline", "rating", "created_by", "created_at"]
    list_filter = [("created_at", Days), "rating"]
    list_select_related = ["review__claim", "rating", "created_by"]
    search_fields = ["headline", "content_hash", ABOUT]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The versions; a list needs none of their long texts."""
        return super().get_queryset(request).defer("body", "content")


@admin.register(Evidence)
class EvidenceAdmin(Written):
    """A question, its answer, and what that rests on."""

    list_display = ["question", "stance", "version", "appearance", "origin", "url"]
    list_filter = ["stance"]
    list_select_related = [
        "version__review__claim",
        "appearance__claim",
        "appearance__article__publisher",
        "origin__holder",
        "file",
    ]
    search_fields = ["question", "answer", "url"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The evidence without the bytes of files."""
        return super().get_queryset(request).defer("file__data", "version__content")


@admin.register(EvidenceFile)
class EvidenceFileAdmin(Written):
    """A file that evidence rests on; its bytes are handed out on the desk."""

    list_display = ["name", "media_type", "size", "uploaded_by", "uploaded_at"]
    list_filter = [("uploaded_at", Days)]
    list_select_related = ["uploaded_by"]
    search_fields = ["name", "sha256"]
    exclude = ["data"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The files without their bytes."""
        return super().get_queryset(request).defer("data")


@admin.register(Party)
class PartyAdmin(Written):
    """Who is what to a review."""

    list_display = ["person", "part", "review"]
    list_filter = ["part"]
    list_select_related = ["person", "review__claim"]
    search_fields = ["person__username", "person__last_name", ABOUT]


@admin.register(SignOff)
class SignOffAdmin(Written):
    """Who vouches for which text."""

    list_display = ["signer", "review", "version", "conflict", "signed_at"]
    list_filter = [("signed_at", Days)]
    list_select_related = ["signer", "review__claim", "version"]
    search_fields = ["content_hash", "signer__username", "signer__last_name", ABOUT]


@admin.register(SignOffFate)
class SignOffFateAdmin(Written):
    """What became of a signature."""

    list_display = ["signoff", "fate", "by", "at", "reason"]
    list_filter = ["fate"]
    list_select_related = ["signoff__signer", "signoff__version", "by"]
    search_fields = ["content_hash", "reason"]


@admin.register(Publication)
class PublicationAdmin(Written):
    """What was made public, on whose signatures."""

    list_display = ["review", "sequence", "kind", "published_at", "published_by", "label"]
    list_filter = ["kind", ("published_at", Days)]
    list_select_related = ["review__claim", "published_by"]
    search_fields = ["content_hash", ABOUT]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The publications without their JSON-LD, until one is read."""
        return super().get_queryset(request).defer("json_ld")


@admin.register(RetractionProposal)
class RetractionProposalAdmin(Written):
    """A proposal to retract, with the note for readers."""

    list_display = ["review", "proposed_by", "proposed_at", "note"]
    list_select_related = ["review__claim", "proposed_by"]
    search_fields = ["note", ABOUT]


@admin.register(ProposalWithdrawal)
class ProposalWithdrawalAdmin(Written):
    """The end of a proposal: taken back by whoever made it, or declined by an editor."""

    list_display = ["proposal", "by", "at", "reason"]
    list_select_related = ["proposal__review__claim", "by"]
    search_fields = ["reason"]


@admin.register(Retraction)
class RetractionAdmin(Written):
    """A proposal that another editor signed."""

    list_display = ["review", "proposed_by", "signed_by", "signed_at"]
    list_select_related = ["review__claim", "proposed_by", "signed_by"]
    search_fields = ["proposal__note", ABOUT]


@admin.register(Correction)
class CorrectionAdmin(Written):
    """What readers were told of a change."""

    list_display = ["review", "kind", "note", "effective_at", "made_by"]
    list_filter = ["kind", ("effective_at", Days)]
    list_select_related = ["review__claim", "made_by"]
    search_fields = ["note", ABOUT]


@admin.register(Comment)
class CommentAdmin(Written):
    """What those who work on a review said; never public."""

    list_display = ["body", "author", "review", "created_at"]
    list_filter = [("created_at", Days)]
    list_select_related = ["author", "review__claim"]
    search_fields = ["body", ABOUT]
