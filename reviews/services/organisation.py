"""The source that our reviews are published by: exactly one, made when the first review is opened."""

from django.conf import settings

from accounts.models import User
from reviews.errors import NoOrganisation
from sources.domain.vocabulary import NameKind, SourceKind
from sources.models import Source, SourceName
from sources.services.records import save


def our_organisation(*, by: User | None) -> Source:
    """Will return our own organisation; where none is marked as ours, one is made by `ORGANISATION`.

    A source of that name that is there already is not taken: who we are is for people to say.

    Raises: NoOrganisation where such a source is there but is not marked.
    """
    found = Source.objects.ours().first()
    if found is not None:
        return found
    name = settings.ORGANISATION
    if Source.objects.filter(name=name, merged_into__isnull=True).exists():
        raise NoOrganisation(
            f"“{name}” is among the sources, but not marked as our own organisation: "
            "mark it as ours (or the one that is), and reviews are published in its name."
        )
    ours = Source(
        name=name, kind=SourceKind.PUBLISHER.value, is_ours=True, homepage=settings.SITE_URL
    )
    save(ours, by=by, reason="our own organisation")
    preferred = NameKind.PREFERRED.value
    save(SourceName(source=ours, text=name, language="en", kind=preferred), by=by)
    return ours
