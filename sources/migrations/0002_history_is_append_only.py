"""What the history keeps is never changed, not even by the owner of the tables."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_who_speaks_and_where"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="articleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="151102abca0d62db68bf72575db3240dd9555e18",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0526f",
                    table="sources_articleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="e6b0c8c3dd3d7eea66aa6f950abce04dc0a82375",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_bf985",
                    table="sources_articleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="59eacd708be48db34203872a44882205c1f98e0e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3e12",
                    table="sources_articlelinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="c8f5018881943eb7305d88cd062a8dac7384472b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_a1d5d",
                    table="sources_articlelinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurlevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="f9907ab2bc89281b60a530f93b851cd85727fcb3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_678be",
                    table="sources_articleurlevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurlevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="1920119607345412997ee995b49bfb54d0bb6f3e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_84f56",
                    table="sources_articleurlevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="b1c81e33dfb68073fa2433865479e87ad9bdb61e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_be5e9",
                    table="sources_articleversionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="7c964ae1129e896b275d90c69f4945ba5f66817d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_00425",
                    table="sources_articleversionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="creditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="dbe6d9a29b2665718ff5a150eb95029d9e118722",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ab999",
                    table="sources_creditevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="creditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="391d8f13e5e552db2630be868d1b29c05310a48f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_4942c",
                    table="sources_creditevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="6e8c3feef73bdcfc8aaffb3848083ce90eb6faf8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_51fca",
                    table="sources_mergeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="54ae5dd25804858e89f60b254e5febe93a0881b1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_6e5da",
                    table="sources_mergeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="04a8d47af84ce9cfe7e2ba21f8631c29c364ad95",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_77535",
                    table="sources_segmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="785557a832269143cba84f7b1f6c66ecab359b20",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_c8ac3",
                    table="sources_segmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="c027df1d51e893d95deaae74cc47a0d5588797d9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_add2d",
                    table="sources_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="cf8f6828a323f4c3bdf219da95646815c8c4f55b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_4d1f4",
                    table="sources_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifierevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="86a08c3543f525ed5c2ed8e5cd77ed58b2bded4d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f0abc",
                    table="sources_sourceidentifierevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifierevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="a7c15db7c9dfee07acf7f2f2545ba49c428d55ea",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_ccdd4",
                    table="sources_sourceidentifierevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcenameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="e2a615f04348f92610564dc86a1feb084922fea7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0392",
                    table="sources_sourcenameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcenameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="c970e7c63bc8a8247520e06e004dbbf070f046d0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_f7de6",
                    table="sources_sourcenameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetieevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="6e2c83d1a0bcd4525c260576610aa4cc757fb218",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_277dd",
                    table="sources_sourcetieevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetieevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="d29dd174b1c1248ec88b54264e223da965f73bb9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_f5146",
                    table="sources_sourcetieevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
