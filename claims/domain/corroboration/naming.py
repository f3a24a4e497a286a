"""How sentences call origins, articles and numbers."""

from collections.abc import Sequence

from claims.domain.corroboration.chains import Chains
from claims.domain.corroboration.facts import ArticleFact, OriginFact
from claims.domain.vocabulary import OriginKind
from sources.domain.vocabulary import Genre, Held

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NAMED_AT_MOST = 20

NOUNS = {
    OriginKind.MEASUREMENT: ("measurement", "measurements"),
    OriginKind.OFFICIAL_RECORD: ("official record", "official records"),
    OriginKind.DOCUMENT: ("document", "documents"),
    OriginKind.STATEMENT: ("statement", "statements"),
    OriginKind.FIRST_HAND_REPORT: ("first-hand report", "first-hand reports"),
    OriginKind.UNNAMED_SOURCE: ("unnamed source", "unnamed sources"),
    OriginKind.UNKNOWN: ("unknown source", "unknown sources"),
}
POLL = ("poll", "polls")


def number(count: int) -> str:
    """Will write small numbers as words.

    >>> number(3), number(40)
    ('three', '40')
    """
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """Will write a number with its noun.

    >>> counted(2, "article")
    'two articles'
    """
    return f"{number(count)} {singular if count == 1 else plural or singular + 's'}"


def figured(count: int, singular: str, plural: str = "") -> str:
    """Will write a number in figures with its noun, as rows of a list do."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def joined(parts: Sequence[str], at_most: int = NAMED_AT_MOST) -> str:
    """Will write a list as people do; what exceeds `at_most` is counted.

    >>> joined(["a", "b", "c"]), joined(["a", "b", "c"], at_most=2)
    ('a, b and c', 'a, b and 1 more')
    """
    shown = list(parts[:at_most])
    if len(parts) > at_most:
        return f"{', '.join(shown)} and {len(parts) - at_most:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def sentence(text: str) -> str:
    """Will begin with a capital letter and end with a stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def nouns(origin: OriginFact) -> tuple[str, str]:
    """What an origin is, in singular and plural."""
    return POLL if origin.poll is not None else NOUNS[OriginKind(origin.kind)]


class Names:
    """Names of what one result speaks of."""

    def __init__(self, chains: Chains) -> None:
        """Will name things as the facts of these chains do."""
        self.chains = chains
        self.sources = chains.facts.names

    def source(self, source: int | None) -> str:
        """The name of a source."""
        if source is None:
            return "an unnamed publisher"
        return self.sources.get(source, f"source {source}")

    def article(self, article: int) -> str:
        """What an article is called: its publisher and title."""
        known = self.chains.articles[article]
        title = f"“{known.title}”" if known.title else f"article {article}"
        return f"{title} ({self.source(known.publisher_id)})" if known.publisher_id else title

    def channel(self, article: int) -> str:
        """What an article is as a bottleneck: "one agency story (…)"."""
        known = self.chains.articles[article]
        return f"one {_channel(known)}, {self.article(article)}"

    def origin(self, origin: int) -> str:
        """What an origin is called."""
        known = self.chains.origins[origin]
        if known.title:
            return known.title
        if known.id < 0:
            return self._made_up(known)
        holder = None if known.holder_id is None else self.source(known.holder_id)
        if known.poll is not None:
            return f"poll by {self.source(known.poll.conductor_id)}{_on(known)}"
        if holder:
            by = "of" if known.kind == OriginKind.FIRST_HAND_REPORT else "by"
            return f"{nouns(known)[0]} {by} {holder}{_on(known)}"
        return known.description or f"{nouns(known)[0]} {known.id}"

    def _made_up(self, known: OriginFact) -> str:
        if known.holder_id is None:
            owner = self.article((-known.id - 1) // 4)
        else:
            owner = self.source(known.holder_id)
        if known.kind == OriginKind.UNKNOWN:
            return f"what {owner} does not source"
        return f"own reporting of {owner}"

    def origins(self, origins: Sequence[int]) -> str:
        """Several origins in one list."""
        return joined([self.origin(one) for one in origins])

    def articles(self, articles: Sequence[int]) -> str:
        """Several articles in one list."""
        return joined([self.article(one) for one in articles])

    def singled_out(self, origin: int) -> str:
        """An origin with its number one before it: "one Levada poll"."""
        known = self.chains.origins[origin]
        if known.poll is not None:
            return f"one {self.source(known.poll.conductor_id)} poll"
        if known.kind == OriginKind.UNNAMED_SOURCE:
            return f"one unnamed source ({self.origin(origin)})"
        name = self.origin(origin)
        noun = nouns(known)[0]
        return f"one {name}" if name.startswith(noun) else f"one {noun} ({name})"


def _channel(article: ArticleFact) -> str:
    if article.genre == Genre.WIRE:
        return "agency story"
    if article.genre == Genre.STATEMENT:
        return "relayed statement"
    return "story nobody here has read" if article.held == Held.CITED_ONLY else "article"


def _on(origin: OriginFact) -> str:
    return f", {origin.date}" if origin.date.is_known else ""
