"""The orders in which articles are listed are read from indexes."""

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0010_pictures_are_credited"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["title", "id"], name="article_by_title"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["published_from", "id"], name="article_oldest_first"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                F("published_from").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest_first",
            ),
        ),
    ]
