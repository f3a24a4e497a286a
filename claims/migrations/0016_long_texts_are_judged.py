"""Whoever judges a match may do so of a text that is longer than what an index holds."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0015_suggestions_are_ranked"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="matchpair",
            name="matchpair_once",
        ),
        migrations.AddConstraint(
            model_name="matchpair",
            constraint=models.UniqueConstraint(
                models.F("claim"),
                django.db.models.functions.text.MD5("text"),
                models.F("said_by"),
                name="matchpair_once",
                violation_error_code="matchpair_once",
                violation_error_message="You already said so.",
            ),
        ),
    ]
