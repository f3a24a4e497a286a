"""Reviews are found by the pairs of words that stand beside one another."""

from django.db import migrations

from sources.models.searching import pairs_indexed


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0008_reviews_are_found_by_words"),
        ("sources", "0014_phrases_are_found_by_pairs"),
    ]

    operations = [pairs_indexed("reviews_reviewversion")]
