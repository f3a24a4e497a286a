"""Webhooks, the messages to them, and every attempt."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_changes_are_followed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "url",
                    models.URLField(
                        help_text="Where messages are sent: https.",
                        max_length=1000,
                        verbose_name="address",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("source", "Source"),
                                ("source_name", "Source name"),
                                ("source_identifier", "Source identifier"),
                                ("source_tie", "Source tie"),
                                ("article", "Article"),
                                ("article_url", "Article url"),
                                ("credit", "Credit"),
                                ("article_link", "Article link"),
                                ("merge", "Merge"),
                                ("topic", "Topic"),
                                ("claim", "Claim"),
                                ("claim_relation", "Claim relation"),
                                ("origin", "Origin"),
                                ("appearance", "Appearance"),
                                ("attribution", "Attribution"),
                                ("judgement", "Judgement"),
                                ("review", "Review"),
                                ("rating_scale", "Rating scale"),
                                ("external_review", "External review"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        help_text="Of which kinds of record it is told; of all of them where none is chosen.",
                        size=None,
                    ),
                ),
                (
                    "with_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Tell also of what only those see who hold a role: drafts, what was rejected.",
                        verbose_name="also what is not public",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("on", "On"), ("off", "Off"), ("failed", "Failed")],
                        default="on",
                        max_length=30,
                    ),
                ),
                ("state_reason", models.TextField(blank=True, default="", editable=False)),
                ("secret", models.TextField(editable=False)),
                ("former_secret", models.TextField(blank=True, default="", editable=False)),
                ("former_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("era", models.BigIntegerField(default=0, editable=False)),
                ("xid", models.BigIntegerField(default=0, editable=False)),
                ("last", models.BigIntegerField(default=0, editable=False)),
                ("failing_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("busy_until", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WebhookAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("milliseconds", models.PositiveIntegerField()),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("failure", models.CharField(blank=True, default="", max_length=300)),
                ("answer", models.CharField(blank=True, default="", max_length=500)),
            ],
            options={
                "verbose_name": "attempt",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.CharField(max_length=40, unique=True, verbose_name="id of the message"),
                ),
                ("change", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("source", "Source"),
                            ("source_name", "Source name"),
                            ("source_identifier", "Source identifier"),
                            ("source_tie", "Source tie"),
                            ("article", "Article"),
                            ("article_url", "Article url"),
                            ("credit", "Credit"),
                            ("article_link", "Article link"),
                            ("merge", "Merge"),
                            ("topic", "Topic"),
                            ("claim", "Claim"),
                            ("claim_relation", "Claim relation"),
                            ("origin", "Origin"),
                            ("appearance", "Appearance"),
                            ("attribution", "Attribution"),
                            ("judgement", "Judgement"),
                            ("review", "Review"),
                            ("rating_scale", "Rating scale"),
                            ("external_review", "External review"),
                        ],
                        max_length=30,
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("removed", "Removed"),
                        ],
                        max_length=30,
                    ),
                ),
                ("body", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("delivered", "Delivered"),
                            ("given_up", "Given up"),
                        ],
                        default="waiting",
                        max_length=30,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "message to a webhook",
                "verbose_name_plural": "messages to webhooks",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="WebhookEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("row_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "url",
                    models.URLField(
                        help_text="Where messages are sent: https.",
                        max_length=1000,
                        verbose_name="address",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("source", "Source"),
                                ("source_name", "Source name"),
                                ("source_identifier", "Source identifier"),
                                ("source_tie", "Source tie"),
                                ("article", "Article"),
                                ("article_url", "Article url"),
                                ("credit", "Credit"),
                                ("article_link", "Article link"),
                                ("merge", "Merge"),
                                ("topic", "Topic"),
                                ("claim", "Claim"),
                                ("claim_relation", "Claim relation"),
                                ("origin", "Origin"),
                                ("appearance", "Appearance"),
                                ("attribution", "Attribution"),
                                ("judgement", "Judgement"),
                                ("review", "Review"),
                                ("rating_scale", "Rating scale"),
                                ("external_review", "External review"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        help_text="Of which kinds of record it is told; of all of them where none is chosen.",
                        size=None,
                    ),
                ),
                (
                    "with_hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Tell also of what only those see who hold a role: drafts, what was rejected.",
                        verbose_name="also what is not public",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("on", "On"), ("off", "Off"), ("failed", "Failed")],
                        default="on",
                        max_length=30,
                    ),
                ),
                ("state_reason", models.TextField(blank=True, default="", editable=False)),
                ("former_until", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="mutednotice",
            name="mutednotice_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_kind_known",
        ),
        migrations.AlterField(
            model_name="mutednotice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assigned", "Assigned"),
                    ("signature_wanted", "Signature wanted"),
                    ("overdue", "Overdue"),
                    ("correction_requested", "Correction requested"),
                    ("corroboration_changed", "Corroboration changed"),
                    ("webhook_off", "Webhook off"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assigned", "Assigned"),
                    ("signature_wanted", "Signature wanted"),
                    ("overdue", "Overdue"),
                    ("correction_requested", "Correction requested"),
                    ("corroboration_changed", "Corroboration changed"),
                    ("webhook_off", "Webhook off"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="mutednotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "assigned",
                            "signature_wanted",
                            "overdue",
                            "correction_requested",
                            "corroboration_changed",
                            "webhook_off",
                        ],
                    )
                ),
                name="mutednotice_kind_known",
                violation_error_code="mutednotice_kind_known",
                violation_error_message="kind must be one of: assigned, signature_wanted, overdue, correction_requested, corroboration_changed, webhook_off.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "assigned",
                            "signature_wanted",
                            "overdue",
                            "correction_requested",
                            "corroboration_changed",
                            "webhook_off",
                        ],
                    )
                ),
                name="notice_kind_known",
                violation_error_code="notice_kind_known",
                violation_error_message="kind must be one of: assigned, signature_wanted, overdue, correction_requested, corroboration_changed, webhook_off.",
            ),
        ),
        migrations.AddField(
            model_name="webhook",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="webhookdelivery",
            name="webhook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="accounts.webhook",
            ),
        ),
        migrations.AddField(
            model_name="webhookattempt",
            name="delivery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attempts",
                to="accounts.webhookdelivery",
            ),
        ),
        migrations.AddField(
            model_name="webhookevent",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="webhookevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="accounts.webhook",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="webhook_named",
                violation_error_code="webhook_named",
                violation_error_message="A webhook needs a name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.UniqueConstraint(
                fields=("name",),
                name="webhook_name_once",
                violation_error_code="webhook_name_once",
                violation_error_message="There is a webhook of this name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["on", "off", "failed"])),
                name="webhook_state_known",
                violation_error_code="webhook_state_known",
                violation_error_message="state must be one of: on, off, failed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kinds__contained_by",
                        [
                            "source",
                            "source_name",
                            "source_identifier",
                            "source_tie",
                            "article",
                            "article_url",
                            "credit",
                            "article_link",
                            "merge",
                            "topic",
                            "claim",
                            "claim_relation",
                            "origin",
                            "appearance",
                            "attribution",
                            "judgement",
                            "review",
                            "rating_scale",
                            "external_review",
                        ],
                    )
                ),
                name="webhook_kinds_known",
                violation_error_code="webhook_kinds_known",
                violation_error_message="There is no such kind of record.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("former_secret", ""), ("former_until__isnull", True)),
                    models.Q(
                        models.Q(("former_secret", ""), _negated=True),
                        ("former_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="webhook_former_until_known",
                violation_error_code="webhook_former_until_known",
                violation_error_message="A former secret signs until a time that is known.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."former_secret" IS DISTINCT FROM (NEW."former_secret") OR OLD."former_until" IS DISTINCT FROM (NEW."former_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."secret" IS DISTINCT FROM (NEW."secret") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."state_reason" IS DISTINCT FROM (NEW."state_reason") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."with_hidden" IS DISTINCT FROM (NEW."with_hidden"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="c2d9e9f40ecb624b9b461df48cfdbc8989fe480a",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_f0bc8",
                    table="accounts_webhook",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_webhookevent" ("created_at", "created_by_id", "former_until", "id", "kinds", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "state", "state_reason", "url", "with_hidden") SELECT new_values."created_at", new_values."created_by_id", new_values."former_until", new_values."id", new_values."kinds", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."state", new_values."state_reason", new_values."url", new_values."with_hidden" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1b2d905b8ceb6101ef2e9768e6bf205f2509e979",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_79b54",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="accounts_webhook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_webhookevent" ("created_at", "created_by_id", "former_until", "id", "kinds", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "state", "state_reason", "url", "with_hidden") SELECT new_values."created_at", new_values."created_by_id", new_values."former_until", new_values."id", new_values."kinds", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."state", new_values."state_reason", new_values."url", new_values."with_hidden" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."former_until" IS DISTINCT FROM (new_values."former_until") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kinds" IS DISTINCT FROM (new_values."kinds") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."state_reason" IS DISTINCT FROM (new_values."state_reason") OR old_values."url" IS DISTINCT FROM (new_values."url") OR old_values."with_hidden" IS DISTINCT FROM (new_values."with_hidden")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f2ec175ffef7c97c27249ec72c2179c418175774",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_76b10",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="accounts_webhook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_webhookevent" ("created_at", "created_by_id", "former_until", "id", "kinds", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "state", "state_reason", "url", "with_hidden") SELECT old_values."created_at", old_values."created_by_id", old_values."former_until", old_values."id", old_values."kinds", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."state", old_values."state_reason", old_values."url", old_values."with_hidden" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="49807101a713f444ec455d74e24e1a39f9bc97c7",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_489f6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="accounts_webhook",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["webhook", "due_at"],
                name="webhookdelivery_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "source",
                            "source_name",
                            "source_identifier",
                            "source_tie",
                            "article",
                            "article_url",
                            "credit",
                            "article_link",
                            "merge",
                            "topic",
                            "claim",
                            "claim_relation",
                            "origin",
                            "appearance",
                            "attribution",
                            "judgement",
                            "review",
                            "rating_scale",
                            "external_review",
                        ],
                    )
                ),
                name="webhookdelivery_kind_known",
                violation_error_code="webhookdelivery_kind_known",
                violation_error_message="kind must be one of: source, source_name, source_identifier, source_tie, article, article_url, credit, article_link, merge, topic, claim, claim_relation, origin, appearance, attribution, judgement, review, rating_scale, external_review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["added", "changed", "removed"])),
                name="webhookdelivery_what_known",
                violation_error_code="webhookdelivery_what_known",
                violation_error_message="what must be one of: added, changed, removed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "delivered", "given_up"])),
                name="webhookdelivery_state_known",
                violation_error_code="webhookdelivery_state_known",
                violation_error_message="state must be one of: waiting, delivered, given_up.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.UniqueConstraint(
                fields=("webhook", "change"),
                name="webhookdelivery_once",
                violation_error_code="webhookdelivery_once",
                violation_error_message="This webhook is told of this change already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", False), ("state", "waiting"), _negated=True),
                    models.Q(
                        ("ended_at__isnull", True),
                        ("state__in", ["delivered", "given_up"]),
                        _negated=True,
                    ),
                ),
                name="webhookdelivery_ended_when_over",
                violation_error_code="webhookdelivery_ended_when_over",
                violation_error_message="A message that is over says since when, and no other does.",
            ),
        ),
        keep_for_good("accounts_webhookevent"),
    ]
