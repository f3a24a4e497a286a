"""The records of reviews: what is concluded, who wrote and who signed it, and what was made public."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import accounts.models.references
import reviews.models.request

SHA256_FUNCTION = """
    -- PostgreSQL takes convert_to for one that may change its mind, as encodings can be redefined.
    CREATE FUNCTION public.reviews_sha256(content text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN encode(sha256(convert_to(content, 'UTF8')), 'hex');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_queue_of_jobs"),
        ("claims", "0009_current_verdict"),
        ("sources", "0008_one_source_is_ours"),
    ]

    operations = [
        migrations.RunSQL(SHA256_FUNCTION, "DROP FUNCTION public.reviews_sha256(text);"),
        migrations.CreateModel(
            name="RatingScale",
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
                ("version", models.PositiveIntegerField(default=1)),
                ("worst", models.PositiveSmallIntegerField(default=1)),
                ("best", models.PositiveSmallIntegerField(default=5)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
            ],
            options={
                "ordering": ["name", "-version"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="ratingscale_named",
                        violation_error_code="ratingscale_named",
                        violation_error_message="A scale needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("worst__gte", 1)),
                        name="ratingscale_worst_from_one",
                        violation_error_code="ratingscale_worst_from_one",
                        violation_error_message="The worst number is at least 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("worst__lt", models.F("best"))),
                        name="ratingscale_worst_below_best",
                        violation_error_code="ratingscale_worst_below_best",
                        violation_error_message="The worst number is below the best.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="ratingscale_language_is_bcp47",
                        violation_error_code="ratingscale_language_is_bcp47",
                        violation_error_message="A language is given as in BCP 47, such as en or zh-Hant.",
                    ),
                    models.UniqueConstraint(
                        fields=("name", "version"),
                        name="ratingscale_version_once",
                        violation_error_code="ratingscale_version_once",
                        violation_error_message="This scale has that version already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
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
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="reviews.ratingscale",
                    ),
                ),
                ("label", models.CharField(max_length=100)),
                ("definition", models.TextField()),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty for a label that rates nothing.", null=True
                    ),
                ),
                (
                    "normalised",
                    models.CharField(
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["scale", "order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("normalised__in", ["true", "false", "mixture", "other"])
                        ),
                        name="rating_normalised_known",
                        violation_error_code="rating_normalised_known",
                        violation_error_message="normalised must be one of: true, false, mixture, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        name="rating_labelled",
                        violation_error_code="rating_labelled",
                        violation_error_message="A rating needs a label.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("definition", ""), _negated=True),
                        name="rating_defined",
                        violation_error_code="rating_defined",
                        violation_error_message="A label needs a definition.",
                    ),
                    models.UniqueConstraint(
                        fields=("scale", "label"),
                        name="rating_label_once",
                        violation_error_code="rating_label_once",
                        violation_error_message="The scale has this label.",
                    ),
                    models.UniqueConstraint(
                        fields=("scale", "value"),
                        name="rating_value_once",
                        violation_error_code="rating_value_once",
                        violation_error_message="The scale has this number.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "scale"),
                        name="rating_of_scale",
                        violation_error_code="rating_of_scale",
                        violation_error_message="id, scale name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingMapping",
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
                ("site", models.CharField(max_length=253)),
                ("words", models.CharField(max_length=200)),
                (
                    "normalised",
                    models.CharField(
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "ordering": ["site", "words"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("normalised__in", ["true", "false", "mixture", "other"])
                        ),
                        name="ratingmapping_normalised_known",
                        violation_error_code="ratingmapping_normalised_known",
                        violation_error_message="normalised must be one of: true, false, mixture, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="ratingmapping_not_empty",
                        violation_error_code="ratingmapping_not_empty",
                        violation_error_message="A label is not empty.",
                    ),
                    models.UniqueConstraint(
                        fields=("site", "words"),
                        name="ratingmapping_once",
                        violation_error_code="ratingmapping_once",
                        violation_error_message="What this label means is recorded already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Methodology",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                (
                    "content_hash",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("text"), function="public.reviews_sha256"),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
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
                "verbose_name_plural": "methodologies",
                "ordering": ["-version"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                        ),
                        name="methodology_written",
                        violation_error_code="methodology_written",
                        violation_error_message="It has a title and a text.",
                    ),
                    models.UniqueConstraint(
                        fields=("version",),
                        name="methodology_version_once",
                        violation_error_code="methodology_version_once",
                        violation_error_message="There is such a version.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="claims.claim",
                    ),
                ),
                (
                    "claimant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_of",
                        to="sources.source",
                    ),
                ),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="claims.appearance",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_by",
                        to="sources.source",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("changes_requested", "Changes requested"),
                            ("approved", "Approved"),
                            ("scheduled", "Scheduled"),
                            ("published", "Published"),
                            ("correcting", "Correcting"),
                            ("retracted", "Retracted"),
                            ("archived", "Archived"),
                        ],
                        default="draft",
                        max_length=30,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned_reviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("scheduled_for", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opened_reviews",
                        to=settings.AUTH_USER_MODEL,
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
                                "state__in",
                                [
                                    "draft",
                                    "in_review",
                                    "changes_requested",
                                    "approved",
                                    "scheduled",
                                    "published",
                                    "correcting",
                                    "retracted",
                                    "archived",
                                ],
                            )
                        ),
                        name="review_state_known",
                        violation_error_code="review_state_known",
                        violation_error_message="state must be one of: draft, in_review, changes_requested, approved, scheduled, published, correcting, retracted, archived.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="review_has_slug",
                        violation_error_code="review_has_slug",
                        violation_error_message="A review needs words for its address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="review_language_is_bcp47",
                        violation_error_code="review_language_is_bcp47",
                        violation_error_message="A language is given as in BCP 47, such as en or zh-Hant.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["archived", "retracted"]), _negated=True),
                        fields=("organisation", "claim", "language"),
                        name="review_one_live",
                        violation_error_code="review_one_live",
                        violation_error_message="This claim is being reviewed in this language already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scheduled_for__isnull", False), ("state", "scheduled")),
                            models.Q(
                                models.Q(("state", "scheduled"), _negated=True),
                                ("scheduled_for__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="review_scheduled_has_time",
                        violation_error_code="review_scheduled_has_time",
                        violation_error_message="A scheduled review has a time, any other has none.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["state", "due_on"], name="review_due"),
                    models.Index(fields=["assigned_to", "state"], name="review_assigned"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="reviews.review",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_parties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("author", "Author"), ("signer", "Signer")], max_length=30
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["review", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["author", "signer"])),
                        name="party_part_known",
                        violation_error_code="party_part_known",
                        violation_error_message="part must be one of: author, signer.",
                    ),
                    models.UniqueConstraint(
                        fields=("review", "person"),
                        name="party_has_one_part",
                        violation_error_code="party_has_one_part",
                        violation_error_message="This person is an author or a signer of the review already.",
                    ),
                    accounts.models.references.Key(
                        fields=("review", "person", "part"),
                        name="party_of_review",
                        violation_error_code="party_of_review",
                        violation_error_message="This person has this part already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.review",
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_versions",
                        to="claims.claim",
                    ),
                ),
                (
                    "claimant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.appearance",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.ratingscale",
                    ),
                ),
                (
                    "rating",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.rating",
                    ),
                ),
                (
                    "methodology",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.methodology",
                    ),
                ),
                ("headline", models.CharField(blank=True, default="", max_length=300)),
                ("body", models.TextField(blank=True, default="")),
                (
                    "explanation",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="The reasons for the verdict, in a few sentences.",
                    ),
                ),
                (
                    "only_source",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Why the evidence has fewer than two origins.",
                    ),
                ),
                (
                    "title_of_claimant",
                    models.CharField(
                        blank=True, default="", help_text="As of the statement.", max_length=300
                    ),
                ),
                ("content", models.TextField()),
                (
                    "content_hash",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("content"), function="public.reviews_sha256"
                        ),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                (
                    "author_part",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value("author"),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                (
                    "is_complete",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(
                                ("claimant__isnull", False),
                                ("methodology__isnull", False),
                                ("rating__isnull", False),
                                ("scale__isnull", False),
                                models.Q(("headline", ""), _negated=True),
                                models.Q(("explanation", ""), _negated=True),
                            ),
                            output_field=models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_versions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["review", "-sequence"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sequence__gte", 1)),
                        name="reviewversion_numbered",
                        violation_error_code="reviewversion_numbered",
                        violation_error_message="Versions are numbered from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating__isnull", True), ("scale__isnull", False), _connector="OR"
                        ),
                        name="reviewversion_rating_has_scale",
                        violation_error_code="reviewversion_rating_has_scale",
                        violation_error_message="A rating is told with its scale.",
                    ),
                    models.UniqueConstraint(
                        fields=("review", "sequence"),
                        name="reviewversion_sequence_once",
                        violation_error_code="reviewversion_sequence_once",
                        violation_error_message="Somebody saved this version of the review already.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "review"),
                        name="reviewversion_of_review",
                        violation_error_code="reviewversion_of_review",
                        violation_error_message="id, review name one row.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "content_hash"),
                        name="reviewversion_with_hash",
                        violation_error_code="reviewversion_with_hash",
                        violation_error_message="id, content_hash name one row.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "is_complete"),
                        name="reviewversion_with_completeness",
                        violation_error_code="reviewversion_with_completeness",
                        violation_error_message="id, is_complete name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("data", models.BinaryField()),
                ("name", models.CharField(max_length=200)),
                (
                    "sha256",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("data"), template="encode(sha256(%(expressions)s), 'hex')"
                        ),
                        output_field=models.CharField(max_length=64),
                    ),
                ),
                (
                    "size",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("data"), function="octet_length"),
                        output_field=models.PositiveIntegerField(),
                    ),
                ),
                (
                    "media_type",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("data"),
                            template="CASE\n    WHEN substring(%(expressions)s FROM 1 FOR 8) = '\\x89504e470d0a1a0a' THEN 'image/png'\n    WHEN substring(%(expressions)s FROM 1 FOR 3) = '\\xffd8ff' THEN 'image/jpeg'\n    WHEN substring(%(expressions)s FROM 1 FOR 6) IN ('\\x474946383761', '\\x474946383961')\n        THEN 'image/gif'\n    WHEN substring(%(expressions)s FROM 1 FOR 4) = '\\x52494646'\n        AND substring(%(expressions)s FROM 9 FOR 4) = '\\x57454250' THEN 'image/webp'\n    WHEN substring(%(expressions)s FROM 1 FOR 5) = '\\x255044462d' THEN 'application/pdf'\n    ELSE '' END",
                        ),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_files",
                        to=settings.AUTH_USER_MODEL,
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
                                "media_type__in",
                                [
                                    "image/png",
                                    "image/jpeg",
                                    "image/webp",
                                    "image/gif",
                                    "application/pdf",
                                ],
                            ),
                            ("media_type__isnull", False),
                        ),
                        name="evidencefile_media_type_known",
                        violation_error_code="evidencefile_media_type_known",
                        violation_error_message="Evidence is a picture (PNG, JPEG, WebP, GIF) or a PDF.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="evidencefile_named",
                        violation_error_code="evidencefile_named",
                        violation_error_message="A file has a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__isnull", False), ("size__lte", 10485760)),
                        name="evidencefile_not_too_large",
                        violation_error_code="evidencefile_not_too_large",
                        violation_error_message="A file has at most 10 MiB.",
                    ),
                    models.UniqueConstraint(
                        fields=("sha256",),
                        name="evidencefile_once",
                        violation_error_code="evidencefile_once",
                        violation_error_message="This file is kept already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="reviews.reviewversion",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("question", models.TextField()),
                ("answer", models.TextField()),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("refutes", "Refutes"),
                            ("qualifies", "Qualifies"),
                            ("context", "Context"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="claims.appearance",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="claims.origin",
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                ("archive_url", models.URLField(blank=True, default="", max_length=2000)),
                ("no_archive_reason", models.CharField(blank=True, default="", max_length=300)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="reviews.evidencefile",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["version", "order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance__in", ["supports", "refutes", "qualifies", "context"])
                        ),
                        name="evidence_stance_known",
                        violation_error_code="evidence_stance_known",
                        violation_error_message="stance must be one of: supports, refutes, qualifies, context.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order__gte", 1)),
                        name="evidence_numbered",
                        violation_error_code="evidence_numbered",
                        violation_error_message="Evidence is numbered from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question", ""), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        name="evidence_answers_a_question",
                        violation_error_code="evidence_answers_a_question",
                        violation_error_message="Evidence is a question and its answer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("appearance__isnull", False),
                                ("origin__isnull", True),
                                ("file__isnull", True),
                                ("archive_url", ""),
                                ("url", ""),
                            ),
                            models.Q(
                                ("appearance__isnull", True),
                                ("origin__isnull", False),
                                ("file__isnull", True),
                                ("archive_url", ""),
                                ("url", ""),
                            ),
                            models.Q(
                                ("appearance__isnull", True),
                                ("origin__isnull", True),
                                ("file__isnull", False),
                                ("archive_url", ""),
                                ("url", ""),
                            ),
                            models.Q(
                                ("appearance__isnull", True),
                                ("origin__isnull", True),
                                ("file__isnull", True),
                                models.Q(("url", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_rests_on_one_thing",
                        violation_error_code="evidence_rests_on_one_thing",
                        violation_error_message="Evidence rests on one of: an appearance, an origin, an address, a file.",
                    ),
                    models.UniqueConstraint(
                        fields=("version", "order"),
                        name="evidence_order_once",
                        violation_error_code="evidence_order_once",
                        violation_error_message="Two pieces of evidence stand at one place.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signoffs",
                        to="reviews.review",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signoffs",
                        to="reviews.reviewversion",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signoffs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value("signer"),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[("approves", "Approves")], default="approves", max_length=30
                    ),
                ),
                (
                    "conflict",
                    models.TextField(help_text="None, or which conflict of interest there is."),
                ),
                ("has_conflict", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True, default="")),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["version", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["approves"])),
                        name="signoff_decision_known",
                        violation_error_code="signoff_decision_known",
                        violation_error_message="decision must be one of: approves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("conflict", ""), _negated=True),
                        name="signoff_conflict_declared",
                        violation_error_code="signoff_conflict_declared",
                        violation_error_message="Say whether there is a conflict.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("has_conflict", False)),
                        name="signoff_without_conflict",
                        violation_error_code="signoff_without_conflict",
                        violation_error_message="Who has a conflict of interest does not sign.",
                    ),
                    models.UniqueConstraint(
                        fields=("version", "signer"),
                        name="signoff_once",
                        violation_error_code="signoff_once",
                        violation_error_message="You signed this version already.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "signer"),
                        name="signoff_by",
                        violation_error_code="signoff_by",
                        violation_error_message="id, signer name one row.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "version", "content_hash"),
                        name="signoff_of_hash",
                        violation_error_code="signoff_of_hash",
                        violation_error_message="id, version, content_hash name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOffFate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "signoff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fate",
                        to="reviews.signoff",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.reviewversion",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "fate",
                    models.CharField(
                        choices=[("withdrawn", "Withdrawn"), ("published", "Published")],
                        max_length=30,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "withdrawn_by",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(models.When(fate="withdrawn", then=models.F("by"))),
                        output_field=models.BigIntegerField(null=True),
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fate__in", ["withdrawn", "published"])),
                        name="signofffate_fate_known",
                        violation_error_code="signofffate_fate_known",
                        violation_error_message="fate must be one of: withdrawn, published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "withdrawn"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signofffate_withdrawn_with_reason",
                        violation_error_code="signofffate_withdrawn_with_reason",
                        violation_error_message="Say why the signature is withdrawn.",
                    ),
                    accounts.models.references.Key(
                        fields=("signoff", "version", "content_hash", "fate"),
                        name="signofffate_of_hash",
                        violation_error_code="signofffate_of_hash",
                        violation_error_message="This signature has this fate already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="reviews.review",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="reviews.reviewversion",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("sequence", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "First"), ("minor", "Minor"), ("material", "Material")],
                        max_length=30,
                    ),
                ),
                ("required", models.PositiveSmallIntegerField(default=1)),
                (
                    "first_signoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.signoff",
                    ),
                ),
                (
                    "second_signoff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.signoff",
                    ),
                ),
                (
                    "third_signoff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.signoff",
                    ),
                ),
                (
                    "signature_fate",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value("published"),
                        output_field=models.CharField(max_length=30),
                    ),
                ),
                (
                    "version_complete",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Value(True),
                        output_field=models.BooleanField(),
                    ),
                ),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corroboration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.corroboration",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("supports_confirmed", models.PositiveIntegerField(default=0)),
                ("supports_possible", models.PositiveIntegerField(default=0)),
                ("refutes_confirmed", models.PositiveIntegerField(default=0)),
                ("refutes_possible", models.PositiveIntegerField(default=0)),
                ("json_ld", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["review", "-sequence"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["first", "minor", "material"])),
                        name="publication_kind_known",
                        violation_error_code="publication_kind_known",
                        violation_error_message="kind must be one of: first, minor, material.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("required__gte", 1), ("required__lte", 3)),
                        name="publication_signatures_asked_for",
                        violation_error_code="publication_signatures_asked_for",
                        violation_error_message="One to three signatures are asked for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("required__lt", 2),
                                ("second_signoff__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                ("required__lt", 3),
                                ("third_signoff__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="publication_signed_enough",
                        violation_error_code="publication_signed_enough",
                        violation_error_message="Fewer signatures than are asked for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("second_signoff__isnull", True),
                                models.Q(
                                    ("second_signoff", models.F("first_signoff")), _negated=True
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("third_signoff__isnull", True),
                                models.Q(
                                    ("third_signoff", models.F("first_signoff")), _negated=True
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("second_signoff__isnull", True),
                                ("third_signoff__isnull", True),
                                models.Q(
                                    ("second_signoff", models.F("third_signoff")), _negated=True
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="publication_signatures_differ",
                        violation_error_code="publication_signatures_differ",
                        violation_error_message="One signature counts once.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "first"), ("sequence", 1)),
                            models.Q(
                                ("sequence__gt", 1), models.Q(("kind", "first"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="publication_first_is_first",
                        violation_error_code="publication_first_is_first",
                        violation_error_message="The first publication of a review is called so, and no other is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refutes_confirmed__lte", models.F("refutes_possible")),
                            ("supports_confirmed__lte", models.F("supports_possible")),
                        ),
                        name="publication_interval_ordered",
                        violation_error_code="publication_interval_ordered",
                        violation_error_message="Confirmed is never above possible.",
                    ),
                    models.UniqueConstraint(
                        fields=("version",),
                        name="publication_version_once",
                        violation_error_code="publication_version_once",
                        violation_error_message="This version was published.",
                    ),
                    models.UniqueConstraint(
                        fields=("review", "sequence"),
                        name="publication_sequence_once",
                        violation_error_code="publication_sequence_once",
                        violation_error_message="Somebody else published this review at the same time.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "review"),
                        name="publication_of_review",
                        violation_error_code="publication_of_review",
                        violation_error_message="id, review name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetractionProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retraction_proposals",
                        to="reviews.review",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reviews.publication",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField(help_text="Public: why the review is retracted.")),
                ("proposed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("note", ""), _negated=True),
                        name="retractionproposal_with_note",
                        violation_error_code="retractionproposal_with_note",
                        violation_error_message="A retraction needs a public note.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "review", "proposed_by"),
                        name="retractionproposal_of_review",
                        violation_error_code="retractionproposal_of_review",
                        violation_error_message="id, review, proposed_by name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="reviews.retractionproposal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="proposalwithdrawal_reasoned",
                        violation_error_code="proposalwithdrawal_reasoned",
                        violation_error_message="Say why.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Retraction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retraction",
                        to="reviews.retractionproposal",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retractions",
                        to="reviews.review",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signed_by", models.F("proposed_by")), _negated=True),
                        name="retraction_by_two",
                        violation_error_code="retraction_by_two",
                        violation_error_message="Whoever proposes a retraction does not sign it.",
                    ),
                    models.UniqueConstraint(
                        fields=("review",),
                        name="retraction_once",
                        violation_error_code="retraction_once",
                        violation_error_message="This review is retracted already.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "review"),
                        name="retraction_of_review",
                        violation_error_code="retraction_of_review",
                        violation_error_message="id, review name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="reviews.review",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("minor", "Minor"),
                            ("clarification", "Clarification"),
                            ("correction", "Correction"),
                            ("update", "Update"),
                            ("retraction", "Retraction"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, default="", help_text="Public; may be empty when minor."
                    ),
                ),
                ("effective_at", models.DateTimeField()),
                (
                    "before",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="reviews.publication",
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrects",
                        to="reviews.publication",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-effective_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["minor", "clarification", "correction", "update", "retraction"],
                            )
                        ),
                        name="correction_kind_known",
                        violation_error_code="correction_kind_known",
                        violation_error_message="kind must be one of: minor, clarification, correction, update, retraction.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "minor"),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correction_with_note",
                        violation_error_code="correction_with_note",
                        violation_error_message="A correction needs a public note, unless it is minor.",
                    ),
                    accounts.models.references.Key(
                        fields=("id", "review"),
                        name="correction_of_review",
                        violation_error_code="correction_of_review",
                        violation_error_message="id, review name one row.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction_requests",
                        to="reviews.review",
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                ("name", models.CharField(blank=True, default="", max_length=200)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("text", models.TextField()),
                (
                    "ticket",
                    models.CharField(
                        default=reviews.models.request.new_ticket, editable=False, max_length=64
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                (
                    "outcome",
                    models.TextField(blank=True, default="", help_text="Shown to the requester."),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="reviews.correction",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "accepted", "declined"])),
                        name="correctionrequest_state_known",
                        violation_error_code="correctionrequest_state_known",
                        violation_error_message="state must be one of: open, accepted, declined.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="correctionrequest_says_what",
                        violation_error_code="correctionrequest_says_what",
                        violation_error_message="Say what should be corrected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review__isnull", False),
                            models.Q(("url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correctionrequest_about_something",
                        violation_error_code="correctionrequest_about_something",
                        violation_error_message="A request is about a review or an address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ticket__regex", "^[A-Za-z0-9_-]{22,64}$")),
                        name="correctionrequest_ticket_is_secret",
                        violation_error_code="correctionrequest_ticket_is_secret",
                        violation_error_message="A ticket has at least 128 bits.",
                    ),
                    models.UniqueConstraint(
                        fields=("ticket",),
                        name="correctionrequest_ticket_once",
                        violation_error_code="correctionrequest_ticket_once",
                        violation_error_message="Tickets differ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handled_at__isnull", True),
                                ("handled_by__isnull", True),
                                ("outcome", ""),
                                ("state", "open"),
                            ),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                                ("handled_at__isnull", False),
                                ("handled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correctionrequest_answered_whole",
                        violation_error_code="correctionrequest_answered_whole",
                        violation_error_message="An answer has words, somebody who gave it and a time, or there is none yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("correction__isnull", True), ("state", "accepted"), _connector="OR"
                        ),
                        name="correctionrequest_declined_corrects_nothing",
                        violation_error_code="correctionrequest_declined_corrects_nothing",
                        violation_error_message="Only what was accepted leads to a correction.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="reviews.review",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="reviews.reviewversion",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("body", models.TextField()),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("body", ""), _negated=True),
                        name="comment_not_empty",
                        violation_error_code="comment_not_empty",
                        violation_error_message="A comment is not empty.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExternalReview",
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
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="external_reviews",
                        to="sources.source",
                    ),
                ),
                ("publisher_name", models.CharField(blank=True, default="", max_length=300)),
                ("site", models.CharField(blank=True, default="", max_length=253)),
                ("url", models.URLField(max_length=2000)),
                ("title", models.CharField(blank=True, default="", max_length=500)),
                ("claim_text", models.TextField()),
                ("claimant", models.CharField(blank=True, default="", max_length=500)),
                ("claim_date", models.DateField(blank=True, null=True)),
                ("rating_given", models.CharField(blank=True, default="", max_length=300)),
                (
                    "rating_value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_best",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_worst",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                ("language", models.CharField(blank=True, default="", max_length=35)),
                ("raw", models.JSONField(blank=True, default=dict)),
                (
                    "imported_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="external_reviews",
                        to="claims.claim",
                    ),
                ),
                (
                    "match",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suggested", "Suggested"),
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_class__in", ["true", "false", "mixture", "other", ""])
                        ),
                        name="externalreview_rating_class_known",
                        violation_error_code="externalreview_rating_class_known",
                        violation_error_message="rating_class must be one of: true, false, mixture, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("match__in", ["suggested", "confirmed", "refused", ""])
                        ),
                        name="externalreview_match_known",
                        violation_error_code="externalreview_match_known",
                        violation_error_message="match must be one of: suggested, confirmed, refused.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("claim_text", ""), _negated=True),
                        ),
                        name="externalreview_has_address_and_claim",
                        violation_error_code="externalreview_has_address_and_claim",
                        violation_error_message="A review has an address and a claim.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", True), ("match", "")),
                            models.Q(
                                ("claim__isnull", False), models.Q(("match", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="externalreview_matched_whole",
                        violation_error_code="externalreview_matched_whole",
                        violation_error_message="A claim is suggested, confirmed or refused; without one there is no match.",
                    ),
                    models.UniqueConstraint(
                        models.F("url"),
                        django.db.models.functions.text.MD5("claim_text"),
                        name="externalreview_once",
                        violation_error_code="externalreview_once",
                        violation_error_message="This review was imported already.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["site", "rating_given"], name="externalreview_label")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuarantinedItem",
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
                ("source", models.CharField(max_length=2000)),
                ("position", models.PositiveIntegerField(default=0)),
                ("raw", models.TextField(blank=True, default="")),
                ("reasons", models.JSONField(default=list)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("dismissed", "Dismissed")],
                        default="open",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "dismissed"])),
                        name="quarantineditem_state_known",
                        violation_error_code="quarantineditem_state_known",
                        violation_error_message="state must be one of: open, dismissed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="quarantineditem_is_hashed",
                        violation_error_code="quarantineditem_is_hashed",
                        violation_error_message="A SHA-256 is 64 hexadecimal digits.",
                    ),
                    models.UniqueConstraint(
                        fields=("sha256",),
                        name="quarantineditem_once",
                        violation_error_code="quarantineditem_once",
                        violation_error_message="This item is kept already.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="review",
            name="publication",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.publication",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="retraction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.retraction",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reviews.reviewversion",
            ),
        ),
        migrations.CreateModel(
            name="QuarantinedItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.quarantineditem",
                    ),
                ),
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
                ("source", models.CharField(max_length=2000)),
                ("position", models.PositiveIntegerField(default=0)),
                ("raw", models.TextField(blank=True, default="")),
                ("reasons", models.JSONField(default=list)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("dismissed", "Dismissed")],
                        default="open",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RatingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.rating",
                    ),
                ),
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
                    "scale",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.ratingscale",
                    ),
                ),
                ("label", models.CharField(max_length=100)),
                ("definition", models.TextField()),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty for a label that rates nothing.", null=True
                    ),
                ),
                (
                    "normalised",
                    models.CharField(
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RatingMappingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.ratingmapping",
                    ),
                ),
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
                ("site", models.CharField(max_length=253)),
                ("words", models.CharField(max_length=200)),
                (
                    "normalised",
                    models.CharField(
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RatingScaleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.ratingscale",
                    ),
                ),
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
                ("version", models.PositiveIntegerField(default=1)),
                ("worst", models.PositiveSmallIntegerField(default=1)),
                ("best", models.PositiveSmallIntegerField(default=5)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.review",
                    ),
                ),
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
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "claimant",
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
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.appearance",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="BCP 47, such as en or ja.", max_length=35
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("changes_requested", "Changes requested"),
                            ("approved", "Approved"),
                            ("scheduled", "Scheduled"),
                            ("published", "Published"),
                            ("correcting", "Correcting"),
                            ("retracted", "Retracted"),
                            ("archived", "Archived"),
                        ],
                        default="draft",
                        max_length=30,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.reviewversion",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.publication",
                    ),
                ),
                (
                    "retraction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.retraction",
                    ),
                ),
                (
                    "assigned_to",
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
                ("due_on", models.DateField(blank=True, null=True)),
                ("scheduled_for", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="CorrectionRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.correctionrequest",
                    ),
                ),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.review",
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=2000)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                (
                    "outcome",
                    models.TextField(blank=True, default="", help_text="Shown to the requester."),
                ),
                (
                    "handled_by",
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
                ("handled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reviews.correction",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExternalReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="reviews.externalreview",
                    ),
                ),
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
                ("publisher_name", models.CharField(blank=True, default="", max_length=300)),
                ("site", models.CharField(blank=True, default="", max_length=253)),
                ("url", models.URLField(max_length=2000)),
                ("title", models.CharField(blank=True, default="", max_length=500)),
                ("claim_text", models.TextField()),
                ("claimant", models.CharField(blank=True, default="", max_length=500)),
                ("claim_date", models.DateField(blank=True, null=True)),
                ("rating_given", models.CharField(blank=True, default="", max_length=300)),
                (
                    "rating_value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_best",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_worst",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True),
                ),
                (
                    "rating_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                ("language", models.CharField(blank=True, default="", max_length=35)),
                (
                    "imported_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "match",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("suggested", "Suggested"),
                            ("confirmed", "Confirmed"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarantineditem",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."raw" IS DISTINCT FROM (NEW."raw") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="cd0a60bf8f9973447d4bbd22a429ce08a246506b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_2bc45",
                    table="reviews_quarantineditem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarantineditem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_quarantineditemevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "raw", "reasons", "row_version", "sha256", "source", "state") SELECT new_values."created_at", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."raw", new_values."reasons", new_values."row_version", new_values."sha256", new_values."source", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="007356e730e10779ba519c98af88a2061ddf292b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62608",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_quarantineditem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarantineditem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_quarantineditemevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "raw", "reasons", "row_version", "sha256", "source", "state") SELECT new_values."created_at", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."raw", new_values."reasons", new_values."row_version", new_values."sha256", new_values."source", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fff8742ad0703ec2833175b50f13c2d9ee08625c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c137d",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_quarantineditem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarantineditem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_quarantineditemevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "raw", "reasons", "row_version", "sha256", "source", "state") SELECT old_values."created_at", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."raw", old_values."reasons", old_values."row_version", old_values."sha256", old_values."source", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0352777bd49a410a864e0b9a5a6358ab5aedd13d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_410d4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_quarantineditem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."normalised" IS DISTINCT FROM (NEW."normalised") OR OLD."site" IS DISTINCT FROM (NEW."site") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="5c4419d4cac4b63728185d4c557bf952135eb93e",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_b29c5",
                    table="reviews_ratingmapping",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingmappingevent" ("created_at", "id", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "site", "words") SELECT new_values."created_at", new_values."id", new_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."site", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e0f293412e841511a19f6edad871efffa5874940",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_47a8a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_ratingmapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingmappingevent" ("created_at", "id", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "site", "words") SELECT new_values."created_at", new_values."id", new_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."site", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8eef1f00d6eb98f4b7bf1a893e1f971b4e6446de",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0e8e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_ratingmapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingmappingevent" ("created_at", "id", "normalised", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "site", "words") SELECT old_values."created_at", old_values."id", old_values."normalised", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."site", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1b121d9ebe080d79494fbbef381067cd0260eb92",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4558",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_ratingmapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."worst" IS DISTINCT FROM (NEW."worst"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="e846c44197ddc24dccc2de8119cc71b12f45fe53",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_e88f9",
                    table="reviews_ratingscale",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="holds_its_labels",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM public.reviews_rating\n        WHERE scale_id = NEW.id AND (value < NEW.worst OR value > NEW.best)\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ratingscale_holds_its_labels', MESSAGE = format('A label of this scale has a number outside of it.');\n    END IF;\n RETURN NEW;",
                    hash="06ac25d84ff3e88185b2dcbebc364b2f77df6be8",
                    operation="UPDATE",
                    pgid="pgtrigger_holds_its_labels_3f3dc",
                    table="reviews_ratingscale",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_once_used",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    \n    IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ratingscale_frozen', MESSAGE = format('This is written at the isolation level read committed.'); END IF;\n\n    IF EXISTS (SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = OLD.id) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ratingscale_frozen', MESSAGE = format('Reviews use this scale: make another version of it.');\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                    hash="bb4765747fb64f7b58559196e95687b0a11c3d1f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_once_used_0a39d",
                    table="reviews_ratingscale",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingscaleevent" ("best", "created_at", "description", "id", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "version", "worst") SELECT new_values."best", new_values."created_at", new_values."description", new_values."id", new_values."language", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."version", new_values."worst" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e605b549d2f9d813ed6c6aa8be82eaccc00e32e9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_36607",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_ratingscale",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingscaleevent" ("best", "created_at", "description", "id", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "version", "worst") SELECT new_values."best", new_values."created_at", new_values."description", new_values."id", new_values."language", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."version", new_values."worst" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="86a60dc7685a83ed129227c3968f63f476fa1039",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ef19e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_ratingscale",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ratingscale",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingscaleevent" ("best", "created_at", "description", "id", "language", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "version", "worst") SELECT old_values."best", old_values."created_at", old_values."description", old_values."id", old_values."language", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."version", old_values."worst" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="10b500559f1b58dade599789ba2ffe70a986feb9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f65a7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_ratingscale",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="d30be879ec9454c8702b29ba0a4ed79d46926876",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1229d",
                    table="reviews_evidencefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="52094b2fa0a8228afd45a78c994ed37fdb9757e4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_3e221",
                    table="reviews_evidencefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencefile",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="6b04e67be378cae5b20e2af91273eacbfef1da87",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_105a9",
                    table="reviews_evidencefile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="externalreview",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."claim_date" IS DISTINCT FROM (NEW."claim_date") OR OLD."claim_text" IS DISTINCT FROM (NEW."claim_text") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."imported_at" IS DISTINCT FROM (NEW."imported_at") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."match" IS DISTINCT FROM (NEW."match") OR OLD."publisher_id" IS DISTINCT FROM (NEW."publisher_id") OR OLD."publisher_name" IS DISTINCT FROM (NEW."publisher_name") OR OLD."rating_best" IS DISTINCT FROM (NEW."rating_best") OR OLD."rating_class" IS DISTINCT FROM (NEW."rating_class") OR OLD."rating_given" IS DISTINCT FROM (NEW."rating_given") OR OLD."rating_value" IS DISTINCT FROM (NEW."rating_value") OR OLD."rating_worst" IS DISTINCT FROM (NEW."rating_worst") OR OLD."raw" IS DISTINCT FROM (NEW."raw") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."site" IS DISTINCT FROM (NEW."site") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="0870bd9482af657b09d38adb301235279215c0dd",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT new_values."claim_date", new_values."claim_id", new_values."claim_text", new_values."claimant", new_values."created_at", new_values."id", new_values."imported_at", new_values."language", new_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."publisher_id", new_values."publisher_name", new_values."rating_best", new_values."rating_class", new_values."rating_given", new_values."rating_value", new_values."rating_worst", new_values."reviewed_on", new_values."row_version", new_values."site", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e4e00af52b0f11a9c056cf9343c4b0b68d22b947",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT new_values."claim_date", new_values."claim_id", new_values."claim_text", new_values."claimant", new_values."created_at", new_values."id", new_values."imported_at", new_values."language", new_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."publisher_id", new_values."publisher_name", new_values."rating_best", new_values."rating_class", new_values."rating_given", new_values."rating_value", new_values."rating_worst", new_values."reviewed_on", new_values."row_version", new_values."site", new_values."title", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."claim_id" IS DISTINCT FROM (new_values."claim_id") OR old_values."claim_date" IS DISTINCT FROM (new_values."claim_date") OR old_values."claim_text" IS DISTINCT FROM (new_values."claim_text") OR old_values."claimant" IS DISTINCT FROM (new_values."claimant") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."imported_at" IS DISTINCT FROM (new_values."imported_at") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."match" IS DISTINCT FROM (new_values."match") OR old_values."publisher_id" IS DISTINCT FROM (new_values."publisher_id") OR old_values."publisher_name" IS DISTINCT FROM (new_values."publisher_name") OR old_values."rating_best" IS DISTINCT FROM (new_values."rating_best") OR old_values."rating_class" IS DISTINCT FROM (new_values."rating_class") OR old_values."rating_given" IS DISTINCT FROM (new_values."rating_given") OR old_values."rating_value" IS DISTINCT FROM (new_values."rating_value") OR old_values."rating_worst" IS DISTINCT FROM (new_values."rating_worst") OR old_values."reviewed_on" IS DISTINCT FROM (new_values."reviewed_on") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."site" IS DISTINCT FROM (new_values."site") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."url" IS DISTINCT FROM (new_values."url")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2957bbfb329ce65c67b18c021621784017ccb5d7",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_externalreviewevent" ("claim_date", "claim_id", "claim_text", "claimant", "created_at", "id", "imported_at", "language", "match", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher_id", "publisher_name", "rating_best", "rating_class", "rating_given", "rating_value", "rating_worst", "reviewed_on", "row_version", "site", "title", "url") SELECT old_values."claim_date", old_values."claim_id", old_values."claim_text", old_values."claimant", old_values."created_at", old_values."id", old_values."imported_at", old_values."language", old_values."match", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."publisher_id", old_values."publisher_name", old_values."rating_best", old_values."rating_class", old_values."rating_given", old_values."rating_value", old_values."rating_worst", old_values."reviewed_on", old_values."row_version", old_values."site", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e7b8e38028aa90d38b2318814e25b45a2e6309dc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c0c3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_externalreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="methodology",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="67f4df985c3dbcb8617fa2d4a5376ea2da260c81",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ad8f7",
                    table="reviews_methodology",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="methodology",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="012164b38be5aef2afdc1439ea884d7851330728",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_034dd",
                    table="reviews_methodology",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="methodology",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="9255fdb26eb8b2215fcb344ffa32d2d33d6f3f08",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_acd9a",
                    table="reviews_methodology",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."normalised" IS DISTINCT FROM (NEW."normalised") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."scale_id" IS DISTINCT FROM (NEW."scale_id") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="7b1bde6c5e532a0725443a65f9f808428bc49592",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_f4319",
                    table="reviews_rating",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="value_in_scale",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM public.reviews_ratingscale\n        WHERE id = NEW.scale_id AND (NEW.value < worst OR NEW.value > best)\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_value_in_scale', MESSAGE = format('The number lies outside of the scale.');\n    END IF;\n RETURN NEW;",
                    hash="70baf9f4e8d86a4a54149e828c2b234a64826e06",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_value_in_scale_fc6c2",
                    table="reviews_rating",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_once_used",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    \n    IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_frozen', MESSAGE = format('This is written at the isolation level read committed.'); END IF;\n\n    -- Whoever saves a version holds the scale, so that neither misses the other.\n    PERFORM 1 FROM public.reviews_ratingscale\n    WHERE id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.scale_id ELSE OLD.scale_id END,\n                 CASE WHEN TG_OP = 'DELETE' THEN OLD.scale_id ELSE NEW.scale_id END)\n    ORDER BY id FOR NO KEY UPDATE;\n    IF (TG_OP <> 'INSERT' AND EXISTS (\n        SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = OLD.scale_id\n    )) OR (TG_OP <> 'DELETE' AND EXISTS (\n        SELECT 1 FROM public.reviews_reviewversion WHERE scale_id = NEW.scale_id\n    )) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_frozen', MESSAGE = format('Reviews use this scale: make another version of it.');\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                    hash="c171848545929f91e953224614611fecd9852337",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_once_used_95e83",
                    table="reviews_rating",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingevent" ("created_at", "definition", "id", "label", "normalised", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scale_id", "value") SELECT new_values."created_at", new_values."definition", new_values."id", new_values."label", new_values."normalised", new_values."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."scale_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="31028af6a784bf13aa2c6a314e49d48d5844af19",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c9e99",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_rating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingevent" ("created_at", "definition", "id", "label", "normalised", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scale_id", "value") SELECT new_values."created_at", new_values."definition", new_values."id", new_values."label", new_values."normalised", new_values."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."scale_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a0dc392bd68e042e07aaa8781a4986dbc9dea2e4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_18b56",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_rating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rating",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_ratingevent" ("created_at", "definition", "id", "label", "normalised", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "scale_id", "value") SELECT old_values."created_at", old_values."definition", old_values."id", old_values."label", old_values."normalised", old_values."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."scale_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e8be991d4b353512044e8155a9af58d5c0be2ea4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_808c5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_rating",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="f95ac141f78230926f03e0d7494bc43b433e3cba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_82bee",
                    table="reviews_proposalwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="1edf07ce1ec1baa0b5fdb7cdf2ee51866fa7b2b8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_d8df6",
                    table="reviews_proposalwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="5728c89919c49408028d3b135005196704f3819d",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_ead99",
                    table="reviews_proposalwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposalwithdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="not_signed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    \n    IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposalwithdrawal_not_of_signed', MESSAGE = format('This is written at the isolation level read committed.'); END IF;\n\n    \n    PERFORM 1 FROM public.reviews_review WHERE id = (\n        SELECT review_id FROM public.reviews_retractionproposal WHERE id = NEW.proposal_id\n    ) FOR NO KEY UPDATE;\n\n    IF EXISTS (SELECT 1 FROM public.reviews_retraction WHERE proposal_id = NEW.proposal_id) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposalwithdrawal_not_of_signed', MESSAGE = format('The review is retracted already.');\n    END IF;\n RETURN NEW;",
                    hash="88f1934fff9f75d8c2acee2bd70030beebaa4183",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_not_signed_bc1fb",
                    table="reviews_proposalwithdrawal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retractionproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="a8370a8a3c44e29a21bd26f2d19149c8d0e781a1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4bb9f",
                    table="reviews_retractionproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retractionproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="98065d0dc5d38bcad9f1989dc8736a854c30d47a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_e6f55",
                    table="reviews_retractionproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retractionproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="75db6fa7a044681d0261660fb08d9840e6a86213",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_b3f49",
                    table="reviews_retractionproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retraction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="df7b76bce44233291f655b6da1b31e0ccf182805",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4eefe",
                    table="reviews_retraction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retraction",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="8b81f7548b2f97c27c087db6a909fbbfa7d99667",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_93f21",
                    table="reviews_retraction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retraction",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="30238bad5cd9d26047610f08a466895e529c553d",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_d21cb",
                    table="reviews_retraction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="retraction",
            trigger=pgtrigger.compiler.Trigger(
                name="not_of_withdrawn",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    \n    IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'retraction_not_of_withdrawn', MESSAGE = format('This is written at the isolation level read committed.'); END IF;\n\n    \n    PERFORM 1 FROM public.reviews_review WHERE id = (\n        SELECT review_id FROM public.reviews_retractionproposal WHERE id = NEW.proposal_id\n    ) FOR NO KEY UPDATE;\n\n    IF EXISTS (\n        SELECT 1 FROM public.reviews_proposalwithdrawal WHERE proposal_id = NEW.proposal_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'retraction_not_of_withdrawn', MESSAGE = format('This proposal was withdrawn.');\n    END IF;\n RETURN NEW;",
                    hash="575435f3e2d1e49f102bd65d7cf011da1ce44383",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_not_of_withdrawn_d883e",
                    table="reviews_retraction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="266fd0e35c557c33b57d2a50e55f0ccc71af0e4a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3d338",
                    table="reviews_party",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="e8e917108b2753a3566ead47e811240e1b6175e1",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_ae4ab",
                    table="reviews_party",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="party",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="a24826db2578969902bd45039a47f429b2637285",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_ec914",
                    table="reviews_party",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."correction_id" IS DISTINCT FROM (NEW."correction_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."handled_at" IS DISTINCT FROM (NEW."handled_at") OR OLD."handled_by_id" IS DISTINCT FROM (NEW."handled_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."review_id" IS DISTINCT FROM (NEW."review_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."ticket" IS DISTINCT FROM (NEW."ticket") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="17b9a36ed08cdce0e59e788786d60aca6cf56000",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_b0a66",
                    table="reviews_correctionrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_correctionrequestevent" ("correction_id", "created_at", "handled_at", "handled_by_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "row_version", "state", "text", "url") SELECT new_values."correction_id", new_values."created_at", new_values."handled_at", new_values."handled_by_id", new_values."id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."review_id", new_values."row_version", new_values."state", new_values."text", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e1fa0aebd7262debcf2d97505d4c383cfab3903e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_206fe",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_correctionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_correctionrequestevent" ("correction_id", "created_at", "handled_at", "handled_by_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "row_version", "state", "text", "url") SELECT new_values."correction_id", new_values."created_at", new_values."handled_at", new_values."handled_by_id", new_values."id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."review_id", new_values."row_version", new_values."state", new_values."text", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."correction_id" IS DISTINCT FROM (new_values."correction_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."handled_at" IS DISTINCT FROM (new_values."handled_at") OR old_values."handled_by_id" IS DISTINCT FROM (new_values."handled_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."outcome" IS DISTINCT FROM (new_values."outcome") OR old_values."review_id" IS DISTINCT FROM (new_values."review_id") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."url" IS DISTINCT FROM (new_values."url")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e1781a353566d8fb31f705a6cb43c25696471c65",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d7bb",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_correctionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_correctionrequestevent" ("correction_id", "created_at", "handled_at", "handled_by_id", "id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "row_version", "state", "text", "url") SELECT old_values."correction_id", old_values."created_at", old_values."handled_at", old_values."handled_by_id", old_values."id", old_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."review_id", old_values."row_version", old_values."state", old_values."text", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d36a051f70c0a36c3913284c50e9697935980b58",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_18e91",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_correctionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="b7fe1632b00436c2ba7c494a75275dac6b4239dc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4b765",
                    table="reviews_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="3ef64d2236ddc9554208252b6e4b84e7148becb8",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_c0e57",
                    table="reviews_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="910f6b7282ca46501ed3fc75e7991bf64854d73b",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_21a6f",
                    table="reviews_correction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="30619115af8715b27c269233825ce76bdcc98aff",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6710",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="d41b1b2d19ace274725a66226004dd76a5a57b45",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_85f17",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="0fc2ae62dec702c120705ed9910185dea6d4b995",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_c932f",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="appearance_of_claim",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.appearance_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM public.claims_appearance\n        WHERE id = NEW.appearance_id AND claim_id = NEW.claim_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewversion_appearance_of_claim', MESSAGE = format('The appearance is one of another claim.');\n    END IF;\n RETURN NEW;",
                    hash="9448ff2a84efa18b60cfd908701c424241f6cedf",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_appearance_of_claim_321c5",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="content_agrees",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE said JSONB;",
                    func="\n    -- Whoever would change the scale or a label of it waits, and finds it used; or was first.\n    PERFORM 1 FROM public.reviews_ratingscale WHERE id = NEW.scale_id FOR SHARE;\n    BEGIN\n        said = NEW.content::jsonb;\n    EXCEPTION WHEN data_exception THEN\n        said = NULL;\n    END;\n    IF ARRAY[\n        said ->> 'headline',\n        said ->> 'explanation',\n        said ->> 'body',\n        said ->> 'only_source',\n        said -> 'claim' ->> 'id',\n        said -> 'claimant' ->> 'id',\n        said -> 'rating' ->> 'label'\n    ] IS DISTINCT FROM ARRAY[\n        NEW.headline::text,\n        NEW.explanation,\n        NEW.body,\n        NEW.only_source,\n        NEW.claim_id::text,\n        NEW.claimant_id::text,\n        (SELECT label::text FROM public.reviews_rating WHERE id = NEW.rating_id)\n    ] THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewversion_content_agrees', MESSAGE = format('What would be signed is not what the version says.');\n    END IF;\n RETURN NEW;",
                    hash="6259265b7e7b2046188a3d53aa46acf98efed5b3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_content_agrees_ac41b",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."appearance_id" IS DISTINCT FROM (NEW."appearance_id") OR OLD."assigned_to_id" IS DISTINCT FROM (NEW."assigned_to_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."claimant_id" IS DISTINCT FROM (NEW."claimant_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."retraction_id" IS DISTINCT FROM (NEW."retraction_id") OR OLD."scheduled_for" IS DISTINCT FROM (NEW."scheduled_for") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="d9873117878ba767b11074952fb3cefc74fb034b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_b851d",
                    table="reviews_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="state_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF NEW.state <> 'draft' THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_state_moves', MESSAGE = format('A review begins as draft, not as %s.', NEW.state); END IF;\n    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('approved', 'correcting'), ('approved', 'draft'), ('approved', 'in_review'), ('approved', 'published'), ('approved', 'scheduled'), ('archived', 'draft'), ('changes_requested', 'archived'), ('changes_requested', 'in_review'), ('changes_requested', 'published'), ('correcting', 'in_review'), ('correcting', 'published'), ('draft', 'archived'), ('draft', 'in_review'), ('in_review', 'approved'), ('in_review', 'archived'), ('in_review', 'changes_requested'), ('in_review', 'correcting'), ('in_review', 'draft'), ('published', 'correcting'), ('published', 'retracted'), ('scheduled', 'approved'), ('scheduled', 'published')) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_state_moves', MESSAGE = format('A review does not go from %s to %s.', OLD.state, NEW.state);\n    END IF;\n RETURN NULL;",
                    hash="e7c23dc2660d946986a95f619cba8e7d523a964c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_state_moves_ebcbf",
                    table="reviews_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="organisation_is_ours",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM public.sources_source WHERE id = NEW.organisation_id AND is_ours\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_organisation_is_ours', MESSAGE = format('Reviews here are published by our own organisation.');\n    END IF;\n RETURN NEW;",
                    hash="57806a2c2adcfad86f11cefe01c1f727318503da",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_organisation_is_ours_b2390",
                    table="reviews_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="appearance_of_claim",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.appearance_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM public.claims_appearance\n        WHERE id = NEW.appearance_id AND claim_id = NEW.claim_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_appearance_of_claim', MESSAGE = format('The appearance is one of another claim.');\n    END IF;\n RETURN NEW;",
                    hash="2e4e990512f30ac0936ca1eacee97d902fd1b730",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_appearance_of_claim_9960f",
                    table="reviews_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="publication_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF OLD.publication_id IS NOT NULL AND NEW.publication_id IS DISTINCT FROM OLD.publication_id\n        AND NOT EXISTS (\n            SELECT 1 FROM public.reviews_publication earlier, public.reviews_publication later\n            WHERE earlier.id = OLD.publication_id AND later.id = NEW.publication_id\n                AND later.sequence > earlier.sequence\n        ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'review_publication_stays', MESSAGE = format('What was published stays public until a later publication.');\n    END IF;\n RETURN NEW;",
                    hash="dab2a9817552f0710a2294690a1f3d5e3e56580e",
                    operation="UPDATE",
                    pgid="pgtrigger_publication_stays_1744e",
                    table="reviews_review",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_reviewevent" ("appearance_id", "assigned_to_id", "claim_id", "claimant_id", "created_at", "due_on", "id", "language", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "retraction_id", "row_version", "scheduled_for", "slug", "state", "version_id") SELECT new_values."appearance_id", new_values."assigned_to_id", new_values."claim_id", new_values."claimant_id", new_values."created_at", new_values."due_on", new_values."id", new_values."language", new_values."opened_by_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."publication_id", new_values."retraction_id", new_values."row_version", new_values."scheduled_for", new_values."slug", new_values."state", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="baadebaea597721f4f3b375d335c16fcd4503618",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a7c1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="reviews_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_reviewevent" ("appearance_id", "assigned_to_id", "claim_id", "claimant_id", "created_at", "due_on", "id", "language", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "retraction_id", "row_version", "scheduled_for", "slug", "state", "version_id") SELECT new_values."appearance_id", new_values."assigned_to_id", new_values."claim_id", new_values."claimant_id", new_values."created_at", new_values."due_on", new_values."id", new_values."language", new_values."opened_by_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."publication_id", new_values."retraction_id", new_values."row_version", new_values."scheduled_for", new_values."slug", new_values."state", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="cd137251f2fb5aa389be301cc89adb8867e0ad02",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b34c8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="reviews_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reviews_reviewevent" ("appearance_id", "assigned_to_id", "claim_id", "claimant_id", "created_at", "due_on", "id", "language", "opened_by_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "retraction_id", "row_version", "scheduled_for", "slug", "state", "version_id") SELECT old_values."appearance_id", old_values."assigned_to_id", old_values."claim_id", old_values."claimant_id", old_values."created_at", old_values."due_on", old_values."id", old_values."language", old_values."opened_by_id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."publication_id", old_values."retraction_id", old_values."row_version", old_values."scheduled_for", old_values."slug", old_values."state", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9b0f7915e1c7f3b6a114023e24e629e068a0cd5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_98b05",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="reviews_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="1ea470ebb9cb9d0d917daeb9d83149c93b387783",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ef672",
                    table="reviews_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="cbcb06811cd42a27e01110d88d58fff1498878ce",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_5e69d",
                    table="reviews_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="eaac628b2c8c261fc830edb942a61b6c5f1f5b6b",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_c46bd",
                    table="reviews_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="as_signed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE said JSONB;",
                    func="\n    SELECT content::jsonb -> 'evidence' -> (NEW.\"order\" - 1) INTO said\n        FROM public.reviews_reviewversion WHERE id = NEW.version_id;\n    IF ROW(said ->> 'question', said ->> 'answer', said ->> 'stance', said ->> 'note', said ->> 'ref')\n        IS DISTINCT FROM ROW(\n            NEW.question,\n            NEW.answer,\n            NEW.stance::text,\n            NEW.note,\n            coalesce(NEW.appearance_id, NEW.origin_id)::text\n        )\n        OR (NEW.url <> '' AND NEW.url IS DISTINCT FROM said ->> 'url')\n        OR (NEW.archive_url <> '' AND NEW.archive_url IS DISTINCT FROM said ->> 'archive_url')\n        OR (NEW.file_id IS NOT NULL AND said ->> 'sha256' IS DISTINCT FROM (\n            SELECT sha256::text FROM public.reviews_evidencefile WHERE id = NEW.file_id\n        )) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_as_signed', MESSAGE = format('The content of the version tells of other evidence at this place.');\n    END IF;\n RETURN NEW;",
                    hash="a693602db3f0ef27638d3811af21c0d158bcb1bb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_as_signed_5b49e",
                    table="reviews_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="7142d96b0bede550ba2b71ccf303f1adb1882518",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_87486",
                    table="reviews_comment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="1012a0ceb10c8bf4db442b0352e27856892214b9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_6384f",
                    table="reviews_comment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="a6389c137a83a04804788fc83fb51a77c65a62d7",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_7446d",
                    table="reviews_comment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="69a169af72d32cd5803fe99c51b734875da469e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b10cc",
                    table="reviews_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="3160686929c2abb6a77466bb108c03fb95b79abb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_01c05",
                    table="reviews_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="9587548b9afc311967b5295f9efdf478d23d6d2c",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_c51ea",
                    table="reviews_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="after_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM public.reviews_reviewversion\n        WHERE id = NEW.version_id AND created_at > NEW.signed_at\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_after_version', MESSAGE = format('Nothing is signed before it is written.');\n    END IF;\n RETURN NEW;",
                    hash="e937020a31b04dff3e01a99477bc37a67e0e4a37",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_after_version_db4d3",
                    table="reviews_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="with_its_evidence",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (\n        SELECT coalesce(jsonb_array_length(content::jsonb -> 'evidence'), 0)\n        FROM public.reviews_reviewversion WHERE id = NEW.version_id\n    ) IS DISTINCT FROM (\n        SELECT count(*) FROM public.reviews_evidence WHERE version_id = NEW.version_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_with_its_evidence', MESSAGE = format('The evidence is not the one that would be signed.');\n    END IF;\n RETURN NEW;",
                    hash="0bff7a36d7bf241ed6b13e3894be25543a906edb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_with_its_evidence_a5805",
                    table="reviews_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="8a36ff653046e1c672ca7aaba66d949830feefd1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3a9b1",
                    table="reviews_publication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="a491cf4fee934f850a8a2232df20bc0a17ab8f91",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_2a93a",
                    table="reviews_publication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="56637b98a67e23d0917ea39345fd31415b60dccf",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_7df9f",
                    table="reviews_publication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="in_order",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM public.reviews_signoff\n        WHERE id IN (NEW.first_signoff_id, NEW.second_signoff_id, NEW.third_signoff_id)\n            AND signed_at > NEW.published_at\n    ) OR EXISTS (\n        SELECT 1 FROM public.reviews_publication\n        WHERE review_id = NEW.review_id\n            AND (published_at > NEW.published_at OR sequence > NEW.sequence)\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_in_order', MESSAGE = format('Publications follow their signatures and one another.');\n    END IF;\n RETURN NEW;",
                    hash="6c7fb7da057c8514e6f47c273f46016a0d635178",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_in_order_27739",
                    table="reviews_publication",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signofffate",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('Rows of %s are never changed or deleted.', TG_TABLE_NAME);",
                    hash="4265379dadd279e961e72b744b23dee865d7adb5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c18ce",
                    table="reviews_signofffate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signofffate",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only', MESSAGE = format('The table %s is never emptied.', TG_TABLE_NAME);",
                    hash="e54024ff7ba204ab126925c5a3bfacd07a029bbf",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_d3ab9",
                    table="reviews_signofffate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signofffate",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
                    hash="0d16b687c160be111bd4cb1d161596a5837e68b0",
                    operation="INSERT",
                    pgid="pgtrigger_stamp_f0b29",
                    table="reviews_signofffate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
