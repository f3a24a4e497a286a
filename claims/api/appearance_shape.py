"""What is told of appearances and their hops without models; `hop_answers` says the same."""

from accounts.api.fast import Field, Shape, given, made
from claims.api.claim_shape import a_figure, a_time
from claims.api.hop_answers import words_are_shown
from claims.models.origin import named_by_holder


def _article(pk: str, title: str) -> Field:
    return {"id": pk, "title": title}


def _source(table: str) -> Field:
    return given(f"{table}.id", {"id": f"{table}.id", "name": f"{table}.name"})


def _shown(rights: str, words: str) -> str:
    """Words of a text, where they may be shown."""
    return words if words_are_shown(rights) else ""


def _cue(told_in: str | None, begins_in: str, cue: str) -> str:
    """The words that show a hop: in the article it is told in, else where it begins."""
    return _shown(told_in or begins_in, cue)


def _name(title: str, description: str, kind: str, holder: str) -> str:
    """What an origin is called."""
    return title or description or named_by_holder(kind, holder)


def _own(table: str, *names: str) -> dict[str, str]:
    return {name: f"{table}.{name}" for name in names}


APPEARANCE = Shape(
    {
        "id": "claims_appearance.id",
        "claim": {},
        "article": _article("claims_appearance.article_id", "article.title"),
        "publisher": _source("publisher"),
        "version": "version.sequence",
        "exact": made(_shown, "article.may_show", "claims_appearance.exact"),
        "prefix": made(_shown, "article.may_show", "claims_appearance.prefix"),
        "suffix": made(_shown, "article.may_show", "claims_appearance.suffix"),
        **_own(
            "claims_appearance",
            "start",
            "end",
            "sha256",
            "stance",
            "wording",
            "force",
            "distanced",
            "basis",
            "status",
        ),
        "date": a_time("claims_appearance", "date"),
        "quantity": a_figure("claims_appearance"),
        "note": "claims_appearance.note",
        "continues": "claims_appearance.continues_id",
        "change": "claims_appearance.change",
        "chain": made(list),
        "created_at": "claims_appearance.created_at",
        "row_version": "claims_appearance.row_version",
    }
)
"""`claim` and `chain` are filled in by whoever reads them beside it."""

HOP = Shape(
    {
        "id": "claims_attribution.id",
        "kind": "claims_attribution.kind",
        "to_origin": given(
            "origin.id",
            {
                "id": "origin.id",
                "kind": "origin.kind",
                "name": made(
                    _name, "origin.title", "origin.description", "origin.kind", "holder.name"
                ),
                "holder": _source("holder"),
            },
        ),
        "to_appearance": given(
            "target.id",
            {
                "id": "target.id",
                "claim": "target.claim_id",
                "article": _article("target.article_id", "target_article.title"),
            },
        ),
        "told_in": "claims_attribution.told_in_id",
        "cue": made(
            _cue, "teller_article.may_show", "start_article.may_show", "claims_attribution.cue"
        ),
        **_own(
            "claims_attribution",
            "cue_start",
            "cue_end",
            "named_as",
            "inferred",
            "joint",
            "judgement",
            "created_at",
            "row_version",
        ),
    }
)

ARTICLES = {
    "article.title": "article__title",
    "article.may_show": "article__may_show",
    "publisher.id": "article__publisher__id",
    "publisher.name": "article__publisher__name",
    "version.sequence": "version__sequence",
}
"""How an appearance leads to whatever else `APPEARANCE` is told of."""

ENDS = {
    "origin.id": "to_origin__id",
    "origin.kind": "to_origin__kind",
    "origin.title": "to_origin__title",
    "origin.description": "to_origin__description",
    "holder.id": "to_origin__holder__id",
    "holder.name": "to_origin__holder__name",
    "target.id": "to_appearance__id",
    "target.claim_id": "to_appearance__claim_id",
    "target.article_id": "to_appearance__article_id",
    "target_article.title": "to_appearance__article__title",
    "start_article.may_show": "from_appearance__article__may_show",
    "teller_article.may_show": "told_in__article__may_show",
}
"""How a hop leads to whatever else `HOP` is told of."""
