"""Loads seed files through the services, once: what is there already is left as it stands."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import models

from accounts.models import User
from accounts.services.people import create_user
from accounts.services.steps import verb
from claims.models import Appearance, Claim, Origin, Topic
from claims.services import draining
from claims.services.corroboration import deferred
from seeds import claim_rows, source_rows
from seeds.domain.records import Seeds
from seeds.models import Seeded
from sources.models import Article, Source

ACTOR = "seeds"
"""The name under which the log shows what was loaded; nobody can sign in with it."""

Entry = TypeVar("Entry")
Tell = Callable[[str, int], None]


class Loader:
    """Writes entries and remembers which record each became; `added` counts the new ones by kind."""

    def __init__(self, by: User, tell: Tell = lambda kind, count: None) -> None:
        self.by = by
        self.tell = tell
        self.added: Counter[str] = Counter()
        self.known = {(row.kind, row.key): row.object_id for row in Seeded.objects.all()}

    def load(self, seeds: Seeds) -> None:
        """Will write everything that is new, in one transaction; each claim is computed once, or
        marked to be.

        Raises: ValidationError naming what the database refuses; nothing is loaded then.
        """
        with verb("seeds.load", by=self.by, reason="seed files"), deferred():
            self._sources(seeds)
            self._claims(seeds)

    def source(self, key: str | None) -> Source | None:
        """The source of a key, or what it was merged into; None for none."""
        return Source.objects.get(pk=self.known["source", key]).survivor if key else None

    def article(self, key: str) -> Article:
        """The article of a key, or what it was merged into."""
        return Article.objects.get(pk=self.known["article", key]).survivor

    def topic(self, key: str) -> Topic:
        """The topic of a key."""
        return Topic.objects.get(pk=self.known["topic", key])

    def claim(self, key: str) -> Claim:
        """The claim of a key."""
        return Claim.objects.get(pk=self.known["claim", key])

    def origin(self, key: str) -> Origin:
        """The origin of a key."""
        return Origin.objects.get(pk=self.known["origin", key])

    def appearance(self, key: str) -> Appearance:
        """The appearance of a key."""
        return Appearance.objects.get(pk=self.known["appearance", key])

    def _sources(self, seeds: Seeds) -> None:
        self._each("source", seeds.sources, lambda e: e.key, source_rows.write_source)
        self._each(
            "tie",
            seeds.ties,
            lambda e: f"{e.from_} {e.kind} {e.to} {e.since}",
            source_rows.write_tie,
        )
        self._each("article", seeds.articles, lambda e: e.key, source_rows.write_article)
        self._each(
            "link", seeds.links, lambda e: f"{e.from_} {e.kind} {e.to}", source_rows.write_link
        )

    def _claims(self, seeds: Seeds) -> None:
        self._each("topic", seeds.topics, lambda e: e.key, claim_rows.write_topic)
        self._each("origin", seeds.origins, lambda e: e.key, claim_rows.write_origin)
        self._each("claim", seeds.claims, lambda e: e.key, claim_rows.write_claim)
        new = [one for one in seeds.appearances if ("appearance", one.key) not in self.known]
        self._each("appearance", new, lambda e: e.key, claim_rows.write_appearance)
        # A chain belongs to its appearance: what was loaded before keeps the chain that it has.
        hops = [(one.key, hop) for one in new for hop in one.chain]
        self._each("hop", hops, lambda e: f"{e[0]} {e[1].kind} {e[1].to}", claim_rows.write_hop)
        self._each(
            "relation",
            seeds.relations,
            lambda e: f"{e.from_} {e.kind} {e.to}",
            claim_rows.write_relation,
        )
        self._each(
            "judgement",
            seeds.judgements,
            lambda e: " ".join([*e.origins, *e.sources, e.verdict]),
            claim_rows.write_judgement,
        )

    def _each(
        self,
        kind: str,
        entries: Iterable[Entry],
        key_of: Callable[[Entry], str],
        write: Callable[["Loader", Entry], models.Model],
    ) -> None:
        """Writes the entries of one kind that were not loaded before."""
        entries = [entry for entry in entries if (kind, key_of(entry)) not in self.known]
        self.tell(kind, len(entries))
        for entry in entries:
            record = write(self, entry)
            self.known[kind, key_of(entry)] = record.pk
            Seeded.objects.create(kind=kind, key=key_of(entry), object_id=record.pk)
            self.added[kind] += 1
            self.tell(kind, -1)


def load_seeds(seeds: Seeds, *, tell: Tell = lambda kind, count: None) -> Counter[str]:
    """Will load seed files and return how many records of each kind are new.

    Where these are more claims than one write counts, they are counted here and not in the
    background: whoever looks next, or publishes a review, finds answers.

    Raises: ValidationError naming what the database refuses; nothing is loaded then.
    """
    loader = Loader(seeds_actor(), tell)
    loader.load(seeds)
    if loader.added:
        tell("answer", draining.waiting())
        for counted in draining.drain():
            tell("answer", -len(counted.claims))
    return loader.added


def seeds_actor() -> User:
    """Will return the account under which seeds are loaded, made when first asked for."""
    known = User.objects.filter(username=ACTOR).first()
    return known or create_user(username=ACTOR, password=None, by=None, is_active=False)
