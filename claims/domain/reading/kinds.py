"""What sort of claim words are, and how they are put forward."""

import re
from collections.abc import Sequence

from claims.domain.reading.cue_words import DENYING, DISTANCE
from claims.domain.reading.result import Cue, CueForm, Passage, Quotation
from claims.domain.vocabulary import Basis, ClaimKind, Force, Stance, Wording

POSITION = re.compile(
    r"\b(?:demands?|insists?|supports?|opposes?|rejects?|refuses?|is (?:ready|willing|prepared|"
    r"against)|are (?:ready|willing|against)|wants?|calls? for|favou?rs?|willingness|commitment|pledged?|"
    r"would need to|condition)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|longer|older|worse|better) than\b|"
    r"\bthe (?:[a-z]+ )?(?:[a-z]{3,}est|most|least|first|last|second|third|only)\b|\btwice as\b",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"\b(?:law|treaty|decree|court|constitution|article \d+|convicted|sentenced|ratified|abolished|"
    r"banned)\b",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:[a-z]{3,}ed|met|began|fell|rose|took|came|gave|went|won|lost|made|held|struck|hit|killed|"
    r"signed|arrived|sank)\b"
)
PLANNED = re.compile(
    r"\b(?:plans? to|is due to|scheduled|will|is to|are to|[’']ll|would)\b", re.IGNORECASE
)
LIKELY = re.compile(
    r"\b(?:may|might|could|likely|unlikely|perhaps|possibly|probably|apparently|seems?|"
    r"appears?)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:told (?:this (?:newspaper|reporter|website)|me|us)|seen by|obtained by|reviewed by|"
    r"I (?:saw|visited|asked|met|counted)|in an interview with this)\b",
    re.IGNORECASE,
)


def kind_of(words: str, signals: Sequence[str], *, has_figure: bool) -> ClaimKind:
    """Will propose the kind of a claim.

    >>> kind_of("Rain fell.", [], has_figure=False).value
    'event'
    """
    tests = (
        (ClaimKind.NUMERICAL, has_figure),
        (ClaimKind.LEGAL, LEGAL.search(words)),
        (ClaimKind.PREDICTION, "ahead" in signals and "law" not in signals),
        (ClaimKind.CAUSAL, "cause" in signals),
        (ClaimKind.COMPARISON, COMPARED.search(words)),
        (ClaimKind.POSITION, POSITION.search(words)),
        (ClaimKind.EVENT, HAPPENED.search(words)),
    )
    return next((kind for kind, hit in tests if hit), ClaimKind.STATE)


def force_of(words: str, signals: Sequence[str]) -> Force:
    """Will say how firmly words are put forward.

    >>> force_of("If it rains, the wells will fill.", ["hypothetical"]).value
    'hypothetical'
    """
    if "question" in signals:
        return Force.RHETORICAL
    if "hypothetical" in signals:
        return Force.HYPOTHETICAL
    if LIKELY.search(words):
        return Force.HEDGED
    return Force.PROSPECTIVE if PLANNED.search(words) else Force.ASSERTED


def wording_of(
    words: Passage, quotations: Sequence[Quotation], *, attributed: bool, translated: bool
) -> Wording:
    """Will say whose words they are: those inside quotation marks are verbatim."""
    if translated:
        return Wording.TRANSLATED
    if any(one.inner.holds(words) for one in quotations):
        return Wording.VERBATIM
    return Wording.PARAPHRASE if attributed else Wording.OWN


def basis_of(sentence: str, *, attributed: bool) -> Basis:
    """Will say how the article knows; its own reporting needs a sign in the text."""
    if attributed:
        return Basis.ATTRIBUTED
    return Basis.OWN_REPORTING if OWN.search(sentence) else Basis.UNATTRIBUTED


def stance_of(words: Passage, quotations: Sequence[Quotation], cues: Sequence[Cue]) -> Stance:
    """Will say whether the words are put forward, or put forward as what somebody denies.

    Who denies in their own words ("We never left," he said in denial) puts those words forward.
    """
    if any(one.inner.meets(words) for one in quotations):
        return Stance.SUPPORTS
    before = [cue for cue in cues if cue.passage.end <= words.start and cue.covers.meets(words)]
    denied = any(DENYING & set(cue.passage.words.lower().split()) for cue in before)
    return Stance.REFUTES if denied else Stance.SUPPORTS


def is_distanced(words: Passage, sentence: str, cues: Sequence[Cue]) -> bool:
    """Whether the text keeps its distance: "alleged", a rumour, a claim that nobody stands for."""
    told = any(c.form is CueForm.PASSIVE and DISTANCE.search(c.passage.words) for c in cues)
    return told or bool(DISTANCE.search(words.words)) or bool(DISTANCE.search(sentence[:60]))
