"""Appearances as pages show them: the words, how they are said, and the chains from there."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from claims.domain.corroboration.labels import VIEWS
from claims.domain.corroboration.through import Through
from claims.domain.vocabulary import AppearanceStatus, Basis, Force, Stance, Wording
from claims.models import Appearance
from sources.domain.vocabulary import Held, Judgement, TextRights
from sources.models import ArticleLink
from web.figures import figure_in_words
from web.reading.chains import Chains, Hop
from web.reading.references import ArticleRef, Ref, article_ref
from web.reading.related import through_words
from web.words import Dated, dated

STANCES: dict[str, str] = {
    Stance.SUPPORTS: "supports it",
    Stance.REFUTES: "disputes it",
    Stance.QUALIFIES: "qualifies it",
    Stance.DISCUSSES: "discusses it",
}
WORDINGS: dict[str, str] = {
    Wording.VERBATIM: "quoted word for word",
    Wording.PARAPHRASE: "in a paraphrase",
    Wording.OWN: "in the author's own words",
    Wording.TRANSLATED: "in translation",
}
FORCES: dict[str, str] = {
    Force.PRESUPPOSED: "taken for granted",
    Force.HEDGED: "hedged",
    Force.PROSPECTIVE: "as something to come",
    Force.HYPOTHETICAL: "as a hypothesis",
    Force.RHETORICAL: "rhetorically",
}
BASES: dict[str, str] = {
    Basis.OWN_REPORTING: "from its own reporting",
    Basis.OWN_MEASUREMENT: "from its own measurement",
    Basis.OWN_DOCUMENT: "from a document it looked up itself",
    Basis.ATTRIBUTED: "with an attribution",
    Basis.UNATTRIBUTED: "without saying how it knows",
    Basis.NOT_SEEN: "its text was not seen",
}


class Copy(NamedTuple):
    """An article that takes its text from another one."""

    article: ArticleRef
    relation: str


class AppearanceReading(NamedTuple):
    """One appearance. `quote` holds the anchored words alone; where they may not be kept or shown,
    `withheld` says where they stand, `place` the same in a few words. `counts_through` says how the
    claim that they are about stands to the one of the page, where that is another one; `is_turned`
    where it counts for the other side.
    """

    id: int
    article: ArticleRef
    claim: Ref
    claim_id: int
    stance: str
    quote: str
    language: str
    withheld: str
    place: str
    manner: str
    flags: tuple[str, ...]
    figure: str
    is_rhetorical: bool
    about: Dated | None
    note: str
    read_as: str
    hops: tuple[Hop, ...]
    left_out: str = ""
    doubt: str = ""
    counts_through: str = ""
    is_turned: bool = False


class ArticleGroup(NamedTuple):
    """An article with its passages about one claim, and the articles that copy it."""

    article: ArticleRef
    flags: tuple[str, ...]
    passages: tuple[AppearanceReading, ...]
    copies: tuple[Copy, ...]


def by_article(
    readings: Iterable[AppearanceReading], copies: dict[int, tuple[Copy, ...]]
) -> tuple[ArticleGroup, ...]:
    """Will gather passages under their article, in the order in which the articles come first."""
    gathered: dict[int, list[AppearanceReading]] = defaultdict(list)
    for reading in readings:
        gathered[reading.article.id].append(reading)
    return tuple(
        ArticleGroup(
            article=passages[0].article,
            flags=_article_flags(passages[0].article),
            passages=tuple(passages),
            copies=copies.get(article, ()),
        )
        for article, passages in gathered.items()
    )


def appearance_reading(
    row: Appearance,
    chains: Chains,
    *,
    left_out: str = "",
    doubt: str = "",
    through: Through | None = None,
) -> AppearanceReading:
    """Will put an appearance into plain words; `for_page()` must have read the row."""
    quote = anchored_words(row)
    return AppearanceReading(
        id=row.pk,
        article=article_ref(row.article),
        claim=Ref(row.claim.statement, row.claim.get_absolute_url(), row.claim.language),
        claim_id=row.claim_id,
        stance=STANCES[row.stance],
        quote=quote,
        language=row.article.language,
        withheld="" if quote else _withheld(row),
        place="" if quote else _place(row),
        manner=_manner(row),
        flags=_flags(row),
        figure=figure_in_words(row),
        is_rhetorical=row.force == Force.RHETORICAL,
        about=dated(row.date),
        note=row.note,
        read_as=_read_as(row),
        hops=chains.of(row),
        left_out=left_out,
        doubt=doubt,
        counts_through=through_words(through).lower() if through else "",
        is_turned=through is not None and through.is_turned,
    )


def anchored_words(row: Appearance) -> str:
    """The marked words, if they are kept and the article's licence lets them be shown."""
    if row.article.may_show == TextRights.NOTHING:
        return ""
    words = row.exact or str(getattr(row, "slice", None) or "")
    is_cut = not row.exact and row.start is not None and row.end is not None
    return (
        f"{words} …"
        if is_cut and words and len(words) < (row.end or 0) - (row.start or 0)
        else words
    )


def copies_by_original(
    links: Iterable[ArticleLink], rows: Iterable[Appearance]
) -> dict[int, tuple[Copy, ...]]:
    """Will fold articles under the one they copy, where both carry the claim.

    Only confirmed links fold; the key is the original's id.
    """
    articles = {row.article_id: row.article for row in rows}
    said = {
        link.from_article_id: link
        for link in links
        if link.judgement == Judgement.CONFIRMED and link.to_article_id in articles
    }
    folded: dict[int, list[Copy]] = defaultdict(list)
    for copy, link in said.items():
        original = _first_original(copy, said)
        if original != copy:
            relation = link.get_kind_display().lower()
            folded[original].append(Copy(article_ref(articles[copy]), relation))
    return {original: tuple(copies) for original, copies in folded.items()}


def _first_original(article: int, links: dict[int, ArticleLink]) -> int:
    """Follows copies to what was there first; of articles that copy one another, the oldest record."""
    path = [article]
    while path[-1] in links:
        before = links[path[-1]].to_article_id
        if before in path:
            return min(path[path.index(before) :])
        path.append(before)
    return path[-1]


def _withheld(row: Appearance) -> str:
    """Why no words are shown, and where they stand."""
    if row.start is None or row.end is None:
        return _unplaced(row)
    place = _place(row)
    if row.article.may_show == TextRights.NOTHING:
        return f"The words may not be shown; they stand at {place} of the text."
    return f"The words are not kept here; they stand at {place} of the text."


def _place(row: Appearance) -> str:
    """Where the words stand in the text, if anybody found them there."""
    if row.start is None or row.end is None:
        return ""
    return f"characters {row.start:,} to {row.end:,}"


def _unplaced(row: Appearance) -> str:
    """Why nobody knows where the words stand."""
    if row.article.held == Held.CITED_ONLY:
        return "The text was not seen: the article is known only because it is cited."
    if row.version_id is None:
        return (
            "Recorded while the article was only cited: nobody has found the words in its text yet."
        )
    return "The newest version of the text no longer says so, or nobody has found where."


def _manner(row: Appearance) -> str:
    """How the article says it, in one phrase."""
    said = [STANCES[row.stance], WORDINGS[row.wording]]
    if row.force in FORCES:
        said.append(FORCES[row.force])
    if row.distanced:
        said.append("at a distance (a rumour, “alleged”)")
    if row.basis == Basis.UNATTRIBUTED and row.claim.checkability in VIEWS:
        said.append("as the author's own view")
    else:
        said.append(BASES[row.basis])
    return ", ".join(said)


def _read_as(row: Appearance) -> str:
    """What the words are taken to mean where they alone do not say, and how sure that is."""
    if not row.reading:
        return ""
    return f"{row.reading} ({row.get_reading_certainty_display().lower()})"


def _flags(row: Appearance) -> tuple[str, ...]:
    """What a reader should know of an appearance before counting it."""
    flags = []
    if row.status == AppearanceStatus.SUGGESTED:
        flags.append("suggested, does not count yet")
    if row.status == AppearanceStatus.CHANGED:
        why = f": {row.change[0].lower()}{row.change[1:]}" if row.change else ""
        flags.append(
            f"does not count until somebody looks, for the text has changed{why}".rstrip(".")
        )
    return tuple(flags)


def _article_flags(article: ArticleRef) -> tuple[str, ...]:
    """What a reader should know of an article before relying on its words."""
    flags = []
    if article.notice:
        flags.append(article.notice)
    if article.is_machine_translated:
        flags.append("machine translation")
    return tuple(flags)
