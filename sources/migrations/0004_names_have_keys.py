"""Every name gets the key by which it is found."""

from typing import Any

from django.db import migrations

from sources.domain.names.folding import key

BATCH = 1000


def give_keys(apps: Any, schema_editor: Any) -> None:
    names = apps.get_model("sources", "SourceName").objects
    batch = []
    for name in names.only("pk", "text").iterator(chunk_size=BATCH):
        name.key = key(name.text)
        batch.append(name)
        if len(batch) == BATCH:
            names.bulk_update(batch, ["key"])
            batch = []
    names.bulk_update(batch, ["key"])


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_find_names_by_sound")]

    operations = [migrations.RunPython(give_keys, migrations.RunPython.noop)]
