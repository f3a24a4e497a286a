"""A shape: a small world that shows one rule, and what it must come out as."""

from collections.abc import Callable
from dataclasses import dataclass, field

from claims.domain.corroboration import Facts
from claims.domain.gallery.worlds import World

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """One situation with the interval and the full label it must have.

    `build` makes its world anew; `world.asked` is the claim in question.
    """

    title: str
    situation: str
    supports: Interval
    refutes: Interval
    label: str
    build: Callable[[], World]

    @property
    def slug(self) -> str:
        """The title as the name of a file.

        >>> Shape("Two papers, one owner", "", (1, 1), (0, 0), "", World).slug
        'two-papers-one-owner'
        """
        words = "".join(one if one.isalnum() else " " for one in self.title.lower()).split()
        return "-".join(words)

    def facts(self) -> Facts:
        """Everything that the claim in question depends on."""
        world = self.build()
        return world.facts(world.asked)


@dataclass(slots=True)
class Chapter:
    """Shapes that belong together, in the order in which they are defined."""

    title: str
    shapes: list[Shape] = field(default_factory=list)

    def shape(
        self, title: str, supports: Interval, label: str, *, refutes: Interval = (0, 0)
    ) -> Callable[[Callable[[], World]], Callable[[], World]]:
        """Will add what the decorated function builds; its docstring tells the situation."""

        def add(build: Callable[[], World]) -> Callable[[], World]:
            situation = " ".join((build.__doc__ or "").split())
            self.shapes.append(Shape(title, situation, supports, refutes, label, build))
            return build

        return add
