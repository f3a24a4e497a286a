"""A claim shows what our public review of it concludes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_find_figures_by_statement"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="verdict",
            field=models.CharField(db_default="", default="", editable=False, max_length=100),
        ),
        migrations.AddField(
            model_name="claim",
            name="verdict_class",
            field=models.CharField(db_default="", default="", editable=False, max_length=30),
        ),
        migrations.AddField(
            model_name="claim",
            name="verdict_url",
            field=models.CharField(db_default="", default="", editable=False, max_length=2000),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", ""), ("verdict_class", ""), ("verdict_url", "")),
                    models.Q(
                        models.Q(("verdict", ""), _negated=True),
                        models.Q(("verdict_class", ""), _negated=True),
                        models.Q(("verdict_url", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="claim_verdict_whole",
                violation_error_code="claim_verdict_whole",
                violation_error_message="A verdict has words, a class and the address of the review, or there is none.",
            ),
        ),
    ]
