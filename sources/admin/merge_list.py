"""How merges are shown: by the names of both records, with links, and row by row."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from unfold.admin import ModelAdmin

from sources.domain.merging import Step
from sources.models import Merge
from sources.services import merging
from sources.services.merging.naming import Names, names_of
from sources.services.merging.preview import parts_of


class ShowsMerges(ModelAdmin):  # type: ignore[misc]
    """The part of the admin of merges that says in words what was merged."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, with the names of all records on the page, asked for at once."""
        found = super().get_changelist_instance(request)
        self.together_read(found.result_list)
        return found

    def together_read(self, rows: Sequence[Merge]) -> None:
        """Will give merges the names of both records, asked for at once."""
        names = names_of(rows)
        for merge in rows:
            merge.names = names  # type: ignore[attr-defined]

    @admin.display(description="what")
    def both(self, merge: Merge) -> str:
        """Which record went into which, each with a link."""
        names: Names = merge.names if hasattr(merge, "names") else names_of([merge])
        merged, survivor = (_link(merge, pk, names) for pk in (merge.merged_id, merge.survivor_id))
        return format_html("{} into {}", merged, survivor)

    @admin.display(description="rows")
    def done(self, merge: Merge) -> str:
        """What the merge did, by table and row."""
        kept = [*merge.moved.get("steps", []), *merge.moved.get("carried", [])]
        parts = parts_of(Step.from_dict(step) for step in kept)
        return render_to_string("sources/admin/merge_rows.html", {"parts": parts})


def page_of(label: str, pk: int | None) -> str:
    """The address of a row's page in the admin; empty where it has none."""
    try:
        return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk]) if label else ""
    except NoReverseMatch:
        return ""


def _link(merge: Merge, pk: int, names: Names) -> str:
    name = names.get((merge.kind, pk))
    if name is None:
        return f"{merge.kind} no. {pk}"
    label = merging.model_for(merge.kind)._meta.label_lower
    url = page_of(label, pk)
    return format_html(
        '<a class="text-primary-600 dark:text-primary-500" href="{}">“{}”</a>', url, name
    )
