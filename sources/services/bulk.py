"""The kinds of lines in which sources and articles go in and out."""

from collections.abc import Collection, Mapping, Sequence

from accounts.models.bulk.parts import Doc, Kind, Part, Unfit
from sources import ripple
from sources.domain import linked
from sources.domain.identifiers import normalise_identifier
from sources.domain.names.folding import key
from sources.domain.urls import normalise
from sources.domain.vocabulary import IdentifierScheme
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    ArticleVersion,
    Credit,
    Segment,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)
from sources.services.articles import BOM, digest

SURVIVING = "t.merged_into_id IS NULL"

SOURCE = Part(
    Source,
    leave=frozenset({"is_ours", "status", "merged_into"}),
    standing=SURVIVING,
    parts=(
        Part(SourceName, "names", parent="source", hidden=frozenset({"key"})),
        Part(SourceIdentifier, "identifiers", parent="source"),
    ),
)

TIE = Part(SourceTie, refers={"from_source": "source", "to_source": "source"})

ARTICLE = Part(
    Article,
    refers={"publisher": "source"},
    leave=frozenset({"merged_into"}),
    standing=SURVIVING,
    parts=(
        Part(ArticleUrl, "urls", parent="article", hidden=frozenset({"normalised"})),
        Part(Credit, "credits", parent="article", refers={"source": "source"}),
        Part(
            ArticleVersion,
            "versions",
            parent="article",
            withheld={
                "text": "CASE WHEN t.may_export = 'all' AND t.may_show = 'all' THEN t1.text END"
            },
            parts=(Part(Segment, "segments", parent="version"),),
        ),
    ),
)

LINK = Part(
    ArticleLink,
    refers={"from_article": "article", "to_article": "article"},
    by=frozenset({"judged_by"}),
    visible="t.judgement <> 'rejected'",
)


def _name_source(doc: Doc) -> None:
    """Gives every name its key; a source without names goes by the one it is shown by.

    Raises: Unfit.
    """
    name = doc.get("name")
    if doc.get("names") is None and isinstance(name, str):
        doc["names"] = [{"text": name, "language": "en", "kind": "preferred"}]
    for number, row in enumerate(doc.get("names") or ()):
        _refuse_hidden(row, "key", f"names.{number}")
        if isinstance(row.get("text"), str):
            row["key"] = key(row["text"])
    for row in doc.get("identifiers") or ():
        scheme, value = row.get("scheme"), row.get("value")
        if isinstance(scheme, str) and isinstance(value, str):
            row["value"] = normalise_identifier(scheme, value)


def _place_article(doc: Doc) -> None:
    """Gives every address its normal form, and every text its length and hash.

    Raises: Unfit.
    """
    for number, row in enumerate(doc.get("urls") or ()):
        _refuse_hidden(row, "normalised", f"urls.{number}")
        url = row.get("url")
        if isinstance(url, str):
            row["normalised"] = normalise(url)
    for row in doc.get("versions") or ():
        text = row.get("text")
        if isinstance(text, str):
            text = row["text"] = text.removeprefix(BOM)
            row.setdefault("length", len(text))
            row.setdefault("sha256", digest(text))


def _refuse_hidden(row: Doc, name: str, at: str) -> None:
    """Raises: Unfit where a line says what is worked out."""
    if name in row:
        raise Unfit(f"{at}.{name}", row[name], "unknown_field")


def _identified(refs: Collection[str]) -> Mapping[str, int]:
    """Sources by an identifier, such as wikidata:Q42."""
    found: dict[str, int] = {}
    for scheme in IdentifierScheme:
        forms = {
            ref: normalise_identifier(scheme, ref.removeprefix(f"{scheme}:"))
            for ref in refs
            if ref.startswith(f"{scheme}:")
        }
        rows = SourceIdentifier.objects.carrying(scheme, forms.values()) if forms else {}
        found |= {ref: rows[form] for ref, form in forms.items() if form in rows}
    return found


def _standing_at(refs: Collection[str]) -> Mapping[str, int]:
    """Articles by an address at which they stand."""
    forms = {ref: normalise(ref) for ref in refs if ref.lower().startswith(("http://", "https://"))}
    rows = ArticleUrl.objects.articles_at(forms.values()) if forms else {}
    return {ref: rows[form] for ref, form in forms.items() if form in rows}


def _tied(ids: Sequence[int]) -> None:
    """What rests on two sources may be another thing once they are tied."""
    ripple.changed(sources=SourceTie.objects.ends_of(ids))


def _linked(ids: Sequence[int]) -> None:
    """What rests on two articles may be another thing once one is a copy of the other."""
    ripple.changed(articles=ArticleLink.objects.ends_of(ids))


KINDS = (
    Kind("source", SOURCE, _name_source, _identified, linked=linked.agent),
    Kind("tie", TIE, follow=_tied),
    Kind("article", ARTICLE, _place_article, _standing_at, linked=linked.entity),
    Kind("link", LINK, follow=_linked, linked=linked.derivation),
)
