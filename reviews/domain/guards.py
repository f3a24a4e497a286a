"""What a version must hold before it is submitted, published, or applied as a correction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviews.domain.comparing import beyond_minor
from reviews.domain.content import Content

ENOUGH_ORIGINS = 2
MINOR_KIND = "minor"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there: the field it belongs to, a code for programs, and a sentence."""

    field: str
    code: str
    message: str


def evidence_origins(grounds: Sequence[frozenset[str]]) -> int:
    """Will count how many separate origins the evidence shows: each piece can stand for one alone.

    Each piece comes with the origins it leads to, as texts: the recorded origins of an appearance's
    chain, else the host or publisher it stands at; an origin itself; the host of an address; the
    hash of a file. Two articles that quote one poll are one; one article that quotes two polls is
    one as well, because nothing but that article says so. It is the largest matching of pieces to
    origins: by Menger's theorem the number of things that would have to be wrong.

    >>> evidence_origins([frozenset({"poll"}), frozenset({"poll"})])
    1
    >>> evidence_origins([frozenset({"poll", "register"}), frozenset({"poll"})])
    2
    """
    taken: dict[str, int] = {}

    def place(piece: int, tried: set[str]) -> bool:
        """Finds an origin for a piece, moving others where they have another one."""
        for origin in sorted(grounds[piece] - tried):
            tried.add(origin)
            if origin not in taken or place(taken[origin], tried):
                taken[origin] = piece
                return True
        return False

    return sum(place(piece, set()) for piece in range(len(grounds)))


def missing_to_submit(
    content: Content, grounds: Sequence[frozenset[str]], *, is_correction: bool
) -> tuple[Missing, ...]:
    """Will list what is missing before somebody else can judge the version; none when it is ready.

    `grounds` are the origins of each piece of evidence, as `evidence_origins` takes them.
    """
    return (
        *_missing_words(content),
        *_missing_evidence(content, grounds),
        *(_missing_note(content) if is_correction else ()),
    )


def missing_to_publish(content: Content) -> tuple[Missing, ...]:
    """Will list what is missing before the version can be public; none when it is ready."""
    found = []
    if content.methodology is None:
        found.append(
            Missing(
                "methodology",
                "no_methodology",
                "There is no methodology yet by which the review was made: publish one first.",
            )
        )
    for number, ground in enumerate(content.evidence, start=1):
        if ground.kind == "url" and not (ground.archive_url or ground.no_archive_reason):
            said = (
                f"Evidence {number}: archive {ground.url} and give the address of the copy, "
                "or say why there is none."
            )
            found.append(Missing("evidence", "not_archived", said))
    return tuple(found)


def unfit_for_minor(public: Content, working: Content) -> tuple[Missing, ...]:
    """Will list why the difference of two versions is no minor correction; none when it is one."""
    if public == working:
        said = "Nothing differs from what is public: there is nothing to apply."
        return (Missing("version", "nothing_changed", said),)
    return tuple(
        Missing(
            one.field,
            "not_minor",
            f"The {one.place} changed, which is more than a minor correction: "
            "submit it as a material one.",
        )
        for one in beyond_minor(public, working)
    )


def _missing_words(content: Content) -> Iterable[Missing]:
    if content.rating is None:
        yield Missing("rating", "no_rating", "Choose a rating.")
    if not content.headline.strip():
        yield Missing("headline", "no_headline", "Give it a headline.")
    if not content.explanation.strip():
        said = "Give the reasons for the rating in a few words."
        yield Missing("explanation", "no_explanation", said)
    if content.claimant is None:
        yield Missing("claimant", "no_claimant", "Name who makes the claim.")


def _missing_evidence(content: Content, grounds: Sequence[frozenset[str]]) -> Iterable[Missing]:
    if not content.evidence:
        said = "Add at least one piece of evidence: a question, its answer and what that rests on."
        yield Missing("evidence", "no_evidence", said)
        return
    found = evidence_origins(grounds)
    if found < ENOUGH_ORIGINS and not content.only_source.strip():
        said = (
            "All evidence leads to one origin: add evidence with another one, "
            "or say under “only source” why there is none."
        )
        yield Missing("only_source", "one_origin", said)


def _missing_note(content: Content) -> Iterable[Missing]:
    """A correction that is signed anew tells readers what changed."""
    change = content.correction
    if change is None or change.kind == MINOR_KIND:
        said = "Say what kind of correction it is: a clarification, a correction or an update."
        yield Missing("correction_kind", "no_correction_kind", said)
    if change is None or not change.note.strip():
        said = "Write the public note that tells readers what changed."
        yield Missing("correction_note", "no_note", said)
