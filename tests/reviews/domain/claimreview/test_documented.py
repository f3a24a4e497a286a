"""The how-to names every repair, every reason and every rule by its code."""

import re
from pathlib import Path

from reviews.domain.claimreview.reading.wording import REASONS, REPAIRS

ROOT = Path(__file__).parents[4]
HOWTO = (ROOT / "docs/howto/claimreview.md").read_text()
RULES = ("rules.py", "rating_rules.py", "place_rules.py", "page_rules.py")
CODE = re.compile(r'"([a-z]+(?:_[a-z0-9]+)+)"')


def test_every_repair_and_reason_stands_there_in_its_words() -> None:
    rows = [f"| `{code}` | {words} |" for code, words in [*REPAIRS.items(), *REASONS.items()]]
    assert [row for row in rows if row not in HOWTO] == []


def test_every_rule_stands_there() -> None:
    folder = ROOT / "reviews/domain/claimreview"
    codes = {code for name in RULES for code in CODE.findall((folder / name).read_text())}
    assert len(codes) > 35
    assert sorted(code for code in codes if f"`{code}`" not in HOWTO) == []
