"""Rows below a review, all of them to read."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from reviews.admin.base import ShownCards, ShownRows
from reviews.models import (
    Comment,
    Correction,
    CorrectionRequest,
    Evidence,
    Party,
    Publication,
    RetractionProposal,
    ReviewVersion,
    SignOff,
)


class PartyRows(ShownRows):
    """Who is an author of a review, and who a signer."""

    model = Party
    fields = ["person", "part"]


class VersionRows(ShownRows):
    """What was written, without the texts."""

    model = ReviewVersion
    fk_name = "review"
    verbose_name_plural = "versions"
    fields = ["sequence", "created_by", "created_at", "rating", "content_hash"]
    per_page = 20

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The versions without what was signed, which may be long."""
        rows: models.QuerySet[Any] = super().get_queryset(request)
        return rows.defer("content", "body")


class SignOffRows(ShownRows):
    """Who vouched for which text."""

    model = SignOff
    fk_name = "review"
    fields = ["version", "signer", "signed_at", "conflict", "content_hash"]


class PublicationRows(ShownRows):
    """What was made public."""

    model = Publication
    fk_name = "review"
    fields = ["sequence", "kind", "version", "published_at", "published_by", "content_hash"]

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """The publications without their JSON-LD."""
        rows: models.QuerySet[Any] = super().get_queryset(request)
        return rows.defer("json_ld")


class CorrectionRows(ShownRows):
    """What readers were told."""

    model = Correction
    fk_name = "review"
    fields = ["kind", "note", "effective_at", "made_by"]


class ProposalRows(ShownRows):
    """Who proposed to retract it."""

    model = RetractionProposal
    fk_name = "review"
    fields = ["proposed_by", "note", "proposed_at"]


class RequestRows(ShownRows):
    """What readers asked for."""

    model = CorrectionRequest
    fk_name = "review"
    fields = ["text", "state", "outcome", "handled_by", "handled_at"]


class CommentRows(ShownRows):
    """What those who work on it said."""

    model = Comment
    fk_name = "review"
    fields = ["author", "version", "body", "created_at"]


class EvidenceRows(ShownCards):
    """The evidence of a version."""

    model = Evidence
    fields = [
        "question",
        "answer",
        "stance",
        "note",
        "appearance",
        "origin",
        "url",
        "archive_url",
        "no_archive_reason",
        "file",
    ]
