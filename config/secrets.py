"""The secrets of a checkout that was given none."""

import base64
import secrets
from collections.abc import Callable
from pathlib import Path


def local_secret_key(folder: Path) -> str:
    """Will return the key kept in `folder`, made on first use and readable by its owner alone."""
    return _kept(folder / "secret_key", lambda: secrets.token_urlsafe(50))


def local_log_key(folder: Path) -> str:
    """Will return the key that signs the public log (32 bytes in Base64), made on first use."""
    return _kept(folder / "log_key", lambda: base64.b64encode(secrets.token_bytes(32)).decode())


def _kept(path: Path, make: Callable[[], str]) -> str:
    """What a file holds, which is made on first use and readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        try:
            # Two processes may start at once: the first link wins and both read the same key.
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
