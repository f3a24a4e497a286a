"""Names, titles and texts are found by their words, read in the language they are written in."""

from typing import Any

import django.contrib.postgres.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

from sources.models.searching import search_column

LANGUAGES = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The languages whose endings PostgreSQL knows; words of others are read as they stand."""

KNOWN = "SELECT cfgname FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace"
"""The endings that the server knows: an older one knows fewer languages."""

UNACCENTED = """
    CREATE TEXT SEARCH CONFIGURATION public.search_{name} (COPY = pg_catalog.{name});
    ALTER TEXT SEARCH CONFIGURATION public.search_{name}
        ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.{endings};
"""

ENDINGS = """
    SELECT DISTINCT dictionary.dictname FROM pg_ts_config_map map
    JOIN pg_ts_dict dictionary ON dictionary.oid = map.mapdict
    WHERE map.mapcfg = %s::regconfig AND map.maptokentype = 2
"""

FUNCTIONS = r"""
    -- What the parser would take for a tag, a path or a number below zero becomes words, and scripts
    -- without blanks are read sign by sign. sources.domain.searching turns the signs back.
    CREATE FUNCTION public.search_plain(given text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT regexp_replace(
            regexp_replace(
                translate(given, E'\x02\x03\x1c\x1d\x1e\x1f</', E'      \x1c\x1e'),
                '(\d)-(?=\d)', E'\\1\x1d', 'g'
            ),
            '([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])', E'\x1f\\1\x1f', 'g'
        )
    $$;

    CREATE FUNCTION public.search_language(tag text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT CASE split_part(lower(tag), '-', 1) {cases} ELSE 'simple' END
    $$;

    CREATE FUNCTION public.search_config(tag text) RETURNS regconfig
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
        SELECT ('public.search_' || public.search_language(tag))::regconfig
    $$;

    CREATE FUNCTION public.search_words(
        tag text, place bigint, first text, second text, third text, fourth text
    ) RETURNS tsvector LANGUAGE plpgsql AS $$
    DECLARE
        tongue text := public.search_language(tag);
        how regconfig := public.search_config(tag);
        found tsvector := array_to_tsvector(
            ARRAY['lang ' || tongue, 'near ' || place / 4096, 'far ' || place / 65536]
        );
    BEGIN
        IF first IS NULL AND fourth IS NULL THEN
            RETURN NULL;
        END IF;
        IF NOT EXISTS (SELECT FROM public.sources_searchlanguage WHERE name = tongue) THEN
            INSERT INTO public.sources_searchlanguage (name) VALUES (tongue) ON CONFLICT DO NOTHING;
        END IF;
        IF first <> '' THEN
            found := found || setweight(to_tsvector(how, public.search_plain(first)), 'A');
        END IF;
        IF second <> '' THEN
            found := found || setweight(to_tsvector(how, public.search_plain(second)), 'B');
        END IF;
        IF third <> '' THEN
            found := found || setweight(to_tsvector(how, public.search_plain(third)), 'C');
        END IF;
        IF fourth <> '' THEN
            -- A vector holds 1 MB: so much of a text is read.
            found := found || to_tsvector(how, public.search_plain(left(fourth, 200000)));
        END IF;
        RETURN found;
    END
    $$;

    CREATE FUNCTION public.search_marked(tag text, given text, query text, options text) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
        SELECT ts_headline(
            public.search_config(tag),
            public.search_plain(left(given, 200000)),
            websearch_to_tsquery(public.search_config(tag), public.search_plain(query)),
            options
        )
    $$;
"""

UNDONE = """
    DROP FUNCTION public.search_marked;
    DROP FUNCTION public.search_words;
    DROP FUNCTION public.search_config;
    DROP FUNCTION public.search_language;
    DROP FUNCTION public.search_plain;
"""


def make(apps: Any, schema_editor: Any) -> None:
    """Makes a way to read each language the server knows, and the functions that choose among them."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(KNOWN)
        names = {name for (name,) in cursor.fetchall()} & {"simple", *LANGUAGES.values()}
        for name in sorted(names):
            cursor.execute(ENDINGS, [f"pg_catalog.{name}"])
            (endings,) = cursor.fetchone()
            cursor.execute(UNACCENTED.format(name=name, endings=endings))
        cases = [f"WHEN '{tag}' THEN '{name}'" for tag, name in LANGUAGES.items() if name in names]
        cursor.execute(FUNCTIONS.replace("{cases}", " ".join(cases)))


def unmake(apps: Any, schema_editor: Any) -> None:
    """Drops what `make` made."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(UNDONE)
        cursor.execute("SELECT cfgname FROM pg_ts_config WHERE cfgname LIKE 'search\\_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TEXT SEARCH CONFIGURATION public.{name}")


class Migration(migrations.Migration):
    dependencies = [("sources", "0011_articles_are_listed_in_order")]

    operations = [
        UnaccentExtension(),
        migrations.CreateModel(
            name="SearchLanguage",
            fields=[
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
        ),
        migrations.RunPython(make, unmake),
        search_column(
            "sources_article",
            "public.search_words(language, id, title, signed_as, NULL, NULL)",
        ),
        search_column(
            "sources_articleversion",
            "public.search_words((SELECT language FROM public.sources_article article "
            "WHERE article.id = article_id), article_id, NULL, NULL, NULL, text)",
        ),
        search_column(
            "sources_sourcename", "public.search_words('', source_id, text, NULL, key, NULL)"
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="find_by_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search = public.search_words(NEW.language, NEW.id, NEW.title, NEW.signed_as, NULL, NULL); RETURN NEW;",
                    hash="a9b8c350e78fe0ff5146f7ea1035d532fab980f6",
                    operation='INSERT OR UPDATE OF "title", "signed_as", "language"',
                    pgid="pgtrigger_find_by_words_98fa0",
                    table="sources_article",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="read_text_anew",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."language" IS DISTINCT FROM (NEW."language"))',
                    func="\n    UPDATE public.sources_articleversion\n    SET search = public.search_words(NEW.language, NEW.id, NULL, NULL, NULL, text)\n    WHERE article_id = NEW.id AND text IS NOT NULL;\n    RETURN NULL;\n",
                    hash="82848aaca67560008cea1ed6e9466487c2694bd1",
                    operation='UPDATE OF "language"',
                    pgid="pgtrigger_read_text_anew_6ee4c",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="find_by_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search = public.search_words(\n        (SELECT language FROM public.sources_article WHERE id = NEW.article_id),\n        NEW.article_id, NULL, NULL, NULL, NEW.text\n    ); RETURN NEW;",
                    hash="f64fe76ae79ec7b68f79d9ee33ebfed4c8959d3e",
                    operation='INSERT OR UPDATE OF "text"',
                    pgid="pgtrigger_find_by_words_816c6",
                    table="sources_articleversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="find_by_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search = public.search_words('', NEW.source_id, NEW.text, NULL, NEW.key, NULL); RETURN NEW;",
                    hash="26a3aaf8cb6ad650e74d6cbddb1610c35e06ea5f",
                    operation='INSERT OR UPDATE OF "text", "key", "source_id"',
                    pgid="pgtrigger_find_by_words_6a05d",
                    table="sources_sourcename",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="searchword",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("word", name="gin_trgm_ops"),
                name="searchword_parts",
            ),
        ),
    ]
