"""The table of who may do what, read from `who_may.txt`.

It is written by hand and knows nothing of `accounts/permissions.py`: what decides cannot agree with
itself by mistake.
"""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("who_may.txt")

ROLES = frozenset({"contributor", "curator", "reviewer", "editor", "admin", "auditor"})

WHO = {
    "role": ROLES,
    "curating": frozenset({"curator", "editor", "admin"}),
    "reviewing": frozenset({"reviewer", "editor", "admin"}),
    "editing": frozenset({"editor", "admin"}),
    "administering": frozenset({"admin"}),
    "overseeing": frozenset({"editor", "admin", "auditor"}),
    "auditing": frozenset({"auditor", "admin"}),
    "asked": frozenset({"reviewer", "editor", "admin", "auditor"}),
    "talking": ROLES - {"auditor"},
}
"""The roles behind each word. Besides there are `everyone`, always; `anybody`, who must be signed in
where `API_ANONYMOUS_READS` is off; and `signed-in`, with or without a role."""

NOT_ROLES = {"everyone", "anybody", "signed-in"}


@dataclass(frozen=True, slots=True)
class Row:
    """One method at one address.

    `record` names what the address is about: in brackets where the request is refused before the
    record is looked for, behind `>` where more people come in to look for it. `answer` is what
    whoever may is answered to a request that changes nothing.
    """

    route: str
    method: str
    who: str
    action: str
    record: str
    answer: int

    @property
    def is_looked_for(self) -> bool:
        """Whether the answer depends on the record."""
        return self.record != "-" and not self.record.startswith("[")

    @property
    def kind(self) -> str:
        """Of what kind the record is."""
        return self.record.strip("[]").rpartition(">")[2]

    @property
    def comes_in(self) -> str:
        """Who is let in to look for the record, where that is more than who may do it."""
        return self.record.rpartition(">")[0] or self.who


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees a record in one state: a word of `WHO`, `nobody`, or the status everybody is answered."""

    record: str
    state: str
    who: str


def read_table() -> tuple[list[Row], list[Seen]]:
    """Will read the rows of both parts of the table; a line of six words is about an address."""
    lines = [line.split() for line in TABLE.read_text().splitlines()]
    told = [words for words in lines if words and not words[0].startswith("#")]
    rows = [Row(*words[:5], int(words[5])) for words in told if len(words) == 6]
    states = [Seen(*words) for words in told if len(words) == 3]
    assert len(rows) + len(states) == len(told), "a line has six words, or three"
    assert {word for row in rows for word in (row.who, row.comes_in)} <= set(WHO) | NOT_ROLES
    return rows, states


ROWS, STATES = read_table()

ROW_AT = {(row.route, row.method): row for row in ROWS}

STATES_OF: dict[str, list[Seen]] = {}
for _seen in STATES:
    STATES_OF.setdefault(_seen.record, []).append(_seen)
