"""Sources with their names and identifiers: how they are added, named and renamed."""

from collections.abc import Iterable

from accounts.models import User
from accounts.services.records import locked
from accounts.services.steps import verb
from sources import ripple
from sources.domain.vocabulary import Certainty, IdentifierScheme, NameKind, SourceKind
from sources.models import Source, SourceIdentifier, SourceName
from sources.services.duplicates import suggest_duplicates
from sources.services.naming import demoted
from sources.services.records import save


def create_source(
    *,
    name: str,
    kind: SourceKind,
    by: User | None,
    language: str = "en",
    description: str = "",
    country: str = "",
    homepage: str = "",
    identifiers: Iterable[tuple[IdentifierScheme, str]] = (),
) -> Source:
    """Will add a source with its preferred name and its identifiers, and suggest what it may double.

    Raises: ValidationError, when an identifier belongs to another source for example.
    """
    source = Source(
        name=name, kind=kind, description=description, country=country, homepage=homepage
    )
    with verb("source.create", by=by):
        save(source, by=by)
        preferred = NameKind.PREFERRED
        save(SourceName(source=source, text=name, language=language, kind=preferred), by=by)
        for scheme, value in identifiers:
            save(SourceIdentifier(source=source, scheme=scheme, value=value), by=by)
        suggest_duplicates(source)
    return source


def add_name(
    source: Source,
    text: str,
    *,
    by: User | None,
    language: str = "en",
    kind: NameKind = NameKind.ALIAS,
    certainty: Certainty = Certainty.CERTAIN,
) -> SourceName:
    """Will add one more name by which a source goes, garbled ones included.

    Raises: ValidationError.
    """
    added = SourceName(source=source, text=text, language=language, kind=kind, certainty=certainty)
    with verb("sourcename.add", by=by):
        save(added, by=by)
        suggest_duplicates(source)
    return added


def rename_source(
    source: Source, name: str, *, by: User | None, reason: str = "", former: bool = False
) -> Source:
    """Will show a source by another name; the new one becomes its preferred name.

    The old one stays as a former name when it was right once (`former`), as an alias otherwise.

    Raises: ValidationError.
    """
    with verb("source.rename", by=by, reason=reason):
        ripple.begin()
        held = Source.objects.select_for_update().get(pk=source.pk)
        held.name = source.name = name
        save(held, by=by, reason=reason, old_name=NameKind.FORMER if former else NameKind.ALIAS)
        suggest_duplicates(held)
    source.refresh_from_db()
    return source


def prefer_name(
    name: SourceName,
    *,
    by: User | None,
    reason: str = "",
    former: bool = False,
    expected_version: int | None = None,
) -> SourceName:
    """Will make a name the preferred one of its language, in place of the one that was.

    Where that one is the name the source is shown by, the source is renamed. What the name is by now
    counts, not what it was when it was read.

    Raises: ValidationError, StaleRecord.
    """
    with verb("sourcename.prefer", by=by, reason=reason):
        ripple.begin()
        held = locked(name, expected_version)
        source = Source.objects.select_for_update().get(pk=held.source_id)
        former_kind = NameKind.FORMER if former else NameKind.ALIAS
        rival = source.names.preferred_in(held.language).exclude(pk=held.pk).first()
        if rival is not None and rival.text == source.name:
            rename_source(source, held.text, by=by, reason=reason, former=former)
        else:
            if rival is not None:
                save(demoted(rival, list(source.names.all()), former_kind), by=by, reason=reason)
            held.kind = NameKind.PREFERRED.value
            save(held, by=by, reason=reason)
    name.refresh_from_db()
    return name


def give_shown_name(
    source: Source, *, by: User | None, language: str = "en", reason: str = ""
) -> None:
    """Will record the name a source is shown by as its preferred one, unless it is among its names.

    Raises: ValidationError, when another name is preferred in that language.
    """
    if source.names.with_text(source.name).exists():
        return
    preferred = NameKind.PREFERRED
    name = SourceName(source=source, text=source.name, language=language, kind=preferred)
    save(name, by=by, reason=reason)
