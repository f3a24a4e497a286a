"""An appearance is carried from one version of its text to the next; one in a stub may wait for its.

Nothing is looked at again when an article comes to be held as text: what came with the stub waits
to be found there.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

DROP = """
    DROP TRIGGER claims_text_has_versions ON sources_article;
    DROP FUNCTION claims_look_at_versions();
"""

CREATE = """
    CREATE FUNCTION claims_look_at_versions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_appearance SET version_id = version_id
        WHERE article_id = NEW.id AND version_id IS NULL;
        RETURN NULL;
    END $$;

    CREATE TRIGGER claims_text_has_versions AFTER UPDATE OF held ON sources_article
    FOR EACH ROW WHEN (OLD.held <> NEW.held AND NEW.held = 'text')
    EXECUTE FUNCTION claims_look_at_versions();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_history_is_append_only"),
        ("sources", "0006_articles_are_merged"),
    ]

    operations = [
        migrations.RunSQL(DROP, CREATE),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="bump_row_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="version_of_article",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="appearance",
            name="appearance_anchor_whole",
        ),
        migrations.AddField(
            model_name="appearance",
            name="change",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What a newer version says otherwise here, until somebody has looked.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The same appearance in the version before.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="claims.appearance",
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="change",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What a newer version says otherwise here, until somebody has looked.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The same appearance in the version before.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="claims.appearance",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."as_of_as_written" IS DISTINCT FROM (NEW."as_of_as_written") OR OLD."as_of_basis" IS DISTINCT FROM (NEW."as_of_basis") OR OLD."as_of_from" IS DISTINCT FROM (NEW."as_of_from") OR OLD."as_of_reason" IS DISTINCT FROM (NEW."as_of_reason") OR OLD."as_of_to" IS DISTINCT FROM (NEW."as_of_to") OR OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."change" IS DISTINCT FROM (NEW."change") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."comparator" IS DISTINCT FROM (NEW."comparator") OR OLD."continues_id" IS DISTINCT FROM (NEW."continues_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_as_written" IS DISTINCT FROM (NEW."date_as_written") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_from" IS DISTINCT FROM (NEW."date_from") OR OLD."date_reason" IS DISTINCT FROM (NEW."date_reason") OR OLD."date_to" IS DISTINCT FROM (NEW."date_to") OR OLD."distanced" IS DISTINCT FROM (NEW."distanced") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."exact" IS DISTINCT FROM (NEW."exact") OR OLD."force" IS DISTINCT FROM (NEW."force") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lower" IS DISTINCT FROM (NEW."lower") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."statistic" IS DISTINCT FROM (NEW."statistic") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."suffix" IS DISTINCT FROM (NEW."suffix") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."upper" IS DISTINCT FROM (NEW."upper") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."wording" IS DISTINCT FROM (NEW."wording"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="8b58daae9ed21057060bdd018547a3687132cbb4",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_76f58",
                    table="claims_appearance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="version_of_article",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.version_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM sources_articleversion\n        WHERE id = NEW.version_id AND article_id = NEW.article_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_version_of_article', MESSAGE = format('The version belongs to another article.');\n    END IF;\n    IF NEW.version_id IS NULL AND EXISTS (\n        SELECT 1 FROM sources_article WHERE id = NEW.article_id AND held = 'text'\n    ) AND (\n        CASE TG_OP WHEN 'UPDATE' THEN OLD.version_id IS NOT NULL ELSE NOT EXISTS (\n            SELECT 1 FROM sources_merge\n            WHERE kind = 'article' AND NEW.article_id IN (survivor_id, merged_id)\n        ) END\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_text_has_version', MESSAGE = format('In an article held as text an appearance names the version.');\n    END IF;\n RETURN NEW;",
                    hash="bf36235587235c78efc1e66ffb8191834fb9ac1d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_version_of_article_b0d77",
                    table="claims_appearance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."change", new_values."claim_id", new_values."comparator", new_values."continues_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."population", new_values."prefix", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f869c0535c2779654a620776e31040fff3927e06",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58226",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."change", new_values."claim_id", new_values."comparator", new_values."continues_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."population", new_values."prefix", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d483b5e3828cc65066d3828d78ffdd73e7867816",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cdcd1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT old_values."amount", old_values."article_id", old_values."as_of_as_written", old_values."as_of_basis", old_values."as_of_from", old_values."as_of_reason", old_values."as_of_to", old_values."baseline", old_values."basis", old_values."change", old_values."claim_id", old_values."comparator", old_values."continues_id", old_values."created_at", old_values."date_as_written", old_values."date_basis", old_values."date_from", old_values."date_reason", old_values."date_to", old_values."distanced", old_values."end", old_values."exact", old_values."force", old_values."id", old_values."lower", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."population", old_values."prefix", old_values."row_version", old_values."sha256", old_values."stance", old_values."start", old_values."statistic", old_values."status", old_values."suffix", old_values."unit", old_values."upper", old_values."version_id", old_values."wording" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9a725d041f8f965080cd3560deefe5ac375786e0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b6e2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("end__isnull", True),
                        ("exact", ""),
                        ("sha256", ""),
                        ("start__isnull", True),
                        ("version__isnull", True),
                    ),
                    models.Q(
                        ("end__isnull", False),
                        ("start__isnull", False),
                        ("version__isnull", False),
                        ("end__gt", models.F("start")),
                        models.Q(
                            models.Q(("exact", ""), _negated=True),
                            ("sha256__regex", "^[0-9a-f]{64}$"),
                            _connector="OR",
                        ),
                    ),
                    models.Q(
                        ("end__isnull", True),
                        ("start__isnull", True),
                        ("version__isnull", False),
                        ("continues__isnull", False),
                        ("exact", ""),
                        ("sha256", ""),
                        models.Q(("status", "accepted"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="appearance_anchor_whole",
                violation_error_code="appearance_anchor_whole",
                violation_error_message="An anchor has start, a later end, and either the exact words or their SHA-256; without a version there is no anchor, and without an anchor nothing is accepted in a version.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("continues",),
                name="appearance_continued_once",
                violation_error_code="appearance_continued_once",
                violation_error_message="This appearance is already continued in a later version.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("continues__isnull", True),
                    models.Q(("continues", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="appearance_not_continuing_itself",
                violation_error_code="appearance_not_continuing_itself",
                violation_error_message="An appearance continues one of an earlier version, not itself.",
            ),
        ),
    ]
