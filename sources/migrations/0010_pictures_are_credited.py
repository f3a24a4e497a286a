"""Who took or supplied a picture may be credited as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0009_links_are_looked_up_one_by_one"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="credit",
            name="credit_role_known",
        ),
        migrations.AlterField(
            model_name="credit",
            name="role",
            field=models.CharField(
                choices=[
                    ("author", "Author"),
                    ("speaker", "Speaker"),
                    ("editor", "Editor"),
                    ("translator", "Translator"),
                    ("wire", "Wire"),
                    ("data_provider", "Data provider"),
                    ("picture", "Picture"),
                ],
                default="author",
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="creditevent",
            name="role",
            field=models.CharField(
                choices=[
                    ("author", "Author"),
                    ("speaker", "Speaker"),
                    ("editor", "Editor"),
                    ("translator", "Translator"),
                    ("wire", "Wire"),
                    ("data_provider", "Data provider"),
                    ("picture", "Picture"),
                ],
                default="author",
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "author",
                            "speaker",
                            "editor",
                            "translator",
                            "wire",
                            "data_provider",
                            "picture",
                        ],
                    )
                ),
                name="credit_role_known",
                violation_error_code="credit_role_known",
                violation_error_message="role must be one of: author, speaker, editor, translator, wire, data_provider, picture.",
            ),
        ),
    ]
