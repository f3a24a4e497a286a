"""Tables: what is written is read again as it was, and nothing of it is run on the way."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.domain import tables
from accounts.domain.tables import TableRefused, harmless, lines_of, read_table, unharmed, written

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@given(TEXTS)
def test_a_text_survives_being_made_harmless(text: str) -> None:
    assert unharmed(harmless(text)) == text
    assert not harmless(text).startswith(tuple("=+-@\t\r\n"))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    kept = [row for row in rows if any(harmless(cell).strip() for cell in row)]
    read = read_table("".join(lines_of([("a", "b"), *rows])).encode())
    assert [(row.cells["a"], row.cells["b"]) for row in read.rows] == kept


def test_a_number_below_zero_stays_one() -> None:
    assert written(-5) == "-5"
    assert written("-5") == "'-5"


def test_rows_know_the_line_on_which_they_begin() -> None:
    read = read_table(b'a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n3\r\n')
    assert [row.line for row in read.rows] == [2, 5]
    assert [(one.line, one.sentence) for one in read.misfits] == [
        (6, "There are 1 cells here, and 2 columns.")
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_usual_separators_are_known(separator: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([("a", "b"), ("1,2", "3;4")])
    assert read_table(text.getvalue().encode()).rows[0].cells == {"a": "1,2", "b": "3;4"}


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert len(read_table(b"a,b\n1,1\n2,2\n").rows) == 2
    with pytest.raises(TableRefused, match="more than 2 rows"):
        read_table(b"a,b\n1,1\n2,2\n3,3\n")
    monkeypatch.setattr(tables, "LARGEST", 3)
    with pytest.raises(TableRefused, match="larger than"):
        read_table(b"a,b\n1,1\n")
