"""What comes from others is served as it came: its bytes and its licence."""

import hashlib
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "web" / "static" / "web" / "vendor"

SHA256 = {
    "htmx-2.0.11.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
}


def test_every_script_of_others_is_the_one_that_was_published() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")
    }
    assert found == SHA256


def test_its_licence_lies_beside_it() -> None:
    assert "Permission to use, copy, modify" in (VENDOR / "htmx-LICENSE.txt").read_text()
