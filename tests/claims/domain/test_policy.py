from dataclasses import FrozenInstanceError

import pytest

from claims.domain.policy import CURRENT_POLICY, POLICIES, POLICY_1, policy_of
from sources.domain.vocabulary import LinkKind, TieKind


def test_policy_one_holds_what_results_were_computed_with() -> None:
    assert POLICY_1.control_share == 50
    assert POLICY_1.figure_window_days == 90
    assert POLICY_1.control_ties == {
        TieKind.OWNS,
        TieKind.CONTROLS,
        TieKind.BRAND_OF,
        TieKind.STATE_OPERATED_BY,
    }
    assert POLICY_1.voice_ties == {TieKind.SPEAKS_FOR}
    assert LinkKind.REWRITE_OF not in POLICY_1.copy_links


def test_policies_are_found_by_version() -> None:
    assert policy_of(1) is POLICY_1
    assert CURRENT_POLICY in POLICIES.values()
    assert all(version == policy.version for version, policy in POLICIES.items())


def test_a_policy_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no policy 99"):
        policy_of(99)


def test_a_policy_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        POLICY_1.figure_window_days = 1  # type: ignore[misc]
