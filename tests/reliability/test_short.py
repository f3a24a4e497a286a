"""A short run of what `make reliability` runs at length: real processes, killed, frozen and asked too much.

The negative controls are part of the long run (docs/reliability.md); what judges is tested beside this.
Backups and imports are tested with processes of their own in tests/config/backup and
tests/accounts/services/bulk.
"""

import pytest

from reliability import failover, frozen, kills, overload
from reliability.running import Options, staged

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.enable_socket,
    pytest.mark.timeout(900),
]


def test_what_is_promised_is_kept_whatever_breaks() -> None:
    with staged() as stage:
        # One world for all, since making it takes longer than breaking it.
        assert kills.run(stage, Options(rounds=4, seed=1)).broken() == []
        assert frozen.run(stage, Options(1, 1, slack=3), seconds=6).broken() == []
        assert overload.run(stage, Options(1, 1, slack=5), seconds=1.5, slow=60).broken() == []
        assert failover.run(stage, Options(rounds=1, seed=1)).broken() == []
