"""Each of many keys has one effect, sent five times by processes that are killed meanwhile.

`IDEMPOTENCY_KEYS=1000 pytest tests/accounts/api/test_kills.py` tries harder; `-s` prints what was seen.
"""

import json
import os
import sys
from pathlib import Path

import pytest
from django.db import connection

from accounts.models import IdempotencyKey
from claims.models import IndependenceJudgement
from tests.accounts.api.killing import TIMES, Killed
from tests.accounts.tokens import issued
from tests.factories.claims import OriginFactory

KEYS = int(os.environ.get("IDEMPOTENCY_KEYS", "20"))

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(7200)]


def killed(folder: Path, keys: int, *unguarded: str) -> Killed:
    """What became of as many requests, each of which adds one judgement."""
    bodies = [
        {
            "origins": [OriginFactory().pk, OriginFactory().pk],
            "verdict": "same",
            "reason": f"Room {number}",
        }
        for number in range(keys)
    ]
    file = folder / "bodies.json"
    file.write_text(json.dumps(bodies))
    seen = Killed(keys)
    seen.run(str(connection.settings_dict["NAME"]), issued()[1], file, *unguarded)
    return seen


def test_every_key_has_one_effect_whoever_is_killed(tmp_path: Path) -> None:
    seen = killed(tmp_path, KEYS)
    effects = IndependenceJudgement.objects.count()
    doubt = f"{seen.in_doubt.total()} requests in doubt, {seen.busy} told to wait"
    said = (
        f"{KEYS} keys, {seen.told.total()} answers, {seen.kills} kills, {doubt}, {effects} effects"
    )
    sys.stdout.write(f"\n{said}\n")
    assert seen.kills
    assert all(seen.told[number] >= TIMES for number in range(KEYS))
    assert {len(answers) for answers in seen.answers.values()} == {1}
    assert all(told.startswith("201 ") for answers in seen.answers.values() for told in answers)
    assert (effects, IdempotencyKey.objects.count()) == (KEYS, KEYS)
    assert IndependenceJudgement.objects.values("reason").distinct().count() == KEYS


def test_without_the_keys_the_same_harness_goes_wrong(tmp_path: Path) -> None:
    keys = min(KEYS, 3)
    seen = killed(tmp_path, keys, "unguarded")
    assert IndependenceJudgement.objects.count() > keys
    assert any(len(answers) > 1 for answers in seen.answers.values())
