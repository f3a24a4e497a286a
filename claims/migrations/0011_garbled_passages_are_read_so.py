"""A garbled or ambiguous passage says what it is taken to mean, and how sure that is."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_find_claims_by_statement"),
        ("sources", "0009_links_are_looked_up_one_by_one"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="appearance",
            name="bump_row_version",
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
        migrations.AddField(
            model_name="appearance",
            name="reading",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What a garbled or ambiguous passage is taken to mean, where its words alone do not say.",
                max_length=500,
            ),
        ),
        migrations.AddField(
            model_name="appearance",
            name="reading_certainty",
            field=models.CharField(
                blank=True,
                choices=[("certain", "Certain"), ("likely", "Likely"), ("unsure", "Unsure")],
                default="",
                max_length=30,
                verbose_name="how sure",
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="reading",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What a garbled or ambiguous passage is taken to mean, where its words alone do not say.",
                max_length=500,
            ),
        ),
        migrations.AddField(
            model_name="appearanceevent",
            name="reading_certainty",
            field=models.CharField(
                blank=True,
                choices=[("certain", "Certain"), ("likely", "Likely"), ("unsure", "Unsure")],
                default="",
                max_length=30,
                verbose_name="how sure",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."as_of_as_written" IS DISTINCT FROM (NEW."as_of_as_written") OR OLD."as_of_basis" IS DISTINCT FROM (NEW."as_of_basis") OR OLD."as_of_from" IS DISTINCT FROM (NEW."as_of_from") OR OLD."as_of_reason" IS DISTINCT FROM (NEW."as_of_reason") OR OLD."as_of_to" IS DISTINCT FROM (NEW."as_of_to") OR OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."change" IS DISTINCT FROM (NEW."change") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."comparator" IS DISTINCT FROM (NEW."comparator") OR OLD."continues_id" IS DISTINCT FROM (NEW."continues_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_as_written" IS DISTINCT FROM (NEW."date_as_written") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_from" IS DISTINCT FROM (NEW."date_from") OR OLD."date_reason" IS DISTINCT FROM (NEW."date_reason") OR OLD."date_to" IS DISTINCT FROM (NEW."date_to") OR OLD."distanced" IS DISTINCT FROM (NEW."distanced") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."exact" IS DISTINCT FROM (NEW."exact") OR OLD."force" IS DISTINCT FROM (NEW."force") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lower" IS DISTINCT FROM (NEW."lower") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."reading" IS DISTINCT FROM (NEW."reading") OR OLD."reading_certainty" IS DISTINCT FROM (NEW."reading_certainty") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."statistic" IS DISTINCT FROM (NEW."statistic") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."suffix" IS DISTINCT FROM (NEW."suffix") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."upper" IS DISTINCT FROM (NEW."upper") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."wording" IS DISTINCT FROM (NEW."wording"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="daef964b7798c8c6e4f43ef425a60ad9b13ce97e",
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
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "reading", "reading_certainty", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."change", new_values."claim_id", new_values."comparator", new_values."continues_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."population", new_values."prefix", new_values."reading", new_values."reading_certainty", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c2ff41ac1f939b5ec34acee217e5ec8639123caa",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "reading", "reading_certainty", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."change", new_values."claim_id", new_values."comparator", new_values."continues_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."population", new_values."prefix", new_values."reading", new_values."reading_certainty", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="79d8a16885773627bb08f4a87d9ff37929348f02",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "change", "claim_id", "comparator", "continues_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "reading", "reading_certainty", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT old_values."amount", old_values."article_id", old_values."as_of_as_written", old_values."as_of_basis", old_values."as_of_from", old_values."as_of_reason", old_values."as_of_to", old_values."baseline", old_values."basis", old_values."change", old_values."claim_id", old_values."comparator", old_values."continues_id", old_values."created_at", old_values."date_as_written", old_values."date_basis", old_values."date_from", old_values."date_reason", old_values."date_to", old_values."distanced", old_values."end", old_values."exact", old_values."force", old_values."id", old_values."lower", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."population", old_values."prefix", old_values."reading", old_values."reading_certainty", old_values."row_version", old_values."sha256", old_values."stance", old_values."start", old_values."statistic", old_values."status", old_values."suffix", old_values."unit", old_values."upper", old_values."version_id", old_values."wording" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d42884f1aa624b3fea33bad8f704fa29446b350e",
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
                condition=models.Q(("reading_certainty__in", ["certain", "likely", "unsure", ""])),
                name="appearance_reading_certainty_known",
                violation_error_code="appearance_reading_certainty_known",
                violation_error_message="reading_certainty must be one of: certain, likely, unsure.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reading", ""), ("reading_certainty", "")),
                    models.Q(
                        models.Q(("reading", ""), _negated=True),
                        models.Q(("reading_certainty", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="appearance_reading_whole",
                violation_error_code="appearance_reading_whole",
                violation_error_message="A passage that is read in some way says what it is taken to mean and how sure that is, or neither.",
            ),
        ),
    ]
