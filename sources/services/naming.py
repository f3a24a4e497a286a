"""A source's shown name and its preferred name say the same: what follows when one changes."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from sources.domain.vocabulary import NameKind
from sources.models import Source, SourceName


def require_in_step(name: SourceName, stored: SourceName) -> None:
    """Will return silently unless a source would lose the preferred name it is shown by.

    Raises: ValidationError.
    """
    stays = name.text == stored.text and name.kind == NameKind.PREFERRED
    if name.source_id == stored.source_id and not stays:
        require_kept(stored)


def require_kept(name: SourceName) -> None:
    """Will return silently unless a source is shown by this very name.

    Raises: ValidationError.
    """
    if name.kind == NameKind.PREFERRED and name.text == name.source.name:
        raise ValidationError(
            f"“{name.text}” is the name the source is shown by: change the name of the source "
            "itself, and this one follows.",
            code="name_is_shown",
        )


def names_after_renaming(source: Source, old: str, becomes: NameKind) -> Iterator[SourceName]:
    """Will give the names that have to be saved, in this order, once a source is shown by another.

    The old name becomes a former one or an alias; the new one is preferred in the same language.
    """
    if source.name == old:
        return
    names = list(source.names.order_by("pk"))
    shown = next((n for n in names if n.text == old and n.kind == NameKind.PREFERRED), None)
    language = shown.language if shown else _language(source, names)
    if shown:
        yield demoted(shown, names, becomes)
    elif not any(name.text == old for name in names):
        yield SourceName(source=source, text=old, language=language, kind=becomes)
    for other in names:
        is_rival = other.kind == NameKind.PREFERRED and other.language == language
        if is_rival and other is not shown and other.text != source.name:
            yield demoted(other, names, NameKind.ALIAS)
    known = next((n for n in names if n.text == source.name and n.language == language), None)
    promoted = known or SourceName(source=source, text=source.name, language=language)
    promoted.kind = NameKind.PREFERRED.value
    yield promoted


def demoted(name: SourceName, names: list[SourceName], becomes: NameKind) -> SourceName:
    """Will make a preferred name what it becomes, or whatever it is not recorded as yet."""
    taken = {
        NameKind(other.kind)
        for other in names
        if (other.text, other.language) == (name.text, name.language)
    }
    kinds = [becomes, NameKind.ALIAS, NameKind.FORMER, NameKind.TRANSLITERATION]
    name.kind = next(kind for kind in kinds if kind not in taken).value
    return name


def _language(source: Source, names: list[SourceName]) -> str:
    """The language of the new name, where it is recorded already; English otherwise."""
    return next((name.language for name in names if name.text == source.name), "en")
