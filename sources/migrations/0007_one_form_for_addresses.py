"""Addresses of articles and domains of sources that are stored get the form that look-ups use now.

Where two of one kind turn out to be equal, the one that is stored first has the new form and the
other keeps its own: which of the two records is right is for a person to say, so it is told.
"""

import sys
from collections.abc import Callable, Collection
from typing import Any

import pghistory
from django.db import migrations, models

from sources.domain.identifiers import normalise_identifier
from sources.domain.urls import normalise


def one_form(apps: Any, schema_editor: Any) -> None:
    """Will write the form of today of every address and every domain."""
    with pghistory.context(action="migrate", reason="One form for addresses"):
        urls = apps.get_model("sources", "ArticleUrl").objects.order_by("pk")
        rewrite(urls, "normalised", lambda row: normalise(row.url))
        domains = apps.get_model("sources", "SourceIdentifier").objects.filter(scheme="domain")
        rewrite(
            domains.order_by("pk"), "value", lambda row: normalise_identifier("domain", row.value)
        )


def rewrite(rows: "models.QuerySet[Any]", column: str, form: Callable[[Any], str]) -> None:
    """Will write the new form of each row that nobody else holds, and name the others.

    What one row leaves another may take.
    """
    held = set(rows.values_list(column, flat=True))
    left = {row.pk: (getattr(row, column), form(row)) for row in rows.iterator()}
    left = {pk: (old, new) for pk, (old, new) in left.items() if old != new}
    longest = rows.model._meta.get_field(column).max_length
    while free := {pk: pair for pk, pair in left.items() if fits(pair[1], held, longest)}:
        for pk, (old, new) in free.items():
            if new not in held:
                rows.filter(pk=pk).update(**{column: new})
                held.discard(old)
                held.add(new)
                del left[pk]
    if left:
        about = ", ".join(f"{old} (would be {new})" for old, new in list(left.values())[:5])
        name = rows.model._meta.verbose_name_plural
        sys.stderr.write(
            f"\n  {len(left)} {name} keep their former form, for another row holds the new one: {about}\n"
        )


def fits(new: str, held: Collection[str], longest: int) -> bool:
    """Whether a form is free and the column has room for it."""
    return new not in held and len(new) <= longest


class Migration(migrations.Migration):
    dependencies = [("sources", "0006_articles_are_merged")]

    operations = [migrations.RunPython(one_form, migrations.RunPython.noop, elidable=True)]
