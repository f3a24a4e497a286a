"""A rule that compares with what is not given must not let a row through."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_history_is_append_only"),
        ("sources", "0003_rules_hold_for_unknowns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="appearance",
            name="appearance_between_has_bounds",
        ),
        migrations.RemoveConstraint(
            model_name="appearance",
            name="appearance_anchor_whole",
        ),
        migrations.RemoveConstraint(
            model_name="attribution",
            name="attribution_cue_whole",
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_between_has_bounds",
        ),
        migrations.RemoveConstraint(
            model_name="independencejudgement",
            name="independencejudgement_pair_ordered",
        ),
        migrations.AlterField(
            model_name="corroboration",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("comparator", "between"), _negated=True),
                    models.Q(("lower__isnull", False), ("upper__isnull", False)),
                    _connector="OR",
                ),
                name="appearance_between_has_bounds",
                violation_error_code="appearance_between_has_bounds",
                violation_error_message="A range needs both its bounds.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("comparator", "between"), _negated=True),
                    models.Q(("lower__isnull", False), ("upper__isnull", False)),
                    _connector="OR",
                ),
                name="claim_between_has_bounds",
                violation_error_code="claim_between_has_bounds",
                violation_error_message="A range needs both its bounds.",
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
    ]
