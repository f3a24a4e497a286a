"""Sources with their names, identifiers and ties."""

from collections.abc import Iterable

from accounts.models import User
from accounts.services.records import verb
from sources.domain.vocabulary import Certainty, IdentifierScheme, NameKind, SourceKind
from sources.models import Source, SourceIdentifier, SourceName
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
    """Will add a source with its preferred name and its identifiers.

    Raises: ValidationError, when an identifier belongs to another source for example.
    """
    source = Source(
        name=name, kind=kind, description=description, country=country, homepage=homepage
    )
    with verb("source.create", by=by):
        save(source, by=by)
        add_name(source, name, by=by, language=language, kind=NameKind.PREFERRED)
        for scheme, value in identifiers:
            save(SourceIdentifier(source=source, scheme=scheme, value=value), by=by)
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
    save(added, by=by)
    return added
