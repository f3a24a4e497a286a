"""The admin of `reviews`: records to read, and the steps of the work as actions, through the services."""

from reviews.admin.external import ExternalReviewAdmin, QuarantinedItemAdmin
from reviews.admin.ratings import (
    MethodologyAdmin,
    RatingAdmin,
    RatingMappingAdmin,
    RatingScaleAdmin,
)
from reviews.admin.records import (
    CommentAdmin,
    CorrectionAdmin,
    EvidenceAdmin,
    EvidenceFileAdmin,
    PartyAdmin,
    ProposalWithdrawalAdmin,
    PublicationAdmin,
    RetractionAdmin,
    RetractionProposalAdmin,
    ReviewVersionAdmin,
    SignOffAdmin,
    SignOffFateAdmin,
)
from reviews.admin.requests import CorrectionRequestAdmin
from reviews.admin.reviews import ReviewAdmin

__all__ = [
    "CommentAdmin",
    "CorrectionAdmin",
    "CorrectionRequestAdmin",
    "EvidenceAdmin",
    "EvidenceFileAdmin",
    "ExternalReviewAdmin",
    "MethodologyAdmin",
    "PartyAdmin",
    "ProposalWithdrawalAdmin",
    "PublicationAdmin",
    "QuarantinedItemAdmin",
    "RatingAdmin",
    "RatingMappingAdmin",
    "RatingScaleAdmin",
    "RetractionAdmin",
    "RetractionProposalAdmin",
    "ReviewAdmin",
    "ReviewVersionAdmin",
    "SignOffAdmin",
    "SignOffFateAdmin",
]
