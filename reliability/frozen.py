"""Freezes the database under requests: who comes is told so at once, and all goes on when it wakes.

`--broken` is a web server that lets everybody wait for a thread.
"""

import asyncio
import math
import random
import time
from dataclasses import dataclass, field

from reliability.cluster import Cluster
from reliability.crowd import Crowd, Seen, ask, counted
from reliability.report import Report, percentile
from reliability.running import Options, Stage, main
from reliability.site import Site
from tests.config.servers import PRIMARY

OPEN = "no-door"
PATHS = ("/api/v1/claims/", "/claims/", "/api/v1/sources/")
RATE = 20.0
"""Requests a second."""

MOST = 12.0
"""Seconds in which everybody is told who has no connection to wait on: making one takes 10 at most."""

MOSTLY = 4.0
"""Seconds in which 95 of 100 are told: those who find no place, and wait for one for 3 at most."""

BACK = 10.0
"""Seconds after which everybody is answered again."""

PLACES = 8
"""Requests that may be at work when it freezes: each waits as long as it does (serving.THREADS)."""


@dataclass
class Freezes:
    """What was seen of all of them."""

    all: list[Seen] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    waited: list[int] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    deaf: int = 0


def run(stage: Stage, options: Options, seconds: float = 30.0) -> Report:
    """Will freeze it so many times, for so many seconds, more than `MOSTLY`, and count."""
    chance = random.Random(options.seed)
    cluster = stage.cluster()
    site = stage.site(cluster.variables(), build=options.broken)
    found = Freezes()
    for _ in range(options.rounds):
        freeze(cluster, site, found, chance.uniform(0.5, 1.0), seconds)
    report = Report("frozen", options.seed, options.broken or "as it is")
    judge(report, found, options.slack)
    report.figure("frozen", f"{options.rounds} times for {seconds:g} s")
    return report


def freeze(cluster: Cluster, site: Site, found: Freezes, after: float, seconds: float) -> None:
    """Will freeze it once under requests, and sort what became of them."""
    crowd = Crowd(site.port, PATHS, RATE)
    crowd.begin()
    time.sleep(after)
    begun = time.monotonic()
    cluster.freeze(PRIMARY)
    try:
        time.sleep(seconds / 2)
        life = asyncio.run(ask(site.port, "/livez", MOST))
        found.deaf += life.status != 200 or life.seconds > MOSTLY
        time.sleep(max(0.0, begun + seconds - time.monotonic()))
    finally:
        cluster.thaw(PRIMARY)
    thawed = time.monotonic()
    time.sleep(BACK / 4)
    crowd.end()
    meanwhile = [one for one in crowd.seen if begun <= one.begun < thawed]
    told = [one for one in meanwhile if one.ended < thawed]
    later = [one for one in crowd.seen if one.ended > thawed]
    first = min((one.ended for one in later if one.status == 200), default=math.inf)
    last = max((one.ended for one in later if one.status != 200), default=first)
    found.all += crowd.seen
    found.told += [one.seconds for one in told]
    early = [one for one in meanwhile if one.begun < thawed - MOSTLY]
    found.waited.append(sum(one.ended >= thawed for one in early))
    found.back.append(max(first, last) - thawed)


def judge(report: Report, found: Freezes, slack: float = 1.0) -> None:
    """Will say which promises were kept."""
    strange = [one for one in found.all if one.status not in (200, 503)]
    mute = [one for one in found.all if one.status == 503 and not one.retry_after]
    slowest, waited, back = max(found.told, default=0.0), max(found.waited), max(found.back)
    report.promise("200 or 503, nothing else", not strange, counted(found.all))
    report.promise("a 503 says when to come back", not mute, f"{len(mute)} do not")
    report.promise(
        "no more wait for it than have a place", waited <= PLACES, f"{waited} of {PLACES}"
    )
    mostly = percentile(found.told, 0.95)
    report.promise(
        "95 % of the others are told in 4 s", mostly <= MOSTLY * slack, f"{mostly:.2f} s"
    )
    report.promise("all others are told in 12 s", slowest <= MOST * slack, f"{slowest:.2f} s")
    report.promise("/livez answers meanwhile", not found.deaf, f"{found.deaf} times it did not")
    report.promise("all is well 10 s after", back <= BACK * slack, f"{back:.2f} s")


if __name__ == "__main__":
    main(run, rounds=1, controls=(OPEN,))
