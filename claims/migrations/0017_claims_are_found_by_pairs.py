"""Claims are found by the pairs of words that stand beside one another."""

from django.db import migrations

from sources.models.searching import pairs_indexed


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_long_texts_are_judged"),
        ("sources", "0014_phrases_are_found_by_pairs"),
    ]

    operations = [pairs_indexed("claims_claim")]
