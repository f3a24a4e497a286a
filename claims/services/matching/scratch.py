"""A place to try the matcher on other claims: tables of the session that stand before the real ones.

The statements that rank are the same; they find the tables of this session first, and nothing of the
database is touched. Everything is gone when the connection ends.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from accounts.progress import progress
from claims.services.matching.embedding import Embedder
from claims.services.matching.keeping import refresh
from claims.services.matching.statements import REBUILD
from claims.services.matching.vectors import COLUMNS, EXACT, INDEX, embed_waiting

SAMPLE = 2_000
"""Claims by which the mean length is known well enough."""

Row = tuple[int, str, str]
"""A claim's number, its statement and its short form."""

TABLES = """
    CREATE TEMPORARY TABLE claims_claim (
        id bigint PRIMARY KEY, statement text NOT NULL, short text NOT NULL,
        language text NOT NULL, status text NOT NULL
    );
    CREATE TEMPORARY TABLE claims_claimterm (
        lexeme text COLLATE "C" NOT NULL, claim_id bigint NOT NULL, weight real NOT NULL,
        PRIMARY KEY (lexeme, claim_id) INCLUDE (weight)
    );
    CREATE TEMPORARY TABLE claims_termfrequency (
        lexeme text COLLATE "C" PRIMARY KEY, claims integer NOT NULL
    );
    CREATE TEMPORARY TABLE claims_matchingstate (
        id smallint PRIMARY KEY, claims integer, mean_length float8, configurations text[],
        analysis smallint, refreshed_at timestamptz
    );
"""

NAMES = ("claims_claim", "claims_claimterm", "claims_termfrequency", "claims_matchingstate")


@contextmanager
def scratch(
    rows: Sequence[Row], *, language: str = "en", model: Embedder | None = None
) -> Iterator[None]:
    """Will let the matcher of this connection see these claims and no others inside the block."""
    connection.close()
    with connection.cursor() as cursor:
        # Before the first table of the session: afterwards it cannot be changed any more.
        cursor.execute("SET temp_buffers = '256MB'; SET statement_timeout = 0")
        cursor.execute(TABLES)
        cursor.execute(
            "INSERT INTO claims_matchingstate "
            "SELECT 1, 0, 12, ARRAY[claims_configuration(%s)::text], 0, NULL",
            [language],
        )
        _copy(rows, language)
        for upto in (SAMPLE, len(rows)):  # all of them with the mean length of the first few
            cursor.execute("TRUNCATE claims_claimterm")
            cursor.execute(REBUILD, {"after": -1, "upto": upto})
            refresh(now=timezone.now())
        if model is not None:
            _embed(model, len(rows))
        for name in NAMES:
            cursor.execute(f"VACUUM ANALYZE {name}")
    try:
        yield
    finally:
        connection.close()


def _embed(model: Embedder, number: int) -> None:
    with connection.cursor() as cursor, progress("Vectors") as advance:
        cursor.execute("CREATE TEMPORARY TABLE" + COLUMNS)
        done = 0
        for made in embed_waiting(model):
            done += made
            advance(done, number)
        if number > EXACT:
            cursor.execute(INDEX)
        cursor.execute("ANALYZE claims_claimvector")


def size() -> int:
    """How many bytes the tables take by which claims are found, those of the claims left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name "
            "WHERE to_regclass(name) IS NOT NULL",
            [[*NAMES[1:], "claims_claimvector"]],
        )
        return int(cursor.fetchone()[0])


def _copy(rows: Sequence[Row], language: str) -> None:
    with connection.cursor() as cursor, cursor.copy("COPY claims_claim FROM STDIN") as copy:
        for number, statement, short in rows:
            copy.write_row((number, statement, short, language, "open"))
