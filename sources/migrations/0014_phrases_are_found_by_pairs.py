"""A phrase is found by the pairs of its words, which are rare where the words are frequent."""

from django.db import migrations

from sources.models.searching import pairs_indexed

PAIRS = """
    -- The words of a vector that stand right after one another, each two as sources.domain.pairs names
    -- them. So few signs make few different keys; whether it is really these words is seen in the text.
    CREATE FUNCTION public.search_pairs(given tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
    BEGIN
        RETURN (
            WITH words AS (SELECT lexeme, unnest(positions) AS place FROM unnest(given))
            SELECT array_to_tsvector(array_agg(left(encode(sha256(convert_to(
                one.lexeme || ' ' || next.lexeme, 'UTF8'
            )), 'hex'), 4)))
            FROM words one JOIN words next ON next.place = one.place + 1
        );
    END
    $$;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0013_texts_of_long_words_are_found")]

    operations = [
        migrations.RunSQL(PAIRS, "DROP FUNCTION public.search_pairs"),
        pairs_indexed("sources_article"),
        pairs_indexed("sources_articleversion"),
        pairs_indexed("sources_sourcename"),
    ]
