"""What a harness saw: figures, and promises that were kept or broken."""

from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence that must be true, whether it was, and the figure that says so."""

    sentence: str
    is_kept: bool
    figure: str


@dataclass
class Report:
    """The outcome of one run; `seed` makes the same choices again, `not_run` says why there is none."""

    name: str
    seed: int
    build: str = "as it is"
    not_run: str = ""
    promises: list[Promise] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)

    def promise(self, sentence: str, is_kept: bool, figure: object) -> None:
        """Will note whether a promise was kept."""
        self.promises.append(Promise(sentence, is_kept, str(figure)))

    def figure(self, name: str, value: object) -> None:
        """Will note a figure that promises nothing."""
        self.figures[name] = str(value)

    @property
    def is_kept(self) -> bool:
        """Whether there were promises, and all were kept."""
        return bool(self.promises) and all(one.is_kept for one in self.promises)

    def broken(self) -> list[str]:
        """The promises that were not kept, with their figures."""
        return [f"{one.sentence}: {one.figure}" for one in self.promises if not one.is_kept]

    def show(self, console: Console) -> None:
        """Will print all of it."""
        if self.not_run:
            console.print(f"{self.name}: NOT RUN ({self.not_run})", soft_wrap=True)
            return
        title = f"{self.name}, build {self.build}, seed {self.seed}"
        table = Table("promise", "", "seen", title=title, title_justify="left")
        for one in self.promises:
            table.add_row(one.sentence, "kept" if one.is_kept else "BROKEN", one.figure)
        console.print(table)
        told = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        console.print(told, soft_wrap=True, highlight=False)


def percentile(values: list[float], share: float) -> float:
    """Will return the value below which this share lies, 0 of none.

    >>> percentile([3.0, 1.0, 2.0], 0.5), percentile([], 0.99)
    (2.0, 0.0)
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
