"""Lines of an import as they come from a newsroom's other systems: made up, the same every time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import orjson

WORDS = [
    "ministry",
    "harbour",
    "council",
    "inquiry",
    "ferry",
    "island",
    "treaty",
    "budget",
    "hospital",
    "bridge",
    "border",
    "school",
    "river",
    "committee",
    "election",
    "factory",
    "pipeline",
    "railway",
    "strike",
    "court",
    "museum",
    "festival",
    "drought",
    "vaccine",
    "tariff",
]
PLACES = ("Otaru", "Sapporo", "Nemuro", "Wakkanai", "Hakodate", "Kushiro", "Abashiri", "Monbetsu")
BEGAN = date(2018, 1, 1)


def lines(number: int, *, seed: int = 7) -> Iterator[bytes]:
    """Will give so many lines: of every hundred 1 source, 20 articles, 4 origins, 25 claims, 30
    appearances and 20 hops, each after what it refers to.
    """
    chance = random.Random(seed)
    for begin in range(0, number, 100):
        block = list(_block(begin // 100, chance))
        yield from (orjson.dumps(one) + b"\n" for one in block[: number - begin])


def _block(nth: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """A hundred lines."""
    yield _source(nth)
    for number in range(20):
        yield _article(nth, number, chance)
    for number in range(4):
        yield {
            "kind": "origin",
            "key": f"o{nth}-{number}",
            "type": "statement",
            "holder": f"s{nth}",
            "title": f"Statement {number} of source {nth}",
        }
    for number in range(25):
        yield _claim(nth, number, chance)
    for number in range(30):
        yield {
            "kind": "appearance",
            "key": f"p{nth}-{number}",
            "claim": f"c{nth}-{number % 25}",
            "article": f"a{nth}-{number % 19}",
            "stance": "supports",
            "basis": "attributed",
            "status": "accepted",
        }
    for number in range(20):
        yield {
            "kind": "attribution",
            "key": f"h{nth}-{number}",
            "from_appearance": f"p{nth}-{number}",
            "to_origin": f"o{nth}-{number % 4}",
            "type": "relays_statement",
            "named_as": "the spokesman",
        }


def _source(nth: int) -> dict[str, Any]:
    name = f"Daily {WORDS[nth % len(WORDS)].title()} {nth}"
    return {
        "kind": "source",
        "key": f"s{nth}",
        "type": "publisher",
        "name": name,
        "country": "JP",
        "identifiers": [{"scheme": "domain", "value": f"daily-{nth}.example.org"}],
    }


def _article(nth: int, number: int, chance: random.Random) -> dict[str, Any]:
    day = str(BEGAN + timedelta(days=chance.randrange(1500)))
    return {
        "kind": "article",
        "key": f"a{nth}-{number}",
        "publisher": f"s{nth}",
        "title": f"{_said(chance, 7).capitalize()} in {chance.choice(PLACES)}",
        "held": "cited_only",
        "published": {"from": day, "to": day},
        "urls": [{"url": f"https://daily-{nth}.example.org/news/{number}"}],
    }


def _claim(nth: int, number: int, chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": "claim",
        "key": f"c{nth}-{number}",
        "type": "event",
        "statement": f"The {_said(chance, 9)} in {chance.choice(PLACES)}, case {nth}-{number}.",
        "language": "en",
        "subjects": [f"s{nth}"],
    }
    if number % 3 == 0:
        found["type"] = "numerical"
        found["quantity"] = {
            "amount": str(chance.randrange(1, 100)),
            "unit": "percent",
            "comparator": "eq",
            "statistic": "share",
        }
    return found


def _said(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(number))
