"""The first records of this application."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="Article",
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
                (
                    "publisher_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Why the publisher is empty, or how it was found.",
                        max_length=500,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("reportage", "Reportage"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("editorial", "Editorial"),
                            ("wire", "Wire"),
                            ("press_release", "Press release"),
                            ("poll_release", "Poll release"),
                            ("official_document", "Official document"),
                            ("statement", "Statement"),
                            ("transcript", "Transcript"),
                            ("interview", "Interview"),
                            ("social_post", "Social post"),
                            ("fact_check", "Fact check"),
                            ("satire", "Satire"),
                        ],
                        default="reportage",
                        max_length=30,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                ("machine_translated", models.BooleanField(default=False)),
                (
                    "held",
                    models.CharField(
                        choices=[("text", "Text"), ("cited_only", "Cited only")],
                        default="text",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("live", "Live"),
                            ("updated", "Updated"),
                            ("corrected", "Corrected"),
                            ("retracted", "Retracted"),
                            ("removed", "Removed"),
                        ],
                        default="live",
                        max_length=30,
                    ),
                ),
                (
                    "notice_url",
                    models.URLField(
                        blank=True,
                        default="",
                        help_text="Where the change is announced.",
                        max_length=500,
                    ),
                ),
                ("disclaimers", models.TextField(blank=True, default="")),
                (
                    "may_show",
                    models.CharField(
                        choices=[
                            ("all", "All"),
                            ("fragments", "Fragments"),
                            ("nothing", "Nothing"),
                        ],
                        default="fragments",
                        max_length=30,
                        verbose_name="text shown",
                    ),
                ),
                (
                    "may_export",
                    models.CharField(
                        choices=[
                            ("all", "All"),
                            ("fragments", "Fragments"),
                            ("nothing", "Nothing"),
                        ],
                        default="fragments",
                        max_length=30,
                        verbose_name="text exported",
                    ),
                ),
                (
                    "published_from",
                    models.DateField(blank=True, null=True, verbose_name="published, not before"),
                ),
                (
                    "published_to",
                    models.DateField(blank=True, null=True, verbose_name="published, not after"),
                ),
                (
                    "published_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="published, as written"
                    ),
                ),
                (
                    "published_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="published, basis",
                    ),
                ),
                (
                    "published_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="published, inferred from",
                    ),
                ),
                (
                    "status_changed_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="status changed, not before"
                    ),
                ),
                (
                    "status_changed_to",
                    models.DateField(
                        blank=True, null=True, verbose_name="status changed, not after"
                    ),
                ),
                (
                    "status_changed_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="status changed, as written",
                    ),
                ),
                (
                    "status_changed_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="status changed, basis",
                    ),
                ),
                (
                    "status_changed_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="status changed, inferred from",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "genre__in",
                                [
                                    "reportage",
                                    "analysis",
                                    "opinion",
                                    "editorial",
                                    "wire",
                                    "press_release",
                                    "poll_release",
                                    "official_document",
                                    "statement",
                                    "transcript",
                                    "interview",
                                    "social_post",
                                    "fact_check",
                                    "satire",
                                ],
                            )
                        ),
                        name="article_genre_known",
                        violation_error_code="article_genre_known",
                        violation_error_message="genre must be one of: reportage, analysis, opinion, editorial, wire, press_release, poll_release, official_document, statement, transcript, interview, social_post, fact_check, satire.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held__in", ["text", "cited_only"])),
                        name="article_held_known",
                        violation_error_code="article_held_known",
                        violation_error_message="held must be one of: text, cited_only.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["live", "updated", "corrected", "retracted", "removed"])
                        ),
                        name="article_status_known",
                        violation_error_code="article_status_known",
                        violation_error_message="status must be one of: live, updated, corrected, retracted, removed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("may_show__in", ["all", "fragments", "nothing"])),
                        name="article_may_show_known",
                        violation_error_code="article_may_show_known",
                        violation_error_message="may_show must be one of: all, fragments, nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("may_export__in", ["all", "fragments", "nothing"])),
                        name="article_may_export_known",
                        violation_error_code="article_may_export_known",
                        violation_error_message="may_export must be one of: all, fragments, nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="article_titled",
                        violation_error_code="article_titled",
                        violation_error_message="An article needs a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="article_language_is_bcp47",
                        violation_error_code="article_language_is_bcp47",
                        violation_error_message="A language is given as in BCP 47, such as en or zh-Hant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_from__isnull", True),
                            ("published_to__isnull", True),
                            ("published_from__lte", models.F("published_to")),
                            _connector="OR",
                        ),
                        name="article_published_ordered",
                        violation_error_code="article_published_ordered",
                        violation_error_message="Published: the first possible day is later than the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status_changed_from__isnull", True),
                            ("status_changed_to__isnull", True),
                            ("status_changed_from__lte", models.F("status_changed_to")),
                            _connector="OR",
                        ),
                        name="article_status_changed_ordered",
                        violation_error_code="article_status_changed_ordered",
                        violation_error_message="Status changed: the first possible day is later than the last.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleLink",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reprint_of", "Reprint of"),
                            ("excerpt_of", "Excerpt of"),
                            ("rewrite_of", "Rewrite of"),
                            ("translation_of", "Translation of"),
                            ("machine_translation_of", "Machine translation of"),
                            ("update_of", "Update of"),
                            ("corrects", "Corrects"),
                            ("retracts", "Retracts"),
                            ("near_duplicate_of", "Near duplicate of"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("curator", "Curator"),
                            ("declared", "Declared"),
                            ("canonical_url", "Canonical url"),
                            ("fingerprint", "Fingerprint"),
                        ],
                        default="curator",
                        max_length=30,
                    ),
                ),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True),
                ),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                (
                    "judged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                (
                    "from_article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_from",
                        to="sources.article",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_to",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "ordering": ["from_article", "kind", "to_article"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "reprint_of",
                                    "excerpt_of",
                                    "rewrite_of",
                                    "translation_of",
                                    "machine_translation_of",
                                    "update_of",
                                    "corrects",
                                    "retracts",
                                    "near_duplicate_of",
                                ],
                            )
                        ),
                        name="articlelink_kind_known",
                        violation_error_code="articlelink_kind_known",
                        violation_error_message="kind must be one of: reprint_of, excerpt_of, rewrite_of, translation_of, machine_translation_of, update_of, corrects, retracts, near_duplicate_of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("method__in", ["curator", "declared", "canonical_url", "fingerprint"])
                        ),
                        name="articlelink_method_known",
                        violation_error_code="articlelink_method_known",
                        violation_error_message="method must be one of: curator, declared, canonical_url, fingerprint.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judgement__in", ["suggested", "unsure", "confirmed", "rejected"])
                        ),
                        name="articlelink_judgement_known",
                        violation_error_code="articlelink_judgement_known",
                        violation_error_message="judgement must be one of: suggested, unsure, confirmed, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_article", models.F("to_article")), _negated=True),
                        name="articlelink_not_to_itself",
                        violation_error_code="articlelink_not_to_itself",
                        violation_error_message="An article is no copy of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", 1)),
                            _connector="OR",
                        ),
                        name="articlelink_score_in_range",
                        violation_error_code="articlelink_score_in_range",
                        violation_error_message="A containment score lies between 0 and 1.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("judgement", "rejected"), _negated=True),
                        fields=("from_article", "to_article", "kind"),
                        name="articlelink_once_live",
                        violation_error_code="articlelink_once_live",
                        violation_error_message="This link is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleLinkEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reprint_of", "Reprint of"),
                            ("excerpt_of", "Excerpt of"),
                            ("rewrite_of", "Rewrite of"),
                            ("translation_of", "Translation of"),
                            ("machine_translation_of", "Machine translation of"),
                            ("update_of", "Update of"),
                            ("corrects", "Corrects"),
                            ("retracts", "Retracts"),
                            ("near_duplicate_of", "Near duplicate of"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("curator", "Curator"),
                            ("declared", "Declared"),
                            ("canonical_url", "Canonical url"),
                            ("fingerprint", "Fingerprint"),
                        ],
                        default="curator",
                        max_length=30,
                    ),
                ),
                (
                    "score",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True),
                ),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                (
                    "judged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                (
                    "from_article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.articlelink",
                    ),
                ),
                (
                    "to_article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleUrl",
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
                ("url", models.URLField(max_length=2000)),
                ("normalised", models.CharField(editable=False, max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("canonical", "Canonical"),
                            ("alternate", "Alternate"),
                            ("amp", "AMP"),
                            ("archive", "Archive"),
                            ("mirror", "Mirror"),
                        ],
                        default="canonical",
                        max_length=30,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="urls",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "kind", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["canonical", "alternate", "amp", "archive", "mirror"])
                        ),
                        name="articleurl_kind_known",
                        violation_error_code="articleurl_kind_known",
                        violation_error_message="kind must be one of: canonical, alternate, amp, archive, mirror.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("normalised", ""), _negated=True),
                        ),
                        name="articleurl_not_empty",
                        violation_error_code="articleurl_not_empty",
                        violation_error_message="An address is not empty.",
                    ),
                    models.UniqueConstraint(
                        fields=("normalised",),
                        name="articleurl_once",
                        violation_error_code="articleurl_once",
                        violation_error_message="Another article stands at this address.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleUrlEvent",
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
                ("url", models.URLField(max_length=2000)),
                ("normalised", models.CharField(editable=False, max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("canonical", "Canonical"),
                            ("alternate", "Alternate"),
                            ("amp", "AMP"),
                            ("archive", "Archive"),
                            ("mirror", "Mirror"),
                        ],
                        default="canonical",
                        max_length=30,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.articleurl",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleVersion",
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
                ("sequence", models.PositiveIntegerField(default=1)),
                (
                    "captured_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("text", models.TextField(blank=True, null=True)),
                ("length", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("archive_url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "extractor",
                    models.CharField(
                        blank=True, default="", help_text="Name and version.", max_length=100
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "sequence"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sequence__gte", 1)),
                        name="articleversion_sequence_from_one",
                        violation_error_code="articleversion_sequence_from_one",
                        violation_error_message="Versions are counted from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("length__gt", 0)),
                        name="articleversion_not_empty",
                        violation_error_code="articleversion_not_empty",
                        violation_error_message="A version has a text.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="articleversion_sha256",
                        violation_error_code="articleversion_sha256",
                        violation_error_message="A SHA-256 has 64 hexadecimal digits.",
                    ),
                    models.UniqueConstraint(
                        fields=("article", "sequence"),
                        name="articleversion_sequence_once",
                        violation_error_code="articleversion_sequence_once",
                        violation_error_message="This version already exists.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleVersionEvent",
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
                ("sequence", models.PositiveIntegerField(default=1)),
                (
                    "captured_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("length", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("archive_url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "extractor",
                    models.CharField(
                        blank=True, default="", help_text="Name and version.", max_length=100
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.articleversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Credit",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("speaker", "Speaker"),
                            ("editor", "Editor"),
                            ("translator", "Translator"),
                            ("wire", "Wire"),
                            ("data_provider", "Data provider"),
                        ],
                        default="author",
                        max_length=30,
                    ),
                ),
                ("credited_as", models.CharField(blank=True, default="", max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credits",
                        to="sources.article",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "author",
                                    "speaker",
                                    "editor",
                                    "translator",
                                    "wire",
                                    "data_provider",
                                ],
                            )
                        ),
                        name="credit_role_known",
                        violation_error_code="credit_role_known",
                        violation_error_message="role must be one of: author, speaker, editor, translator, wire, data_provider.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("source", "Source"), ("article", "Article"), ("claim", "Claim")],
                        max_length=30,
                    ),
                ),
                ("survivor_id", models.BigIntegerField()),
                ("merged_id", models.BigIntegerField()),
                ("moved", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField()),
                (
                    "merged_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["source", "article", "claim"])),
                        name="merge_kind_known",
                        violation_error_code="merge_kind_known",
                        violation_error_message="kind must be one of: source, article, claim.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("survivor_id", models.F("merged_id")), _negated=True),
                        name="merge_not_into_itself",
                        violation_error_code="merge_not_into_itself",
                        violation_error_message="A record cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="merge_reasoned",
                        violation_error_code="merge_reasoned",
                        violation_error_message="Say why the two are one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merge_undone_whole",
                        violation_error_code="merge_undone_whole",
                        violation_error_message="Who undid a merge and when are recorded together.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("kind", "merged_id"),
                        name="merge_once_live",
                        violation_error_code="merge_once_live",
                        violation_error_message="This record is already merged into another one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("source", "Source"), ("article", "Article"), ("claim", "Claim")],
                        max_length=30,
                    ),
                ),
                ("survivor_id", models.BigIntegerField()),
                ("merged_id", models.BigIntegerField()),
                ("moved", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField()),
                (
                    "merged_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.merge",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("furniture", "Furniture"),
                            ("caption", "Caption"),
                            ("disclaimer", "Disclaimer"),
                            ("headline", "Headline"),
                            ("byline", "Byline"),
                            ("related", "Related"),
                        ],
                        max_length=30,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="segments",
                        to="sources.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "start"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "furniture",
                                    "caption",
                                    "disclaimer",
                                    "headline",
                                    "byline",
                                    "related",
                                ],
                            )
                        ),
                        name="segment_kind_known",
                        violation_error_code="segment_kind_known",
                        violation_error_message="kind must be one of: furniture, caption, disclaimer, headline, byline, related.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="segment_ordered",
                        violation_error_code="segment_ordered",
                        violation_error_message="A segment ends after it starts.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("version"), "="),
                            (
                                models.Func(
                                    models.F("start"),
                                    django.db.models.functions.comparison.Greatest("start", "end"),
                                    function="int4range",
                                    output_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="segment_no_overlap",
                        violation_error_code="segment_no_overlap",
                        violation_error_message="Two segments of a text never overlap.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SegmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("furniture", "Furniture"),
                            ("caption", "Caption"),
                            ("disclaimer", "Disclaimer"),
                            ("headline", "Headline"),
                            ("byline", "Byline"),
                            ("related", "Related"),
                        ],
                        max_length=30,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.segment",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.articleversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("publisher", "Publisher"),
                            ("news_agency", "News agency"),
                            ("broadcaster", "Broadcaster"),
                            ("platform", "Platform"),
                            ("pollster", "Pollster"),
                            ("research_body", "Research body"),
                            ("government_body", "Government body"),
                            ("party", "Party"),
                            ("company", "Company"),
                            ("ngo", "NGO"),
                            ("court", "Court"),
                            ("intergovernmental", "Intergovernmental"),
                            ("group", "Group"),
                        ],
                        max_length=30,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="ISO 3166, two capital letters.",
                        max_length=2,
                    ),
                ),
                ("homepage", models.URLField(blank=True, default="", max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Active"), ("merged", "Merged")],
                        default="active",
                        max_length=30,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "person",
                                    "publisher",
                                    "news_agency",
                                    "broadcaster",
                                    "platform",
                                    "pollster",
                                    "research_body",
                                    "government_body",
                                    "party",
                                    "company",
                                    "ngo",
                                    "court",
                                    "intergovernmental",
                                    "group",
                                ],
                            )
                        ),
                        name="source_kind_known",
                        violation_error_code="source_kind_known",
                        violation_error_message="kind must be one of: person, publisher, news_agency, broadcaster, platform, pollster, research_body, government_body, party, company, ngo, court, intergovernmental, group.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "merged"])),
                        name="source_status_known",
                        violation_error_code="source_status_known",
                        violation_error_message="status must be one of: active, merged.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="source_named",
                        violation_error_code="source_named",
                        violation_error_message="A source needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"
                        ),
                        name="source_country_is_iso",
                        violation_error_code="source_country_is_iso",
                        violation_error_message="A country is given as two capital letters, such as JP.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("status", "merged")),
                            models.Q(
                                models.Q(("status", "merged"), _negated=True),
                                ("merged_into__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="source_merged_names_survivor",
                        violation_error_code="source_merged_names_survivor",
                        violation_error_message="A merged source names its survivor, an active one has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="source_not_merged_into_itself",
                        violation_error_code="source_not_merged_into_itself",
                        violation_error_message="A source cannot be merged into itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CreditEvent",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Author"),
                            ("speaker", "Speaker"),
                            ("editor", "Editor"),
                            ("translator", "Translator"),
                            ("wire", "Wire"),
                            ("data_provider", "Data provider"),
                        ],
                        default="author",
                        max_length=30,
                    ),
                ),
                ("credited_as", models.CharField(blank=True, default="", max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.credit",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="credit",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="credits",
                to="sources.source",
            ),
        ),
        migrations.CreateModel(
            name="ArticleEvent",
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
                (
                    "publisher_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Why the publisher is empty, or how it was found.",
                        max_length=500,
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("reportage", "Reportage"),
                            ("analysis", "Analysis"),
                            ("opinion", "Opinion"),
                            ("editorial", "Editorial"),
                            ("wire", "Wire"),
                            ("press_release", "Press release"),
                            ("poll_release", "Poll release"),
                            ("official_document", "Official document"),
                            ("statement", "Statement"),
                            ("transcript", "Transcript"),
                            ("interview", "Interview"),
                            ("social_post", "Social post"),
                            ("fact_check", "Fact check"),
                            ("satire", "Satire"),
                        ],
                        default="reportage",
                        max_length=30,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                ("machine_translated", models.BooleanField(default=False)),
                (
                    "held",
                    models.CharField(
                        choices=[("text", "Text"), ("cited_only", "Cited only")],
                        default="text",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("live", "Live"),
                            ("updated", "Updated"),
                            ("corrected", "Corrected"),
                            ("retracted", "Retracted"),
                            ("removed", "Removed"),
                        ],
                        default="live",
                        max_length=30,
                    ),
                ),
                (
                    "notice_url",
                    models.URLField(
                        blank=True,
                        default="",
                        help_text="Where the change is announced.",
                        max_length=500,
                    ),
                ),
                ("disclaimers", models.TextField(blank=True, default="")),
                (
                    "may_show",
                    models.CharField(
                        choices=[
                            ("all", "All"),
                            ("fragments", "Fragments"),
                            ("nothing", "Nothing"),
                        ],
                        default="fragments",
                        max_length=30,
                        verbose_name="text shown",
                    ),
                ),
                (
                    "may_export",
                    models.CharField(
                        choices=[
                            ("all", "All"),
                            ("fragments", "Fragments"),
                            ("nothing", "Nothing"),
                        ],
                        default="fragments",
                        max_length=30,
                        verbose_name="text exported",
                    ),
                ),
                (
                    "published_from",
                    models.DateField(blank=True, null=True, verbose_name="published, not before"),
                ),
                (
                    "published_to",
                    models.DateField(blank=True, null=True, verbose_name="published, not after"),
                ),
                (
                    "published_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="published, as written"
                    ),
                ),
                (
                    "published_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="published, basis",
                    ),
                ),
                (
                    "published_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="published, inferred from",
                    ),
                ),
                (
                    "status_changed_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="status changed, not before"
                    ),
                ),
                (
                    "status_changed_to",
                    models.DateField(
                        blank=True, null=True, verbose_name="status changed, not after"
                    ),
                ),
                (
                    "status_changed_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="status changed, as written",
                    ),
                ),
                (
                    "status_changed_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="status changed, basis",
                    ),
                ),
                (
                    "status_changed_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="status changed, inferred from",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.article",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="sources.source",
            ),
        ),
        migrations.CreateModel(
            name="SourceEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "Person"),
                            ("publisher", "Publisher"),
                            ("news_agency", "News agency"),
                            ("broadcaster", "Broadcaster"),
                            ("platform", "Platform"),
                            ("pollster", "Pollster"),
                            ("research_body", "Research body"),
                            ("government_body", "Government body"),
                            ("party", "Party"),
                            ("company", "Company"),
                            ("ngo", "NGO"),
                            ("court", "Court"),
                            ("intergovernmental", "Intergovernmental"),
                            ("group", "Group"),
                        ],
                        max_length=30,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="ISO 3166, two capital letters.",
                        max_length=2,
                    ),
                ),
                ("homepage", models.URLField(blank=True, default="", max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[("active", "Active"), ("merged", "Merged")],
                        default="active",
                        max_length=30,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceIdentifier",
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
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("wikidata", "Wikidata"),
                            ("issn", "ISSN"),
                            ("isni", "ISNI"),
                            ("orcid", "ORCID"),
                            ("lei", "LEI"),
                            ("domain", "Domain"),
                            ("ifcn", "IFCN"),
                        ],
                        max_length=30,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "scheme", "value"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "scheme__in",
                                ["wikidata", "issn", "isni", "orcid", "lei", "domain", "ifcn"],
                            )
                        ),
                        name="sourceidentifier_scheme_known",
                        violation_error_code="sourceidentifier_scheme_known",
                        violation_error_message="scheme must be one of: wikidata, issn, isni, orcid, lei, domain, ifcn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scheme", "wikidata"), ("value__regex", "^Q[1-9][0-9]*$")),
                            models.Q(
                                ("scheme", "issn"), ("value__regex", "^[0-9]{4}-[0-9]{3}[0-9X]$")
                            ),
                            models.Q(("scheme", "isni"), ("value__regex", "^[0-9]{15}[0-9X]$")),
                            models.Q(
                                ("scheme", "orcid"),
                                ("value__regex", "^([0-9]{4}-){3}[0-9]{3}[0-9X]$"),
                            ),
                            models.Q(("scheme", "lei"), ("value__regex", "^[A-Z0-9]{18}[0-9]{2}$")),
                            models.Q(
                                ("scheme", "domain"),
                                (
                                    "value__regex",
                                    "^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,}$",
                                ),
                            ),
                            models.Q(("scheme", "ifcn"), ("value__regex", "^[^ ]+$")),
                            models.Q(
                                (
                                    "scheme__in",
                                    ["wikidata", "issn", "isni", "orcid", "lei", "domain", "ifcn"],
                                ),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="sourceidentifier_fits_its_register",
                        violation_error_code="sourceidentifier_fits_its_register",
                        violation_error_message="This is no identifier of that register: a domain is a host name such as levada.ru, a Wikidata item is Q and a number.",
                    ),
                    models.UniqueConstraint(
                        fields=("scheme", "value"),
                        name="sourceidentifier_once",
                        violation_error_code="sourceidentifier_once",
                        violation_error_message="Another source carries this identifier.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceIdentifierEvent",
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
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("wikidata", "Wikidata"),
                            ("issn", "ISSN"),
                            ("isni", "ISNI"),
                            ("orcid", "ORCID"),
                            ("lei", "LEI"),
                            ("domain", "Domain"),
                            ("ifcn", "IFCN"),
                        ],
                        max_length=30,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.sourceidentifier",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceName",
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
                ("text", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("preferred", "Preferred"),
                            ("alias", "Alias"),
                            ("former", "Former"),
                            ("transliteration", "Transliteration"),
                            ("garbled", "Garbled"),
                        ],
                        default="alias",
                        max_length=30,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("certain", "Certain"),
                            ("likely", "Likely"),
                            ("unsure", "Unsure"),
                        ],
                        default="certain",
                        max_length=30,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "kind", "text"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["preferred", "alias", "former", "transliteration", "garbled"],
                            )
                        ),
                        name="sourcename_kind_known",
                        violation_error_code="sourcename_kind_known",
                        violation_error_message="kind must be one of: preferred, alias, former, transliteration, garbled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["certain", "likely", "unsure"])),
                        name="sourcename_certainty_known",
                        violation_error_code="sourcename_certainty_known",
                        violation_error_message="certainty must be one of: certain, likely, unsure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="sourcename_not_empty",
                        violation_error_code="sourcename_not_empty",
                        violation_error_message="A name is not empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="sourcename_language_is_bcp47",
                        violation_error_code="sourcename_language_is_bcp47",
                        violation_error_message="A language is given as in BCP 47, such as en or zh-Hant.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "preferred")),
                        fields=("source", "language"),
                        name="sourcename_one_preferred",
                        violation_error_code="sourcename_one_preferred",
                        violation_error_message="This source already has a preferred name in this language.",
                    ),
                    models.UniqueConstraint(
                        fields=("source", "text", "language", "kind"),
                        name="sourcename_once",
                        violation_error_code="sourcename_once",
                        violation_error_message="This source already has this name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceNameEvent",
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
                ("text", models.CharField(max_length=200)),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("preferred", "Preferred"),
                            ("alias", "Alias"),
                            ("former", "Former"),
                            ("transliteration", "Transliteration"),
                            ("garbled", "Garbled"),
                        ],
                        default="alias",
                        max_length=30,
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("certain", "Certain"),
                            ("likely", "Likely"),
                            ("unsure", "Unsure"),
                        ],
                        default="certain",
                        max_length=30,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.sourcename",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceTie",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("owns", "Owns"),
                            ("controls", "Controls"),
                            ("state_operated_by", "State operated by"),
                            ("brand_of", "Brand of"),
                            ("successor_of", "Successor of"),
                            ("speaks_for", "Speaks for"),
                            ("affiliated_with", "Affiliated with"),
                        ],
                        max_length=30,
                    ),
                ),
                ("office", models.CharField(blank=True, default="", max_length=200)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Share owned, 0 to 100.",
                        max_digits=5,
                        null=True,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("evidence_url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "from_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties_from",
                        to="sources.source",
                    ),
                ),
                (
                    "to_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties_to",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["from_source", "kind", "to_source", "since"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "owns",
                                    "controls",
                                    "state_operated_by",
                                    "brand_of",
                                    "successor_of",
                                    "speaks_for",
                                    "affiliated_with",
                                ],
                            )
                        ),
                        name="sourcetie_kind_known",
                        violation_error_code="sourcetie_kind_known",
                        violation_error_message="kind must be one of: owns, controls, state_operated_by, brand_of, successor_of, speaks_for, affiliated_with.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_source", models.F("to_source")), _negated=True),
                        name="sourcetie_not_to_itself",
                        violation_error_code="sourcetie_not_to_itself",
                        violation_error_message="A source has no tie to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percentage__isnull", True),
                            models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                            _connector="OR",
                        ),
                        name="sourcetie_percentage_in_range",
                        violation_error_code="sourcetie_percentage_in_range",
                        violation_error_message="A percentage lies between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("since__lte", models.F("until")),
                            _connector="OR",
                        ),
                        name="sourcetie_dates_ordered",
                        violation_error_code="sourcetie_dates_ordered",
                        violation_error_message="A tie does not end before it begins.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("from_source"), "="),
                            (models.F("to_source"), "="),
                            (models.F("kind"), "="),
                            (
                                models.Func(
                                    models.F("since"),
                                    django.db.models.functions.comparison.Greatest(
                                        "since",
                                        django.db.models.functions.comparison.Coalesce(
                                            "until", datetime.date(9999, 12, 31)
                                        ),
                                    ),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="sourcetie_no_overlap",
                        violation_error_code="sourcetie_no_overlap",
                        violation_error_message="The same tie is already recorded for some of these days.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceTieEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("owns", "Owns"),
                            ("controls", "Controls"),
                            ("state_operated_by", "State operated by"),
                            ("brand_of", "Brand of"),
                            ("successor_of", "Successor of"),
                            ("speaks_for", "Speaks for"),
                            ("affiliated_with", "Affiliated with"),
                        ],
                        max_length=30,
                    ),
                ),
                ("office", models.CharField(blank=True, default="", max_length=200)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Share owned, 0 to 100.",
                        max_digits=5,
                        null=True,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("evidence_url", models.URLField(blank=True, default="", max_length=500)),
                (
                    "from_source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="sources.sourcetie",
                    ),
                ),
                (
                    "to_source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelink",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."from_article_id" IS DISTINCT FROM (NEW."from_article_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."judgement" IS DISTINCT FROM (NEW."judgement") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."to_article_id" IS DISTINCT FROM (NEW."to_article_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="8c864e8be9d0d4567b979f986cfa4a9e947e71bd",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_c02c2",
                    table="sources_articlelink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articlelinkevent" ("created_at", "from_article_id", "id", "judged_at", "judged_by_id", "judgement", "kind", "method", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "score", "to_article_id") SELECT new_values."created_at", new_values."from_article_id", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."judgement", new_values."kind", new_values."method", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."score", new_values."to_article_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4f2fbd11d2d17d11e29f281d2fec5cd4d5638405",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5abbb",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_articlelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articlelinkevent" ("created_at", "from_article_id", "id", "judged_at", "judged_by_id", "judgement", "kind", "method", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "score", "to_article_id") SELECT new_values."created_at", new_values."from_article_id", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."judgement", new_values."kind", new_values."method", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."score", new_values."to_article_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8670049bbcec70d88bc3cf8d92c0cc65897d6389",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e32ae",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_articlelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlelink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articlelinkevent" ("created_at", "from_article_id", "id", "judged_at", "judged_by_id", "judgement", "kind", "method", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "score", "to_article_id") SELECT old_values."created_at", old_values."from_article_id", old_values."id", old_values."judged_at", old_values."judged_by_id", old_values."judgement", old_values."kind", old_values."method", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."score", old_values."to_article_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0f66179a5d1b80ab9640524ea35fef156c815108",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_729d1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_articlelink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurl",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."normalised" IS DISTINCT FROM (NEW."normalised") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="447286601879d1b29670210d2ede51bedb971122",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_bfba3",
                    table="sources_articleurl",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurl",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleurlevent" ("article_id", "created_at", "id", "kind", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "url") SELECT new_values."article_id", new_values."created_at", new_values."id", new_values."kind", new_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7a5d4277cdd3117d809c2a1a8061d965af83639b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7d833",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_articleurl",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurl",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleurlevent" ("article_id", "created_at", "id", "kind", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "url") SELECT new_values."article_id", new_values."created_at", new_values."id", new_values."kind", new_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="76c785bbfa9eff1869e636b7f59b38e1c517e06f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4295",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_articleurl",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleurl",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleurlevent" ("article_id", "created_at", "id", "kind", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "url") SELECT old_values."article_id", old_values."created_at", old_values."id", old_values."kind", old_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6f849529fa1e1cba7cd174dbfd3286df8fcbd67e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3892c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_articleurl",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="articleversion",
            index=models.Index(fields=["sha256"], name="articleversion_sha256_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."archive_url" IS DISTINCT FROM (NEW."archive_url") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."captured_at" IS DISTINCT FROM (NEW."captured_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."extractor" IS DISTINCT FROM (NEW."extractor") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."length" IS DISTINCT FROM (NEW."length") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="bfa1bcc12339cf5a59963ceb940c824aea42a818",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_f8800",
                    table="sources_articleversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="text_is_hashed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.text IS NOT NULL AND (\n        char_length(NEW.text) <> NEW.length\n        OR encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') <> NEW.sha256\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'articleversion_text_is_hashed', MESSAGE = format('The text does not have the recorded length and SHA-256.');\n    END IF;\n RETURN NEW;",
                    hash="ee595a727ab693de534e113d28798edd69686b09",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_text_is_hashed_740e8",
                    table="sources_articleversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="text_immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (OLD.text IS NOT NULL AND NEW.text IS DISTINCT FROM OLD.text)\n        OR (NEW.article_id, NEW.sequence, NEW.length, NEW.sha256)\n            IS DISTINCT FROM (OLD.article_id, OLD.sequence, OLD.length, OLD.sha256) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'articleversion_text_immutable', MESSAGE = format('The text of a version never changes: add another version.');\n    END IF;\n RETURN NEW;",
                    hash="f6ae09496c4960edb3dee4e1113f78f97acb9342",
                    operation="UPDATE",
                    pgid="pgtrigger_text_immutable_d7014",
                    table="sources_articleversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="differs_from_last",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM sources_articleversion before\n        WHERE before.article_id = NEW.article_id AND before.sequence = NEW.sequence - 1\n            AND before.sha256 = NEW.sha256\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'articleversion_differs_from_last', MESSAGE = format('The text is the same as in the version before.');\n    END IF;\n RETURN NEW;",
                    hash="b538c8e934d073e6969c69e54c2af4014614ba57",
                    operation="INSERT",
                    pgid="pgtrigger_differs_from_last_e5d57",
                    table="sources_articleversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleversionevent" ("archive_url", "article_id", "captured_at", "created_at", "extractor", "id", "length", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "sequence", "sha256") SELECT new_values."archive_url", new_values."article_id", new_values."captured_at", new_values."created_at", new_values."extractor", new_values."id", new_values."length", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."sequence", new_values."sha256" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3b3c1406e5e3af84754683e383232dfe21546320",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_97b3d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_articleversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleversionevent" ("archive_url", "article_id", "captured_at", "created_at", "extractor", "id", "length", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "sequence", "sha256") SELECT new_values."archive_url", new_values."article_id", new_values."captured_at", new_values."created_at", new_values."extractor", new_values."id", new_values."length", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."sequence", new_values."sha256" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."archive_url" IS DISTINCT FROM (new_values."archive_url") OR old_values."article_id" IS DISTINCT FROM (new_values."article_id") OR old_values."captured_at" IS DISTINCT FROM (new_values."captured_at") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."extractor" IS DISTINCT FROM (new_values."extractor") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."length" IS DISTINCT FROM (new_values."length") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."sequence" IS DISTINCT FROM (new_values."sequence") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="342e66d46aa0d8fed9c9fa3869ed9a407f19fcf4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_117e4",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_articleversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleversionevent" ("archive_url", "article_id", "captured_at", "created_at", "extractor", "id", "length", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "sequence", "sha256") SELECT old_values."archive_url", old_values."article_id", old_values."captured_at", old_values."created_at", old_values."extractor", old_values."id", old_values."length", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."sequence", old_values."sha256" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1d83068774508eda49b87c99c0837423d072b241",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bf42d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_articleversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mergeevent" ("id", "kind", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "survivor_id", "undone_at", "undone_by_id") SELECT new_values."id", new_values."kind", new_values."merged_at", new_values."merged_by_id", new_values."merged_id", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."survivor_id", new_values."undone_at", new_values."undone_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2f5a5a2f913f67d960cd9956b8a02ab06d7a4266",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c5b50",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mergeevent" ("id", "kind", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "survivor_id", "undone_at", "undone_by_id") SELECT new_values."id", new_values."kind", new_values."merged_at", new_values."merged_by_id", new_values."merged_id", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."survivor_id", new_values."undone_at", new_values."undone_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1ccbe1654d663ebd87f0b705674762f6f6349565",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0bbed",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_mergeevent" ("id", "kind", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "survivor_id", "undone_at", "undone_by_id") SELECT old_values."id", old_values."kind", old_values."merged_at", old_values."merged_by_id", old_values."merged_id", old_values."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."survivor_id", old_values."undone_at", old_values."undone_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4bef77cc3d7728c4a94ec26343b3adab4e761360",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_79744",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_segmentevent" ("end", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") SELECT new_values."end", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."start", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9233713bea982e224f61f3f6f2f316046275570e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bffe8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_segment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_segmentevent" ("end", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") SELECT new_values."end", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."start", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="aed24a07eb93f3f28f98e846f1dcc1df37496673",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_64465",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_segment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_segmentevent" ("end", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") SELECT old_values."end", old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."start", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3e1b63779e08a462c3e8913bdb913a86c584ca3c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_22410",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_segment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(fields=["name"], name="source_name"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."homepage" IS DISTINCT FROM (NEW."homepage") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="cb50ab79f8bf89e37d5465647ff4769f5bf3d8f3",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_d18a1",
                    table="sources_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceevent" ("country", "created_at", "description", "homepage", "id", "kind", "merged_into_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "status") SELECT new_values."country", new_values."created_at", new_values."description", new_values."homepage", new_values."id", new_values."kind", new_values."merged_into_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4ef8dcd0404cec7572e59bbd8dec0328604e31c4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c3ed3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceevent" ("country", "created_at", "description", "homepage", "id", "kind", "merged_into_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "status") SELECT new_values."country", new_values."created_at", new_values."description", new_values."homepage", new_values."id", new_values."kind", new_values."merged_into_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="748d194fb0fbdecab6b6dfe60286080fed5334f9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6185",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceevent" ("country", "created_at", "description", "homepage", "id", "kind", "merged_into_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "status") SELECT old_values."country", old_values."created_at", old_values."description", old_values."homepage", old_values."id", old_values."kind", old_values."merged_into_id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0fa5df1f9914738863db1b555207e8f9768a1149",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fde77",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.UniqueConstraint(
                fields=("article", "source", "role"),
                name="credit_once",
                violation_error_code="credit_once",
                violation_error_message="This source is already credited for this.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credit",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."credited_as" IS DISTINCT FROM (NEW."credited_as") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="76519a0edcb1838f2441225c1f09c856ea2e0a6b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_01b07",
                    table="sources_credit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_creditevent" ("article_id", "created_at", "credited_as", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "row_version", "source_id") SELECT new_values."article_id", new_values."created_at", new_values."credited_as", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."role", new_values."row_version", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8038686458432d50b4c76774234971fa7461431c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_32fc1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_credit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_creditevent" ("article_id", "created_at", "credited_as", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "row_version", "source_id") SELECT new_values."article_id", new_values."created_at", new_values."credited_as", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."role", new_values."row_version", new_values."source_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ed2c7a1c306ba26dfef6a6a17810b6d653137162",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_96c64",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_credit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_creditevent" ("article_id", "created_at", "credited_as", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "row_version", "source_id") SELECT old_values."article_id", old_values."created_at", old_values."credited_as", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."role", old_values."row_version", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a5ca09c1dd30c75f7a75b2802b7e20c66aca2fc6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88b48",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_credit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("publisher__isnull", False),
                    models.Q(("publisher_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="article_publisher_or_reason",
                violation_error_code="article_publisher_or_reason",
                violation_error_message="Name the publisher, or say why it is not known.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."disclaimers" IS DISTINCT FROM (NEW."disclaimers") OR OLD."genre" IS DISTINCT FROM (NEW."genre") OR OLD."held" IS DISTINCT FROM (NEW."held") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."machine_translated" IS DISTINCT FROM (NEW."machine_translated") OR OLD."may_export" IS DISTINCT FROM (NEW."may_export") OR OLD."may_show" IS DISTINCT FROM (NEW."may_show") OR OLD."notice_url" IS DISTINCT FROM (NEW."notice_url") OR OLD."published_as_written" IS DISTINCT FROM (NEW."published_as_written") OR OLD."published_basis" IS DISTINCT FROM (NEW."published_basis") OR OLD."published_from" IS DISTINCT FROM (NEW."published_from") OR OLD."published_reason" IS DISTINCT FROM (NEW."published_reason") OR OLD."published_to" IS DISTINCT FROM (NEW."published_to") OR OLD."publisher_id" IS DISTINCT FROM (NEW."publisher_id") OR OLD."publisher_reason" IS DISTINCT FROM (NEW."publisher_reason") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_changed_as_written" IS DISTINCT FROM (NEW."status_changed_as_written") OR OLD."status_changed_basis" IS DISTINCT FROM (NEW."status_changed_basis") OR OLD."status_changed_from" IS DISTINCT FROM (NEW."status_changed_from") OR OLD."status_changed_reason" IS DISTINCT FROM (NEW."status_changed_reason") OR OLD."status_changed_to" IS DISTINCT FROM (NEW."status_changed_to") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="afc88ecd3942c6aadd6c25ef6f622b4ee8cf7fde",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_7015c",
                    table="sources_article",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT new_values."created_at", new_values."disclaimers", new_values."genre", new_values."held", new_values."id", new_values."language", new_values."machine_translated", new_values."may_export", new_values."may_show", new_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."published_as_written", new_values."published_basis", new_values."published_from", new_values."published_reason", new_values."published_to", new_values."publisher_id", new_values."publisher_reason", new_values."row_version", new_values."status", new_values."status_changed_as_written", new_values."status_changed_basis", new_values."status_changed_from", new_values."status_changed_reason", new_values."status_changed_to", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="48fc556d46ad1141ccb33304215e87f614429880",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0de75",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT new_values."created_at", new_values."disclaimers", new_values."genre", new_values."held", new_values."id", new_values."language", new_values."machine_translated", new_values."may_export", new_values."may_show", new_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."published_as_written", new_values."published_basis", new_values."published_from", new_values."published_reason", new_values."published_to", new_values."publisher_id", new_values."publisher_reason", new_values."row_version", new_values."status", new_values."status_changed_as_written", new_values."status_changed_basis", new_values."status_changed_from", new_values."status_changed_reason", new_values."status_changed_to", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f3b3f96be86514661b028536b00d7109c0c50958",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_168af",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_articleevent" ("created_at", "disclaimers", "genre", "held", "id", "language", "machine_translated", "may_export", "may_show", "notice_url", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_written", "published_basis", "published_from", "published_reason", "published_to", "publisher_id", "publisher_reason", "row_version", "status", "status_changed_as_written", "status_changed_basis", "status_changed_from", "status_changed_reason", "status_changed_to", "title") SELECT old_values."created_at", old_values."disclaimers", old_values."genre", old_values."held", old_values."id", old_values."language", old_values."machine_translated", old_values."may_export", old_values."may_show", old_values."notice_url", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."published_as_written", old_values."published_basis", old_values."published_from", old_values."published_reason", old_values."published_to", old_values."publisher_id", old_values."publisher_reason", old_values."row_version", old_values."status", old_values."status_changed_as_written", old_values."status_changed_basis", old_values."status_changed_from", old_values."status_changed_reason", old_values."status_changed_to", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d7109464443c891e8d0103852ba1e01ea8ea3df1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_10a2a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifier",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."scheme" IS DISTINCT FROM (NEW."scheme") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="b619538b51f5ba703c6cc099584716a7ddc291ce",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_0f61e",
                    table="sources_sourceidentifier",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifier",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceidentifierevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scheme", "source_id", "value") SELECT new_values."created_at", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."scheme", new_values."source_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="598ba00fff2767c1902f3001cd72f9b356135d92",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f74aa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_sourceidentifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifier",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceidentifierevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scheme", "source_id", "value") SELECT new_values."created_at", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."scheme", new_values."source_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="461d35ea44007843be814e82fde7946880a40213",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a47f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_sourceidentifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceidentifier",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourceidentifierevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scheme", "source_id", "value") SELECT old_values."created_at", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."scheme", old_values."source_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0933f37329606d1fe9f19b6d28eb404a296ef456",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_273b4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_sourceidentifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="bf9796d21c81caedbf44f75fb97a2c682acd0269",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_eaef1",
                    table="sources_sourcename",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcenameevent" ("certainty", "created_at", "id", "kind", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "source_id", "text") SELECT new_values."certainty", new_values."created_at", new_values."id", new_values."kind", new_values."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5b1c369eabffec73e769a764376c527914f4d31e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_79f42",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_sourcename",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcenameevent" ("certainty", "created_at", "id", "kind", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "source_id", "text") SELECT new_values."certainty", new_values."created_at", new_values."id", new_values."kind", new_values."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."source_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="96c6b6dd67bb62e5070fee9af58986dc44123cea",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_34d15",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_sourcename",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcename",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcenameevent" ("certainty", "created_at", "id", "kind", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "source_id", "text") SELECT old_values."certainty", old_values."created_at", old_values."id", old_values."kind", old_values."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."source_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fefa5cf29f84845177e59ae0686978dc0f76a505",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88a53",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_sourcename",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetie",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."evidence_url" IS DISTINCT FROM (NEW."evidence_url") OR OLD."from_source_id" IS DISTINCT FROM (NEW."from_source_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."office" IS DISTINCT FROM (NEW."office") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."to_source_id" IS DISTINCT FROM (NEW."to_source_id") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="32de88e3cb1040526820b18fd91552a32666d628",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_9e4b9",
                    table="sources_sourcetie",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetie",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcetieevent" ("created_at", "evidence_url", "from_source_id", "id", "kind", "office", "percentage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "since", "title", "to_source_id", "until") SELECT new_values."created_at", new_values."evidence_url", new_values."from_source_id", new_values."id", new_values."kind", new_values."office", new_values."percentage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."since", new_values."title", new_values."to_source_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="37ea0f34edbb962cb9bba24349d9e51343825485",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_389fa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="sources_sourcetie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetie",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcetieevent" ("created_at", "evidence_url", "from_source_id", "id", "kind", "office", "percentage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "since", "title", "to_source_id", "until") SELECT new_values."created_at", new_values."evidence_url", new_values."from_source_id", new_values."id", new_values."kind", new_values."office", new_values."percentage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."since", new_values."title", new_values."to_source_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fdd733c2aa1f135ffa276d09210d56974e43fd2d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86015",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="sources_sourcetie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcetie",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "sources_sourcetieevent" ("created_at", "evidence_url", "from_source_id", "id", "kind", "office", "percentage", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "since", "title", "to_source_id", "until") SELECT old_values."created_at", old_values."evidence_url", old_values."from_source_id", old_values."id", old_values."kind", old_values."office", old_values."percentage", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."since", old_values."title", old_values."to_source_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bdb4da5ff7b1a045e01e14e219db92d4c619e854",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_84902",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="sources_sourcetie",
                    when="AFTER",
                ),
            ),
        ),
    ]
