"""Two sources that may be one: what speaks for it, and which pairs are worth a look at all."""

from dataclasses import dataclass
from itertools import product

from sources.domain.names.likeness import ALIKE, Difference, Likeness, compare
from sources.domain.names.parsed import FULL, parse
from sources.domain.vocabulary import NameKind, SourceKind

SAME_SITE = 0.8
BOUND = {SourceKind.GOVERNMENT_BODY, SourceKind.PARTY, SourceKind.COURT}
"""Bodies of one country: those of another have the same names and are others."""

LESS = {Difference.PART, Difference.INITIALS}
"""Differences that leave open whether the same is meant."""

SHORTEST_SKELETON, ENDS = 4, 4
VOWELS = str.maketrans("", "", "aeiou")


@dataclass(frozen=True, slots=True)
class Identity:
    """What two sources are compared by; `sites` are homepages and domains without their `www`."""

    id: int
    kind: SourceKind
    country: str
    names: tuple[tuple[str, NameKind], ...]
    sites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much speaks for two sources being one, 0 to 1, and what, in sentences."""

    score: float
    reasons: tuple[str, ...]


def resemblance(one: Identity, other: Identity) -> Resemblance | None:
    """Will say what speaks for two sources being one, or nothing when too little does.

    >>> a = Identity(1, SourceKind.PERSON, "RU", (("Sergei Lavrov", NameKind.PREFERRED),))
    >>> b = Identity(2, SourceKind.PERSON, "", (("Sergej Lawrow", NameKind.PREFERRED),))
    >>> resemblance(a, b).reasons
    ('“Sergei Lavrov” and “Sergej Lawrow” are spellings of one name.',)
    """
    if not _compatible(one, other):
        return None
    reasons, score = [], 0.0
    best = max(
        ((compare(a, b), (a, kind), (b, kind_b)) for a, kind, b, kind_b in _named(one, other)),
        key=lambda found: (found[0].score, _fits(found[0])),
        default=None,
    )
    if best and _fits(best[0]):
        score = best[0].score
        reasons.append(_sentence(*best))
    shared = sorted(one.sites & other.sites)
    if shared and one.kind != SourceKind.PERSON:
        score = max(score, SAME_SITE)
        reasons.append(f"Both stand at {shared[0]}.")
    return Resemblance(score, tuple(reasons)) if reasons else None


def blocks(one: Identity) -> set[str]:
    """Will return the marks of a source: only sources that share one are compared.

    A slip in one word leaves another mark, so that it hides no pair.

    >>> a = Identity(1, SourceKind.PERSON, "", (("Sergei Lavrov", NameKind.PREFERRED),))
    >>> b = Identity(2, SourceKind.PERSON, "", (("Lawroff Sergey", NameKind.PREFERRED),))
    >>> bool(blocks(a) & blocks(b))
    True
    """
    found = {f"@{site}" for site in one.sites}
    for text, _ in one.names:
        words = sorted({w.readings[0] for w in parse(text).words if w.weight >= FULL})
        found |= _marks(words or [word.readings[0] for word in parse(text).words])
    return found


def _marks(words: list[str]) -> set[str]:
    """The marks of one name: all words, their consonants, and each word with the others' beginnings."""
    whole = "".join(words)
    found = {f"={whole}"} if whole else set()
    skeleton = whole.translate(VOWELS)
    if len(skeleton) >= SHORTEST_SKELETON:
        found.add(f"~{skeleton}")
    if len(words) == 1:
        return found | {f"^{whole[:ENDS]}", f"${whole[-ENDS:]}"}
    for at, word in enumerate(words):
        rest = sorted(other[:2] for other in words[:at] + words[at + 1 :])
        found.add(f"{word}|{' '.join(rest)}")
    return found


def _compatible(one: Identity, other: Identity) -> bool:
    """Whether the kinds allow that two sources are one: a person is never a body."""
    if (one.kind == SourceKind.PERSON) != (other.kind == SourceKind.PERSON):
        return False
    is_bound = one.kind in BOUND and other.kind in BOUND
    return not (is_bound and one.country and other.country and one.country != other.country)


def _named(one: Identity, other: Identity) -> list[tuple[str, NameKind, str, NameKind]]:
    return [
        (a, kind, b, other_kind) for (a, kind), (b, other_kind) in product(one.names, other.names)
    ]


def _fits(likeness: Likeness) -> bool:
    return likeness.score >= ALIKE and LESS.isdisjoint(likeness.differences)


def _sentence(likeness: Likeness, one: tuple[str, NameKind], other: tuple[str, NameKind]) -> str:
    """What the two names have to do with one another."""
    (a, kind), (b, other_kind) = one, other
    names = f"“{a}” and “{b}”"
    if NameKind.FORMER in (kind, other_kind):
        names = f"{names} (a former name)"
    if likeness.score == 1.0:
        return f"Both are called “{a}”" + (
            ", one formerly." if NameKind.FORMER in (kind, other_kind) else "."
        )
    if Difference.ONE_LETTER in likeness.differences:
        return f"{names} differ in one letter."
    if Difference.TWO_LETTERS in likeness.differences:
        return f"{names} differ in two letters."
    if likeness.differences == (Difference.ORDER,):
        return f"{names} have the same words in another order."
    return f"{names} are spellings of one name."
