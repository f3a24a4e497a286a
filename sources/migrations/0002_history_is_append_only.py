"""What the history keeps is never changed, not even by the owner of the tables."""

from django.db import migrations

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_who_speaks_and_where"),
        ("accounts", "0002_history_is_append_only"),
    ]

    operations = [
        keep_for_good(
            "sources_articleevent",
            "sources_articlelinkevent",
            "sources_articleurlevent",
            "sources_articleversionevent",
            "sources_creditevent",
            "sources_mergeevent",
            "sources_segmentevent",
            "sources_sourceevent",
            "sources_sourceidentifierevent",
            "sources_sourcenameevent",
            "sources_sourcetieevent",
        ),
    ]
