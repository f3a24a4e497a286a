"""Checkpoints are kept in a file, each once."""

from pathlib import Path
from typing import Any

import pytest

from accounts.domain.checkpoints import opened
from accounts.services.log_keeping import keep_checkpoint
from accounts.services.log_proofs import verifying_key
from accounts.tasks import keep_checkpoint as task
from config.notes import notes_of
from tests.accounts.log import fill
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_checkpoint_is_kept_once_and_again_when_the_log_grew(
    tmp_path: Path, settings: Any
) -> None:
    path = settings.LOG_KEPT = tmp_path / "var" / "log_checkpoints"
    assert keep_checkpoint(path)
    assert not keep_checkpoint(path)
    fill(UserFactory(), 3)
    task(by=None)
    task(by=None)
    kept = [opened(note, verifying_key()) for note in notes_of(path.read_text())]
    assert [one.size for one in kept] == [0, 3]
