"""Suggestions are ranked, remembered by their words, and know what was made of them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.domain.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_claims_are_found_by_words"),
        ("sources", "0012_found_by_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="suggestion",
            name="bump_row_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suggestion",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suggestion",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="suggestion",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="suggestion",
            name="made",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="score",
            field=models.FloatField(default=0.0),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="words_sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="suggestionevent",
            name="made",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="suggestionevent",
            name="score",
            field=models.FloatField(default=0.0),
        ),
        migrations.AddField(
            model_name="suggestionevent",
            name="words_sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(
                models.F("version"),
                models.OrderBy(models.F("score"), descending=True),
                condition=models.Q(
                    ("status", claims.domain.vocabulary.SuggestionStatus["PENDING"])
                ),
                name="suggestion_waiting_idx",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestion",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."appearance_id" IS DISTINCT FROM (NEW."appearance_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made" IS DISTINCT FROM (NEW."made") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."words_sha256" IS DISTINCT FROM (NEW."words_sha256"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="796f3e46584b4e9d63215235423c1a28fa56a5fe",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_c933c",
                    table="claims_suggestion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "score", "start", "status", "version_id", "words_sha256") SELECT new_values."appearance_id", new_values."created_at", new_values."decided_by_id", new_values."end", new_values."id", new_values."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."proposal", new_values."row_version", new_values."rule", new_values."score", new_values."start", new_values."status", new_values."version_id", new_values."words_sha256" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1f2e296d060d932690103c651271075aa6b9058b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f95d2",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_suggestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "score", "start", "status", "version_id", "words_sha256") SELECT new_values."appearance_id", new_values."created_at", new_values."decided_by_id", new_values."end", new_values."id", new_values."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."proposal", new_values."row_version", new_values."rule", new_values."score", new_values."start", new_values."status", new_values."version_id", new_values."words_sha256" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9058325af0cb59a937cd72c4c6476c5fb4489fc4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6da8e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_suggestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "made", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "score", "start", "status", "version_id", "words_sha256") SELECT old_values."appearance_id", old_values."created_at", old_values."decided_by_id", old_values."end", old_values."id", old_values."made", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."proposal", old_values."row_version", old_values."rule", old_values."score", old_values."start", old_values."status", old_values."version_id", old_values."words_sha256" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="13c1a4affb72264682e8a09781c1816748dd4018",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28ba4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_suggestion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                name="suggestion_score_in_range",
                violation_error_code="suggestion_score_in_range",
                violation_error_message="A score lies between 0 and 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("words_sha256", ""), ("words_sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"
                ),
                name="suggestion_words_sha256",
                violation_error_code="suggestion_words_sha256",
                violation_error_message="A SHA-256 has 64 hexadecimal digits.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "accepted"), ("made", {}), _connector="OR"),
                name="suggestion_made_when_accepted",
                violation_error_code="suggestion_made_when_accepted",
                violation_error_message="Only what was accepted made anything.",
            ),
        ),
    ]
