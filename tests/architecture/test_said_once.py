"""What is listed is listed once: the packages that are asked for, the targets of the Makefile."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.database import CHECKOUT


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("requirements*.in")), ids=lambda p: p.name)
def test_every_package_is_asked_for_once(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if line and line[0] not in "#-"]
    assert lines
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_every_target_is_made_in_one_way() -> None:
    targets = re.findall(r"^([a-z][a-z-]*):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert [name for name, times in Counter(targets).items() if times > 1] == []
