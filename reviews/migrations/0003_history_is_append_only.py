"""What the history keeps is never changed, not even by the owner of the tables."""

from django.db import migrations

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0002_one_writes_another_signs"),
        ("accounts", "0002_history_is_append_only"),
    ]

    operations = [
        keep_for_good(
            "reviews_correctionrequestevent",
            "reviews_externalreviewevent",
            "reviews_quarantineditemevent",
            "reviews_ratingevent",
            "reviews_ratingmappingevent",
            "reviews_ratingscaleevent",
            "reviews_reviewevent",
        ),
    ]
