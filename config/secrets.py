"""The secret key of a checkout that was given none."""

import secrets
from pathlib import Path


def local_secret_key(folder: Path) -> str:
    """Will return the key kept in `folder`, made on first use and readable by its owner alone."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            # Two processes may start at once: the first link wins and both read the same key.
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
