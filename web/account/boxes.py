"""A form of plain boxes: what each asks for, what was typed, and what was wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from web.desk.access import Told


@dataclass(frozen=True, slots=True)
class Box:
    """One box. What is typed into one of type `password` is never shown again."""

    name: str
    label: str
    hint: str = ""
    type: str = "text"
    autocomplete: str = "off"
    longest: int = 150
    is_required: bool = False
    value: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(slots=True)
class Boxes:
    """A form, as it is asked and as it was filled in."""

    asked: tuple[Box, ...]
    typed: dict[str, str] = field(default_factory=dict)
    wrong: Told = field(default_factory=dict)

    def fill(self, sent: Mapping[str, str]) -> None:
        """Will take what was typed; a password as it is, the rest without spaces around it.

        What was not sent stays as it was.
        """
        for box in self.asked:
            text = sent.get(box.name, self.typed.get(box.name, ""))
            self.typed[box.name] = text if box.type == "password" else text.strip()

    def some(self, names: Iterable[str]) -> dict[str, str]:
        """What was typed into some of the boxes."""
        return {name: self.typed.get(name, "") for name in names}

    @property
    def boxes(self) -> list[Box]:
        """The boxes as they are shown."""
        return [
            replace(
                box,
                value="" if box.type == "password" else self.typed.get(box.name, ""),
                wrong=tuple(self.wrong.get(box.name, ())),
            )
            for box in self.asked
        ]

    @property
    def refused(self) -> list[str]:
        """What was wrong with the whole, and with what no box asks for."""
        asked = {box.name for box in self.asked}
        return [said for name, told in self.wrong.items() if name not in asked for said in told]


FIRST_NAME = Box("first_name", "First name", autocomplete="given-name")
LAST_NAME = Box(
    "last_name",
    "Last name",
    hint="Readers see the full name of those who write and sign reviews.",
    autocomplete="family-name",
)
