"""Rows that are found by their words.

A searched table has a column `search` (tsvector) which a trigger fills, so that whatever writes a row
makes it found. The column is none of the model's fields: no list reads it, and no history keeps it.
Every vector holds, besides its words, the lexemes `lang …` (how the words were read) and `near …`
(which stretch of ids the record stands in), neither of which anybody can ask for. The index knows
besides which words stand beside one another.
"""

from typing import Any, Self, TypeVar

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField, TrigramSimilarity
from django.db import migrations, models
from django.db.models import BooleanField, Expression, FloatField, Func, TextField, Value

from accounts.models.asking import AskedQuerySet
from sources.domain.pairs import asked_pairs

M = TypeVar("M", bound=models.Model)

STRETCH = 4096
"""Ids of one `near` lexeme, as `search_words` in the database counts them."""

MARKED = "StartSel=\x02,StopSel=\x03"


class Words(Expression):
    """The column of lexemes of the rows that a query is about."""

    output_field = SearchVectorField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """The column of the table that stands first, whatever it is called there."""
        table = compiler.query.base_table
        return f'{compiler.quote_name_unless_alias(table)}."search"', ()


class SearchedQuerySet(AskedQuerySet[M]):
    """Questions about rows that have words."""

    def saying(self, query: str) -> Self:
        """Rows whose words meet a query (in the notation of tsquery)."""
        return self.filter(_meets(Words(), query))

    def holding_pairs_of(self, query: str) -> Self:
        """Rows that hold the pairs of words without which they cannot meet a query; else all rows.

        Asked besides `saying`, it keeps those from being looked at that hold the words apart. Where
        a page of the newest is enough, walking back to it is quicker than to find them all.
        """
        pairs = asked_pairs(query)
        if not pairs:
            return self
        return self.filter(_meets(Func(Words(), function="public.search_pairs"), pairs))

    def ranked(self, query: str) -> Self:
        """Rows with `rank`: how well they meet a query, titles above texts, the short above the long."""
        rank = Func(
            Words(),
            Value(query),
            template="ts_rank(%(expressions)s::tsquery, 1)",
            output_field=FloatField(),
        )
        return self.annotate(rank=rank)


def _meets(vector: Expression, query: str) -> Func:
    return Func(
        vector,
        Value(query),
        template="%(expressions)s::tsquery",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def searched(func: str, *columns: str) -> pgtrigger.Trigger:
    """Will make the trigger that fills `search` when a row comes, or one of these columns is written."""
    coming, written = pgtrigger.Insert, pgtrigger.UpdateOf
    return pgtrigger.Trigger(
        name="find_by_words",
        when=pgtrigger.Before,
        operation=coming | written(*columns) if columns else coming,  # type: ignore[no-untyped-call]
        func=f"NEW.search = {func}; RETURN NEW;",
    )


def search_column(table: str, value: str) -> migrations.RunSQL:
    """Will make the migration that gives a table its column, filled by an expression, with an index.

    Filling it is no change of any row: no trigger notices.
    """
    return migrations.RunSQL(
        f"""
        ALTER TABLE public.{table} ADD COLUMN search tsvector;
        ALTER TABLE public.{table} DISABLE TRIGGER USER;
        UPDATE public.{table} SET search = {value};
        ALTER TABLE public.{table} ENABLE TRIGGER USER;
        CREATE INDEX {table}_search ON public.{table} USING gin (search)
            WITH (gin_pending_list_limit = 512);
        """,
        f"ALTER TABLE public.{table} DROP COLUMN search",
    )


def pairs_indexed(table: str) -> migrations.RunSQL:
    """Will make the migration after which the index of a table knows the pairs of its words, too.

    Of these no statistics are kept, for which thousands of texts would be read again and again.
    """
    made = f"CREATE INDEX {table}_search ON public.{table} USING gin"
    kept = "WITH (gin_pending_list_limit = 512);"
    return migrations.RunSQL(
        f"""
        DROP INDEX public.{table}_search;
        {made} (search, public.search_pairs(search)) {kept}
        ALTER INDEX public.{table}_search ALTER COLUMN 2 SET STATISTICS 0;
        """,
        f"DROP INDEX public.{table}_search; {made} (search) {kept}",
    )


def marked(column: str, language: str, query: str, *, short: bool = False) -> Func:
    """Will mark in a column what a query asks for, read in the language that another column names.

    The whole of it; or, with `short`, the stretches around the first hits. Without a column for the
    language, the words are read as they stand.
    """
    how = (
        f"{MARKED},MaxFragments=2,MaxWords=24,MinWords=8"
        if short
        else f"{MARKED},HighlightAll=true"
    )
    return Func(
        models.F(language) if language else Value(""),
        models.F(column),
        Value(query),
        Value(how),
        function="public.search_marked",
        output_field=TextField(),
    )


def line_of(row: models.Model, name: str = "marked") -> str:
    """The line that `marked` made, of a row that was read with it under this name."""
    line: str = getattr(row, name)
    return line


class SearchLanguage(models.Model):
    """A language in which words are read here: those of which there is any text.

    The database adds a row with the first text of a language.
    """

    name = models.CharField(max_length=30, primary_key=True)

    def __str__(self) -> str:
        return self.name


class SearchWordQuerySet(models.QuerySet["SearchWord"]):
    """Questions about known words."""

    def like(self, word: str) -> "SearchWordQuerySet":
        """Words that are written much like another one, the likest first."""
        return (
            self.filter(word__trigram_similar=word)
            .exclude(word=word)
            .annotate(likeness=TrigramSimilarity("word", word))
            .order_by("-likeness", "word")
        )


class SearchWord(models.Model):
    """A word that some title, name or statement holds, or held: what a slip may have been meant for.

    Nobody is shown one that finds nothing for whoever asks.
    """

    word = models.CharField(max_length=40, primary_key=True)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(OpClass("word", name="gin_trgm_ops"), name="searchword_parts")]

    def __str__(self) -> str:
        return self.word
