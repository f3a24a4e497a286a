"""Policies: the numbers and lists that corroboration depends on, by version.

A policy never changes once results were computed with it; a better idea is the next version.
"""

from dataclasses import dataclass
from decimal import Decimal

from sources.domain.vocabulary import LinkKind, TieKind


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the rules that are a matter of choice.

    `control_ties` put a body under another, `voice_ties` a person into a body's voice;
    `control_share` is the percentage above which owning is controlling. `copy_links` make one node
    of two articles, `rewrite_links` let one rest on the other. `figure_window_days` is how far apart
    two figures may lie and still be compared; `approx_share` how far from an approximate figure an
    exact one may lie, as a share of it.
    """

    version: int
    control_share: Decimal
    control_ties: frozenset[TieKind]
    voice_ties: frozenset[TieKind]
    copy_links: frozenset[LinkKind]
    rewrite_links: frozenset[LinkKind]
    figure_window_days: int
    approx_share: Decimal


POLICY_1 = Policy(
    version=1,
    control_share=Decimal(50),
    control_ties=frozenset(
        {TieKind.OWNS, TieKind.CONTROLS, TieKind.BRAND_OF, TieKind.STATE_OPERATED_BY}
    ),
    voice_ties=frozenset({TieKind.SPEAKS_FOR}),
    copy_links=frozenset(
        {
            LinkKind.REPRINT_OF,
            LinkKind.EXCERPT_OF,
            LinkKind.TRANSLATION_OF,
            LinkKind.MACHINE_TRANSLATION_OF,
            LinkKind.NEAR_DUPLICATE_OF,
        }
    ),
    rewrite_links=frozenset({LinkKind.REWRITE_OF}),
    figure_window_days=90,
    approx_share=Decimal("0.05"),
)

POLICIES = {policy.version: policy for policy in (POLICY_1,)}
"""Every policy that a stored result may name."""

CURRENT_POLICY = POLICY_1
"""The policy that new results are computed with."""


def policy_of(version: int) -> Policy:
    """Will give the policy of that version.

    Raises: ValueError when there is none.

    >>> policy_of(1).figure_window_days
    90
    """
    try:
        return POLICIES[version]
    except KeyError:
        known = ", ".join(str(one) for one in sorted(POLICIES))
        raise ValueError(f"There is no policy {version}. Known are: {known}.") from None
