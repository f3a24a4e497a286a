"""Claims are found by what they say: their terms are kept beside them, written by the database.

The functions below are the one analysis of claims and of texts that are looked up: letters are
folded, figures brought to one form, words to their stems in the language of the claim. Triggers
write the terms of a claim in the statement that writes the claim, whoever writes it.
"""

import django.contrib.postgres.fields
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

CONFIGURATION = """
CREATE FUNCTION claims_configuration(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE split_part(lower(language), '-', 1)
        WHEN 'en' THEN 'pg_catalog.english'::regconfig
        WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
        WHEN 'ca' THEN 'pg_catalog.catalan'::regconfig
        WHEN 'da' THEN 'pg_catalog.danish'::regconfig
        WHEN 'de' THEN 'pg_catalog.german'::regconfig
        WHEN 'el' THEN 'pg_catalog.greek'::regconfig
        WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
        WHEN 'eu' THEN 'pg_catalog.basque'::regconfig
        WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig
        WHEN 'fr' THEN 'pg_catalog.french'::regconfig
        WHEN 'ga' THEN 'pg_catalog.irish'::regconfig
        WHEN 'hi' THEN 'pg_catalog.hindi'::regconfig
        WHEN 'hu' THEN 'pg_catalog.hungarian'::regconfig
        WHEN 'hy' THEN 'pg_catalog.armenian'::regconfig
        WHEN 'id' THEN 'pg_catalog.indonesian'::regconfig
        WHEN 'it' THEN 'pg_catalog.italian'::regconfig
        WHEN 'lt' THEN 'pg_catalog.lithuanian'::regconfig
        WHEN 'ne' THEN 'pg_catalog.nepali'::regconfig
        WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
        WHEN 'nb' THEN 'pg_catalog.norwegian'::regconfig
        WHEN 'nn' THEN 'pg_catalog.norwegian'::regconfig
        WHEN 'no' THEN 'pg_catalog.norwegian'::regconfig
        WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
        WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig
        WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
        WHEN 'sr' THEN 'pg_catalog.serbian'::regconfig
        WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig
        WHEN 'ta' THEN 'pg_catalog.tamil'::regconfig
        WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
        WHEN 'yi' THEN 'pg_catalog.yiddish'::regconfig
        ELSE 'pg_catalog.simple'::regconfig
    END
$$;
"""

PLAIN = r"""
CREATE FUNCTION claims_plain(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    plain text := lower(given);
BEGIN
    IF plain ~ '[^\u0001-\u007f]' THEN
        plain := lower(normalize(plain, NFKD));
        -- Accents go from Latin letters alone: elsewhere the mark makes another letter.
        plain := regexp_replace(plain, '([a-z])[\u0300-\u036f]+', '\1', 'g');
        plain := normalize(plain, NFC);
    END IF;
    plain := regexp_replace(plain, '(?<=\y[a-z])[.](?=[a-z]\y)', '', 'g');
    IF plain ~ '[0-9]' THEN
        plain := regexp_replace(plain, '([0-9])[,''’](?=[0-9]{3}(?![0-9]))', '\1', 'g');
        plain := regexp_replace(plain, '([0-9]),(?=[0-9])', '\1.', 'g');
        plain := regexp_replace(plain, '([0-9]) ?(%|per cent\y)', '\1 percent ', 'g');
        plain := regexp_replace(plain, '([[:alpha:]]{3,})(?=[0-9])', '\1 ', 'g');
        plain := regexp_replace(
            plain, '([0-9])(?=(thousand|million|mn|billion|bn|trillion)\y)', '\1 ', 'g');
    END IF;
    RETURN regexp_replace(plain, '(?<![0-9])[.]|[.](?![0-9])|[^[:alnum:].]+', ' ', 'g');
END $$;
"""

LEXEMES = r"""
CREATE FUNCTION claims_lexemes(given text, configuration regconfig)
RETURNS TABLE (lexeme text, times integer)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT ROWS 15 AS $$
DECLARE
    plain text := claims_plain(given);
    numbers constant jsonb := '{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelv": "12",
        "thirteen": "13", "fourteen": "14", "fifteen": "15", "twenti": "20", "thirti": "30",
        "forti": "40", "fifti": "50", "sixti": "60", "seventi": "70", "eighti": "80",
        "nineti": "90", "bn": "billion", "mn": "million"}';
    unspaced constant text := '[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+';
BEGIN
    IF plain ~ unspaced THEN
        -- Scripts that set no spaces: every two neighbouring characters are a term.
        RETURN QUERY
        SELECT pair, count(*)::integer
        FROM regexp_matches(plain, unspaced, 'g') AS run,
            generate_series(1, greatest(length(run[1]) - 1, 1)) AS place,
            substr(run[1], place, 2) AS pair
        GROUP BY pair;
        plain := regexp_replace(plain, unspaced, ' ', 'g');
    END IF;
    IF plain ~ '[0-9] (thousand|million|billion|trillion|mn|bn)\y' THEN
        RETURN QUERY
        SELECT trim_scale(scaled[1]::numeric * CASE scaled[2]
            WHEN 'thousand' THEN 1e3 WHEN 'million' THEN 1e6 WHEN 'mn' THEN 1e6
            WHEN 'trillion' THEN 1e12 ELSE 1e9 END)::text, 1
        FROM regexp_matches(
            plain, '\y([0-9]{1,15}(?:[.][0-9]{1,6})?) (thousand|million|mn|billion|bn|trillion)\y', 'g'
        ) AS scaled;
    END IF;
    RETURN QUERY
    SELECT CASE WHEN configuration = 'pg_catalog.english'::regconfig
            THEN coalesce(numbers ->> term.lexeme, term.lexeme) ELSE term.lexeme END,
        array_length(term.positions, 1)
    FROM unnest(to_tsvector(configuration, plain)) AS term
    WHERE length(term.lexeme) <= 60;
END $$;
"""

WEIGHED = """
CREATE FUNCTION claims_weighed(statement text, short text, language text, mean double precision)
RETURNS TABLE (lexeme text, weight real)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 15 AS $$
    WITH found AS (
        SELECT found.lexeme, sum(found.times)::real AS times
        FROM claims_lexemes(statement || ' . ' || short, claims_configuration(language)) AS found
        GROUP BY found.lexeme
    )
    SELECT found.lexeme, (
        found.times * 2.2
        / (found.times + 1.2 * (0.25 + 0.75 * count(*) OVER () / greatest(mean, 1)))
    )::real
    FROM found
$$;
"""

TABLES = """
CREATE TABLE claims_claimterm (
    lexeme text COLLATE "C" NOT NULL,
    claim_id bigint NOT NULL,
    weight real NOT NULL,
    PRIMARY KEY (lexeme, claim_id) INCLUDE (weight)
);
CREATE INDEX claimterm_of_claim ON claims_claimterm (claim_id);
CREATE TABLE claims_termfrequency (
    lexeme text COLLATE "C" PRIMARY KEY,
    claims integer NOT NULL
);
"""

TRIGGERS = """
CREATE FUNCTION claims_note_configurations(languages text[]) RETURNS void LANGUAGE sql AS $$
    UPDATE claims_matchingstate
    SET configurations = ARRAY(SELECT DISTINCT unnest(configurations::text[] || more.names) ORDER BY 1)
    FROM (
        SELECT array_agg(DISTINCT claims_configuration(given)::text) AS names
        FROM unnest(languages) AS given
    ) AS more
    WHERE NOT configurations::text[] @> more.names
$$;

CREATE FUNCTION claims_terms_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_note_configurations(ARRAY(SELECT DISTINCT language::text FROM added));
    INSERT INTO claims_claimterm (lexeme, claim_id, weight)
    SELECT weighed.lexeme, added.id, weighed.weight
    FROM added
    CROSS JOIN (SELECT mean_length FROM claims_matchingstate) AS state
    CROSS JOIN LATERAL
        claims_weighed(added.statement, added.short, added.language, state.mean_length) AS weighed
    WHERE added.status = 'open'
    ON CONFLICT (lexeme, claim_id) DO UPDATE SET weight = excluded.weight;
    RETURN NULL;
END $$;
CREATE TRIGGER terms_of_added AFTER INSERT ON claims_claim
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION claims_terms_of_added();

CREATE FUNCTION claims_terms_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_claimterm WHERE claim_id = OLD.id;
    IF TG_OP = 'UPDATE' THEN
        PERFORM claims_note_configurations(ARRAY[NEW.language::text]);
        INSERT INTO claims_claimterm (lexeme, claim_id, weight)
        SELECT weighed.lexeme, NEW.id, weighed.weight
        FROM (SELECT mean_length FROM claims_matchingstate) AS state
        CROSS JOIN LATERAL
            claims_weighed(NEW.statement, NEW.short, NEW.language, state.mean_length) AS weighed
        WHERE NEW.status = 'open'
        ON CONFLICT (lexeme, claim_id) DO UPDATE SET weight = excluded.weight;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER terms_of_changed AFTER UPDATE OF statement, short, language, status ON claims_claim
FOR EACH ROW WHEN (
    (OLD.statement, OLD.short, OLD.language, OLD.status)
    IS DISTINCT FROM (NEW.statement, NEW.short, NEW.language, NEW.status)
) EXECUTE FUNCTION claims_terms_of_changed();
CREATE TRIGGER terms_of_deleted AFTER DELETE ON claims_claim
FOR EACH ROW EXECUTE FUNCTION claims_terms_of_changed();
"""

FILLED = """
INSERT INTO claims_matchingstate (id, claims, mean_length, configurations, analysis, refreshed_at)
VALUES (1, 0, 12, '{}', 0, NULL);
SELECT claims_note_configurations(ARRAY(SELECT DISTINCT language::text FROM claims_claim));
INSERT INTO claims_claimterm (lexeme, claim_id, weight)
SELECT weighed.lexeme, claim.id, weighed.weight
FROM claims_claim AS claim
CROSS JOIN LATERAL claims_weighed(claim.statement, claim.short, claim.language, 12) AS weighed
WHERE claim.status = 'open'
ORDER BY weighed.lexeme, claim.id;
"""

GONE = """
DROP TRIGGER terms_of_added ON claims_claim;
DROP TRIGGER terms_of_changed ON claims_claim;
DROP TRIGGER terms_of_deleted ON claims_claim;
DROP FUNCTION claims_terms_of_added();
DROP FUNCTION claims_terms_of_changed();
DROP FUNCTION claims_note_configurations(text[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_garbled_passages_are_read_so"),
        ("sources", "0010_pictures_are_credited"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchingState",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("claims", models.PositiveIntegerField(default=0)),
                ("mean_length", models.FloatField(default=12)),
                (
                    "configurations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), default=list, size=None
                    ),
                ),
                ("analysis", models.PositiveSmallIntegerField(default=0)),
                ("refreshed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ClaimTerm",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "lexeme",
                        "claim_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("lexeme", models.TextField()),
                ("claim_id", models.BigIntegerField()),
                ("weight", models.FloatField()),
            ],
            options={"managed": False, "db_table": "claims_claimterm"},
        ),
        migrations.CreateModel(
            name="TermFrequency",
            fields=[
                ("lexeme", models.TextField(primary_key=True, serialize=False)),
                ("claims", models.PositiveIntegerField()),
            ],
            options={"managed": False, "db_table": "claims_termfrequency"},
        ),
        migrations.RunSQL(CONFIGURATION, "DROP FUNCTION claims_configuration(text);"),
        migrations.RunSQL(PLAIN, "DROP FUNCTION claims_plain(text);"),
        migrations.RunSQL(LEXEMES, "DROP FUNCTION claims_lexemes(text, regconfig);"),
        migrations.RunSQL(
            WEIGHED, "DROP FUNCTION claims_weighed(text, text, text, double precision);"
        ),
        migrations.RunSQL(TABLES, "DROP TABLE claims_claimterm; DROP TABLE claims_termfrequency;"),
        migrations.RunSQL(TRIGGERS, GONE),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AlterModelOptions(
            name="termfrequency",
            options={"managed": False, "verbose_name_plural": "term frequencies"},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="matchpair",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="matchpair",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="matchpair",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="matchpair",
            name="matcher",
            field=models.CharField(blank=True, default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="matchpair",
            name="said_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False
            ),
        ),
        migrations.AddField(
            model_name="matchpair",
            name="score",
            field=models.FloatField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="matchpairevent",
            name="matcher",
            field=models.CharField(blank=True, default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="matchpairevent",
            name="said_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False
            ),
        ),
        migrations.AddField(
            model_name="matchpairevent",
            name="score",
            field=models.FloatField(blank=True, editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matcher", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "said_by_id", "score", "text") SELECT new_values."claim_id", new_values."id", new_values."matcher", new_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."said_at", new_values."said_by_id", new_values."score", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="760b8d9b31230b2282688e7e874f28d7b1f5dd81",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9362",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matcher", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "said_by_id", "score", "text") SELECT new_values."claim_id", new_values."id", new_values."matcher", new_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."said_at", new_values."said_by_id", new_values."score", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5bd5430471632ae6a1fad2cd8e458741fe6f992f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77922",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matcher", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_at", "said_by_id", "score", "text") SELECT old_values."claim_id", old_values."id", old_values."matcher", old_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."said_at", old_values."said_by_id", old_values."score", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="95d6f9914699ac674654efc7e01b86994be6a65b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ec614",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
    ]
