"""Asks for twice as much as can be answered, then lets slow clients in: nobody else suffers.

`--broken` is a web server that lets everybody wait for a thread.
"""

import asyncio
import time
from contextlib import suppress

from reliability.crowd import HOST, Crowd, Seen, ask, counted, saturation
from reliability.report import Report, percentile
from reliability.running import Options, Stage, main
from reliability.site import Site

OPEN = "no-door"
PATH = "/claims/"
P99 = 1.5
"""Seconds that an accepted request may take."""

BEGINNINGS = (
    b"POST /api/v1/correction-requests/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Content-Length: 100000\r\n\r\n{",
    b"GET /claims/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
)
"""What slow clients begin with: half a form that anybody may send, so that all of it is waited for
before it is judged, and half a head; then a byte a second."""


def run(
    stage: Stage, options: Options, seconds: float = 10.0, slow: int = 1000, factor: float = 2.0
) -> Report:
    """Will do both so many times, for so many seconds each, with so many slow clients."""
    cluster = stage.cluster()
    site = stage.site(cluster.variables(), build=options.broken)
    report = Report("overload", options.seed, options.broken or "as it is")
    saturation(site.port, PATH, seconds / 5)  # so that all is warm
    for number in range(options.rounds):
        rate = saturation(site.port, PATH, seconds / 2)
        crowd = Crowd(site.port, (PATH,), factor * rate)
        crowd.begin()
        time.sleep(seconds)
        crowd.end()
        _judge(report, crowd.seen, f"{factor:g} × saturation ({rate:.0f}/s)", options, sheds=True)
        seen = asyncio.run(beside_slow_clients(site, slow, seconds))
        _judge(report, seen, f"beside {slow} slow clients", options, sheds=False)
        report.figure(f"round {number + 1}", f"{rate:.0f} answers/s at saturation")
    return report


def _judge(report: Report, seen: list[Seen], when: str, options: Options, *, sheds: bool) -> None:
    accepted = [one.seconds for one in seen if one.status == 200]
    shed = [one for one in seen if one.status == 503]
    strange = [one for one in seen if one.status not in (200, 503)]
    p99 = percentile(accepted, 0.99)
    report.promise(f"{when}: 200 or 503", not strange, counted(seen))
    report.promise(
        f"{when}: p99 of accepted ≤ 1.5 s", 0 < p99 <= P99 * options.slack, f"{p99:.2f} s"
    )
    if sheds:
        mute = sum(not one.retry_after for one in shed)
        report.promise(f"{when}: who is shed is told when to come", not mute, f"{mute} are not")
        report.figure("shed", f"{len(shed) / max(1, len(seen)):.0%}")
    else:
        report.promise(f"{when}: nobody else is turned away", not shed, f"{len(shed)} are")


async def beside_slow_clients(site: Site, number: int, seconds: float) -> list[Seen]:
    """Will return what became of readers who ask one after the other meanwhile."""
    until, seen = time.monotonic() + seconds + 1, list[Seen]()
    slow = [asyncio.create_task(_slow(site.port, nth, until)) for nth in range(number)]
    await asyncio.sleep(1)
    while time.monotonic() < until:
        seen.append(await ask(site.port, PATH))
        await asyncio.sleep(0.02)
    await asyncio.gather(*slow)
    return seen


async def _slow(port: int, nth: int, until: float) -> None:
    """One client that never comes to an end until then; it begins anew when it is hung up on."""
    while time.monotonic() < until:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection(HOST, port)
            try:
                writer.write(BEGINNINGS[nth % len(BEGINNINGS)])
                while time.monotonic() < until and await _hears_nothing(reader):
                    writer.write(b"x")
                    await writer.drain()
            finally:
                writer.close()
        await asyncio.sleep(1)


async def _hears_nothing(reader: asyncio.StreamReader) -> bool:
    """Waits a second; whether neither an answer nor the end came."""
    try:
        async with asyncio.timeout(1):
            await reader.read(1)
    except TimeoutError:
        return True
    return False


if __name__ == "__main__":
    main(run, rounds=1, controls=(OPEN,))
