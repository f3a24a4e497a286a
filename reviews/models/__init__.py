"""The records of `reviews`."""

from reviews.models.comment import Comment
from reviews.models.correction import Correction
from reviews.models.evidence import Evidence
from reviews.models.external import ExternalReview, QuarantinedItem
from reviews.models.file import EvidenceFile
from reviews.models.methodology import Methodology
from reviews.models.party import Party
from reviews.models.publication import Publication
from reviews.models.rating import Rating, RatingMapping, RatingScale
from reviews.models.request import CorrectionRequest
from reviews.models.retraction import ProposalWithdrawal, Retraction, RetractionProposal
from reviews.models.review import Review
from reviews.models.signoff import SignOff, SignOffFate
from reviews.models.version import ReviewVersion

__all__ = [
    "Comment",
    "Correction",
    "CorrectionRequest",
    "Evidence",
    "EvidenceFile",
    "ExternalReview",
    "Methodology",
    "Party",
    "ProposalWithdrawal",
    "Publication",
    "QuarantinedItem",
    "Rating",
    "RatingMapping",
    "RatingScale",
    "Retraction",
    "RetractionProposal",
    "Review",
    "ReviewVersion",
    "SignOff",
    "SignOffFate",
]
