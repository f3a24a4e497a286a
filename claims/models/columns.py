"""Columns that pages tell of a record: all those of what it refers to would be hundreds."""

from sources.models.when import when_columns

OF_ARTICLE = (
    *("title", "language", "genre", "held", "machine_translated", "status", "may_show"),
    *("publisher__name", *when_columns("published"), *when_columns("status_changed")),
)
"""The columns of an article that pages tell where they mention it."""

OF_FIGURE = (
    *("amount", "lower", "upper", "unit", "comparator", "statistic", "population", "baseline"),
    *when_columns("as_of"),
)
"""The columns that tell a figure."""

OF_APPEARANCE = (
    *("claim", "article", "version", "exact", "start", "end", "status", "change", "continues"),
    *("stance", "wording", "force", "distanced", "basis", "note", "reading", "reading_certainty"),
    *(*OF_FIGURE, *when_columns("date")),
    *("claim__statement", "claim__language", "claim__checkability"),
    *(f"article__{name}" for name in OF_ARTICLE),
)
"""The columns that tell an appearance on the page of a claim."""
