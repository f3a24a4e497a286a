"""How every harness is run: a world, servers, processes, a report, and the same choices for a seed."""

import random
import signal
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from reliability.client import Writers
from reliability.cluster import Cluster
from reliability.journal import Journal
from reliability.report import Report
from reliability.site import Site
from tests.database import Databases
from tests.reliability.world import dumped


@dataclass(frozen=True, slots=True)
class Options:
    """How often, with which choices, and by which broken build, none by an empty name.

    `slack` is by how much longer answers may take, where the machine has much else to do; `targets`
    is what is broken in turn, where a harness knows several things and not all of them are asked for.
    """

    rounds: int
    seed: int
    broken: str = ""
    slack: float = 1.0
    targets: tuple[str, ...] = ()


class Stage:
    """A folder, a dump, and whatever is started; all of it ends with the stage.

    What is asked for twice in the same way is made once, so that several harnesses can be run in turn.
    """

    def __init__(self, folder: Path, dump: Path, key: str, stack: ExitStack) -> None:
        self.folder = folder
        self.dump = dump
        self.key = key
        self.stack = stack
        self._made = 0
        self._clusters: dict[tuple[str, str], Cluster] = {}
        self._sites: dict[str, Site] = {}

    def cluster(self, settings: str = "", name: str = "") -> Cluster:
        """Will make a server that holds the world; `name` tells two that are alike apart."""
        if (settings, name) not in self._clusters:
            made = self._clusters[settings, name] = Cluster(settings)
            self.stack.callback(made.end)
            made.make_primary()
            made.fill(self.dump)
        return self._clusters[settings, name]

    def site(self, variables: dict[str, str], *, build: str = "", worker: bool = False) -> Site:
        """Will start the product's processes and wait until they are ready."""
        key = f"{build} {sorted(variables.items())}"
        if key not in self._sites:
            self._sites[key] = Site(self.own_folder(), variables, build=build)
            self.stack.callback(self._sites[key].end)
            self._sites[key].web.start()
        site = self._sites[key]
        if worker and not site.worker.runs():
            site.worker.start()
        site.wait_until_up()
        return site

    def writers(self, site: Site, seed: int, number: int = 4, most: int = 0) -> Writers:
        """Will make clients with a journal, not begun yet."""
        folder = self.own_folder()
        journal = Journal(folder / "journal")
        self.stack.callback(journal.close)
        prefix = f"w{seed}x{self._made}"
        return Writers(site.port, self.key, journal, prefix, seed, number, most)

    def own_folder(self) -> Path:
        """Will make a folder for somebody."""
        self._made += 1
        folder = self.folder / str(self._made)
        folder.mkdir()
        return folder


Harness = Callable[[Stage, Options], Report]


@contextmanager
def staged() -> Iterator[Stage]:
    """Will make a world in the database at hand; everything is ended and deleted with the block."""
    with tempfile.TemporaryDirectory(prefix="ss2-rel-") as name, ExitStack() as stack:
        world = dumped(Path(name))
        yield Stage(Path(name), world.dump, world.key, stack)


def main(
    run: Harness, *, rounds: int, controls: tuple[str, ...], targets: tuple[str, ...] = ()
) -> None:
    """Will run a harness as the command line says; ends with 1 where a promise was broken.

    A harness that cannot be run here ends with 0, and says so.
    """
    parser = ArgumentParser(description=sys.modules[run.__module__].__doc__)
    parser.add_argument("--rounds", type=int, default=rounds, help=f"default {rounds}")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument(
        "--broken", nargs="?", default="", const=controls[0], choices=controls,
        help="a build that must not pass",
    )  # fmt: skip
    parser.set_defaults(only=())
    if targets:
        parser.add_argument("--only", nargs="+", choices=targets, help="what is broken, in turn")
    given = parser.parse_args()
    options = Options(given.rounds, given.seed, given.broken, targets=tuple(given.only))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # which ends what was started
    with _own_database(), staged() as stage:
        report = run(stage, options)
    report.show(Console(width=110))
    is_excused = bool(report.not_run) and not options.broken
    sys.exit(0 if report.is_kept or is_excused else 1)


@contextmanager
def _own_database() -> Iterator[None]:
    """Connects to a clone of the test database, which is dropped in the end."""
    databases = Databases()
    databases.make_template()
    name = databases.clone()
    try:
        yield
    finally:
        databases.use(databases.main)
        databases.drop(name)
