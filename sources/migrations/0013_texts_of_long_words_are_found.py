"""A text whose words are too many for one vector is found by those at its beginning.

Texts in wide letters with many compounds come to more than the 1 MB that a vector holds: such a text
could not be kept at all.
"""

from typing import Any

from django.db import migrations

READ = """            -- A vector holds 1 MB: so much of a text is read.
            found := found || to_tsvector(how, public.search_plain(left(fourth, 200000)));"""

READ_AS_FAR = """            -- A vector holds 1 MB: so much of a text is read, and less where its words are long.
            LOOP
                BEGIN
                    found := found || to_tsvector(how, public.search_plain(left(fourth, most)));
                    EXIT;
                EXCEPTION WHEN program_limit_exceeded THEN
                    most := most / 2;
                END;
            END LOOP;"""

THIRD = "public.search_plain(third)"
THIRD_AS_FAR = "public.search_plain(left(third, 100000))"
"""The explanation of a review may be as long as a text."""

DECLARED = "tongue text := public.search_language(tag);"
MOST = "most integer := 200000;"


def read_as_far(apps: Any, schema_editor: Any) -> None:
    """Has `search_words` read as much of a text as a vector holds."""
    _replace(
        schema_editor,
        (READ, READ_AS_FAR),
        (THIRD, THIRD_AS_FAR),
        (DECLARED, f"{DECLARED}\n        {MOST}"),
    )


def read_so_much(apps: Any, schema_editor: Any) -> None:
    """Has it read as many characters of every text."""
    _replace(
        schema_editor,
        (READ_AS_FAR, READ),
        (THIRD_AS_FAR, THIRD),
        (f"{DECLARED}\n        {MOST}", DECLARED),
    )


def _replace(schema_editor: Any, *pairs: tuple[str, str]) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('public.search_words'::regproc)")
        (definition,) = cursor.fetchone()
        for old, new in pairs:
            if old not in definition:
                raise RuntimeError("public.search_words is another one than it was.")
            definition = definition.replace(old, new)
        cursor.execute(definition)


class Migration(migrations.Migration):
    dependencies = [("sources", "0012_found_by_words")]

    operations = [migrations.RunPython(read_as_far, read_so_much)]
