"""The page of an article as data: its bibliographic head and its claims in the order of its text."""

from dataclasses import dataclass

from accounts.models.statements import array_of
from claims.models import Appearance
from sources.domain.vocabulary import ArticleStatus, Held, TextRights
from sources.models import Article, ArticleLink, ArticleVersion
from web.names import language_name
from web.reading.appearances import appearance_reading
from web.reading.article_rows import STANDING
from web.reading.chains import Chains
from web.reading.claim_rows import HOPS
from web.reading.references import ArticleRef, Ref, article_ref, source_ref
from web.reading.text import Note, Paragraph, Span, note_on, paragraphs_of
from web.words import Badge, Dated, dated

LINKS = {
    "reprint_of": ("reprint of", "reprinted as"),
    "excerpt_of": ("excerpt of", "excerpted as"),
    "rewrite_of": ("rewrite of", "rewritten as"),
    "translation_of": ("translation of", "translated as"),
    "machine_translation_of": ("machine translation of", "machine-translated as"),
    "update_of": ("update of", "updated by"),
    "corrects": ("corrects", "corrected by"),
    "retracts": ("retracts", "retracted by"),
    "near_duplicate_of": ("near-copy of", "near-copied as"),
    "shares_text_with": ("shares text with", "shares text with"),
}


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody credited, for what, and under which name when it is another one."""

    source: Ref
    role: str
    credited_as: str


@dataclass(frozen=True, slots=True)
class Linked:
    """An article whose text this one comes from or went into."""

    relation: str
    article: ArticleRef
    is_open: bool


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """Everything an article page shows.

    `paragraphs` is the text where its licence lets it be shown; then `elsewhere` are the notes that
    have no place in it, as those of an earlier version.
    """

    head: ArticleRef
    publisher_reason: str
    language: str
    is_machine_translated: bool
    credits: tuple[Credited, ...]
    urls: tuple[Ref, ...]
    status: str
    status_at: Dated | None
    notice_url: str
    disclaimers: str
    text: str
    links: tuple[Linked, ...]
    notes: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    elsewhere: tuple[Note, ...]

    @property
    def language_name(self) -> str:
        """What its language is called."""
        return language_name(self.language)

    @property
    def families(self) -> tuple[Badge, ...]:
        """The labels that occur, to explain the colours."""
        return tuple({note.badge.mark: note.badge for note in self.notes}.values())


def read_article(article: Article) -> ArticleReading:
    """Will gather the page of an article that `for_listing()` read: in three queries, four with text."""
    rows = STANDING.read(article=article.pk)
    chains = Chains(HOPS.read(appearances=array_of(row.pk for row in rows)) if rows else ())
    links = ArticleLink.objects.touching(article)
    notes = tuple(
        note_on(number, row, appearance_reading(row, chains))
        for number, row in enumerate(rows, start=1)
    )
    version = _shown_text(article)
    placed = _placed(version, rows, notes)
    return ArticleReading(
        head=article_ref(article),
        publisher_reason=article.publisher_reason,
        language=article.language,
        is_machine_translated=article.machine_translated,
        credits=tuple(
            Credited(
                source_ref(credit.source),
                credit.get_role_display().lower(),
                credit.credited_as if credit.credited_as != credit.source.name else "",
            )
            for credit in article.credits.all()
        ),
        urls=tuple(Ref(url.get_kind_display().lower(), url.url) for url in article.urls.all()),
        status=article.get_status_display().lower() if article.status != "live" else "",
        status_at=dated(article.status_changed),
        notice_url=article.notice_url,
        disclaimers=article.disclaimers,
        text=_text(article),
        links=tuple(_linked(article, link) for link in links),
        notes=notes,
        paragraphs=paragraphs_of(version.text or "", placed) if version else (),
        elsewhere=_unplaced(notes, placed) if version else (),
    )


def _shown_text(article: Article) -> ArticleVersion | None:
    """The newest version, where its licence lets all of it be shown and nobody took it back."""
    is_gone = article.status in {ArticleStatus.RETRACTED, ArticleStatus.REMOVED}
    if article.may_show != TextRights.ALL or article.held != Held.TEXT or is_gone:
        return None
    version = ArticleVersion.objects.newest_of(article)
    return version if version is not None and version.text else None


def _placed(
    version: ArticleVersion | None, rows: list[Appearance], notes: tuple[Note, ...]
) -> list[Span]:
    """Where the notes stand in a version."""
    return [
        Span(row.start, row.end, note)
        for row, note in zip(rows, notes, strict=True)
        if version is not None
        and row.version_id == version.pk
        and row.start is not None
        and row.end is not None
    ]


def _unplaced(notes: tuple[Note, ...], placed: list[Span]) -> tuple[Note, ...]:
    """The notes that have no place in the text."""
    there = {span.note.number for span in placed}
    return tuple(note for note in notes if note.number not in there)


def _text(article: Article) -> str:
    """How much of the text is known and shown here."""
    if article.held == Held.CITED_ONLY:
        return "Its text was not seen: it is known only because others cite it."
    if article.may_show == TextRights.NOTHING:
        return "Its licence does not let us show its words; each claim says where they stand."
    if article.may_show == TextRights.ALL:
        return "What is marked is tracked here as a claim; the notes say how it is sourced."
    return (
        "Only the marked fragments are shown, in the order of the text; where the words may not be "
        "kept, their place is given."
    )


def _linked(article: Article, link: ArticleLink) -> Linked:
    """The other end of a link."""
    is_left = link.from_article_id == article.pk
    return Linked(
        relation=LINKS[link.kind][0 if is_left else 1],
        article=article_ref(link.to_article if is_left else link.from_article),
        is_open=link.judgement != "confirmed",
    )
