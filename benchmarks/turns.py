"""Compares who answers at the least cost: CPU time of shuffled turns, after a few to warm up."""

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "150"))

random = Random(1)

Ask = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Contender:
    """Who is compared: how it is asked, and what it has computed so far, in nanoseconds.

    What has to be done before each turn is not counted.
    """

    ask: Ask
    cpu: Callable[[], int]
    before: Callable[[], object] = lambda: None


def compare(contenders: Mapping[str, Contender], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Milliseconds of CPU of each contender, turn by turn in shuffled order."""
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    for one in contenders.values():
        for _ in range(10):
            one.before()
            one.ask()
    gc.collect()
    for _ in range(rounds):
        turns = list(contenders.items())
        random.shuffle(turns)
        for name, one in turns:
            one.before()
            begun = one.cpu()
            one.ask()
            spent[name].append((one.cpu() - begun) / 1e6)
    return spent
