"""What is said when seed files cannot be used."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.errors import Refused


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and where a person finds it.

    >>> print(Problem("000.yaml", 12, "claims[3].kind", "must be one of event, state, not 'evnt'"))
    000.yaml:12: claims[3].kind: must be one of event, state, not 'evnt'
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """The form editors and terminals turn into a link."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class SeedsRefused(Refused):
    """Says everything that is wrong with the seed files; nothing of them may be loaded."""

    code = "seeds_refused"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
