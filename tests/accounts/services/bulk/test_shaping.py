"""Lines as they are handed in: what does not fit is shown so that it can be looked for."""

import orjson
import pytest

from accounts.services.bulk.faults import Fault
from accounts.services.bulk.reading import Raw
from accounts.services.bulk.shaping import shaped


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a ferry\nsank", "a ferry sank"),
        ("a\tb", "a b"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_a_value_is_shown_on_one_line(written: str, shown: str) -> None:
    content = orjson.dumps({"kind": written})
    fault = shaped(Raw(2, content, len(content), 2), {}, header=[], kind="")
    assert isinstance(fault, Fault)
    assert fault.value == shown
