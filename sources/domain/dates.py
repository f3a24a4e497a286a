"""Times that are only partly known."""

from dataclasses import dataclass
from datetime import date

from sources.domain.vocabulary import DateBasis


@dataclass(frozen=True, slots=True)
class When:
    """A day that lies between two bounds, both included; either may be unknown.

    `as_written` is what the text says ("late April"); `basis` tells whether the bounds are stated
    there or inferred, and `reason` how.

    >>> When(date(2016, 4, 25), date(2016, 4, 30)).is_exact
    False
    """

    earliest: date | None = None
    latest: date | None = None
    as_written: str = ""
    basis: DateBasis = DateBasis.STATED
    reason: str = ""

    def __post_init__(self) -> None:
        """Raises: ValueError when the earliest day lies after the latest."""
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is later than {self.latest}")

    @classmethod
    def on(cls, day: date) -> "When":
        """Will name one day that is known exactly."""
        return cls(day, day)

    @property
    def is_known(self) -> bool:
        """Whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest is not None and self.earliest == self.latest

    def __str__(self) -> str:
        """How people write it, in ISO days.

        >>> str(When(date(2016, 4, 25), date(2016, 4, 30)))
        '2016-04-25 to 2016-04-30'
        """
        if not self.is_known:
            return self.as_written or "unknown"
        if self.is_exact:
            return f"{self.earliest}"
        if self.earliest is None:
            return f"until {self.latest}"
        if self.latest is None:
            return f"from {self.earliest}"
        return f"{self.earliest} to {self.latest}"
