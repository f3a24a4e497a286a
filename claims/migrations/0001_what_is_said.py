"""The first records of this application."""

import django.db.models.deletion
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
        ("sources", "0001_who_speaks_and_where"),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
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
                ("name", models.CharField(max_length=100, unique=True)),
                ("slug", models.SlugField(max_length=100, unique=True)),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
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
                ("slug", models.SlugField(db_index=False, max_length=100)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Appearance",
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
                    "amount",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "lower",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "upper",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=60)),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eq", "Eq"),
                            ("approx", "Approx"),
                            ("lt", "Lt"),
                            ("lte", "Lte"),
                            ("gt", "Gt"),
                            ("gte", "Gte"),
                            ("between", "Between"),
                            ("majority_of", "Majority of"),
                            ("none_of", "None of"),
                            ("highest", "Highest"),
                            ("lowest", "Lowest"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "statistic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "Count"),
                            ("total", "Total"),
                            ("share", "Share"),
                            ("mean", "Mean"),
                            ("median", "Median"),
                            ("rate", "Rate"),
                            ("ratio", "Ratio"),
                            ("rank", "Rank"),
                            ("change_abs", "Change abs"),
                            ("change_rel", "Change rel"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("baseline", models.CharField(blank=True, default="", max_length=300)),
                (
                    "as_of_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="figure as of, not before"
                    ),
                ),
                (
                    "as_of_to",
                    models.DateField(blank=True, null=True, verbose_name="figure as of, not after"),
                ),
                (
                    "as_of_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="figure as of, as written",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="figure as of, basis",
                    ),
                ),
                (
                    "as_of_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="figure as of, inferred from",
                    ),
                ),
                ("exact", models.TextField(blank=True, default="")),
                ("prefix", models.TextField(blank=True, default="")),
                ("suffix", models.TextField(blank=True, default="")),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("refutes", "Refutes"),
                            ("qualifies", "Qualifies"),
                            ("discusses", "Discusses"),
                        ],
                        default="supports",
                        max_length=30,
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("paraphrase", "Paraphrase"),
                            ("own", "Own"),
                            ("translated", "Translated"),
                        ],
                        default="paraphrase",
                        max_length=30,
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        choices=[
                            ("asserted", "Asserted"),
                            ("presupposed", "Presupposed"),
                            ("hedged", "Hedged"),
                            ("prospective", "Prospective"),
                            ("hypothetical", "Hypothetical"),
                            ("rhetorical", "Rhetorical"),
                        ],
                        default="asserted",
                        max_length=30,
                    ),
                ),
                ("distanced", models.BooleanField(default=False)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("own_reporting", "Own reporting"),
                            ("own_measurement", "Own measurement"),
                            ("own_document", "Own document"),
                            ("attributed", "Attributed"),
                            ("unattributed", "Unattributed"),
                            ("not_seen", "Not seen"),
                        ],
                        default="unattributed",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("changed", "Changed"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                (
                    "date_from",
                    models.DateField(blank=True, null=True, verbose_name="date, not before"),
                ),
                (
                    "date_to",
                    models.DateField(blank=True, null=True, verbose_name="date, not after"),
                ),
                (
                    "date_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="date, as written"
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="date, basis",
                    ),
                ),
                (
                    "date_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="date, inferred from"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="sources.article",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="sources.articleversion",
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
                                "comparator__in",
                                [
                                    "eq",
                                    "approx",
                                    "lt",
                                    "lte",
                                    "gt",
                                    "gte",
                                    "between",
                                    "majority_of",
                                    "none_of",
                                    "highest",
                                    "lowest",
                                    "",
                                ],
                            )
                        ),
                        name="appearance_comparator_known",
                        violation_error_code="appearance_comparator_known",
                        violation_error_message="comparator must be one of: eq, approx, lt, lte, gt, gte, between, majority_of, none_of, highest, lowest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "statistic__in",
                                [
                                    "count",
                                    "total",
                                    "share",
                                    "mean",
                                    "median",
                                    "rate",
                                    "ratio",
                                    "rank",
                                    "change_abs",
                                    "change_rel",
                                    "",
                                ],
                            )
                        ),
                        name="appearance_statistic_known",
                        violation_error_code="appearance_statistic_known",
                        violation_error_message="statistic must be one of: count, total, share, mean, median, rate, ratio, rank, change_abs, change_rel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="appearance_bounds_ordered",
                        violation_error_code="appearance_bounds_ordered",
                        violation_error_message="The lower bound is above the upper one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("amount__isnull", True),
                            ("lower__lte", models.F("amount")),
                            _connector="OR",
                        ),
                        name="appearance_amount_from_lower",
                        violation_error_code="appearance_amount_from_lower",
                        violation_error_message="The amount is below its lower bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            ("upper__isnull", True),
                            ("amount__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="appearance_amount_to_upper",
                        violation_error_code="appearance_amount_to_upper",
                        violation_error_message="The amount is above its upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("statistic", "share"), _negated=True),
                            models.Q(
                                models.Q(
                                    ("amount__isnull", True),
                                    ("amount__range", (0, 100)),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    ("lower__range", (0, 100)),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    ("upper__range", (0, 100)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="appearance_share_in_range",
                        violation_error_code="appearance_share_in_range",
                        violation_error_message="A share lies between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", True),
                                ("lower__isnull", True),
                                ("upper__isnull", True),
                            ),
                            models.Q(
                                models.Q(("comparator", ""), _negated=True),
                                models.Q(("statistic", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appearance_figure_says_how",
                        violation_error_code="appearance_figure_says_how",
                        violation_error_message="A figure needs a comparator and a statistic.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comparator", "between"), _negated=True),
                            models.Q(("lower__isnull", False), ("upper__isnull", False)),
                            _connector="OR",
                        ),
                        name="appearance_between_has_bounds",
                        violation_error_code="appearance_between_has_bounds",
                        violation_error_message="A range needs both its bounds.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of_from__isnull", True),
                            ("as_of_to__isnull", True),
                            ("as_of_from__lte", models.F("as_of_to")),
                            _connector="OR",
                        ),
                        name="appearance_as_of_ordered",
                        violation_error_code="appearance_as_of_ordered",
                        violation_error_message="As of: the first possible day is later than the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance__in", ["supports", "refutes", "qualifies", "discusses"])
                        ),
                        name="appearance_stance_known",
                        violation_error_code="appearance_stance_known",
                        violation_error_message="stance must be one of: supports, refutes, qualifies, discusses.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wording__in", ["verbatim", "paraphrase", "own", "translated"])
                        ),
                        name="appearance_wording_known",
                        violation_error_code="appearance_wording_known",
                        violation_error_message="wording must be one of: verbatim, paraphrase, own, translated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "force__in",
                                [
                                    "asserted",
                                    "presupposed",
                                    "hedged",
                                    "prospective",
                                    "hypothetical",
                                    "rhetorical",
                                ],
                            )
                        ),
                        name="appearance_force_known",
                        violation_error_code="appearance_force_known",
                        violation_error_message="force must be one of: asserted, presupposed, hedged, prospective, hypothetical, rhetorical.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "own_reporting",
                                    "own_measurement",
                                    "own_document",
                                    "attributed",
                                    "unattributed",
                                    "not_seen",
                                ],
                            )
                        ),
                        name="appearance_basis_known",
                        violation_error_code="appearance_basis_known",
                        violation_error_message="basis must be one of: own_reporting, own_measurement, own_document, attributed, unattributed, not_seen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["suggested", "accepted", "rejected", "changed"])
                        ),
                        name="appearance_status_known",
                        violation_error_code="appearance_status_known",
                        violation_error_message="status must be one of: suggested, accepted, rejected, changed.",
                    ),
                    models.CheckConstraint(
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
                            _connector="OR",
                        ),
                        name="appearance_anchor_whole",
                        violation_error_code="appearance_anchor_whole",
                        violation_error_message="An anchor has start, a later end, and either the exact words or their SHA-256; without a version there is no anchor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_from__isnull", True),
                            ("date_to__isnull", True),
                            ("date_from__lte", models.F("date_to")),
                            _connector="OR",
                        ),
                        name="appearance_date_ordered",
                        violation_error_code="appearance_date_ordered",
                        violation_error_message="Date: the first possible day is later than the last.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribution",
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
                            ("relays_statement", "Relays statement"),
                            ("cites_report", "Cites report"),
                            ("cites_data", "Cites data"),
                            ("cites_document", "Cites document"),
                        ],
                        max_length=30,
                    ),
                ),
                ("cue", models.CharField(blank=True, default="", max_length=300)),
                ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                ("named_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "inferred",
                    models.BooleanField(default=False, help_text="No cue covers these words."),
                ),
                ("joint", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="confirmed",
                        max_length=30,
                    ),
                ),
                (
                    "from_appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="claims.appearance",
                    ),
                ),
                (
                    "to_appearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relayed_by",
                        to="claims.appearance",
                    ),
                ),
                (
                    "told_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tells",
                        to="claims.appearance",
                    ),
                ),
            ],
            options={
                "ordering": ["from_appearance", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "relays_statement",
                                    "cites_report",
                                    "cites_data",
                                    "cites_document",
                                ],
                            )
                        ),
                        name="attribution_kind_known",
                        violation_error_code="attribution_kind_known",
                        violation_error_message="kind must be one of: relays_statement, cites_report, cites_data, cites_document.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judgement__in", ["suggested", "unsure", "confirmed", "rejected"])
                        ),
                        name="attribution_judgement_known",
                        violation_error_code="attribution_judgement_known",
                        violation_error_message="judgement must be one of: suggested, unsure, confirmed, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_appearance__isnull", True),
                            models.Q(("to_appearance", models.F("from_appearance")), _negated=True),
                            _connector="OR",
                        ),
                        name="attribution_not_to_itself",
                        violation_error_code="attribution_not_to_itself",
                        violation_error_message="An appearance does not rest on itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cue_end__isnull", True), ("cue_start__isnull", True)),
                            models.Q(
                                ("cue_end__gt", models.F("cue_start")),
                                ("cue_end__isnull", False),
                                ("cue_start__isnull", False),
                                models.Q(("cue", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attribution_cue_whole",
                        violation_error_code="attribution_cue_whole",
                        violation_error_message="An anchored cue has its words, a start and a later end.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("judgement", "rejected"), _negated=True),
                        fields=("from_appearance", "to_appearance"),
                        name="attribution_once_to_appearance",
                        violation_error_code="attribution_once_to_appearance",
                        violation_error_message="This hop is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                    "amount",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "lower",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "upper",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=60)),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eq", "Eq"),
                            ("approx", "Approx"),
                            ("lt", "Lt"),
                            ("lte", "Lte"),
                            ("gt", "Gt"),
                            ("gte", "Gte"),
                            ("between", "Between"),
                            ("majority_of", "Majority of"),
                            ("none_of", "None of"),
                            ("highest", "Highest"),
                            ("lowest", "Lowest"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "statistic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "Count"),
                            ("total", "Total"),
                            ("share", "Share"),
                            ("mean", "Mean"),
                            ("median", "Median"),
                            ("rate", "Rate"),
                            ("ratio", "Ratio"),
                            ("rank", "Rank"),
                            ("change_abs", "Change abs"),
                            ("change_rel", "Change rel"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("baseline", models.CharField(blank=True, default="", max_length=300)),
                (
                    "as_of_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="figure as of, not before"
                    ),
                ),
                (
                    "as_of_to",
                    models.DateField(blank=True, null=True, verbose_name="figure as of, not after"),
                ),
                (
                    "as_of_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="figure as of, as written",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="figure as of, basis",
                    ),
                ),
                (
                    "as_of_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="figure as of, inferred from",
                    ),
                ),
                ("statement", models.CharField(max_length=500)),
                ("short", models.CharField(blank=True, default="", max_length=75)),
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
                            ("event", "Event"),
                            ("state", "State"),
                            ("numerical", "Numerical"),
                            ("quote", "Quote"),
                            ("causal", "Causal"),
                            ("position", "Position"),
                            ("comparison", "Comparison"),
                            ("prediction", "Prediction"),
                            ("legal", "Legal"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "checkability",
                    models.CharField(
                        choices=[
                            ("checkable", "Checkable"),
                            ("partly", "Partly"),
                            ("opinion", "Opinion"),
                            ("future", "Future"),
                            ("too_vague", "Too vague"),
                        ],
                        default="checkable",
                        max_length=30,
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("merged", "Merged"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                ("label", models.CharField(default="unsupported", editable=False, max_length=40)),
                ("supports_confirmed", models.PositiveIntegerField(default=0, editable=False)),
                ("supports_possible", models.PositiveIntegerField(default=0, editable=False)),
                ("refutes_confirmed", models.PositiveIntegerField(default=0, editable=False)),
                ("refutes_possible", models.PositiveIntegerField(default=0, editable=False)),
                ("appearance_count", models.PositiveIntegerField(default=0, editable=False)),
                ("article_count", models.PositiveIntegerField(default=0, editable=False)),
                ("publisher_count", models.PositiveIntegerField(default=0, editable=False)),
                ("echo_factor", models.FloatField(default=0, editable=False)),
                ("listing", models.CharField(default="", editable=False, max_length=300)),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="valid, not before"),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="valid, not after"),
                ),
                (
                    "valid_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="valid, as written"
                    ),
                ),
                (
                    "valid_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="valid, basis",
                    ),
                ),
                (
                    "valid_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="valid, inferred from"
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.claim",
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
                                "comparator__in",
                                [
                                    "eq",
                                    "approx",
                                    "lt",
                                    "lte",
                                    "gt",
                                    "gte",
                                    "between",
                                    "majority_of",
                                    "none_of",
                                    "highest",
                                    "lowest",
                                    "",
                                ],
                            )
                        ),
                        name="claim_comparator_known",
                        violation_error_code="claim_comparator_known",
                        violation_error_message="comparator must be one of: eq, approx, lt, lte, gt, gte, between, majority_of, none_of, highest, lowest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "statistic__in",
                                [
                                    "count",
                                    "total",
                                    "share",
                                    "mean",
                                    "median",
                                    "rate",
                                    "ratio",
                                    "rank",
                                    "change_abs",
                                    "change_rel",
                                    "",
                                ],
                            )
                        ),
                        name="claim_statistic_known",
                        violation_error_code="claim_statistic_known",
                        violation_error_message="statistic must be one of: count, total, share, mean, median, rate, ratio, rank, change_abs, change_rel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("upper__isnull", True),
                            ("lower__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claim_bounds_ordered",
                        violation_error_code="claim_bounds_ordered",
                        violation_error_message="The lower bound is above the upper one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower__isnull", True),
                            ("amount__isnull", True),
                            ("lower__lte", models.F("amount")),
                            _connector="OR",
                        ),
                        name="claim_amount_from_lower",
                        violation_error_code="claim_amount_from_lower",
                        violation_error_message="The amount is below its lower bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            ("upper__isnull", True),
                            ("amount__lte", models.F("upper")),
                            _connector="OR",
                        ),
                        name="claim_amount_to_upper",
                        violation_error_code="claim_amount_to_upper",
                        violation_error_message="The amount is above its upper bound.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("statistic", "share"), _negated=True),
                            models.Q(
                                models.Q(
                                    ("amount__isnull", True),
                                    ("amount__range", (0, 100)),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("lower__isnull", True),
                                    ("lower__range", (0, 100)),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("upper__isnull", True),
                                    ("upper__range", (0, 100)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claim_share_in_range",
                        violation_error_code="claim_share_in_range",
                        violation_error_message="A share lies between 0 and 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", True),
                                ("lower__isnull", True),
                                ("upper__isnull", True),
                            ),
                            models.Q(
                                models.Q(("comparator", ""), _negated=True),
                                models.Q(("statistic", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="claim_figure_says_how",
                        violation_error_code="claim_figure_says_how",
                        violation_error_message="A figure needs a comparator and a statistic.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comparator", "between"), _negated=True),
                            models.Q(("lower__isnull", False), ("upper__isnull", False)),
                            _connector="OR",
                        ),
                        name="claim_between_has_bounds",
                        violation_error_code="claim_between_has_bounds",
                        violation_error_message="A range needs both its bounds.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of_from__isnull", True),
                            ("as_of_to__isnull", True),
                            ("as_of_from__lte", models.F("as_of_to")),
                            _connector="OR",
                        ),
                        name="claim_as_of_ordered",
                        violation_error_code="claim_as_of_ordered",
                        violation_error_message="As of: the first possible day is later than the last.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "event",
                                    "state",
                                    "numerical",
                                    "quote",
                                    "causal",
                                    "position",
                                    "comparison",
                                    "prediction",
                                    "legal",
                                ],
                            )
                        ),
                        name="claim_kind_known",
                        violation_error_code="claim_kind_known",
                        violation_error_message="kind must be one of: event, state, numerical, quote, causal, position, comparison, prediction, legal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "checkability__in",
                                ["checkable", "partly", "opinion", "future", "too_vague"],
                            )
                        ),
                        name="claim_checkability_known",
                        violation_error_code="claim_checkability_known",
                        violation_error_message="checkability must be one of: checkable, partly, opinion, future, too_vague.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "merged", "withdrawn"])),
                        name="claim_status_known",
                        violation_error_code="claim_status_known",
                        violation_error_message="status must be one of: open, merged, withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("statement", ""), _negated=True),
                        name="claim_stated",
                        violation_error_code="claim_stated",
                        violation_error_message="A claim needs a statement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")),
                        name="claim_language_is_bcp47",
                        violation_error_code="claim_language_is_bcp47",
                        violation_error_message="A language is given as in BCP 47, such as en or zh-Hant.",
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
                        name="claim_merged_names_survivor",
                        violation_error_code="claim_merged_names_survivor",
                        violation_error_message="A merged claim names its survivor, any other has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="claim_not_merged_into_itself",
                        violation_error_code="claim_not_merged_into_itself",
                        violation_error_message="A claim cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refutes_confirmed__lte", models.F("refutes_possible")),
                            ("supports_confirmed__lte", models.F("supports_possible")),
                        ),
                        name="claim_interval_ordered",
                        violation_error_code="claim_interval_ordered",
                        violation_error_message="Confirmed is never above possible.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_from__lte", models.F("valid_to")),
                            _connector="OR",
                        ),
                        name="claim_valid_ordered",
                        violation_error_code="claim_valid_ordered",
                        violation_error_message="Valid: the first possible day is later than the last.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppearanceEvent",
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
                    "amount",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "lower",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "upper",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=60)),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eq", "Eq"),
                            ("approx", "Approx"),
                            ("lt", "Lt"),
                            ("lte", "Lte"),
                            ("gt", "Gt"),
                            ("gte", "Gte"),
                            ("between", "Between"),
                            ("majority_of", "Majority of"),
                            ("none_of", "None of"),
                            ("highest", "Highest"),
                            ("lowest", "Lowest"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "statistic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "Count"),
                            ("total", "Total"),
                            ("share", "Share"),
                            ("mean", "Mean"),
                            ("median", "Median"),
                            ("rate", "Rate"),
                            ("ratio", "Ratio"),
                            ("rank", "Rank"),
                            ("change_abs", "Change abs"),
                            ("change_rel", "Change rel"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("baseline", models.CharField(blank=True, default="", max_length=300)),
                (
                    "as_of_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="figure as of, not before"
                    ),
                ),
                (
                    "as_of_to",
                    models.DateField(blank=True, null=True, verbose_name="figure as of, not after"),
                ),
                (
                    "as_of_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="figure as of, as written",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="figure as of, basis",
                    ),
                ),
                (
                    "as_of_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="figure as of, inferred from",
                    ),
                ),
                ("exact", models.TextField(blank=True, default="")),
                ("prefix", models.TextField(blank=True, default="")),
                ("suffix", models.TextField(blank=True, default="")),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Supports"),
                            ("refutes", "Refutes"),
                            ("qualifies", "Qualifies"),
                            ("discusses", "Discusses"),
                        ],
                        default="supports",
                        max_length=30,
                    ),
                ),
                (
                    "wording",
                    models.CharField(
                        choices=[
                            ("verbatim", "Verbatim"),
                            ("paraphrase", "Paraphrase"),
                            ("own", "Own"),
                            ("translated", "Translated"),
                        ],
                        default="paraphrase",
                        max_length=30,
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        choices=[
                            ("asserted", "Asserted"),
                            ("presupposed", "Presupposed"),
                            ("hedged", "Hedged"),
                            ("prospective", "Prospective"),
                            ("hypothetical", "Hypothetical"),
                            ("rhetorical", "Rhetorical"),
                        ],
                        default="asserted",
                        max_length=30,
                    ),
                ),
                ("distanced", models.BooleanField(default=False)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("own_reporting", "Own reporting"),
                            ("own_measurement", "Own measurement"),
                            ("own_document", "Own document"),
                            ("attributed", "Attributed"),
                            ("unattributed", "Unattributed"),
                            ("not_seen", "Not seen"),
                        ],
                        default="unattributed",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("changed", "Changed"),
                        ],
                        default="suggested",
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True, default="")),
                (
                    "date_from",
                    models.DateField(blank=True, null=True, verbose_name="date, not before"),
                ),
                (
                    "date_to",
                    models.DateField(blank=True, null=True, verbose_name="date, not after"),
                ),
                (
                    "date_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="date, as written"
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="date, basis",
                    ),
                ),
                (
                    "date_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="date, inferred from"
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
                        to="claims.appearance",
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
                        to="sources.articleversion",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appearance",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appearances",
                to="claims.claim",
            ),
        ),
        migrations.CreateModel(
            name="ClaimRelation",
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
                            ("equivalent", "Equivalent"),
                            ("close", "Close"),
                            ("broader", "Broader"),
                            ("negates", "Negates"),
                            ("excludes", "Excludes"),
                            ("limits", "Limits"),
                            ("updates", "Updates"),
                            ("outcome_of", "Outcome of"),
                            ("implies", "Implies"),
                            ("part_of", "Part of"),
                        ],
                        max_length=30,
                    ),
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
                ("reason", models.TextField(blank=True, default="")),
                (
                    "from_claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_from",
                        to="claims.claim",
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
                    "to_claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_to",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["from_claim", "kind", "to_claim"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "equivalent",
                                    "close",
                                    "broader",
                                    "negates",
                                    "excludes",
                                    "limits",
                                    "updates",
                                    "outcome_of",
                                    "implies",
                                    "part_of",
                                ],
                            )
                        ),
                        name="claimrelation_kind_known",
                        violation_error_code="claimrelation_kind_known",
                        violation_error_message="kind must be one of: equivalent, close, broader, negates, excludes, limits, updates, outcome_of, implies, part_of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judgement__in", ["suggested", "unsure", "confirmed", "rejected"])
                        ),
                        name="claimrelation_judgement_known",
                        violation_error_code="claimrelation_judgement_known",
                        violation_error_message="judgement must be one of: suggested, unsure, confirmed, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_claim", models.F("to_claim")), _negated=True),
                        name="claimrelation_not_to_itself",
                        violation_error_code="claimrelation_not_to_itself",
                        violation_error_message="A claim has no relation to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["close", "equivalent", "excludes", "negates"]),
                                _negated=True,
                            ),
                            ("from_claim__lt", models.F("to_claim")),
                            _connector="OR",
                        ),
                        name="claimrelation_symmetric_once",
                        violation_error_code="claimrelation_symmetric_once",
                        violation_error_message="A relation that says the same both ways is stored from the older claim to the newer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("judgement", "rejected"), _negated=True),
                        fields=("from_claim", "to_claim", "kind"),
                        name="claimrelation_once_live",
                        violation_error_code="claimrelation_once_live",
                        violation_error_message="This relation is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimRelationEvent",
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
                            ("equivalent", "Equivalent"),
                            ("close", "Close"),
                            ("broader", "Broader"),
                            ("negates", "Negates"),
                            ("excludes", "Excludes"),
                            ("limits", "Limits"),
                            ("updates", "Updates"),
                            ("outcome_of", "Outcome of"),
                            ("implies", "Implies"),
                            ("part_of", "Part of"),
                        ],
                        max_length=30,
                    ),
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
                ("reason", models.TextField(blank=True, default="")),
                (
                    "from_claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
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
                        to="claims.claimrelation",
                    ),
                ),
                (
                    "to_claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="claims.claim"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="sources.source"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "source"),
                        name="claimsubject_once",
                        violation_error_code="claimsubject_once",
                        violation_error_message="Already a subject of this claim.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="subjects",
            field=models.ManyToManyField(
                blank=True,
                related_name="subject_of",
                through="claims.ClaimSubject",
                to="sources.source",
            ),
        ),
        migrations.CreateModel(
            name="ClaimSubjectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.claimsubject",
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
            name="ClaimTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="claims.claim"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="claims.topic"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "topic"),
                        name="claimtopic_once",
                        violation_error_code="claimtopic_once",
                        violation_error_message="Already a topic of this claim.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Corroboration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("policy", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=40)),
                ("supports_confirmed", models.PositiveIntegerField()),
                ("supports_possible", models.PositiveIntegerField()),
                ("refutes_confirmed", models.PositiveIntegerField()),
                ("refutes_possible", models.PositiveIntegerField()),
                ("result", models.JSONField()),
                ("input_hash", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corroborations",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["claim", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("claim",),
                        name="corroboration_one_current",
                        violation_error_code="corroboration_one_current",
                        violation_error_message="A claim has one current result.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refutes_confirmed__lte", models.F("refutes_possible")),
                            ("supports_confirmed__lte", models.F("supports_possible")),
                        ),
                        name="corroboration_interval_ordered",
                        violation_error_code="corroboration_interval_ordered",
                        violation_error_message="Confirmed is never above possible.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at__isnull", True),
                            ("superseded_at__gte", models.F("computed_at")),
                            _connector="OR",
                        ),
                        name="corroboration_superseded_later",
                        violation_error_code="corroboration_superseded_later",
                        violation_error_message="A result is superseded after it was computed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndependenceJudgement",
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
                    "verdict",
                    models.CharField(
                        choices=[("same", "Same"), ("different", "Different")], max_length=30
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "judged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source_a",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "source_b",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-judged_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["same", "different"])),
                        name="independencejudgement_verdict_known",
                        violation_error_code="independencejudgement_verdict_known",
                        violation_error_message="verdict must be one of: same, different.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="independencejudgement_reasoned",
                        violation_error_code="independencejudgement_reasoned",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchPair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("matches", models.BooleanField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="match_pairs",
                        to="claims.claim",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="matchpair_not_empty",
                        violation_error_code="matchpair_not_empty",
                        violation_error_message="A pair has a text.",
                    ),
                    models.UniqueConstraint(
                        fields=("claim", "text", "said_by"),
                        name="matchpair_once",
                        violation_error_code="matchpair_once",
                        violation_error_message="You already said so.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchPairEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField()),
                ("matches", models.BooleanField()),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.matchpair",
                    ),
                ),
                (
                    "said_by",
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
            name="Origin",
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
                            ("measurement", "Measurement"),
                            ("official_record", "Official record"),
                            ("document", "Document"),
                            ("statement", "Statement"),
                            ("first_hand_report", "First hand report"),
                            ("unnamed_source", "Unnamed source"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(blank=True, default="", max_length=300)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "date_from",
                    models.DateField(blank=True, null=True, verbose_name="date, not before"),
                ),
                (
                    "date_to",
                    models.DateField(blank=True, null=True, verbose_name="date, not after"),
                ),
                (
                    "date_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="date, as written"
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="date, basis",
                    ),
                ),
                (
                    "date_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="date, inferred from"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins_issued",
                        to="sources.article",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="sources.source",
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
                                "kind__in",
                                [
                                    "measurement",
                                    "official_record",
                                    "document",
                                    "statement",
                                    "first_hand_report",
                                    "unnamed_source",
                                    "unknown",
                                ],
                            )
                        ),
                        name="origin_kind_known",
                        violation_error_code="origin_kind_known",
                        violation_error_message="kind must be one of: measurement, official_record, document, statement, first_hand_report, unnamed_source, unknown.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["measurement", "official_record", "document"]),
                                _negated=True,
                            ),
                            models.Q(("title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="origin_titled",
                        violation_error_code="origin_titled",
                        violation_error_message="A measurement, record or document needs a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["statement", "first_hand_report"]), _negated=True
                            ),
                            ("holder__isnull", False),
                            _connector="OR",
                        ),
                        name="origin_held_by_somebody",
                        violation_error_code="origin_held_by_somebody",
                        violation_error_message="A statement or first-hand report needs the one who made it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unnamed_source"), _negated=True),
                            models.Q(
                                ("holder__isnull", True),
                                models.Q(("description", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="origin_unnamed_is_described",
                        violation_error_code="origin_unnamed_is_described",
                        violation_error_message="An unnamed source is described and has no holder.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unknown"), _negated=True),
                            models.Q(("article__isnull", True), ("holder__isnull", True)),
                            _connector="OR",
                        ),
                        name="origin_unknown_is_bare",
                        violation_error_code="origin_unknown_is_bare",
                        violation_error_message="An unknown origin has neither holder nor article.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_from__isnull", True),
                            ("date_to__isnull", True),
                            ("date_from__lte", models.F("date_to")),
                            _connector="OR",
                        ),
                        name="origin_date_ordered",
                        violation_error_code="origin_date_ordered",
                        violation_error_message="Date: the first possible day is later than the last.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndependenceJudgementEvent",
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
                    "verdict",
                    models.CharField(
                        choices=[("same", "Same"), ("different", "Different")], max_length=30
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "judged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
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
                        to="claims.independencejudgement",
                    ),
                ),
                (
                    "source_a",
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
                    "source_b",
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
                    "origin_a",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.origin",
                    ),
                ),
                (
                    "origin_b",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.origin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="independencejudgement",
            name="origin_a",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.origin",
            ),
        ),
        migrations.AddField(
            model_name="independencejudgement",
            name="origin_b",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.origin",
            ),
        ),
        migrations.CreateModel(
            name="ClaimEvent",
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
                    "amount",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "lower",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                (
                    "upper",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=60)),
                (
                    "comparator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eq", "Eq"),
                            ("approx", "Approx"),
                            ("lt", "Lt"),
                            ("lte", "Lte"),
                            ("gt", "Gt"),
                            ("gte", "Gte"),
                            ("between", "Between"),
                            ("majority_of", "Majority of"),
                            ("none_of", "None of"),
                            ("highest", "Highest"),
                            ("lowest", "Lowest"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "statistic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("count", "Count"),
                            ("total", "Total"),
                            ("share", "Share"),
                            ("mean", "Mean"),
                            ("median", "Median"),
                            ("rate", "Rate"),
                            ("ratio", "Ratio"),
                            ("rank", "Rank"),
                            ("change_abs", "Change abs"),
                            ("change_rel", "Change rel"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("baseline", models.CharField(blank=True, default="", max_length=300)),
                (
                    "as_of_from",
                    models.DateField(
                        blank=True, null=True, verbose_name="figure as of, not before"
                    ),
                ),
                (
                    "as_of_to",
                    models.DateField(blank=True, null=True, verbose_name="figure as of, not after"),
                ),
                (
                    "as_of_as_written",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="figure as of, as written",
                    ),
                ),
                (
                    "as_of_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="figure as of, basis",
                    ),
                ),
                (
                    "as_of_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="figure as of, inferred from",
                    ),
                ),
                ("statement", models.CharField(max_length=500)),
                ("short", models.CharField(blank=True, default="", max_length=75)),
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
                            ("event", "Event"),
                            ("state", "State"),
                            ("numerical", "Numerical"),
                            ("quote", "Quote"),
                            ("causal", "Causal"),
                            ("position", "Position"),
                            ("comparison", "Comparison"),
                            ("prediction", "Prediction"),
                            ("legal", "Legal"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "checkability",
                    models.CharField(
                        choices=[
                            ("checkable", "Checkable"),
                            ("partly", "Partly"),
                            ("opinion", "Opinion"),
                            ("future", "Future"),
                            ("too_vague", "Too vague"),
                        ],
                        default="checkable",
                        max_length=30,
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("merged", "Merged"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="valid, not before"),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="valid, not after"),
                ),
                (
                    "valid_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="valid, as written"
                    ),
                ),
                (
                    "valid_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="valid, basis",
                    ),
                ),
                (
                    "valid_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="valid, inferred from"
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
                        to="claims.claim",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.claim",
                    ),
                ),
                (
                    "attests",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.origin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="attests",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attested_by",
                to="claims.origin",
            ),
        ),
        migrations.CreateModel(
            name="AttributionEvent",
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
                            ("relays_statement", "Relays statement"),
                            ("cites_report", "Cites report"),
                            ("cites_data", "Cites data"),
                            ("cites_document", "Cites document"),
                        ],
                        max_length=30,
                    ),
                ),
                ("cue", models.CharField(blank=True, default="", max_length=300)),
                ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                ("named_as", models.CharField(blank=True, default="", max_length=200)),
                (
                    "inferred",
                    models.BooleanField(default=False, help_text="No cue covers these words."),
                ),
                ("joint", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("unsure", "Unsure"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="confirmed",
                        max_length=30,
                    ),
                ),
                (
                    "from_appearance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.appearance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.attribution",
                    ),
                ),
                (
                    "to_appearance",
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
                    "told_in",
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
                    "to_origin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.origin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attribution",
            name="to_origin",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attributions",
                to="claims.origin",
            ),
        ),
        migrations.CreateModel(
            name="OriginEvent",
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
                            ("measurement", "Measurement"),
                            ("official_record", "Official record"),
                            ("document", "Document"),
                            ("statement", "Statement"),
                            ("first_hand_report", "First hand report"),
                            ("unnamed_source", "Unnamed source"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.CharField(blank=True, default="", max_length=300)),
                ("description", models.TextField(blank=True, default="")),
                (
                    "date_from",
                    models.DateField(blank=True, null=True, verbose_name="date, not before"),
                ),
                (
                    "date_to",
                    models.DateField(blank=True, null=True, verbose_name="date, not after"),
                ),
                (
                    "date_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="date, as written"
                    ),
                ),
                (
                    "date_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="date, basis",
                    ),
                ),
                (
                    "date_reason",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="date, inferred from"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.article",
                    ),
                ),
                (
                    "holder",
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
                        to="claims.origin",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Poll",
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
                ("question", models.CharField(blank=True, default="", max_length=500)),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("mode", models.CharField(blank=True, default="", max_length=100)),
                ("sample", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "margin_of_error",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                (
                    "confidence_level",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                (
                    "fieldwork_from",
                    models.DateField(blank=True, null=True, verbose_name="fieldwork, not before"),
                ),
                (
                    "fieldwork_to",
                    models.DateField(blank=True, null=True, verbose_name="fieldwork, not after"),
                ),
                (
                    "fieldwork_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="fieldwork, as written"
                    ),
                ),
                (
                    "fieldwork_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="fieldwork, basis",
                    ),
                ),
                (
                    "fieldwork_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="fieldwork, inferred from",
                    ),
                ),
                (
                    "conductor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="polls_conducted",
                        to="sources.source",
                    ),
                ),
                (
                    "origin",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="poll",
                        to="claims.origin",
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="polls_sponsored",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sample__isnull", True), ("sample__gt", 0), _connector="OR"
                        ),
                        name="poll_sample_positive",
                        violation_error_code="poll_sample_positive",
                        violation_error_message="A sample has at least one person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("margin_of_error__isnull", True),
                            ("margin_of_error__range", (0, 100)),
                            _connector="OR",
                        ),
                        name="poll_margin_in_range",
                        violation_error_code="poll_margin_in_range",
                        violation_error_message="A margin of error lies between 0 and 100 points.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence_level__isnull", True),
                            models.Q(("confidence_level__gt", 0), ("confidence_level__lt", 100)),
                            _connector="OR",
                        ),
                        name="poll_confidence_in_range",
                        violation_error_code="poll_confidence_in_range",
                        violation_error_message="A confidence level lies between 0 and 100 percent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fieldwork_from__isnull", True),
                            ("fieldwork_to__isnull", True),
                            ("fieldwork_from__lte", models.F("fieldwork_to")),
                            _connector="OR",
                        ),
                        name="poll_fieldwork_ordered",
                        violation_error_code="poll_fieldwork_ordered",
                        violation_error_message="Fieldwork: the first possible day is later than the last.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PollEvent",
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
                ("question", models.CharField(blank=True, default="", max_length=500)),
                ("population", models.CharField(blank=True, default="", max_length=300)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("mode", models.CharField(blank=True, default="", max_length=100)),
                ("sample", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "margin_of_error",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                (
                    "confidence_level",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
                ),
                (
                    "fieldwork_from",
                    models.DateField(blank=True, null=True, verbose_name="fieldwork, not before"),
                ),
                (
                    "fieldwork_to",
                    models.DateField(blank=True, null=True, verbose_name="fieldwork, not after"),
                ),
                (
                    "fieldwork_as_written",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="fieldwork, as written"
                    ),
                ),
                (
                    "fieldwork_basis",
                    models.CharField(
                        choices=[("stated", "Stated"), ("inferred", "Inferred")],
                        default="stated",
                        max_length=30,
                        verbose_name="fieldwork, basis",
                    ),
                ),
                (
                    "fieldwork_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        verbose_name="fieldwork, inferred from",
                    ),
                ),
                (
                    "conductor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.origin",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.poll",
                    ),
                ),
                (
                    "sponsor",
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
        migrations.CreateModel(
            name="Suggestion",
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
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("rule", models.CharField(max_length=60)),
                ("proposal", models.JSONField(blank=True, default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                        ],
                        default="pending",
                        max_length=30,
                    ),
                ),
                (
                    "appearance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="claims.appearance",
                    ),
                ),
                (
                    "decided_by",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="sources.articleversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "start"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["pending", "accepted", "rejected"])),
                        name="suggestion_status_known",
                        violation_error_code="suggestion_status_known",
                        violation_error_message="status must be one of: pending, accepted, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="suggestion_span_ordered",
                        violation_error_code="suggestion_span_ordered",
                        violation_error_message="A suggestion ends after it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", True), ("status", "pending")),
                            models.Q(
                                models.Q(("status", "pending"), _negated=True),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_decided_by_somebody",
                        violation_error_code="suggestion_decided_by_somebody",
                        violation_error_message="A decision has somebody who made it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("appearance__isnull", False), ("status", "accepted")),
                            models.Q(
                                models.Q(("status", "accepted"), _negated=True),
                                ("appearance__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_accepted_became_appearance",
                        violation_error_code="suggestion_accepted_became_appearance",
                        violation_error_message="What is accepted became an appearance, nothing else did.",
                    ),
                    models.UniqueConstraint(
                        fields=("version", "start", "end", "rule"),
                        name="suggestion_once",
                        violation_error_code="suggestion_once",
                        violation_error_message="This was already suggested here.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestionEvent",
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
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("rule", models.CharField(max_length=60)),
                ("proposal", models.JSONField(blank=True, default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                        ],
                        default="pending",
                        max_length=30,
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
                    "decided_by",
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
                        to="claims.suggestion",
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
            name="ClaimTopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="claims.claimtopic",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="topics",
            field=models.ManyToManyField(
                blank=True, related_name="claims", through="claims.ClaimTopic", to="claims.topic"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="864b59698bb2c4b7a4bbde2e045d9c5895c43605",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_62f0c",
                    table="claims_topic",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("created_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") SELECT new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fcb812e45fdf3b1b9c2dec905099c7611a968fff",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f998",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("created_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") SELECT new_values."created_at", new_values."id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."slug" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="be3a13753040805da996fbc5545301e26e5425de",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_010ac",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("created_at", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") SELECT old_values."created_at", old_values."id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f30c8b47de2fb522fad0761035530017b15b8cf0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a32b8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="claims.topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.UniqueConstraint(
                fields=("claim", "article", "version", "start", "end"),
                name="appearance_once",
                nulls_distinct=False,
                violation_error_code="appearance_once",
                violation_error_message="This claim is already recorded at this place.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appearance",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."as_of_as_written" IS DISTINCT FROM (NEW."as_of_as_written") OR OLD."as_of_basis" IS DISTINCT FROM (NEW."as_of_basis") OR OLD."as_of_from" IS DISTINCT FROM (NEW."as_of_from") OR OLD."as_of_reason" IS DISTINCT FROM (NEW."as_of_reason") OR OLD."as_of_to" IS DISTINCT FROM (NEW."as_of_to") OR OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."comparator" IS DISTINCT FROM (NEW."comparator") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_as_written" IS DISTINCT FROM (NEW."date_as_written") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_from" IS DISTINCT FROM (NEW."date_from") OR OLD."date_reason" IS DISTINCT FROM (NEW."date_reason") OR OLD."date_to" IS DISTINCT FROM (NEW."date_to") OR OLD."distanced" IS DISTINCT FROM (NEW."distanced") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."exact" IS DISTINCT FROM (NEW."exact") OR OLD."force" IS DISTINCT FROM (NEW."force") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lower" IS DISTINCT FROM (NEW."lower") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."prefix" IS DISTINCT FROM (NEW."prefix") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."statistic" IS DISTINCT FROM (NEW."statistic") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."suffix" IS DISTINCT FROM (NEW."suffix") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."upper" IS DISTINCT FROM (NEW."upper") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id") OR OLD."wording" IS DISTINCT FROM (NEW."wording"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="f7d1bb5e8303b5f49dc6f19250c5e88397d83fb5",
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
                    func="\n    IF NEW.version_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM sources_articleversion\n        WHERE id = NEW.version_id AND article_id = NEW.article_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_version_of_article', MESSAGE = format('The version belongs to another article.');\n    END IF;\n    IF NEW.version_id IS NULL AND EXISTS (\n        SELECT 1 FROM sources_article WHERE id = NEW.article_id AND held = 'text'\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_text_has_version', MESSAGE = format('In an article held as text an appearance names the version.');\n    END IF;\n RETURN NEW;",
                    hash="99cfb7d6b165060be2a306837b308ccdc4979937",
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
                name="anchor_is_slice",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE text_length INTEGER; slice TEXT;",
                    func="\n    IF NEW.start IS NOT NULL THEN\n        SELECT length, substring(text FROM NEW.start + 1 FOR NEW.end - NEW.start)\n            INTO text_length, slice FROM sources_articleversion WHERE id = NEW.version_id;\n        IF NEW.end > text_length THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_anchor_in_text', MESSAGE = format('The anchor ends at %s, but the text has only %s characters.', NEW.\"end\", text_length);\n        END IF;\n        IF slice IS NOT NULL AND NEW.exact <> '' AND slice <> NEW.exact THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_anchor_is_slice', MESSAGE = format('There stands “%s”, not “%s”.', slice, NEW.exact);\n        END IF;\n        IF slice IS NOT NULL AND NEW.sha256 <> ''\n            AND encode(sha256(convert_to(slice, 'UTF8')), 'hex') <> NEW.sha256 THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_anchor_is_slice', MESSAGE = format('There stands “%s”, which has another SHA-256.', slice);\n        END IF;\n    END IF;\n RETURN NEW;",
                    hash="6a1545ad70ccd72cde9275257a183d6ff1dd190f",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_anchor_is_slice_0e4bc",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "claim_id", "comparator", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."claim_id", new_values."comparator", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."population", new_values."prefix", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c86fc67e5ab9c3a24527933b17debaa80b8606e6",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "claim_id", "comparator", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT new_values."amount", new_values."article_id", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."baseline", new_values."basis", new_values."claim_id", new_values."comparator", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."distanced", new_values."end", new_values."exact", new_values."force", new_values."id", new_values."lower", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."population", new_values."prefix", new_values."row_version", new_values."sha256", new_values."stance", new_values."start", new_values."statistic", new_values."status", new_values."suffix", new_values."unit", new_values."upper", new_values."version_id", new_values."wording" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a207499033c3a1adb2fa4768efb19f88c8794729",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("amount", "article_id", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "baseline", "basis", "claim_id", "comparator", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "distanced", "end", "exact", "force", "id", "lower", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "prefix", "row_version", "sha256", "stance", "start", "statistic", "status", "suffix", "unit", "upper", "version_id", "wording") SELECT old_values."amount", old_values."article_id", old_values."as_of_as_written", old_values."as_of_basis", old_values."as_of_from", old_values."as_of_reason", old_values."as_of_to", old_values."baseline", old_values."basis", old_values."claim_id", old_values."comparator", old_values."created_at", old_values."date_as_written", old_values."date_basis", old_values."date_from", old_values."date_reason", old_values."date_to", old_values."distanced", old_values."end", old_values."exact", old_values."force", old_values."id", old_values."lower", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."population", old_values."prefix", old_values."row_version", old_values."sha256", old_values."stance", old_values."start", old_values."statistic", old_values."status", old_values."suffix", old_values."unit", old_values."upper", old_values."version_id", old_values."wording" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3cc82dfa413599c6ca15b0de07c4f82ad7ad3617",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b6e2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_appearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."from_claim_id" IS DISTINCT FROM (NEW."from_claim_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."judgement" IS DISTINCT FROM (NEW."judgement") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."to_claim_id" IS DISTINCT FROM (NEW."to_claim_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="37f64ece36efb3ddd20a3d849a3446c70d15d3ea",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_c40aa",
                    table="claims_claimrelation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="acyclic",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.kind IN ('broader', 'updates') AND NEW.judgement <> 'rejected' THEN\n        -- Two writers could each add half of a cycle without seeing the other: they take turns.\n        PERFORM pg_advisory_xact_lock(hashtext('claimrelation_acyclic'), hashtext(NEW.kind));\n        IF EXISTS (\n            WITH RECURSIVE reached(id) AS (\n                SELECT NEW.to_claim_id\n                UNION\n                SELECT relation.to_claim_id FROM claims_claimrelation relation\n                JOIN reached ON relation.from_claim_id = reached.id\n                WHERE relation.kind = NEW.kind AND relation.judgement <> 'rejected'\n                    AND relation.id IS DISTINCT FROM NEW.id\n            )\n            SELECT 1 FROM reached WHERE reached.id = NEW.from_claim_id\n        ) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'claimrelation_acyclic', MESSAGE = format('This relation would come round to where it began.');\n        END IF;\n    END IF;\n RETURN NEW;",
                    hash="eec9b1ed6405cc0f1cb096e92e4822c2083d3518",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_acyclic_3cd47",
                    table="claims_claimrelation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("created_at", "from_claim_id", "id", "judged_by_id", "judgement", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "to_claim_id") SELECT new_values."created_at", new_values."from_claim_id", new_values."id", new_values."judged_by_id", new_values."judgement", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."row_version", new_values."to_claim_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="80e769d07bae958094fe88bba7eb98b6d7ebc437",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_42e2f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("created_at", "from_claim_id", "id", "judged_by_id", "judgement", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "to_claim_id") SELECT new_values."created_at", new_values."from_claim_id", new_values."id", new_values."judged_by_id", new_values."judgement", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."row_version", new_values."to_claim_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="934eae49cbaa9a51ee6d8c1e380d2b7c34e05001",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0398a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimrelation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimrelationevent" ("created_at", "from_claim_id", "id", "judged_by_id", "judgement", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "to_claim_id") SELECT old_values."created_at", old_values."from_claim_id", old_values."id", old_values."judged_by_id", old_values."judgement", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."row_version", old_values."to_claim_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3339f90c1c9619b9be3b2fcf1c7ab0091f67315c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8a84e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_claimrelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimsubject",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimsubjectevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT new_values."claim_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="10963e397c4afdd3adf0ca54c26e8d3293fb870a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5b5b6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_claimsubject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimsubject",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimsubjectevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT new_values."claim_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."source_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a8dc95a7df49805abef4d34bea3f384885a2d62b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a1e1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_claimsubject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimsubject",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimsubjectevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") SELECT old_values."claim_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="927295318843090bbf6d31380c0f311b93961072",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d5100",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_claimsubject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "text") SELECT new_values."claim_id", new_values."id", new_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."said_by_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="816661fa3a4ae353936646b91b9d02f51a28bfe8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9362",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "text") SELECT new_values."claim_id", new_values."id", new_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."said_by_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="24b0853b64954f62ef50cd1f32f1313fcb826e13",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77922",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchpair",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_matchpairevent" ("claim_id", "id", "matches", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by_id", "text") SELECT old_values."claim_id", old_values."id", old_values."matches", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."said_by_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="796aedab1bf5ed553f6c1d0de4928c38a4e20a15",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ec614",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_matchpair",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origin",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_as_written" IS DISTINCT FROM (NEW."date_as_written") OR OLD."date_basis" IS DISTINCT FROM (NEW."date_basis") OR OLD."date_from" IS DISTINCT FROM (NEW."date_from") OR OLD."date_reason" IS DISTINCT FROM (NEW."date_reason") OR OLD."date_to" IS DISTINCT FROM (NEW."date_to") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="248918d521fb97b0b4428a7f8f717d58a720c697",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_8dab0",
                    table="claims_origin",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origin",
            trigger=pgtrigger.compiler.Trigger(
                name="polled_stays_measurement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.kind <> 'measurement' AND EXISTS (SELECT 1 FROM claims_poll WHERE origin_id = NEW.id) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'poll_origin_is_measurement', MESSAGE = format('An origin with a poll stays of the kind measurement.');\n    END IF;\n RETURN NEW;",
                    hash="c6b8734fa2b6e66dd6ec32df21f1ab9c3be0286d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_polled_stays_measurement_bf7b5",
                    table="claims_origin",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_originevent" ("article_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "description", "holder_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "title") SELECT new_values."article_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."description", new_values."holder_id", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="10265889bc1fea56acbff72e794603dc57bb908d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b9505",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_origin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_originevent" ("article_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "description", "holder_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "title") SELECT new_values."article_id", new_values."created_at", new_values."date_as_written", new_values."date_basis", new_values."date_from", new_values."date_reason", new_values."date_to", new_values."description", new_values."holder_id", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6caaaf8fbaf7e91296215121f3a5b6b65e65ae30",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e254f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_origin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="origin",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_originevent" ("article_id", "created_at", "date_as_written", "date_basis", "date_from", "date_reason", "date_to", "description", "holder_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "title") SELECT old_values."article_id", old_values."created_at", old_values."date_as_written", old_values."date_basis", old_values."date_from", old_values."date_reason", old_values."date_to", old_values."description", old_values."holder_id", old_values."id", old_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="33c610ec4c5cce22fdc409d10aaf68ea2d1a6afe",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c9c4f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_origin",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="independencejudgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("origin_a__isnull", False),
                        ("origin_b__isnull", False),
                        ("source_a__isnull", True),
                        ("source_b__isnull", True),
                    ),
                    models.Q(
                        ("origin_a__isnull", True),
                        ("origin_b__isnull", True),
                        ("source_a__isnull", False),
                        ("source_b__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="independencejudgement_one_pair",
                violation_error_code="independencejudgement_one_pair",
                violation_error_message="A judgement is about two origins or about two sources.",
            ),
        ),
        migrations.AddConstraint(
            model_name="independencejudgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("origin_a__isnull", False),
                        ("origin_a__lt", models.F("origin_b")),
                        ("origin_b__isnull", False),
                    ),
                    models.Q(
                        ("source_a__isnull", False),
                        ("source_a__lt", models.F("source_b")),
                        ("source_b__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="independencejudgement_pair_ordered",
                violation_error_code="independencejudgement_pair_ordered",
                violation_error_message="A pair is stored lower id first, and nothing is judged against itself.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."judged_at" IS DISTINCT FROM (NEW."judged_at") OR OLD."judged_by_id" IS DISTINCT FROM (NEW."judged_by_id") OR OLD."origin_a_id" IS DISTINCT FROM (NEW."origin_a_id") OR OLD."origin_b_id" IS DISTINCT FROM (NEW."origin_b_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."source_a_id" IS DISTINCT FROM (NEW."source_a_id") OR OLD."source_b_id" IS DISTINCT FROM (NEW."source_b_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="27cec6771925e1196b6426fe3cec0c96f948cfbf",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_26a26",
                    table="claims_independencejudgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_independencejudgementevent" ("created_at", "id", "judged_at", "judged_by_id", "origin_a_id", "origin_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "source_a_id", "source_b_id", "verdict", "withdrawn_at") SELECT new_values."created_at", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."origin_a_id", new_values."origin_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."row_version", new_values."source_a_id", new_values."source_b_id", new_values."verdict", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b3203a9aef15d76ac2a0dd93b68d95080e97164f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b061",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_independencejudgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_independencejudgementevent" ("created_at", "id", "judged_at", "judged_by_id", "origin_a_id", "origin_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "source_a_id", "source_b_id", "verdict", "withdrawn_at") SELECT new_values."created_at", new_values."id", new_values."judged_at", new_values."judged_by_id", new_values."origin_a_id", new_values."origin_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."row_version", new_values."source_a_id", new_values."source_b_id", new_values."verdict", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d671889efd9a8c2a797c71f4e070f9dee4e5c9d4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3f1fe",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_independencejudgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="independencejudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_independencejudgementevent" ("created_at", "id", "judged_at", "judged_by_id", "origin_a_id", "origin_b_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_version", "source_a_id", "source_b_id", "verdict", "withdrawn_at") SELECT old_values."created_at", old_values."id", old_values."judged_at", old_values."judged_by_id", old_values."origin_a_id", old_values."origin_b_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."row_version", old_values."source_a_id", old_values."source_b_id", old_values."verdict", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="68b3aa3fb585b8ef880ac375b47f7b0100604753",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f663b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_independencejudgement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_appearance__isnull", False), ("to_origin__isnull", True)),
                    models.Q(("to_appearance__isnull", True), ("to_origin__isnull", False)),
                    _connector="OR",
                ),
                name="attribution_one_target",
                violation_error_code="attribution_one_target",
                violation_error_message="A hop leads either to an appearance or to an origin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("judgement", "rejected"), _negated=True),
                fields=("from_appearance", "to_origin"),
                name="attribution_once_to_origin",
                violation_error_code="attribution_once_to_origin",
                violation_error_message="This hop is already recorded.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."cue" IS DISTINCT FROM (NEW."cue") OR OLD."cue_end" IS DISTINCT FROM (NEW."cue_end") OR OLD."cue_start" IS DISTINCT FROM (NEW."cue_start") OR OLD."from_appearance_id" IS DISTINCT FROM (NEW."from_appearance_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inferred" IS DISTINCT FROM (NEW."inferred") OR OLD."joint" IS DISTINCT FROM (NEW."joint") OR OLD."judgement" IS DISTINCT FROM (NEW."judgement") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."named_as" IS DISTINCT FROM (NEW."named_as") OR OLD."to_appearance_id" IS DISTINCT FROM (NEW."to_appearance_id") OR OLD."to_origin_id" IS DISTINCT FROM (NEW."to_origin_id") OR OLD."told_in_id" IS DISTINCT FROM (NEW."told_in_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="8a738fb32bd75897efc09503b07423fddf67b13e",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_674e2",
                    table="claims_attribution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="cue_is_slice",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE slice TEXT;",
                    func="\n    IF NEW.cue_start IS NOT NULL THEN\n        SELECT substring(version.text FROM NEW.cue_start + 1 FOR NEW.cue_end - NEW.cue_start)\n            INTO slice FROM sources_articleversion version\n            JOIN claims_appearance ON claims_appearance.version_id = version.id\n            WHERE claims_appearance.id = coalesce(NEW.told_in_id, NEW.from_appearance_id);\n        IF slice IS NOT NULL AND slice <> NEW.cue THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_cue_is_slice', MESSAGE = format('There stands “%s”, not the cue “%s”.', slice, NEW.cue);\n        END IF;\n    END IF;\n RETURN NEW;",
                    hash="b9dbb3ca650c8cf00a8be2abdea65ea049a57bb7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_cue_is_slice_37146",
                    table="claims_attribution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_attributionevent" ("created_at", "cue", "cue_end", "cue_start", "from_appearance_id", "id", "inferred", "joint", "judgement", "kind", "named_as", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "to_appearance_id", "to_origin_id", "told_in_id") SELECT new_values."created_at", new_values."cue", new_values."cue_end", new_values."cue_start", new_values."from_appearance_id", new_values."id", new_values."inferred", new_values."joint", new_values."judgement", new_values."kind", new_values."named_as", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."row_version", new_values."to_appearance_id", new_values."to_origin_id", new_values."told_in_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7fbd4b2db821a9432fae73848ba896e0891462bf",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_43dca",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_attributionevent" ("created_at", "cue", "cue_end", "cue_start", "from_appearance_id", "id", "inferred", "joint", "judgement", "kind", "named_as", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "to_appearance_id", "to_origin_id", "told_in_id") SELECT new_values."created_at", new_values."cue", new_values."cue_end", new_values."cue_start", new_values."from_appearance_id", new_values."id", new_values."inferred", new_values."joint", new_values."judgement", new_values."kind", new_values."named_as", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."row_version", new_values."to_appearance_id", new_values."to_origin_id", new_values."told_in_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="847afd07eb34697b3aed41efa5640bd3a205e1e5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37070",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_attributionevent" ("created_at", "cue", "cue_end", "cue_start", "from_appearance_id", "id", "inferred", "joint", "judgement", "kind", "named_as", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "to_appearance_id", "to_origin_id", "told_in_id") SELECT old_values."created_at", old_values."cue", old_values."cue_end", old_values."cue_start", old_values."from_appearance_id", old_values."id", old_values."inferred", old_values."joint", old_values."judgement", old_values."kind", old_values."named_as", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."row_version", old_values."to_appearance_id", old_values."to_origin_id", old_values."told_in_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bfec1a942548eeacef21565fe4f9c3890123f708",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_430b2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_attribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."conductor_id" IS DISTINCT FROM (NEW."conductor_id") OR OLD."confidence_level" IS DISTINCT FROM (NEW."confidence_level") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."fieldwork_as_written" IS DISTINCT FROM (NEW."fieldwork_as_written") OR OLD."fieldwork_basis" IS DISTINCT FROM (NEW."fieldwork_basis") OR OLD."fieldwork_from" IS DISTINCT FROM (NEW."fieldwork_from") OR OLD."fieldwork_reason" IS DISTINCT FROM (NEW."fieldwork_reason") OR OLD."fieldwork_to" IS DISTINCT FROM (NEW."fieldwork_to") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."margin_of_error" IS DISTINCT FROM (NEW."margin_of_error") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."sample" IS DISTINCT FROM (NEW."sample") OR OLD."sponsor_id" IS DISTINCT FROM (NEW."sponsor_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="6f5934f912c26f98ad028b4285bfeb568de1b38d",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_1348b",
                    table="claims_poll",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="origin_is_measurement",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM claims_origin WHERE id = NEW.origin_id AND kind = 'measurement'\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'poll_origin_is_measurement', MESSAGE = format('A poll belongs to an origin of the kind measurement.');\n    END IF;\n RETURN NEW;",
                    hash="b39fadca693d397226576b8bed8668ae4f1f9fcc",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_origin_is_measurement_4d371",
                    table="claims_poll",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_pollevent" ("conductor_id", "confidence_level", "created_at", "fieldwork_as_written", "fieldwork_basis", "fieldwork_from", "fieldwork_reason", "fieldwork_to", "id", "margin_of_error", "mode", "origin_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "question", "row_version", "sample", "sponsor_id") SELECT new_values."conductor_id", new_values."confidence_level", new_values."created_at", new_values."fieldwork_as_written", new_values."fieldwork_basis", new_values."fieldwork_from", new_values."fieldwork_reason", new_values."fieldwork_to", new_values."id", new_values."margin_of_error", new_values."mode", new_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."population", new_values."question", new_values."row_version", new_values."sample", new_values."sponsor_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8f87b83bd5ddecabfc28ce2c8dfcdaf1363c331a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3162",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_poll",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_pollevent" ("conductor_id", "confidence_level", "created_at", "fieldwork_as_written", "fieldwork_basis", "fieldwork_from", "fieldwork_reason", "fieldwork_to", "id", "margin_of_error", "mode", "origin_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "question", "row_version", "sample", "sponsor_id") SELECT new_values."conductor_id", new_values."confidence_level", new_values."created_at", new_values."fieldwork_as_written", new_values."fieldwork_basis", new_values."fieldwork_from", new_values."fieldwork_reason", new_values."fieldwork_to", new_values."id", new_values."margin_of_error", new_values."mode", new_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place", new_values."population", new_values."question", new_values."row_version", new_values."sample", new_values."sponsor_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="93804cba25af58425a761dae71a273b2850db067",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1adf8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_poll",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_pollevent" ("conductor_id", "confidence_level", "created_at", "fieldwork_as_written", "fieldwork_basis", "fieldwork_from", "fieldwork_reason", "fieldwork_to", "id", "margin_of_error", "mode", "origin_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "question", "row_version", "sample", "sponsor_id") SELECT old_values."conductor_id", old_values."confidence_level", old_values."created_at", old_values."fieldwork_as_written", old_values."fieldwork_basis", old_values."fieldwork_from", old_values."fieldwork_reason", old_values."fieldwork_to", old_values."id", old_values."margin_of_error", old_values."mode", old_values."origin_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place", old_values."population", old_values."question", old_values."row_version", old_values."sample", old_values."sponsor_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="421d625898ec0b54fb7388f5a4b7bebe8ce497c8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fadaa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_poll",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestion",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."appearance_id" IS DISTINCT FROM (NEW."appearance_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."proposal" IS DISTINCT FROM (NEW."proposal") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."version_id" IS DISTINCT FROM (NEW."version_id"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="dca517599697464885b8c1948ebaa34eebb865bd",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "start", "status", "version_id") SELECT new_values."appearance_id", new_values."created_at", new_values."decided_by_id", new_values."end", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."proposal", new_values."row_version", new_values."rule", new_values."start", new_values."status", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5d46f0fae40537c01db10e7e69c7ae0a479f3d96",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "start", "status", "version_id") SELECT new_values."appearance_id", new_values."created_at", new_values."decided_by_id", new_values."end", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."proposal", new_values."row_version", new_values."rule", new_values."start", new_values."status", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="191e9bcc6eef4e3bb776e8750659ddf0cdd2b292",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_suggestionevent" ("appearance_id", "created_at", "decided_by_id", "end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "row_version", "rule", "start", "status", "version_id") SELECT old_values."appearance_id", old_values."created_at", old_values."decided_by_id", old_values."end", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."proposal", old_values."row_version", old_values."rule", old_values."start", old_values."status", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6657f3048d6a1b9ff82cbce5070d4c35ffd78c81",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28ba4",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_suggestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT new_values."claim_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."topic_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1e339b698eafae5e6e6c46e3c2beabb7369351af",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3f7f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_claimtopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT new_values."claim_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."topic_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="bd456b356726eb42d9a820f913b75b8a9b4fa829",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e96f8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_claimtopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT old_values."claim_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ff52dfb50ce63604359e7389694bf029759e4cf3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28e40",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_claimtopic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("attests__isnull", True), ("kind", "quote"), _connector="OR"),
                name="claim_only_quotes_attest",
                violation_error_code="claim_only_quotes_attest",
                violation_error_message="Only a quote claim attests a statement.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_row_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."as_of_as_written" IS DISTINCT FROM (NEW."as_of_as_written") OR OLD."as_of_basis" IS DISTINCT FROM (NEW."as_of_basis") OR OLD."as_of_from" IS DISTINCT FROM (NEW."as_of_from") OR OLD."as_of_reason" IS DISTINCT FROM (NEW."as_of_reason") OR OLD."as_of_to" IS DISTINCT FROM (NEW."as_of_to") OR OLD."attests_id" IS DISTINCT FROM (NEW."attests_id") OR OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."checkability" IS DISTINCT FROM (NEW."checkability") OR OLD."comparator" IS DISTINCT FROM (NEW."comparator") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."lower" IS DISTINCT FROM (NEW."lower") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."short" IS DISTINCT FROM (NEW."short") OR OLD."statement" IS DISTINCT FROM (NEW."statement") OR OLD."statistic" IS DISTINCT FROM (NEW."statistic") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."upper" IS DISTINCT FROM (NEW."upper") OR OLD."valid_as_written" IS DISTINCT FROM (NEW."valid_as_written") OR OLD."valid_basis" IS DISTINCT FROM (NEW."valid_basis") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_reason" IS DISTINCT FROM (NEW."valid_reason") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func="NEW.row_version = OLD.row_version + 1; RETURN NEW;",
                    hash="618b476ad6759efa204f524ec0029c4b91844867",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_row_version_3f1f5",
                    table="claims_claim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("amount", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "attests_id", "baseline", "checkability", "comparator", "created_at", "id", "kind", "language", "lower", "merged_into_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "row_version", "short", "statement", "statistic", "status", "unit", "upper", "valid_as_written", "valid_basis", "valid_from", "valid_reason", "valid_to") SELECT new_values."amount", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."attests_id", new_values."baseline", new_values."checkability", new_values."comparator", new_values."created_at", new_values."id", new_values."kind", new_values."language", new_values."lower", new_values."merged_into_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."population", new_values."row_version", new_values."short", new_values."statement", new_values."statistic", new_values."status", new_values."unit", new_values."upper", new_values."valid_as_written", new_values."valid_basis", new_values."valid_from", new_values."valid_reason", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6ccaf0d21dcd826c465f945bb951084e653cb270",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df8fa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("amount", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "attests_id", "baseline", "checkability", "comparator", "created_at", "id", "kind", "language", "lower", "merged_into_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "row_version", "short", "statement", "statistic", "status", "unit", "upper", "valid_as_written", "valid_basis", "valid_from", "valid_reason", "valid_to") SELECT new_values."amount", new_values."as_of_as_written", new_values."as_of_basis", new_values."as_of_from", new_values."as_of_reason", new_values."as_of_to", new_values."attests_id", new_values."baseline", new_values."checkability", new_values."comparator", new_values."created_at", new_values."id", new_values."kind", new_values."language", new_values."lower", new_values."merged_into_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place", new_values."population", new_values."row_version", new_values."short", new_values."statement", new_values."statistic", new_values."status", new_values."unit", new_values."upper", new_values."valid_as_written", new_values."valid_basis", new_values."valid_from", new_values."valid_reason", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."amount" IS DISTINCT FROM (new_values."amount") OR old_values."as_of_as_written" IS DISTINCT FROM (new_values."as_of_as_written") OR old_values."as_of_basis" IS DISTINCT FROM (new_values."as_of_basis") OR old_values."as_of_from" IS DISTINCT FROM (new_values."as_of_from") OR old_values."as_of_reason" IS DISTINCT FROM (new_values."as_of_reason") OR old_values."as_of_to" IS DISTINCT FROM (new_values."as_of_to") OR old_values."attests_id" IS DISTINCT FROM (new_values."attests_id") OR old_values."baseline" IS DISTINCT FROM (new_values."baseline") OR old_values."checkability" IS DISTINCT FROM (new_values."checkability") OR old_values."comparator" IS DISTINCT FROM (new_values."comparator") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."lower" IS DISTINCT FROM (new_values."lower") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."population" IS DISTINCT FROM (new_values."population") OR old_values."row_version" IS DISTINCT FROM (new_values."row_version") OR old_values."short" IS DISTINCT FROM (new_values."short") OR old_values."statement" IS DISTINCT FROM (new_values."statement") OR old_values."statistic" IS DISTINCT FROM (new_values."statistic") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."unit" IS DISTINCT FROM (new_values."unit") OR old_values."upper" IS DISTINCT FROM (new_values."upper") OR old_values."valid_as_written" IS DISTINCT FROM (new_values."valid_as_written") OR old_values."valid_basis" IS DISTINCT FROM (new_values."valid_basis") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_reason" IS DISTINCT FROM (new_values."valid_reason") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="348be9147133f8f8f4139092b8c7bc8adc564bf1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fe4ba",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("amount", "as_of_as_written", "as_of_basis", "as_of_from", "as_of_reason", "as_of_to", "attests_id", "baseline", "checkability", "comparator", "created_at", "id", "kind", "language", "lower", "merged_into_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "row_version", "short", "statement", "statistic", "status", "unit", "upper", "valid_as_written", "valid_basis", "valid_from", "valid_reason", "valid_to") SELECT old_values."amount", old_values."as_of_as_written", old_values."as_of_basis", old_values."as_of_from", old_values."as_of_reason", old_values."as_of_to", old_values."attests_id", old_values."baseline", old_values."checkability", old_values."comparator", old_values."created_at", old_values."id", old_values."kind", old_values."language", old_values."lower", old_values."merged_into_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place", old_values."population", old_values."row_version", old_values."short", old_values."statement", old_values."statistic", old_values."status", old_values."unit", old_values."upper", old_values."valid_as_written", old_values."valid_basis", old_values."valid_from", old_values."valid_reason", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="57d58177265fe6a4b58a7dea14030197cc22c1ef",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dbf31",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_claim",
                    when="AFTER",
                ),
            ),
        ),
    ]
