"""Who passes a claim on already: the same report that several articles cite is recorded once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.domain.numbers import number
from claims.models import Appearance
from claims.services.relaying import KnownRelay, known_relays
from sources.models import Article, Source

KNOWN = "appearance:"
"""How the value of a relay begins that is recorded already."""


@dataclass(frozen=True, slots=True)
class About:
    """What a chain is for: the claim, unless it is a new one, where it stands, and for or against."""

    article: Article
    claim: int | None
    stance: str

    def known(self, sources: Sequence[Source]) -> list[KnownRelay]:
        """Will return what these sources say of the claim already."""
        if self.claim is None or not sources:
            return []
        return known_relays(self.claim, sources, stance=self.stance, besides=self.article)


def about_of(typed: Mapping[str, str], article: Article) -> About:
    """Will tell what the chain of a form is for; of a passage that is recorded, its own claim."""
    pk = number(typed["appearance"])
    row = Appearance.objects.in_article(article).having(pk=pk).first() if pk else None
    if row is not None:
        return about_appearance(row)
    return About(article, number(typed["claim"]), typed["stance"])


def about_appearance(row: Appearance) -> About:
    """Will tell what the chain of a recorded passage is for."""
    return About(row.article, row.claim_id, row.stance)


def words_for(one: KnownRelay) -> str:
    """How a relay that is recorded is offered."""
    what = "report" if one.is_report else "statement"
    return f"The same {what} as in “{one.cited_in}”"


def not_asked(typed: Mapping[str, str], known: Sequence[KnownRelay]) -> list[KnownRelay]:
    """Those of the relays among which nobody could choose yet when the form was sent."""
    shown = {number(text) for text in typed["relay_offered"].split()}
    return [one for one in known if one.appearance.pk not in shown]


def question(known: Sequence[KnownRelay]) -> str:
    """What is asked of whoever would record the same report a second time."""
    return (
        f"This is recorded already: {words_for(known[0])[0].lower()}{words_for(known[0])[1:]}. "
        "Say whether it is the same one, then record again."
    )


def chosen_relay(typed: Mapping[str, str], default: str, known: Sequence[KnownRelay]) -> str:
    """What is chosen of those who pass it on: where it is recorded already, the same one.

    Whoever saw that it is offered and chose otherwise, keeps that choice.
    """
    values = {f"{KNOWN}{one.appearance.pk}" for one in known}
    chosen = typed["relay"]
    if chosen.startswith(KNOWN) and chosen not in values:
        chosen = ""
    fresh = known if not chosen else not_asked(typed, known)
    chosen = chosen or default
    same = [one for one in fresh if chosen == f"source:{one.source}"]
    return f"{KNOWN}{same[0].appearance.pk}" if same else chosen
