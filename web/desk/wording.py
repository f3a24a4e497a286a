"""The words of the desk: states, and what a state waits for."""

from reviews.domain.vocabulary import ReviewState

S = ReviewState

STATES = {
    S.DRAFT: "Draft",
    S.IN_REVIEW: "In review",
    S.CHANGES_REQUESTED: "Changes requested",
    S.APPROVED: "Approved",
    S.SCHEDULED: "Scheduled",
    S.PUBLISHED: "Published",
    S.CORRECTING: "Being corrected",
    S.RETRACTED: "Retracted",
    S.ARCHIVED: "Archived",
}

WAITS = {
    S.DRAFT: "An author writes it and submits it.",
    S.IN_REVIEW: "An editor who wrote none of it reads it, and signs it or asks for changes.",
    S.CHANGES_REQUESTED: "An author makes the changes and submits it again.",
    S.APPROVED: "It is signed. An editor publishes it, now or at a time.",
    S.SCHEDULED: "It is published at its time.",
    S.PUBLISHED: "Everybody reads it. What turns out wrong is corrected in the open.",
    S.CORRECTING: "A correction is being written. What is public stays public meanwhile.",
    S.RETRACTED: "The page stays and says that no verdict stands.",
    S.ARCHIVED: "It was put away before anything of it was public.",
}

WAITS_FOR_SIGNATURE = (
    "It is public until another editor signs that it is retracted, or declines that."
)
"""What is said instead while somebody proposes to retract it."""

FAMILIES = {
    S.DRAFT: "loose",
    S.IN_REVIEW: "one",
    S.CHANGES_REQUESTED: "one",
    S.APPROVED: "held",
    S.SCHEDULED: "held",
    S.PUBLISHED: "firm",
    S.CORRECTING: "one",
    S.RETRACTED: "against",
    S.ARCHIVED: "loose",
}
"""The colours of the badges, by the families of the style sheet; the words say the same."""
