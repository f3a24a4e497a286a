"""Whether texts are what was recorded, and nothing hangs in the air after merges."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from accounts.models.bulk.parts import kinds as kinds_of_lines
from config.integrity.asking import Check, Found, Scope, asked, counted, together
from sources.services.merging.kinds import kinds
from sources.services.merging.relations import known_relations

TEXTS = """
    SELECT 'version ' || id FROM sources_articleversion
    WHERE text IS NOT NULL AND (char_length(text) <> length
        OR encode(sha256(convert_to(text, 'UTF8')), 'hex') <> sha256)
    ORDER BY id
"""
QUOTES = """
    SELECT 'appearance ' || appearance.id FROM claims_appearance appearance
    JOIN sources_articleversion version ON version.id = appearance.version_id
    WHERE version.text IS NOT NULL AND appearance."exact" <> ''
        AND substr(version.text, appearance.start + 1, appearance."end" - appearance.start)
            <> appearance."exact"
    ORDER BY appearance.id
"""
REFERS = """
    SELECT '{name} ' || one.{key} FROM {table} AS one
    JOIN {merged} AS merged ON merged.id = one.{column} AND merged.merged_into_id IS NOT NULL
    ORDER BY one.{key}
"""
JOURNAL = """
    SELECT '{kind} ' || record.id FROM {table} AS record
    LEFT JOIN sources_merge AS merge_ ON merge_.kind = '{kind}' AND merge_.merged_id = record.id
        AND merge_.undone_at IS NULL
    WHERE (record.merged_into_id IS NULL) <> (merge_.id IS NULL)
        OR (merge_.id IS NOT NULL AND NOT EXISTS (
            SELECT FROM {table} AS survivor WHERE survivor.id = merge_.survivor_id
        ))
    UNION ALL
    SELECT 'merge ' || merge_.id FROM sources_merge AS merge_
    WHERE merge_.kind = '{kind}' AND NOT EXISTS (
        SELECT FROM {table} AS record WHERE record.id = merge_.merged_id
    )
    ORDER BY 1
"""
CHAINS = """
    SELECT '{kind} ' || record.id FROM {table} AS record
    JOIN {table} AS survivor ON survivor.id = record.merged_into_id
    WHERE survivor.merged_into_id = record.id OR survivor.id = record.id
    ORDER BY record.id
"""
NAMED = """
    SELECT 'key ' || named.key FROM accounts_importedkey AS named
    WHERE named.kind = '{kind}' AND NOT EXISTS (
        SELECT FROM {table} AS one WHERE one.id = named.object_id
    ) AND NOT EXISTS (
        SELECT FROM {history} AS one WHERE one.pgh_obj_id = named.object_id
    )
    ORDER BY named.id
"""


def _refers_to_merged(scope: Scope) -> Found:
    return together(counted(query) for query in _reference_queries())


def _reference_queries() -> Iterator[str]:
    """One for each column that follows when what it refers to is merged."""
    merged = {one.model for one in kinds().values()}
    quote = connection.ops.quote_name
    for one in known_relations():
        if one.stays:
            continue
        for column, model in one.columns():
            if model in merged:
                yield REFERS.format(
                    name=one.model._meta.label_lower,
                    key=quote(str(one.model._meta.pk.column)),
                    table=quote(one.model._meta.db_table),
                    merged=quote(model._meta.db_table),
                    column=quote(column),
                )


def _journal(scope: Scope) -> Found:
    return together(
        counted(template.format(kind=kind, table=connection.ops.quote_name(table)))
        for kind, table in _tables_of_merged()
        for template in (JOURNAL, CHAINS)
    )


def _tables_of_merged() -> Iterator[tuple[str, str]]:
    for kind, one in kinds().items():
        yield kind, one.model._meta.db_table


def _names_of_others(scope: Scope) -> Found:
    quote = connection.ops.quote_name
    return together(
        counted(
            NAMED.format(
                kind=name,
                table=quote(kind.record.table),
                history=quote(_history_of(kind.record.model)),
            )
        )
        for name, kind in kinds_of_lines().items()
        if _history_of(kind.record.model)
    )


def _history_of(model: Any) -> str:
    """The table of the history of a model; nothing for one without."""
    for relation in model._meta.related_objects:
        history = relation.related_model
        if getattr(history, "pgh_tracked_model", None) is model:
            return str(history._meta.db_table)
    return ""


RECORDS = (
    Check(
        "texts_have_their_hash",
        "Every text that is held has the length and the SHA-256 that were recorded.",
        "The disk or the table is damaged, or somebody wrote past the product: take the text from a "
        "backup.",
        asked(TEXTS),
    ),
    Check(
        "quotes_stand_in_their_texts",
        "The words of every appearance stand in the text at the place that it names.",
        "Compare text and appearance with a backup; mark the passage anew on its claim.",
        asked(QUOTES),
    ),
    Check(
        "nothing_refers_to_what_was_merged",
        "Whatever referred to a record that was merged refers to its survivor.",
        "Undo the merge and merge again; where that is refused, change the row by hand.",
        _refers_to_merged,
    ),
    Check(
        "merges_agree_with_their_journal",
        "A record is merged where a merge that stands says so, its survivor is there, and merges go "
        "round in no circle.",
        "Compare the record with its history and with a backup.",
        _journal,
    ),
    Check(
        "keys_name_records",
        "The keys of imports name records that are there, or whose history is.",
        "Take the record from a backup, or import it again under another key.",
        _names_of_others,
    ),
)
