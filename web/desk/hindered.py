"""What stands against a step besides the table of who may when: the version itself."""

from reviews.domain import content as contents
from reviews.domain.actions import Action
from reviews.domain.guards import unfit_for_minor
from reviews.domain.vocabulary import CorrectionKind, ReviewState
from reviews.models import Review
from reviews.services.making_public import correction_kind
from web.desk.shown import beyond

MOST_TOLD = 5
"""So many differences are named in a sentence."""

PUBLISHING = (Action.PUBLISH, Action.SCHEDULE)


def hindered(review: Review, *, is_unfit: bool) -> dict[Action, str]:
    """Will say of each step that the version itself stands against why it does.

    What is unfit for publication (`is_unfit`) is not offered to be published.
    """
    if is_unfit:
        said = "Rules stand against publishing it, which are listed above."
        return dict.fromkeys(PUBLISHING, said)
    version, public = review.version, review.publication
    if review.state != ReviewState.CORRECTING or version is None or public is None:
        return {}
    working = contents.read(version.content)
    unfit = unfit_for_minor(contents.read(public.version.content), working)
    why = " ".join(one.message for one in unfit)
    if any(one.code == "nothing_changed" for one in unfit):
        return {Action.APPLY_MINOR: why, Action.APPLY_MATERIAL: why}
    if not unfit and correction_kind(review, working) is not CorrectionKind.MINOR:
        why = "Its authors call it more than a minor correction: they submit it as a material one."
    return {Action.APPLY_MINOR: why} if why else {}


def saved_as_minor(review: Review) -> bool:
    """Whether a correction was saved that its authors call minor."""
    version, public = review.version, review.publication
    return (
        review.state == ReviewState.CORRECTING
        and version is not None
        and public is not None
        and version.pk != public.version_id
        and correction_kind(review, contents.read(version.content)) is CorrectionKind.MINOR
    )


def may_be_minor(review: Review) -> bool:
    """Whether what was saved touches no more than a minor correction may."""
    return not _beyond(review)


def told_of_minor(review: Review) -> str:
    """Will say what happens next to a correction that is called minor, or why it cannot be one."""
    found = _beyond(review)
    if not found:
        return "Saved as minor: an editor reads and applies it."
    more = " and more" if len(found) > MOST_TOLD else ""
    told = "; ".join(found[:MOST_TOLD]) + more
    return (
        f"It is saved as minor and is more than that ({told}): choose clarification, correction or "
        "update, say what readers are told, and submit it as a material correction."
    )


def _beyond(review: Review) -> tuple[str, ...]:
    """What of a correction is more than a minor one may touch, in few words each."""
    public = review.publication.version if review.publication else None
    return beyond(public, review.version) if public and review.version else ()
