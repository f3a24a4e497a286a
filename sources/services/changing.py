"""A source or what it goes by is written, and what follows from it: pairs to look at, publishers found."""

from typing import Any

from accounts.models import User
from accounts.services.steps import verb
from sources import ripple
from sources.domain.vocabulary import NameKind
from sources.models import Source, SourceIdentifier, SourceName
from sources.services.duplicates import suggest_duplicates
from sources.services.identifying import find_publishers
from sources.services.records import save
from sources.services.sources import create_source


def register_source(*, by: User, **told: Any) -> Source:
    """Will add a source as `create_source` does, and give it the articles that waited for it.

    Raises: ValidationError.
    """
    with verb("source.create", by=by), ripple.together():
        source = create_source(by=by, **told)
        find_publishers(by=by, of=source)
    return source


def change_source(
    source: Source,
    *,
    by: User,
    reason: str = "",
    former: bool = False,
    expected_version: int | None = None,
) -> None:
    """Will save a source; when it is renamed, its names follow, as `rename_source` has it.

    The old name stays as a former name when it was right once (`former`), as an alias otherwise.

    Raises: ValidationError, StaleRecord.
    """
    with verb("source.change", by=by, reason=reason), ripple.together():
        save(
            source,
            by=by,
            reason=reason,
            expected_version=expected_version,
            old_name=NameKind.FORMER if former else NameKind.ALIAS,
        )
        _look_round(source, by=by)


def save_known_by(
    row: SourceName | SourceIdentifier,
    *,
    by: User,
    reason: str = "",
    expected_version: int | None = None,
) -> None:
    """Will save a name or an identifier, and look what its source may double and which articles
    waited for it.

    Raises: ValidationError, StaleRecord.
    """
    with verb(f"{row._meta.model_name}.save", by=by, reason=reason), ripple.together():
        save(row, by=by, reason=reason, expected_version=expected_version)
        _look_round(row.source, by=by)


def _look_round(source: Source, *, by: User) -> None:
    suggest_duplicates(source)
    find_publishers(by=by, of=source)
