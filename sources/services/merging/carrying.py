"""Carrying what a merge took into an earlier version of the survivor to its later ones."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max

from accounts.models import User
from sources import ripple
from sources.domain.merging import Did, Step
from sources.errors import MergeRefused
from sources.models import ArticleVersion
from sources.services.merging.draft import Draft, step_of
from sources.services.merging.relations import known_relations
from sources.services.merging.values import columns_of


def carry(draft: Draft, *, by: User) -> list[Step]:
    """Will carry it on, as if it had stood there when the later versions came; tells what was added.

    The caller keeps all others who could add such rows out.

    Raises: MergeRefused when something cannot stand in a later version.
    """
    same = set(draft.goes.get(ArticleVersion, {}).values())
    earlier = ArticleVersion.objects.filter(pk__in=same).order_by("sequence").first()
    if earlier is None:
        return []
    last = {rows.model: _last(rows.model) for rows in known_relations() if rows.carried}
    later = ArticleVersion.objects.filter(article=earlier.article_id, sequence__gt=earlier.sequence)
    for version in later.described().order_by("sequence"):
        _carry_to(version, by=by)
    return [
        step_of(row, Did.ADDED, after=columns_of(row))
        for model, pk in last.items()
        for row in model._base_manager.filter(pk__gt=pk).order_by("pk")
    ]


def _carry_to(version: ArticleVersion, *, by: User) -> None:
    try:
        ripple.versioned(version.pk, by=by)
    except ValidationError as error:
        said = (
            f"What stands in both texts cannot be carried to version {version.sequence}: "
            f"{' '.join(error.messages)}"
        )
        raise MergeRefused(said, reasons=[said]) from error


def _last(model: type[models.Model]) -> int:
    """The highest id there is."""
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0
