"""The words of the `claims` app: every enumeration a record of this app may hold.

Source: the field's own terms (schema.org Claim, CiTO, AVeriTeC, AAPOR) where those have one.
"""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    EVENT = "event"
    STATE = "state"
    NUMERICAL = "numerical"
    QUOTE = "quote"
    CAUSAL = "causal"
    POSITION = "position"
    COMPARISON = "comparison"
    PREDICTION = "prediction"
    LEGAL = "legal"


class Checkability(StrEnum):
    """Whether evidence could settle a claim."""

    CHECKABLE = "checkable"
    PARTLY = "partly"
    OPINION = "opinion"
    FUTURE = "future"
    TOO_VAGUE = "too_vague"


class ClaimStatus(StrEnum):
    """Whether a claim is being tracked."""

    OPEN = "open"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class RelationKind(StrEnum):
    """How one claim relates to another, read from left to right."""

    EQUIVALENT = "equivalent"
    CLOSE = "close"
    BROADER = "broader"
    NEGATES = "negates"
    EXCLUDES = "excludes"
    LIMITS = "limits"
    UPDATES = "updates"
    OUTCOME_OF = "outcome_of"
    IMPLIES = "implies"
    PART_OF = "part_of"


SYMMETRIC_RELATIONS = frozenset(
    {RelationKind.EQUIVALENT, RelationKind.CLOSE, RelationKind.NEGATES, RelationKind.EXCLUDES}
)
"""Relations that say the same in both directions and are stored once, lower id first."""

ACYCLIC_RELATIONS = frozenset({RelationKind.BROADER, RelationKind.UPDATES})
"""Relations in which nothing may come round to itself."""


class OriginKind(StrEnum):
    """What would have to be wrong where a chain of attribution ends."""

    MEASUREMENT = "measurement"
    OFFICIAL_RECORD = "official_record"
    DOCUMENT = "document"
    STATEMENT = "statement"
    FIRST_HAND_REPORT = "first_hand_report"
    UNNAMED_SOURCE = "unnamed_source"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What an appearance does to the claim's statement."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    DISCUSSES = "discusses"


class Wording(StrEnum):
    """Whose words the appearance is in."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    OWN = "own"
    TRANSLATED = "translated"


class Force(StrEnum):
    """How firmly the appearance puts the claim's statement forward."""

    ASSERTED = "asserted"
    PRESUPPOSED = "presupposed"
    HEDGED = "hedged"
    PROSPECTIVE = "prospective"
    HYPOTHETICAL = "hypothetical"
    RHETORICAL = "rhetorical"


class Basis(StrEnum):
    """How the article says it knows; `own_*` needs a sign in the text."""

    OWN_REPORTING = "own_reporting"
    OWN_MEASUREMENT = "own_measurement"
    OWN_DOCUMENT = "own_document"
    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"
    NOT_SEEN = "not_seen"


class AppearanceStatus(StrEnum):
    """Where an appearance stands with the curators; only accepted ones count.

    *Changed* waits for a person: the text it was anchored to says something else now.
    """

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"


class AttributionKind(StrEnum):
    """What a hop of a chain does."""

    RELAYS_STATEMENT = "relays_statement"
    CITES_REPORT = "cites_report"
    CITES_DATA = "cites_data"
    CITES_DOCUMENT = "cites_document"


class Verdict(StrEnum):
    """What an editor says of two origins or two sources."""

    SAME = "same"
    DIFFERENT = "different"


class Comparator(StrEnum):
    """How a figure is meant."""

    EQ = "eq"
    APPROX = "approx"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    BETWEEN = "between"
    MAJORITY_OF = "majority_of"
    NONE_OF = "none_of"
    HIGHEST = "highest"
    LOWEST = "lowest"


class Statistic(StrEnum):
    """What a figure counts or computes."""

    COUNT = "count"
    TOTAL = "total"
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    RATE = "rate"
    RATIO = "ratio"
    RANK = "rank"
    CHANGE_ABS = "change_abs"
    CHANGE_REL = "change_rel"


class Label(StrEnum):
    """How well a claim is sourced; never whether it is true."""

    VIEW = "view"
    CONFLICTING = "conflicting"
    CONTRADICTED = "contradicted"
    CORROBORATED = "corroborated"
    UNNAMED_ONLY = "unnamed_only"
    SINGLE_CHANNEL = "single_channel"
    SINGLE_ORIGIN = "single_origin"
    CIRCULAR = "circular"
    UNCONFIRMED = "unconfirmed"
    UNTRACED = "untraced"
    UNSUPPORTED = "unsupported"


class SuggestionStatus(StrEnum):
    """What people did with what the reader proposed."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class StaleReason(StrEnum):
    """Why the stored answer of a claim is being counted anew."""

    RIPPLE = "ripple"
    POLICY = "policy"
    CORPUS = "corpus"
