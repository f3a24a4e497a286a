"""The SQL by which records become lines: the JSON is made in the database, a stretch of ids at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accounts.models.bulk.columns import Column, Form, literal
from accounts.models.bulk.parts import Kind, Part

MOMENT = """'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""


@dataclass(frozen=True)
class Names:
    """How records are called: `code` is this installation's, `keyed` are the kinds of which some have
    keys of others, `merged` those of which some were merged; `tables` are those of all kinds.
    """

    code: str
    keyed: frozenset[str]
    merged: frozenset[str]
    tables: Mapping[str, str]


@dataclass
class _Writer:
    """Writes one statement; `joins` are those of the part at hand."""

    names: Names
    number: int = 0
    joins: list[str] = field(default_factory=list)

    def key(self, kind: str, pk: str) -> str:
        """The SQL of the key of a record of which `pk` is the id."""
        own = f"'{kind}:' || {pk} || '@{self.names.code}'"
        if kind not in self.names.keyed:
            return own
        self.number += 1
        alias = f"k{self.number}"
        self.joins.append(
            f"LEFT JOIN accounts_importedkey {alias} "
            f"ON {alias}.kind = {literal(kind)} AND {alias}.object_id = {pk}"
        )
        return f"coalesce({alias}.key, {own})"

    def reference(self, kind: str, pk: str) -> str:
        """The SQL of the key of what is referred to, or of what that was merged into."""
        if kind in self.names.merged:
            self.number += 1
            alias = f"m{self.number}"
            table = self.names.tables[kind]
            self.joins.append(f"LEFT JOIN {table} {alias} ON {alias}.id = {pk}")
            pk = f"coalesce({alias}.merged_into_id, {pk})"
        return self.key(kind, pk)

    def value(self, part: Part, column: Column, alias: str) -> str:
        """The SQL of a value as it stands in a line."""
        plain = f'{alias}."{column.name}"'
        if column.name in part.withheld:
            return part.withheld[column.name]
        match column.form:
            case Form.REFERENCE:
                return self.reference(column.refers, plain)
            case Form.DECIMAL:
                return f"trim_scale({plain})::text"
            case Form.MOMENT:
                return f"to_char({plain} AT TIME ZONE 'UTC', {MOMENT})"
        return plain

    def row(self, part: Part, depth: int, *before: str) -> str:
        """The SQL of a row with its parts."""
        alias = f"t{depth or ''}"
        if part.bare:
            (column,) = part.told
            return self.value(part, column, alias)
        columns = [one for one in part.told if not one.hidden]
        pairs = [*before, *self.pairs(part, columns, alias, ())]
        for inner in part.parts:
            if not inner.is_taken_only:
                pairs.append(f"{literal(inner.name)}, {self.inner(inner, alias, depth + 1)}")
        return f"json_build_object({', '.join(pairs)})"

    def pairs(
        self, part: Part, columns: list[Column], alias: str, at: tuple[str, ...]
    ) -> list[str]:
        """The SQL of the names and values below a place in a line."""
        found: dict[str, list[Column]] = {}
        for column in columns:
            found.setdefault(column.path[len(at)], []).append(column)
        told = []
        for name, below in found.items():
            if below[0].path == (*at, name):
                told.append(f"{literal(name)}, {self.value(part, below[0], alias)}")
                continue
            bare = " AND ".join(
                f'{alias}."{one.name}" IS NOT DISTINCT FROM {one.default}' for one in below
            )
            inner = ", ".join(self.pairs(part, below, alias, (*at, name)))
            whole = f"CASE WHEN {bare} THEN NULL ELSE json_build_object({inner}) END"
            told.append(f"{literal(name)}, {whole}")
        return told

    def inner(self, part: Part, above: str, depth: int) -> str:
        """The SQL of the rows that belong to one.

        Rows that need nothing of the record are put together once for all records of a stretch.
        """
        outer, self.joins = self.joins, []
        alias = f"t{depth}"
        row = self.row(part, depth)
        joins, self.joins = " ".join(self.joins), outer
        rows = f"FROM {part.table} {alias} {joins}"
        mine = f'{alias}."{part.column_of(part.parent)}"'
        if not part.many:
            return f"(SELECT {row} {rows} WHERE {mine} = {above}.id)"
        listed = f"json_agg({row} ORDER BY {alias}.id)"
        if depth > 1 or part.parts or part.withheld:
            return f"(SELECT coalesce({listed}, '[]') {rows} WHERE {mine} = {above}.id)"
        self.number += 1
        of = f"p{self.number}"
        self.joins.append(
            f"LEFT JOIN (SELECT {mine} AS id, {escaped(listed)} AS rows {rows} "
            f"WHERE {mine} BETWEEN {{first}} AND {{last}} GROUP BY 1) {of} ON {of}.id = {above}.id"
        )
        return f"coalesce({of}.rows, '[]')"


def escaped(statement: str) -> str:
    """SQL whose braces are no places of a stretch."""
    return statement.replace("{", "{{").replace("}", "}}")


def lines_of(kind: Kind, names: Names, *, to_staff: bool) -> str:
    """The SQL that makes the lines of the records of a kind, by id, from `{first}` to `{last}`."""
    writer = _Writer(names)
    part = kind.record
    key = writer.key(kind.name, "t.id")
    row = writer.row(part, 0, f"'kind', {literal(kind.name)}", f"'key', {key}")
    conditions = ["t.id BETWEEN {first} AND {last}"]
    conditions += [part.standing] if part.standing else []
    conditions += [part.visible] if part.visible and not to_staff else []
    return f"""
        SELECT {escaped(row)} FROM {part.table} t
        {part.joins} {" ".join(writer.joins)} WHERE {" AND ".join(conditions)} ORDER BY t.id
    """


def copy_out(query: str) -> str:
    """The SQL by which the only column of a query, which is JSON, is sent line by line as it is.

    A table without quotation marks: JSON holds no raw control character, so nothing needs any.
    """
    return rf"COPY ({query}) TO STDOUT (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"


ENDS = "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM {table}"

KEYED = """
    SELECT asked.kind FROM unnest(%s::text[]) asked(kind), LATERAL (
        SELECT FROM accounts_importedkey k WHERE k.kind = asked.kind LIMIT 1
    ) known
"""
"""The kinds, of these, of which some record has a key of another: asked one by one, however many keys."""
