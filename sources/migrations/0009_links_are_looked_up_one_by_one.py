"""The planner reckons with a few links per article, whatever a sample of the table says.

Thousands of reprints of one story make it believe that every look-up finds thousands of rows, and
then it reads the whole table once for every article that it meets: 20,000 articles took minutes.
"""

from django.db import migrations

ENDS = {
    "sources_articlelink": ("from_article_id", "to_article_id"),
    "sources_sourcetie": ("from_source_id", "to_source_id"),
}
DISTINCT = -0.2  # so many different values for each row


class Migration(migrations.Migration):
    dependencies = [("sources", "0008_one_source_is_ours")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE {table} ALTER COLUMN {column} SET (n_distinct = {DISTINCT})",
            f"ALTER TABLE {table} ALTER COLUMN {column} RESET (n_distinct)",
        )
        for table, columns in ENDS.items()
        for column in columns
    ]
