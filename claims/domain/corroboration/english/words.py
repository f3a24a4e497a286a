"""How English calls numbers, lists, origins and articles."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from claims.domain.corroboration.english.days import days

Params = Mapping[str, Any]
"""The parameters of a sentence: plain data that JSON can hold."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

NOUNS = {
    "measurement": ("measurement", "measurements"),
    "official_record": ("official record", "official records"),
    "document": ("document", "documents"),
    "statement": ("statement", "statements"),
    "first_hand_report": ("first-hand report", "first-hand reports"),
    "unnamed_source": ("unnamed source", "unnamed sources"),
    "unknown": ("unknown source", "unknown sources"),
    "poll": ("poll", "polls"),
    "origin": ("origin", "origins"),
}

CHANNELS = {
    "wire": "agency story",
    "statement": "relayed statement",
    "unread": "story nobody here has read",
    "article": "article",
}


LABELS = {
    "single_origin": "one origin",
    "single_channel": "one channel",
    "unnamed_only": "unnamed sources only",
}
"""Labels that are called otherwise than their code."""


def label_words(label: str) -> str:
    """What a label is called, open or not.

    >>> label_words("single_origin (open)"), label_words("corroborated")
    ('one origin (open)', 'corroborated')
    """
    code, _, rest = label.partition(" ")
    return " ".join(part for part in (LABELS.get(code, code), rest) if part)


RELAYED, TOGETHER = ", as relayed by ", " together with "
"""What makes one name of two, so that a list of such names needs more than commas."""


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


def joined(parts: Sequence[str], total: int = 0) -> str:
    """Will write a list as people do; of `total` things those not among the parts are counted.

    >>> joined(["a", "b", "c"]), joined(["a", "b"], 3)
    ('a, b and c', 'a, b and 1 more')
    """
    if total > len(parts):
        return f"{', '.join(parts)} and {total - len(parts):,} more"
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def enumerated(names: Sequence[str], total: int = 0) -> str:
    """Will write a list of names that may hold commas or lists themselves, so that it stays clear.

    >>> enumerated(["a", "b", "c"]), enumerated(["a, 1 May", "b"])
    ('a, b and c', 'a, 1 May, and b')
    >>> enumerated(["a, as relayed by x and y", "b"]), enumerated(["a, 1 May", "b", "c"], 4)
    ('a, as relayed by x and y; and b', 'a, 1 May; b; c; and 1 more')
    """
    if not any(", " in one or " and " in one for one in names):
        return joined(names, total)
    parts = [*names, f"{total - len(names):,} more"] if total > len(names) else list(names)
    is_plain = len(parts) == 2 and not any(RELAYED in one or TOGETHER in one for one in parts)
    if len(parts) < 2 or is_plain:
        return ", and ".join(parts)
    return "; and ".join(["; ".join(parts[:-1]), parts[-1]])


def listed(bounded: Params, name: Callable[[Params], str]) -> str:
    """Will write a bounded list, each thing called by its name."""
    return joined([name(one) for one in bounded["named"]], bounded["total"])


def sentence(text: str) -> str:
    """Will begin with a capital letter and end with a stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def source(known: Params | None) -> str:
    """What a source is called."""
    if known is None:
        return "an unnamed publisher"
    return known["name"] or f"source {known['id']}"


def article(known: Params) -> str:
    """What an article is called: its title and publisher."""
    title = f"“{known['title']}”" if known["title"] else f"article {known['id']}"
    return f"{title} ({source(known['publisher'])})" if known["publisher"] else title


def reports(bounded: Params) -> str:
    """Reports that somebody cites, by their publishers.

    >>> one = {"title": "A", "publisher": {"id": 1, "name": "Kyodo"}, "channel": "unread"}
    >>> two = {"title": "Letter", "publisher": None, "channel": "statement"}
    >>> reports({"named": [one], "total": 1}), reports({"named": [one, two], "total": 2})
    ('a report of Kyodo', 'two reports (Kyodo and “Letter”)')
    """
    named, total = bounded["named"], bounded["total"]
    if total == 1:
        is_report = named[0]["publisher"] and named[0]["channel"] != "statement"
        return f"a report of {source(named[0]['publisher'])}" if is_report else article(named[0])
    names = dict.fromkeys(source(o["publisher"]) if o["publisher"] else article(o) for o in named)
    every = enumerated(list(names), len(names) + total - len(named))
    return f"{counted(total, 'report')} ({every})"


def channel(known: Params) -> str:
    """What an article is as a bottleneck: "one agency story, “…” (…)"."""
    return f"one {CHANNELS[known['channel']]}, {article(known)}"


def origin(known: Params) -> str:
    """What an origin is called, and who relayed it while nobody here heard it without a relay."""
    name = _origin(known)
    by = known.get("relayed_by")
    return f"{name}{RELAYED}{listed(by, source)}" if by else name


def _origin(known: Params) -> str:
    if known["title"]:
        return str(known["title"])
    noun, holder = NOUNS[known["noun"]][0], known["holder"]
    if known["id"] < 0:
        return _made_up(known)
    if holder:
        by = "of" if known["noun"] == "first_hand_report" else "by"
        on = days(known["on"])
        return f"{noun} {by} {source(holder)}" + (f", {on}" if on else "")
    return known["description"] or f"{noun} {known['id']}"


def _made_up(known: Params) -> str:
    """An origin that no record names: a newsroom's own report, or what it does not source."""
    owner = source(known["holder"]) if known["holder"] else article(known["article"])
    if known.get("unread"):
        return f"an unread report of {owner}" if known["holder"] else f"the unread {owner}"
    if known.get("own_voice"):
        return f"what {owner} says in its own voice"
    return (
        f"what {owner} does not source"
        if known["noun"] == "unknown"
        else f"own reporting of {owner}"
    )


def origins(bounded: Params) -> str:
    """Several origins in one list."""
    return enumerated([origin(one) for one in bounded["named"]], bounded["total"])


def articles(bounded: Params) -> str:
    """Several articles in one list."""
    return listed(bounded, article)


def groups(bounded: Params) -> str:
    """Several groups in one list, each by the names of its members."""
    return enumerated([group(one) for one in bounded["named"]], bounded["total"])


def group(bounded: Params) -> str:
    """One group by the names of its members: "a together with b"."""
    first, *others = [origin(one) for one in bounded["named"]]
    rest = enumerated(others, bounded["total"] - 1) if others else ""
    if not rest:
        return first
    return f"{first}{',' if ', ' in first else ''}{TOGETHER}{rest}"


def singled_out(known: Params) -> str:
    """An origin with its number one before it: "one Levada poll"."""
    noun = NOUNS[known["noun"]][0]
    if known["noun"] == "poll":
        return f"one {source(known['holder'])} poll"
    name = origin(known)
    if known.get("unread"):
        return name
    if known["noun"] != "unnamed_source" and name.startswith(noun):
        return f"one {name}"
    return f"one {noun} ({name})"
