"""The SQL that looks at the values of lines before they are written."""

from accounts.models.bulk.columns import Column, Form, literal
from accounts.models.bulk.parts import Part

UNSEEN = r"[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]"
"""As in `accounts.domain.texts`."""

DAY = "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
MOMENT = (
    f"^{DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{{1,6}})?"
    "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"
)
ADDRESS = r"^https?://[^\s/]+\S*$"

LONGEST_VALUE = 300
"""Characters of a value that a report shows."""


def value(column: Column) -> str:
    """The SQL of a value as JSON."""
    if len(column.path) == 1:
        return f"s.doc->{literal(column.path[0])}"
    return f"s.doc#>{_path(column)}"


def text(column: Column) -> str:
    """The SQL of a value as text; NULL where there is none."""
    if len(column.path) == 1:
        return f"s.doc->>{literal(column.path[0])}"
    return f"s.doc#>>{_path(column)}"


def _path(column: Column) -> str:
    return literal("{" + ",".join(column.path) + "}")


def wrong(column: Column) -> str:
    """The SQL of what is wrong with a value, as a code; NULL where nothing is."""
    said, plain = value(column), text(column)
    missing = "'missing'" if column.required else "NULL"
    whens = [f"WHEN ({said}) IS NULL OR jsonb_typeof({said}) = 'null' THEN {missing}"]
    whens += [
        f"WHEN {condition} THEN {literal(code)}" for condition, code in _faults(column, said, plain)
    ]
    return f"CASE {' '.join(whens)} END"


def _faults(column: Column, said: str, plain: str) -> list[tuple[str, str]]:
    """The conditions under which a value does not fit, the first that holds being told."""
    match column.form:
        case Form.WHOLE:
            return [
                (f"jsonb_typeof({said}) <> 'number'", "not_a_number"),
                (f"({plain}) !~ '^[0-9]{{1,10}}$'", "not_whole"),
                (f"({plain})::bigint > {column.largest}", "too_large"),
            ]
        case Form.DECIMAL:
            before, after = column.digits
            form = f"^-?[0-9]{{1,{before}}}([.][0-9]{{1,{after}}})?$"
            return [
                (f"jsonb_typeof({said}) NOT IN ('number', 'string')", "not_a_number"),
                (f"({plain}) !~ '{form}'", "not_a_number"),
            ]
        case Form.FLAG:
            return [(f"jsonb_typeof({said}) <> 'boolean'", "not_true_or_false")]
        case Form.DAY:
            return [_not_text(said), *_days(f"^{DAY}$", plain, "not_a_day")]
        case Form.MOMENT:
            return [_not_text(said), *_days(MOMENT, plain, "not_a_moment")]
    return [_not_text(said), *_words(column, plain)]


def _not_text(said: str) -> tuple[str, str]:
    return f"jsonb_typeof({said}) <> 'string'", "not_text"


def _days(form: str, plain: str, code: str) -> list[tuple[str, str]]:
    """What has not the form of a day, or is the 30th of February."""
    first = f"make_date(substr({plain}, 1, 4)::int, substr({plain}, 6, 2)::int, 1)"
    last = f"extract(day FROM {first} + interval '1 month' - interval '1 day')"
    return [
        (f"({plain}) !~ {literal(form)}", code),
        (f"substr({plain}, 9, 2) > '28' AND substr({plain}, 9, 2)::int > {last}", code),
    ]


def _words(column: Column, plain: str) -> list[tuple[str, str]]:
    """What does not fit a column of text."""
    found = []
    if column.required or column.form is Form.REFERENCE:
        found.append((f"({plain}) = ''", "blank"))
    if column.form is Form.WORD:
        words = ", ".join(map(literal, column.words))
        return [*found, (f"({plain}) NOT IN ({words})", "unknown_word")]
    if column.longest is not None:
        found.append((f"char_length({plain}) > {column.longest}", "too_long"))
    if column.form is Form.ADDRESS:
        found.append((f"({plain}) <> '' AND ({plain}) !~* {literal(ADDRESS)}", "not_an_address"))
    if column.form in (Form.LINE, Form.ADDRESS, Form.REFERENCE):
        found.append((f"({plain}) ~ {literal(UNSEEN)}", "not_plain"))
    return found


def faults_in(part: Part, stage: str) -> str:
    """The SQL that lists what is wrong with the values of a part: line, field, value, code."""
    columns = part.told
    codes = ", ".join(wrong(one) for one in columns)
    values = ", ".join(
        f"({literal(one.field)}, left(({value(one)})::text, {LONGEST_VALUE}), {wrong(one)})"
        for one in columns
    )
    return f"""
        SELECT s.line, c.field, coalesce(c.value, ''), c.code FROM {stage} s,
            LATERAL (VALUES {values}) c(field, value, code)
        WHERE coalesce({codes}) IS NOT NULL AND c.code IS NOT NULL
        ORDER BY s.line, s.ord, c.field
    """


def typed(column: Column, reference: str = "") -> str:
    """The SQL of a value as it is stored; of a reference, the column in which its id was found."""
    plain = text(column)
    match column.form:
        case Form.FIXED:
            return column.default
        case Form.REFERENCE:
            return reference
        case Form.WHOLE:
            return f"coalesce(({plain})::int, {column.default})"
        case Form.DECIMAL:
            return f"coalesce(({plain})::numeric, {column.default})"
        case Form.FLAG:
            return f"coalesce(({plain})::boolean, {column.default})"
        case Form.DAY:
            return f"coalesce(({plain})::date, {column.default})"
        case Form.MOMENT:
            return f"coalesce(({plain})::timestamptz, {column.default})"
    return f"coalesce({plain}, {column.default})"
