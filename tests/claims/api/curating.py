"""Eight curators who edit the same few claims through the API, each upon what they read."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

from accounts.models import Event
from claims.models import Claim, ClaimTopic, Topic
from claims.services import records
from tests.accounts.tokens import Program, issued
from tests.claims.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.claims import ClaimFactory, TopicFactory

CURATORS = 8
CLERK = "clerk"
DRAWN = SystemRandom()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that was acknowledged: of which claim, upon what, and what it became."""

    claim: int
    upon: str
    became: str
    version: int


@dataclass
class Desk:
    """What each curator did, and what became of it; they edit `among` so many claims."""

    edits: int
    among: int = 4
    claims: list[Claim] = field(default_factory=list)
    done: list[Edit] = field(default_factory=list)
    filed: Counter[tuple[int, str]] = field(default_factory=Counter)
    refused: int = 0
    through: int = 0
    broken: list[BaseException] = field(default_factory=list)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.claims = [ClaimFactory(place="nowhere") for _ in range(self.among)]

    def run(self) -> None:
        """Lets all of them edit at once, and a clerk who files claims without the API."""
        jobs = []
        for number in range(CURATORS):
            topic = TopicFactory(slug=f"topic-{number}")
            program = Program(issued(UserFactory(roles=["curator"]))[1])
            jobs.append(lambda of=(number, program, topic): self._curate(*of))
        clerk = TopicFactory(slug=CLERK)
        self.broken = at_once(*jobs, lambda: self._file(clerk), within=3600)

    def _curate(self, number: int, program: Program, topic: Topic) -> None:
        """Edits until as many changes were acknowledged as were asked for."""
        try:
            for edit in range(self.edits):
                claim = DRAWN.choice(self.claims).pk
                change = self._refile if edit % 2 else self._move
                while not change(program, claim, f"{number}.{edit}", topic):
                    with self.guard:
                        self.refused += 1
        finally:
            with self.guard:
                self.through += 1

    def _move(self, program: Program, claim: int, place: str, _: Topic) -> bool:
        """Sets the place upon the one that was read; whether that was acknowledged."""
        read = program.get(_at(claim)).json()
        answer = _send(program, read, place=place)
        if answer is None:
            return False
        with self.guard:
            self.done.append(Edit(claim, read["place"], place, answer["row_version"]))
        return True

    def _refile(self, program: Program, claim: int, _: str, topic: Topic) -> bool:
        """Adds one's own topic to those that were read, or takes it away."""
        read = program.get(_at(claim)).json()
        topics = {row["slug"] for row in read["topics"]} ^ {topic.slug}
        if _send(program, read, topics=sorted(topics)) is None:
            return False
        with self.guard:
            self.filed[claim, topic.slug] += 1
        return True

    def _file(self, topic: Topic) -> None:
        """Files and unfiles claims row by row while the others edit, as the admin does."""
        while self.through < CURATORS:
            claim = DRAWN.choice(self.claims)
            row = ClaimTopic.objects.filter(claim=claim, topic=topic).first()
            if row is None:
                records.save(ClaimTopic(claim=claim, topic=topic), by=None)
            else:
                records.delete(row, by=None)
            self.filed[claim.pk, topic.slug] += 1
            time.sleep(DRAWN.uniform(0, 0.3))

    @property
    def acknowledged(self) -> int:
        """How many changes of the curators were acknowledged."""
        by_clerk = sum(times for (_, slug), times in self.filed.items() if slug == CLERK)
        return len(self.done) + self.filed.total() - by_clerk

    def lost(self) -> list[str]:
        """What was acknowledged and is not so: written over unseen, missing, twice or out of turn.

        That somebody could not go on is told first.
        """
        return [*map(repr, self.broken), *self._overwritten(), *self._misfiled(), *self._unlogged()]

    def _overwritten(self) -> Iterator[str]:
        """Changes of the place that are not in the history once, each upon the one before it."""
        for claim in self.claims:
            rows = claim.history.order_by("pgh_id").values_list("row_version", "place")
            states = list(rows)
            versions = [version for version, _ in states]
            if versions != list(range(1, len(versions) + 1)):
                yield f"claim {claim.pk}: versions {versions}"
            before = {
                place: (version, states[at - 1][1] if at else None)
                for at, (version, place) in reversed(list(enumerate(states)))
            }
            for edit in (one for one in self.done if one.claim == claim.pk):
                if before.get(edit.became) != (edit.version, edit.upon):
                    yield f"{edit} stands as {before.get(edit.became)}"

    def _misfiled(self) -> Iterator[str]:
        """Topics that are there although they were taken away last, or the other way round."""
        there = set(ClaimTopic.objects.values_list("claim", "topic__slug"))
        for key, times in self.filed.items():
            if (key in there) is not (times % 2 == 1):
                yield f"claim {key[0]}: {key[1]} after {times} times"

    def _unlogged(self) -> Iterator[str]:
        """Changes of the place that the log does not have exactly once."""
        events = Event.objects.done("claim.changed").values_list("after", flat=True)
        logged = Counter(after["place"] for after in events if "place" in after)
        yield from (
            f"{one} logged {logged[one.became]} times"
            for one in self.done
            if logged[one.became] != 1
        )


def _at(claim: int) -> str:
    return f"/api/v1/claims/{claim}/"


def _send(program: Program, read: dict[str, Any], **change: Any) -> dict[str, Any] | None:
    """What a claim is after a change upon what was read; None where somebody was quicker, or in the way."""
    answer = program.patch(_at(read["id"]), change, if_match=f'"{read["row_version"]}"')
    assert answer.status_code in (200, 412, 503), answer.content
    told: dict[str, Any] = answer.json()
    return told if answer.status_code == 200 else None
