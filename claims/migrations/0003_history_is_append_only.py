"""What the history keeps is never changed, not even by the owner of the tables."""

from django.db import migrations

from accounts.models.history import keep_for_good


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_attached_text_agrees"),
        ("accounts", "0002_history_is_append_only"),
    ]

    operations = [
        keep_for_good(
            "claims_appearanceevent",
            "claims_attributionevent",
            "claims_claimevent",
            "claims_claimrelationevent",
            "claims_claimsubjectevent",
            "claims_claimtopicevent",
            "claims_independencejudgementevent",
            "claims_matchpairevent",
            "claims_originevent",
            "claims_pollevent",
            "claims_suggestionevent",
            "claims_topicevent",
        ),
    ]
