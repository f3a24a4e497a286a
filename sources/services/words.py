"""The words that are known here, and what a word that finds nothing may have been meant for."""

from collections.abc import Callable

from django.db import connection, models

from sources.domain.searching import words_to_check
from sources.models import Article, SearchWord, SourceName
from sources.services.identity import find_sources

NEWEST = 2_000
"""Rows that are read again every few minutes."""

BATCH = 10_000
"""Ids of one statement: so long no other one waits."""

MOST_SLIPS, MOST_TRIED = 3, 3
"""Words of a query that are looked into, and likely words that are tried for each."""

REMEMBER = """
    INSERT INTO public.sources_searchword (word)
    SELECT DISTINCT word
    FROM {table} row, unnest(tsvector_to_array(
        to_tsvector('public.search_simple', public.search_plain(row.{column}))
    )) word
    WHERE row.id > %s AND row.id <= %s AND word ~ '^[[:alpha:]]{{4,40}}$'
    ORDER BY word
    ON CONFLICT DO NOTHING
"""


def remember_words(model: type[models.Model], column: str, *, newest: int | None = None) -> int:
    """Will remember the words of a column, of the newest rows alone or of all; how many were new."""
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0
    low = max(last - newest, 0) if newest else 0
    quote = connection.ops.quote_name
    statement = REMEMBER.format(table=quote(model._meta.db_table), column=quote(column))
    added = 0
    with connection.cursor() as cursor:
        for start in range(low, last, BATCH):
            cursor.execute(statement, [start, min(start + BATCH, last)])
            added += cursor.rowcount
    return added


def remember_names_and_titles(*, newest: int | None = None) -> int:
    """Will remember the words of names and titles."""
    return sum(
        remember_words(model, column, newest=newest)
        for model, column in ((SourceName, "text"), (Article, "title"))
    )


def meant(query: str, finds: Callable[[str], bool]) -> str:
    """Will return the query that may have been meant by one that finds nothing, or nothing.

    `finds` says whether a query finds anything for whoever asks: no other one is proposed, so that
    nobody is told a word of what is hidden.
    """
    corrected, meant_words = query, []
    for word in words_to_check(query)[:MOST_SLIPS]:
        if not finds(word):
            likely = (one.word for one in SearchWord.objects.like(word.lower())[:MOST_TRIED])
            meant_words += [better := next((one for one in likely if finds(one)), "")]
            corrected = corrected.replace(word, better or word)
    for proposed in (corrected, *filter(None, meant_words)):
        if proposed != query and finds(proposed):
            return proposed
    named = find_sources(query, limit=1)
    return named[0].name.text if named and finds(named[0].name.text) else ""
