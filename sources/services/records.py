"""How a record of this application is saved or deleted: checked, logged, and told to those above."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from accounts.models import User
from accounts.models.statements import Statement
from accounts.services.records import delete_record, save_record
from accounts.services.steps import verb
from sources import ripple
from sources.domain.identifiers import normalise_identifier
from sources.domain.names.folding import key
from sources.domain.urls import normalise
from sources.domain.vocabulary import NameKind
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    ArticleVersion,
    Credit,
    PossibleDuplicate,
    Segment,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)
from sources.models.article import TO_IDENTIFY
from sources.services.naming import names_after_renaming, require_in_step, require_kept
from sources.services.statuses import clear_if_live_again, require_explained

M = TypeVar("M", bound=models.Model)

MERGED = """
    SELECT '{name}', id, merged_into_id FROM {table}
    WHERE id = ${number} AND merged_into_id IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The ids of the sources and articles that a record is about."""

    sources: frozenset[int] = frozenset()
    articles: frozenset[int] = frozenset()

    def __or__(self, other: "Concerned") -> "Concerned":
        return Concerned(self.sources | other.sources, self.articles | other.articles)


def save(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
    old_name: NameKind = NameKind.ALIAS,
) -> None:
    """Will save one record of this application and bring up to date what rests on it.

    When a source is renamed, its names follow; `old_name` is what the old one becomes.

    Raises: ValidationError, StaleRecord.
    """
    with verb(f"{record._meta.model_name}.save", by=by, reason=reason):
        ripple.begin()
        require_standing(record)
        _normalise(record)
        stored = None if record._state.adding else _stored(record)
        if isinstance(record, Article):
            former = stored if isinstance(stored, Article) else None
            clear_if_live_again(record, former)
            require_explained(record, former)
        if isinstance(record, SourceName) and isinstance(stored, SourceName):
            require_in_step(record, stored)
        if save_record(record, by=by, reason=reason, expected_version=expected_version):
            _keep_key(record, stored)
            _tell((concerned(stored) if stored else Concerned()) | concerned(record))
        if isinstance(record, Source) and isinstance(stored, Source):
            for name in names_after_renaming(record, stored.name, old_name):
                _normalise(name)
                save_record(name, by=by, reason=reason)


def require_standing(record: models.Model) -> None:
    """Will return silently unless a record refers to one that was merged: a source, an article, a claim.

    Called once no merge can come in between.

    Raises: ValidationError naming the field and the survivor.
    """
    names = [name for name in _referring(type(record)) if getattr(record, name) is not None]
    if not names:
        return
    ids = tuple(getattr(record, name) for name in names)
    for name, pk, into in Statement(_merged(type(record), tuple(names)), ids).read():
        said = f"No. {pk} was merged into no. {into}: choose that one."
        raise ValidationError({name: ValidationError(said, code="merged")})


@cache
def _referring(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a model that refer to what can be merged."""
    merged = {one.model for one in ripple.mergeable()}
    fields = model._meta.concrete_fields
    return tuple(
        field.attname
        for field in fields
        if field.related_model in merged and field.name != "merged_into"
    )


@cache
def _merged(model: type[models.Model], names: tuple[str, ...]) -> str:
    """The statement that finds what was merged among the records in these columns."""
    fields = [model._meta.get_field(name) for name in names]
    whole = [(one.name, one.related_model) for one in fields if one.related_model]
    return " UNION ALL ".join(
        MERGED.format(name=name, table=related._meta.db_table, number=number)
        for number, (name, related) in enumerate(whole, start=1)
    )


def delete(
    record: models.Model,
    *,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will delete one record that nothing refers to and bring up to date what rested on it.

    Raises: RecordInUse, StaleRecord.
    """
    with verb(f"{record._meta.model_name}.delete", by=by, reason=reason):
        ripple.begin()
        if isinstance(record, SourceName):
            require_kept(record)
        before = concerned(record)
        delete_record(record, by=by, reason=reason, expected_version=expected_version)
        _tell(before)


def concerned(record: models.Model) -> Concerned:
    """The sources and articles that a change of this record may matter to."""
    match record:
        case Source():
            return Concerned(sources=frozenset({record.pk}))
        case SourceName() | SourceIdentifier():
            return Concerned(sources=frozenset({record.source_id}))
        case SourceTie():
            return Concerned(sources=frozenset({record.from_source_id, record.to_source_id}))
        case PossibleDuplicate():
            return Concerned()
        case Article():
            return Concerned(articles=frozenset({record.pk}))
        case ArticleVersion() | Credit() | ArticleUrl():
            return Concerned(articles=frozenset({record.article_id}))
        case Segment():
            return Concerned(articles=frozenset({record.version.article_id}))
        case ArticleLink():
            return Concerned(articles=frozenset({record.from_article_id, record.to_article_id}))
    raise TypeError(f"{record._meta.label} is not written by this application's services")


def _normalise(record: models.Model) -> None:
    """Brings what is looked up by its value into the one form in which it is kept."""
    if isinstance(record, ArticleUrl):
        record.normalised = normalise(record.url)
    elif isinstance(record, SourceIdentifier):
        record.value = normalise_identifier(record.scheme, record.value)
    elif isinstance(record, SourceName):
        record.key = key(record.text)
    elif isinstance(record, Article):
        _no_longer_to_identify(record)


def _no_longer_to_identify(article: Article) -> None:
    """What was found is not asked any more."""
    if article.publisher_id is not None and article.publisher_reason.startswith(TO_IDENTIFY):
        article.publisher_reason = ""
    day = article.published
    if day.is_known and day.reason.startswith(TO_IDENTIFY):
        article.published = replace(day, reason="")


def _keep_key(record: models.Model, stored: models.Model | None) -> None:
    """Stores the key of a name that was changed; a new name brought its own."""
    if isinstance(record, SourceName) and stored is not None:
        record.save(update_fields=["key"])


def _stored(record: M) -> M:
    """The row as it stands in the database."""
    return type(record)._default_manager.get(pk=record.pk)


def _tell(about: Concerned) -> None:
    ripple.changed(sources=about.sources, articles=about.articles)
