"""What became of many articles, as the command line shows it."""

from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape

from sources.domain.vocabulary import Outcome
from sources.services.ingestion import Ingested

WORDS = {
    Outcome.NEW: "new",
    Outcome.READ: "new text of a stub",
    Outcome.VERSION: "new version",
    Outcome.ATTACHED: "text attached, anchors verified",
    Outcome.KNOWN: "known, unchanged",
}
UNTOUCHED = {Outcome.KNOWN, Outcome.ATTACHED, Outcome.VERSION}
"""Outcomes that leave the record of the article as it is."""

ASKED = {"publisher": "publisher", "published": "day"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an article was not taken in."""

    reason: str


@dataclass(slots=True)
class Summary:
    """Everything that was handed in, with what became of it."""

    taken: list[tuple[str, Ingested]] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)

    def add(self, name: str, became: Ingested | Refusal) -> None:
        """Will remember what became of one."""
        if isinstance(became, Refusal):
            self.refused.append((name, became))
        else:
            self.taken.append((name, became))

    def show(self, console: Console, *, was_told: bool = False) -> None:
        """Will print a line for each, then the counts; `was_told` when options said something."""
        for name, became in self.taken:
            console.print(escape(f"{WORDS[became.outcome]}: {_named(became)}  ({name})"))
            if was_told and became.outcome in UNTOUCHED:
                console.print("    what the options say was not applied: edit the article instead")
            for line in _remarks(became):
                console.print(escape(f"    {line}"))
        for name, refusal in self.refused:
            console.print(f"[red]refused[/red]: {escape(name)}: {escape(refusal.reason)}")
        console.print(f"\n{self._counts()}")

    def _counts(self) -> str:
        counted = [
            f"{words}: {number}"
            for outcome, words in WORDS.items()
            if (number := sum(one.outcome is outcome for _, one in self.taken))
        ]
        counted += [f"refused: {len(self.refused)}"] if self.refused else []
        waiting = sum(bool(one.asked) for _, one in self.taken)
        asked = f"; to identify: {waiting}" if waiting else ""
        return ", ".join(counted) + asked + "."


def _named(became: Ingested) -> str:
    return f"“{became.article.title}” (article {became.article.pk})"


def _remarks(became: Ingested) -> list[str]:
    """What somebody should look at."""
    article = became.article
    remarks = []
    if became.asked:
        remarks.append(f"to identify: {', '.join(ASKED[name] for name in became.asked)}")
    for link in became.copies:
        other = link.to_article if link.from_article_id == article.pk else link.from_article
        score = f", {link.score:.0%} of the shorter text" if link.score is not None else ""
        remarks.append(f"may be a copy: “{other.title}” (article {other.pk}){score}")
    for stub in became.stubs:
        remarks.append(f"may be what others cite as “{stub.title}” (article {stub.pk})")
    for twin in became.twins:
        remarks.append(f"another record stands at one of its addresses: article {twin.pk}")
    if became.elsewhere:
        remarks.append(f"the page names another site's address as its own: {became.elsewhere}")
    return remarks
