"""What the history keeps is never changed, not even by the owner of the tables."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_attached_text_agrees"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="appearanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="964bcebef530999f3802e07245ebb6b107354552",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f7c78",
                    table="claims_appearanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="361113d3b6cb43f9c1ecb8baed93a3d91f0b8498",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_8b70f",
                    table="claims_appearanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="c97514178c60109efa883204c297314c59720000",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9dd73",
                    table="claims_attributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="f98f55c78cfb5a823caa68482d0729eca89aed8e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_98083",
                    table="claims_attributionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="0a9a139b6f6577e67b26d5dad43561113002f106",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_aeef3",
                    table="claims_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="7319e4afe3fd175014dc96dd6a8ab9bf99d890ac",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_41b99",
                    table="claims_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="d0a1cbf93af9d7361e977c18d63a12e72e971b57",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c75c8",
                    table="claims_claimrelationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="149236e2f910b690b7f66aebbbd7a7ae2f9ec358",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_15b6b",
                    table="claims_claimrelationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimsubjectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="bed3b2da586bba21d8230b550a9bea5bc38c5652",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_97e73",
                    table="claims_claimsubjectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimsubjectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="2cfb9c033bbea5d546a6eff06b12f8692168caf7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_adc09",
                    table="claims_claimsubjectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimtopicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="2270c280de9229c38733f27d28e13f9bf0534c0a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cefd0",
                    table="claims_claimtopicevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimtopicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="a2d748fe64965087592bbaa09fe997cf63309b4d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_da2d9",
                    table="claims_claimtopicevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="1c12961b90b82c1adc10021de12e7066464eb2d8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2bdab",
                    table="claims_independencejudgementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="85f3320068a037bcceca6578e01e409cb64f33cd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_47d37",
                    table="claims_independencejudgementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpairevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="089ac665b63f73fef435bad7e10fc6bf067abc79",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_49f91",
                    table="claims_matchpairevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpairevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="06c46c72eb2c3b716e136b47323bc13f8d131831",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_a2a13",
                    table="claims_matchpairevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="originevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="339b3bdf98d0b05f0714df07afc06a9b56ba9ef1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_41eab",
                    table="claims_originevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="originevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="d75b119e3be4d6a5ac7999ca912d72c9ddd4cefd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_220f8",
                    table="claims_originevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pollevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="96c6d88d36a7b2010dc1fafb16cdeb6b989e40ca",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92926",
                    table="claims_pollevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pollevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="8c941d795c150a093376ba70f0a41162151287a1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_c1a27",
                    table="claims_pollevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="60a9be98929db35f59d2cc30399504208b03f442",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2e842",
                    table="claims_suggestionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="ff7706b85948321bd09306cfd327cb1ed0788f55",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_0d850",
                    table="claims_suggestionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="9adcb2251c5d940dd1f8dd1c9ee74887d870b9ee",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7eb88",
                    table="claims_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="644916b26947d90d6da25f6efbaff6469b431998",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_a7dbd",
                    table="claims_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
