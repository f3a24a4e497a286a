"""What the history keeps is never changed, not even by the owner of the tables."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_people_and_trust"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="apitokenevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="d8addca625ae35785643e010b359f8aed552f77a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f6ae5",
                    table="accounts_apitokenevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="apitokenevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="41dead167b9dd4cfd36a35785804c7aad09836e7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_27219",
                    table="accounts_apitokenevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="56e9e0fbea25d42c65d75ca324abb126734a31b7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0af7e",
                    table="accounts_rolegrantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="963b9f01f46a09c9cc2488868d7f41ddddcb0c0e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_6c64d",
                    table="accounts_rolegrantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="56897a7742e97ecd6290cb9162143554ff99e528",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_45b21",
                    table="accounts_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="1d7307b00cc284baef586b1398bf6ee9ec79269e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_d3c63",
                    table="accounts_userevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
