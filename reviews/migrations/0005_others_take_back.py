"""What publishers take back is marked as gone, and reviews are found by their words."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Kept beside reviews/services/claim_search.py: a search asks in these very words.
OTHERS = "(claim_text || ' ' || title || ' ' || rating_given)"
OURS = (
    "(headline || ' ' || COALESCE(content::jsonb #>> '{claim,statement}', '') || ' ' || "
    "COALESCE(content::jsonb #>> '{claim,short}', '') || ' ' || "
    "COALESCE(content::jsonb #>> '{rating,label}', ''))"
)
INDEXES = {
    "externalreview_words": f"reviews_externalreview USING gin (to_tsvector('simple', {OTHERS}))",
    "externalreview_parts": f"reviews_externalreview USING gin ({OTHERS} gin_trgm_ops)",
    "reviewversion_words": f"reviews_reviewversion USING gin (to_tsvector('simple', {OURS}))",
    "reviewversion_parts": f"reviews_reviewversion USING gin ({OURS} gin_trgm_ops)",
}


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_find_claims_by_statement"),
        ("reviews", "0004_first_scale_and_methodology"),
        ("sources", "0009_links_are_looked_up_one_by_one"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="externalreview",
            name="bump_row_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="externalreview",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="externalreview",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="externalreview",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="externalreview",
            name="gone_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="externalreviewevent",
            name="gone_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="externalreview",
            index=models.Index(fields=["match", "-id"], name="externalreview_match"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="externalreview",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."claim_date" IS DISTINCT FROM (NEW."claim_date") OR OLD."claim_text" IS DISTINCT FROM (NEW."claim_text") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."gone_on" IS DISTINCT FROM (NEW."gone_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."imported_at" IS DISTINCT FROM (NEW."imported_at") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."match" IS DISTINCT FROM (NEW."match") OR OLD."publisher_id" IS DISTINCT FROM (NEW."publisher_id") OR OLD."publisher_name" IS DISTINCT FROM (NEW."publisher_name") OR OLD."rating_best" IS DISTINCT FROM (NEW."rating_best") OR OLD."rating_class" IS DISTINCT FROM (NEW."rating_class") OR OLD."rating_given" IS DISTINCT FROM (NEW."rating_given") OR OLD."rating_value" IS DISTINCT FROM (NEW."rating_value") OR OLD."rating_worst" IS DISTINCT FROM (NEW."rating_worst") OR OLD."raw" IS DISTINCT FROM (NEW."raw") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."site" IS DISTINCT FROM (NEW."site") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="d348891931cb379c23f2364cf75b8bce14185857",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_dcf56",
                    table="reviews_externalreview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="externalreview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "gone_on", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT new_values."claim_date", new_values."claim_id", new_values."claim_text", new_values."claimant", new_values."created_at", new_values."gone_on", new_values."id", new_values."imported_at", new_values."language", new_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."publisher_id", new_values."publisher_name", new_values."rating_best", new_values."rating_class", new_values."rating_given", new_values."rating_value", new_values."rating_worst", new_values."reviewed_on", new_values."row_version", new_values."site", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="942ca4cd2590e238da36e7a0b6d41eec42440c94",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e554e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_externalreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="externalreview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "gone_on", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT new_values."claim_date", new_values."claim_id", new_values."claim_text", new_values."claimant", new_values."created_at", new_values."gone_on", new_values."id", new_values."imported_at", new_values."language", new_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."publisher_id", new_values."publisher_name", new_values."rating_best", new_values."rating_class", new_values."rating_given", new_values."rating_value", new_values."rating_worst", new_values."reviewed_on", new_values."row_version", new_values."site", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."claim_id" IS DISTINCT FROM (new_values."claim_id") OR old_values."claim_date" IS DISTINCT FROM (new_values."claim_date") OR old_values."claim_text" IS DISTINCT FROM (new_values."claim_text") OR old_values."claimant" IS DISTINCT FROM (new_values."claimant") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."gone_on" IS DISTINCT FROM (new_values."gone_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."imported_at" IS DISTINCT FROM (new_values."imported_at") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."match" IS DISTINCT FROM (new_values."match") OR old_values."publisher_id" IS DISTINCT FROM (new_values."publisher_id") OR old_values."publisher_name" IS DISTINCT FROM (new_values."publisher_name") OR old_values."rating_best" IS DISTINCT FROM (new_values."rating_best") OR old_values."rating_class" IS DISTINCT FROM (new_values."rating_class") OR old_values."rating_given" IS DISTINCT FROM (new_values."rating_given") OR old_values."rating_value" IS DISTINCT FROM (new_values."rating_value") OR old_values."rating_worst" IS DISTINCT FROM (new_values."rating_worst") OR old_values."reviewed_on" IS DISTINCT FROM (new_values."reviewed_on") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."site" IS DISTINCT FROM (new_values."site") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."url" IS DISTINCT FROM (new_values."url")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5b8aee29e46a89d3217a65abe4957c7f84bfce16",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a1007",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_externalreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="externalreview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "gone_on", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT old_values."claim_date", old_values."claim_id", old_values."claim_text", old_values."claimant", old_values."created_at", old_values."gone_on", old_values."id", old_values."imported_at", old_values."language", old_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."publisher_id", old_values."publisher_name", old_values."rating_best", old_values."rating_class", old_values."rating_given", old_values."rating_value", old_values."rating_worst", old_values."reviewed_on", old_values."row_version", old_values."site", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d37e5d9ece93f69212d11a7e96d438a1e060b81a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c0c3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_externalreview",
                    when="AFTER",
                ),
            ),
        ),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON {on}", f"DROP INDEX {name}")
            for name, on in INDEXES.items()
        ),
    ]
