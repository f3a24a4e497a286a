"""The scale and the methodology with which an installation can review from its first day."""

from django.db import migrations
from django.utils import timezone

SCALE = {
    "name": "Truthfulness",
    "version": 1,
    "worst": 1,
    "best": 5,
    "language": "en",
    "description": "Five steps for what evidence can settle, and four words for what it cannot.",
}

LABELS = [
    (
        5,
        "True",
        "true",
        "The evidence bears the claim out, and nothing is left out that would change what it tells.",
    ),
    (
        4,
        "Mostly true",
        "true",
        "The evidence bears the claim out in what matters; a detail is wrong or missing.",
    ),
    (
        3,
        "Partly true",
        "mixture",
        "Something that matters is right and something that matters is wrong.",
    ),
    (
        2,
        "Mostly false",
        "false",
        "The evidence speaks against what matters; a part of it is right.",
    ),
    (1, "False", "false", "The evidence speaks against the claim."),
    (
        None,
        "Missing context",
        "mixture",
        "What is said is right, but leads to a wrong conclusion without what is left out.",
    ),
    (
        None,
        "Unproven",
        "other",
        "The evidence that could be found neither bears the claim out nor speaks against it.",
    ),
    (None, "Outdated", "other", "The claim was right once and is not any more."),
    (None, "Satire", "other", "The claim was meant as a joke and is passed on as if it were not."),
]

TITLE = "How we review claims"

TEXT = """\
What we review. We review statements that evidence can settle: what happened, how much there was of something, who said what, what a law or a document says. Opinions and forecasts are not rated. We choose claims by how many people they reach and by what depends on them, and not by who makes them.

How we look. We go back along the chain of those who passed a claim on until we reach whoever first knew it, and we note every step. Articles that repeat one origin count as one. We ask the one who made the claim for the evidence, and look for evidence on both sides before we look for a verdict. Every piece of evidence is written down as a question, its answer, and the place where the answer can be read; what stands on the web is archived, or we say why it is not.

How many sources. A verdict rests on two origins that do not depend on each other. Where only one can exist, we say so and why.

How we rate. The rating is one of the labels of the scale that is named in the review, with the reasons in a few sentences. A rating is about the claim as it is worded, at the time at which it was made.

Who decides. Nobody signs a review to which they have contributed a line. Whoever signs reads the exact text that is published, declares conflicts of interest, and steps back where there is one.

How well a claim is sourced is another question than whether it is true. We show both and do not mix them: the number of separate sources is computed, the verdict is a judgement by people.

Corrections. Whoever finds a mistake can tell us by the form on every review, and can follow what becomes of it. Changes that matter are signed anew and told to readers with the day and what changed. A review that does not hold is retracted by two editors; its page stays and says so.
"""


def add_defaults(apps, schema_editor):
    RatingScale = apps.get_model("reviews", "RatingScale")
    Rating = apps.get_model("reviews", "Rating")
    Methodology = apps.get_model("reviews", "Methodology")
    if not RatingScale.objects.exists():
        scale = RatingScale.objects.create(**SCALE)
        for order, (value, label, normalised, definition) in enumerate(LABELS, start=1):
            Rating.objects.create(
                scale=scale,
                value=value,
                label=label,
                normalised=normalised,
                definition=definition,
                order=order,
            )
    if not Methodology.objects.exists():
        Methodology.objects.create(version=1, title=TITLE, text=TEXT, created_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_history_is_append_only"),
    ]

    operations = [
        # What is used is never taken away; going forth again finds it there.
        migrations.RunPython(add_defaults, migrations.RunPython.noop),
    ]
