"""The SQL by which a table tells the feed of its changes, whoever writes it: services, SQL or COPY."""

from django.db import migrations

from accounts.domain.vocabulary import ChangedKind

ERA = """
    CREATE FUNCTION public.accounts_era() RETURNS bigint LANGUAGE sql STABLE AS $$
        SELECT hashtextextended(system_identifier || '.' || CASE
            WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())
            ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
        END, 0) FROM pg_control_system()
    $$
"""
"""Names the span in which transaction ids are comparable: this cluster, since it was last restored.

A restored dump lies in another cluster; a restored base backup and a promoted replica begin another
timeline.
"""

HORIZON = """
    CREATE FUNCTION public.accounts_horizon() RETURNS bigint LANGUAGE sql STABLE AS $$
        WITH seen AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot)
        SELECT CASE WHEN pg_is_in_recovery() THEN pg_snapshot_xmin(snapshot) ELSE coalesce((
            SELECT min(running) FROM pg_snapshot_xip(snapshot) running WHERE NOT EXISTS (
                SELECT FROM pg_stat_activity backend
                WHERE backend.backend_xid = running::xid AND backend.datname <> current_database()
            )
        ), pg_snapshot_xmax(snapshot)) END::text::bigint FROM seen
    $$
"""
"""The oldest transaction that may still be running in this database: all below it are over.

Those of other databases of the cluster write nothing here, and hold up nobody. On a replica a
snapshot does not list what runs: there the oldest of all databases counts.
"""

OURS = "pg_current_xact_id()::text::bigint"
SAME_ERA = "c.era IS NOT DISTINCT FROM (SELECT public.accounts_era())"


def note(kind: ChangedKind, rows: str) -> str:
    """Will write the statement that notes changes; `rows` is the SQL of id, what and told.

    What says no more than this transaction has noted already is left out. That is looked up by the
    record (`change_of_record`): compared so, the era lets no index be chosen by which all that the
    transaction noted would be read for each row.
    """
    return f"""
        WITH found AS MATERIALIZED ({rows})
        INSERT INTO public.accounts_change (era, xid, kind, object_id, what, told)
        SELECT (SELECT public.accounts_era()), {OURS}, '{kind}', f.id, f.what, f.told FROM found f
        WHERE NOT (f.what = 'changed' AND f.told IN ('changed', '') AND EXISTS (
            SELECT FROM public.accounts_change c
            WHERE c.xid = {OURS} AND c.kind = '{kind}' AND c.object_id = f.id
                AND {SAME_ERA} AND c.what IN ('added', 'changed')
                AND (f.told = '' OR c.told IN ('added', 'changed'))
        ))
        ORDER BY f.id;
    """


def follow(
    table: str,
    kind: ChangedKind,
    *,
    shown: str = "true",
    differs: str = "n.row_version <> o.row_version",
    differs_to_all: str = "true",
) -> migrations.RunSQL:
    """Will make the migration by which the feed is told of each row added, changed or removed.

    `shown` is the condition on a row `{r}` under which everybody may see it, `differs` the one on a
    row as it was (`o`) and is (`n`) under which it is another one, `differs_to_all` the one under
    which those too who see only what everybody sees are told so.
    """
    was, now = shown.format(r="o"), shown.format(r="n")
    added = f"SELECT n.id, 'added' AS what, CASE WHEN {now} THEN 'added' ELSE '' END AS told FROM n"
    removed = (
        f"SELECT o.id, 'removed' AS what, CASE WHEN {was} THEN 'removed' ELSE '' END AS told FROM o"
    )
    changed = f"""
        SELECT n.id, 'changed' AS what, CASE
            WHEN ({was}) AND ({now}) THEN CASE WHEN {differs_to_all} THEN 'changed' ELSE '' END
            WHEN {now} THEN 'added' WHEN {was} THEN 'removed' ELSE ''
        END AS told FROM n JOIN o ON o.id = n.id WHERE {differs}
    """
    return _triggers(table, note(kind, added), note(kind, changed), note(kind, removed))


def follow_part(
    table: str, kind: ChangedKind, *, of: str, differs: str = "n.row_version <> o.row_version"
) -> migrations.RunSQL:
    """Will make the migration by which a row is told as a change of the record that it is part of.

    `of` is the SQL of the id of that record, from a row `{r}`; everybody may see the record.
    """
    told = "SELECT DISTINCT {of} AS id, 'changed' AS what, 'changed' AS told FROM {rows}"
    new, old = (told.format(of=of.format(r=r), rows=r) for r in ("n", "o"))
    both = f"{new} JOIN o ON o.id = n.id WHERE {differs}"
    return _triggers(table, note(kind, new), note(kind, both), note(kind, old))


def _triggers(table: str, insert: str, update: str, delete: str) -> migrations.RunSQL:
    """One function for a table, and a trigger for each kind of statement: so PostgreSQL wants it."""
    name = f"public.accounts_follow_{table}"
    rows = {
        "INSERT": "NEW TABLE AS n",
        "UPDATE": "OLD TABLE AS o NEW TABLE AS n",
        "DELETE": "OLD TABLE AS o",
    }
    triggers = "".join(
        f"""
        CREATE TRIGGER follow_{operation.lower()} AFTER {operation} ON public.{table}
        REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """
        for operation, tables in rows.items()
    )
    made = f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN {insert}
            ELSIF TG_OP = 'UPDATE' THEN {update}
            ELSE {delete}
            END IF;
            RETURN NULL;
        END $$;
        {triggers}
    """
    return migrations.RunSQL(made, f"DROP FUNCTION {name}() CASCADE")
