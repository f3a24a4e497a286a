"""The SQL by which lines become rows: staged, referred to, typed, compared and inserted."""

from accounts.models.bulk.checking import text, typed
from accounts.models.bulk.columns import Column, Form, literal
from accounts.models.bulk.parts import Kind, Part

LINES = "bulk_line"
REFERENCES = "bulk_reference"
TABLES = f"""
    CREATE TEMP TABLE IF NOT EXISTS {LINES} (line bigint, kind text, key text, doc jsonb);
    CREATE TEMP TABLE IF NOT EXISTS {REFERENCES} (kind text, ref text, id bigint, line bigint);
    TRUNCATE {LINES}, {REFERENCES};
"""

COPY = f"COPY {LINES} (line, kind, key, doc) FROM STDIN"

KEPT = """LATERAL (
        SELECT run_id FROM accounts_importedkey k WHERE k.kind = l.kind AND k.key = l.key LIMIT 1
    ) k"""
"""The key of a line, where it is known: looked up line by line, however many keys there are."""

REPEATED = f"""
    SELECT line, 'key', key, 'key_repeated' FROM (
        SELECT *, row_number() OVER (PARTITION BY key ORDER BY line) AS n
        FROM {LINES} WHERE kind = %(kind)s
    ) lines WHERE n > 1
    UNION
    SELECT l.line, 'key', l.key, 'key_repeated' FROM {LINES} l, {KEPT}
    WHERE l.kind = %(kind)s AND k.run_id = %(run)s
    ORDER BY 1
"""
"""Lines whose key an earlier line of the same file has."""


OWN = "^{kind}:([0-9]{{1,18}})@{code}$"
"""The key of a record that was made here."""


def known(kind: Kind) -> str:
    """Lists the lines of records that are here already, be it that they were made here."""
    return f"""
        SELECT l.line FROM {LINES} l, {KEPT} WHERE l.kind = %(kind)s
        UNION
        SELECT l.line FROM {LINES} l
        JOIN {kind.record.table} t ON t.id = substring(l.key FROM %(own)s)::bigint
        WHERE l.kind = %(kind)s
    """


def resolve_own(kind: Kind) -> str:
    """Finds what was referred to by the key of a record that was made here."""
    return f"""
        UPDATE {REFERENCES} r SET id = t.id FROM {kind.record.table} t
        WHERE r.kind = %(kind)s AND r.id IS NULL
            AND t.id = substring(r.ref FROM %(own)s)::bigint
    """


def resolve_merged(kind: Kind) -> str:
    """Refers to the survivor instead of what was merged into it."""
    return f"""
        UPDATE {REFERENCES} r SET id = t.merged_into_id FROM {kind.record.table} t
        WHERE r.kind = %(kind)s AND t.id = r.id AND t.merged_into_id IS NOT NULL
    """


THESE = "line BETWEEN %(first)s AND %(last)s AND line <> ALL(%(passed)s)"
"""The lines that are written at once: those at fault among them are passed over."""

NAME_KEYS = f"""
    INSERT INTO accounts_importedkey (kind, key, object_id, run_id, line)
    SELECT %(kind)s, key, id, %(run)s, line FROM {{stage}}
    WHERE {THESE} ORDER BY line
"""


def stage_of(part: Part) -> str:
    """The table in which the rows of a part wait."""
    return f"bulk_stage_{part.table}"


def rows_of(part: Part) -> str:
    """The table of the typed rows of a part."""
    return f"bulk_row_{part.table}"


def _sequence(part: Part) -> str:
    return f"nextval(pg_get_serial_sequence({literal(part.table)}, 'id'))"


def stage_record(kind: Kind) -> str:
    """Gives the lines of a kind their ids; lines in `%(passed)s` are passed over."""
    stage = stage_of(kind.record)
    return f"""
        CREATE TEMP TABLE {stage} ON COMMIT DROP AS
        SELECT line, '{{}}'::int[] AS ord, {_sequence(kind.record)} AS id, NULL::bigint AS parent,
            key, doc
        FROM (
            SELECT * FROM {LINES} WHERE kind = {literal(kind.name)} AND line <> ALL(%(passed)s)
            ORDER BY line
        ) s
    """


def stage_part(part: Part, above: Part) -> str:
    """Takes the rows of a part out of the lines of the record above it."""
    doc = f"jsonb_build_object({literal(part.bare)}, e.doc)" if part.bare else "e.doc"
    return f"""
        CREATE TEMP TABLE {stage_of(part)} ON COMMIT DROP AS
        SELECT line, ord, {_sequence(part)} AS id, parent, NULL::text AS key, doc FROM (
            SELECT p.line, p.ord || e.n::int AS ord, p.id AS parent, {doc} AS doc
            FROM {stage_of(above)} p, LATERAL {_rows_in(part)} ORDER BY 1, 2
        ) s
    """


def any_of(part: Part, above: Part) -> str:
    """Finds one row of a part in the lines of the record above it."""
    return f"SELECT p.line FROM {stage_of(above)} p, LATERAL {_rows_in(part)} LIMIT 1"


def _rows_in(part: Part) -> str:
    """The SQL of the rows of a part that the row `p` above it has."""
    at = f"p.doc->{literal(part.name)}"
    if not part.many:
        return f"(SELECT {at} AS doc, 1 AS n WHERE jsonb_typeof({at}) = 'object') e"
    many = f"CASE jsonb_typeof({at}) WHEN 'array' THEN {at} ELSE '[]' END"
    return f"jsonb_array_elements({many}) WITH ORDINALITY e(doc, n)"


def references_in(part: Part, kind: str) -> str:
    """Lists what the rows of a part refer to, of one kind."""
    found = [
        f"SELECT {text(one)} AS ref FROM {stage_of(part)} s"
        for one in part.told
        if one.refers == kind
    ]
    return " UNION ".join(found)


def resolve(part: Part, kind: str, among: str) -> str:
    """Finds by their keys what the rows of a part refer to; `among` is a stage of that kind, or "".

    A key is known or stands in one line that waits, never both.
    """
    waiting = f"LEFT JOIN {among} w ON w.key = asked.ref AND w.line <> ALL(%(passed)s)"
    found = (
        "coalesce(known.id, w.id), coalesce(known.line, w.line)"
        if among
        else "known.id, known.line"
    )
    return f"""
        INSERT INTO {REFERENCES} (kind, ref, id, line)
        SELECT {literal(kind)}, asked.ref, {found}
        FROM (
            ({references_in(part, kind)}) EXCEPT
            SELECT ref FROM {REFERENCES} WHERE kind = {literal(kind)}
        ) asked
        LEFT JOIN LATERAL (
            SELECT object_id AS id, CASE run_id WHEN %(run)s THEN line END AS line
            FROM accounts_importedkey WHERE kind = {literal(kind)} AND key = asked.ref LIMIT 1
        ) known ON true
        {waiting if among else ""}
        WHERE asked.ref <> ''
    """


UNRESOLVED = f"SELECT ref FROM {REFERENCES} WHERE kind = %(kind)s AND id IS NULL"

RESOLVED = f"""
    UPDATE {REFERENCES} r SET id = found.id
    FROM unnest(%(refs)s::text[], %(ids)s::bigint[]) found(ref, id)
    WHERE r.kind = %(kind)s AND r.ref = found.ref AND r.id IS NULL
"""

FORGET = f"DELETE FROM {REFERENCES} WHERE kind = ANY(%(kinds)s)"


def unknown_in(part: Part) -> str:
    """Lists the references of a part that name nothing: line, field, value, code."""
    found = [
        f"""
        SELECT s.line, {literal(one.field)}, {text(one)},
            CASE WHEN r.id IS NULL THEN 'no_such_record' ELSE 'stands_later' END
        FROM {stage_of(part)} s
        LEFT JOIN {REFERENCES} r ON r.kind = {literal(one.refers)} AND r.ref = {text(one)}
        WHERE {text(one)} <> '' AND (r.id IS NULL OR r.line > s.line)
        """
        for one in part.told
        if one.form is Form.REFERENCE
    ]
    return " UNION ".join(found) + " ORDER BY 1, 2" if found else ""


def type_rows(part: Part) -> str:
    """Makes the typed rows of a part; lines in `%(passed)s` are passed over."""
    joins, columns = [], []
    for number, column in enumerate(part.columns):
        alias = f"r{number}"
        if column.form is Form.REFERENCE:
            joins.append(
                f"LEFT JOIN {REFERENCES} {alias} "
                f"ON {alias}.kind = {literal(column.refers)} AND {alias}.ref = {text(column)}"
            )
        columns.append(f'{typed(column, f"{alias}.id")} AS "{column.name}"')
    columns += [f'{typed(one)} AS "{one.name}"' for one in part.extra]
    if part.parent:
        columns.append(f'parent AS "{part.column_of(part.parent)}"')
    columns += [f'%(by)s::bigint AS "{part.column_of(name)}"' for name in sorted(part.by)]
    return f"""
        CREATE TEMP TABLE {rows_of(part)} ON COMMIT DROP AS
        SELECT s.line, s.ord, s.id, {", ".join(columns)}
        FROM {stage_of(part)} s {" ".join(joins)} WHERE s.line <> ALL(%(passed)s)
    """


def insert(part: Part) -> str:
    """Writes the typed rows of these lines, in their order."""
    names = [f'"{one.name}"' for one in part.columns]
    names += [f'"{part.column_of(name)}"' for name in (part.parent, *sorted(part.by)) if name]
    listed = ", ".join(["id", *names])
    return f"""
        INSERT INTO {part.table} ({listed})
        SELECT {listed} FROM {rows_of(part)} WHERE {THESE} ORDER BY line, ord
    """


def fields_of(part: Part) -> dict[str, Column]:
    """The columns of a part by their names in the table."""
    return {one.name: one for one in part.columns}


def lines_in(part: Part) -> str:
    """Lists the lines of which rows wait, with their ids; lines in `%(passed)s` are passed over."""
    return f"SELECT line, id FROM {stage_of(part)} WHERE line <> ALL(%(passed)s) ORDER BY line"


def drop(part: Part) -> str:
    """Forgets the rows of a part."""
    return f"DROP TABLE {stage_of(part)}, {rows_of(part)}"
