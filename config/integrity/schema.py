"""Whether what guards the records is all there: constraints, triggers, rights, counters, references."""

from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, connections

from config.database.roles import append_only_tables, has_owner
from config.integrity.asking import Check, Found, Scope, asked, counted, listed, rows, together

NOT_VALIDATED = """
    SELECT conrelid::regclass || '.' || conname FROM pg_constraint
    WHERE NOT convalidated AND connamespace = 'public'::regnamespace ORDER BY 1
"""
NAMES = """
    SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION SELECT relname FROM pg_class
    JOIN pg_index ON indexrelid = pg_class.oid AND indisvalid AND indisready
    WHERE relnamespace = 'public'::regnamespace
"""
SWITCHED_OFF = """
    SELECT tgrelid::regclass || '.' || tgname FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgenabled IN ('D', 'R') AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
TRIGGERS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
GUARDS = """
    SELECT relname FROM pg_class WHERE relname = ANY(%(tables)s)
        AND relnamespace = 'public'::regnamespace
        AND (SELECT count(*) FROM pg_trigger
            WHERE tgrelid = pg_class.oid AND NOT tgisinternal
                AND (tgname LIKE '%%append_only%%' OR tgname LIKE '%%never_truncated%%')) < 2
    ORDER BY 1
"""
RIGHTS = """
    SELECT name || ': ' || asked FROM unnest(%(tables)s::text[]) AS name,
        unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS asked
    WHERE has_table_privilege(%(app)s, 'public.' || name, asked) ORDER BY 1
"""
COUNTERS = """
    SELECT table_.relname, column_.attname, counter.oid::regclass::text
    FROM pg_class counter
    JOIN pg_depend ON pg_depend.objid = counter.oid AND classid = 'pg_class'::regclass
        AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')
    JOIN pg_class table_ ON table_.oid = refobjid
    JOIN pg_attribute column_ ON column_.attrelid = table_.oid AND column_.attnum = refobjsubid
    WHERE counter.relkind = 'S' AND table_.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""
BEHIND = """
    SELECT '{name}: ' || largest || ' is given, and the counter stands at ' || last_value
    FROM (SELECT max({column}) AS largest FROM {table}) AS given, {counter} AS counter
    WHERE largest > last_value OR (largest = last_value AND NOT is_called)
"""
REFERENCES = """
    SELECT conname, conrelid::regclass::text, confrelid::regclass::text,
        ARRAY(SELECT quote_ident(attname) FROM unnest(conkey) WITH ORDINALITY AS key(number, place)
            JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place),
        ARRAY(SELECT quote_ident(attname) FROM unnest(confkey) WITH ORDINALITY AS key(number, place)
            JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place)
    FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 2, 1
"""
DANGLING = """
    SELECT '{name}: ' || concat_ws(', ', {from_columns}) FROM {table} AS one
    WHERE {all_given} AND NOT EXISTS (
        SELECT FROM {other} AS other WHERE ({to_columns}) = ({from_columns})
    )
"""


def _constraints_gone(scope: Scope) -> Found:
    """The constraints and indexes of our models that the database does not have."""
    there = {name for (name,) in rows(NAMES)}
    return listed(
        f"{model._meta.db_table}.{one.name}"
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for one in (*model._meta.constraints, *model._meta.indexes)
        if one.name not in there
    )


def _triggers_gone(scope: Scope) -> Found:
    """The triggers of our models that the database does not have."""
    there = set(rows(TRIGGERS))
    gone = [
        f"{model._meta.db_table}.{trigger.name}"
        for model, trigger in pgtrigger.registered()
        if (model._meta.db_table, trigger.get_pgid(model)) not in there
    ]
    return together([listed(gone), counted(GUARDS, tables=append_only_tables())])


def _rights(scope: Scope) -> Found:
    """Nothing to ask where one role serves and owns."""
    if not has_owner():
        return Found()
    app = connections.settings[DEFAULT_DB_ALIAS]["USER"]
    return counted(RIGHTS, tables=append_only_tables(), app=app)


def _counters(scope: Scope) -> Found:
    return together(counted(query) for query in _counter_queries())


def _counter_queries() -> Iterator[str]:
    quote = connection.ops.quote_name
    for table, column, counter in rows(COUNTERS):
        yield BEHIND.format(
            name=f"{table}.{column}", table=quote(table), column=quote(column), counter=counter
        )


def _references(scope: Scope) -> Found:
    return together(counted(query) for query in _reference_queries())


def _reference_queries() -> Iterator[str]:
    for name, table, other, columns, targets in rows(REFERENCES):
        yield DANGLING.format(
            name=f"{table}.{name}",
            table=table,
            other=other,
            from_columns=", ".join(f"one.{column}" for column in columns),
            to_columns=", ".join(f"other.{column}" for column in targets),
            all_given=" AND ".join(f"one.{column} IS NOT NULL" for column in columns),
        )


SCHEMA = (
    Check(
        "constraints_validated",
        "Every constraint was checked against every row.",
        "Mend the rows it names, then ALTER TABLE … VALIDATE CONSTRAINT ….",
        asked(NOT_VALIDATED),
    ),
    Check(
        "constraints_present",
        "Every constraint and index of the product is there, and can be relied upon.",
        "Somebody took it away: compare with a backup, mend the rows, and make it again as the "
        "migration of that name does.",
        _constraints_gone,
    ),
    Check(
        "triggers_enabled",
        "No trigger is switched off.",
        "ALTER TABLE … ENABLE TRIGGER …; then find out what was written meanwhile.",
        asked(SWITCHED_OFF),
    ),
    Check(
        "triggers_present",
        "Every trigger of the product is there.",
        "Run `manage.py pgtrigger install`; then find out what was written meanwhile.",
        _triggers_gone,
    ),
    Check(
        "kept_is_only_added_to",
        "The application's role may only add to the event log, the public log and the histories.",
        "Run `manage.py migrate`, which grants anew.",
        _rights,
    ),
    Check(
        "references_hold",
        "Whatever a row refers to is there.",
        "Rows were deleted or restored past the database's rules: take what is missing from a "
        "backup.",
        _references,
    ),
    Check(
        "counters_ahead",
        "No id will be given twice.",
        "SELECT setval('…_id_seq', (SELECT max(id) FROM …)) for the table named.",
        _counters,
    ),
)
