"""Keeps checkpoints of the public log in a file, beside the database and not in it."""

import os
from pathlib import Path

from accounts.services.log_proofs import checkpoint_note


def keep_checkpoint(path: Path) -> bool:
    """Will add the checkpoint of now to a file; returns False where it holds that one already.

    It is on the disk when this returns.
    """
    note = checkpoint_note()
    if path.exists() and note in path.read_text():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as kept:
        kept.write(f"{note}\n")
        kept.flush()
        os.fsync(kept.fileno())
    return True
