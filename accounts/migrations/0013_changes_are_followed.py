"""The feed of changes: a row for each, noted by the tables themselves."""

import django.db.models.functions.datetime
from django.db import migrations, models

from accounts.domain.vocabulary import ChangedKind
from accounts.models.following import ERA, HORIZON, follow, follow_part, note

ENDS_STAND = """NOT EXISTS (
    SELECT FROM public.claims_appearance e
    WHERE e.id IN ({r}.from_appearance_id, {r}.to_appearance_id, {r}.told_in_id)
        AND e.status = 'rejected'
)"""

HOPS = """
    SELECT id, 'changed' AS what, CASE WHEN stands THEN 'added' ELSE 'removed' END AS told FROM (
        SELECT h.id, NOT EXISTS (
            SELECT FROM public.claims_appearance e
            WHERE e.id IN (h.from_appearance_id, h.to_appearance_id, h.told_in_id)
                AND e.status = 'rejected'
        ) AS stands, NOT EXISTS (
            SELECT FROM public.claims_appearance e LEFT JOIN o ON o.id = e.id
            WHERE e.id IN (h.from_appearance_id, h.to_appearance_id, h.told_in_id)
                AND coalesce(o.status, e.status) = 'rejected'
        ) AS stood
        FROM public.claims_attribution h WHERE h.judgement <> 'rejected' AND h.id IN (
            SELECT by_end.id FROM n JOIN o ON o.id = n.id CROSS JOIN LATERAL (
                SELECT id FROM public.claims_attribution WHERE from_appearance_id = n.id
                UNION SELECT id FROM public.claims_attribution WHERE to_appearance_id = n.id
                UNION SELECT id FROM public.claims_attribution WHERE told_in_id = n.id
            ) by_end WHERE (n.status = 'rejected') <> (o.status = 'rejected')
        )
    ) hops WHERE stands <> stood
"""

HOPS_OF_REJECTED = f"""
    CREATE FUNCTION public.accounts_follow_hops() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {note(ChangedKind.ATTRIBUTION, HOPS)}
        RETURN NULL;
    END $$;
    CREATE TRIGGER follow_hops AFTER UPDATE ON public.claims_appearance
    REFERENCING OLD TABLE AS o NEW TABLE AS n
    FOR EACH STATEMENT EXECUTE FUNCTION public.accounts_follow_hops();
"""
"""Hops that are hidden, or seen again, because an end of theirs was rejected, or is not any more."""

ANOTHER_ROW = "n IS DISTINCT FROM o"

KEPT_ON_CLAIM = (
    *("label", "supports_confirmed", "supports_possible", "refutes_confirmed", "refutes_possible"),
    *("appearance_count", "article_count", "publisher_count", "echo_factor", "listing"),
    *("verdict", "verdict_class", "verdict_url"),
)
ANOTHER_CLAIM = "n.row_version <> o.row_version OR ({}) IS DISTINCT FROM ({})".format(
    *(", ".join(f"{row}.{name}" for name in KEPT_ON_CLAIM) for row in ("n", "o"))
)

ANOTHER_PUBLICATION = (
    "(n.publication_id, n.state = 'retracted') IS DISTINCT FROM "
    "(o.publication_id, o.state = 'retracted')"
)

SOURCES = (
    follow("sources_source", ChangedKind.SOURCE),
    follow("sources_sourcename", ChangedKind.SOURCE_NAME),
    follow("sources_sourceidentifier", ChangedKind.SOURCE_IDENTIFIER),
    follow("sources_sourcetie", ChangedKind.SOURCE_TIE),
    follow("sources_article", ChangedKind.ARTICLE),
    follow_part("sources_articleversion", ChangedKind.ARTICLE, of="{r}.article_id"),
    follow_part(
        "sources_segment",
        ChangedKind.ARTICLE,
        of="(SELECT v.article_id FROM public.sources_articleversion v WHERE v.id = {r}.version_id)",
        differs=ANOTHER_ROW,
    ),
    follow("sources_articleurl", ChangedKind.ARTICLE_URL),
    follow("sources_credit", ChangedKind.CREDIT),
    follow("sources_articlelink", ChangedKind.ARTICLE_LINK, shown="{r}.judgement <> 'rejected'"),
    follow("sources_merge", ChangedKind.MERGE, differs=ANOTHER_ROW),
)

CLAIMS = (
    follow("claims_topic", ChangedKind.TOPIC),
    follow("claims_claim", ChangedKind.CLAIM, differs=ANOTHER_CLAIM),
    follow_part("claims_claimsubject", ChangedKind.CLAIM, of="{r}.claim_id", differs=ANOTHER_ROW),
    follow_part("claims_claimtopic", ChangedKind.CLAIM, of="{r}.claim_id", differs=ANOTHER_ROW),
    follow_part(
        "claims_corroboration",
        ChangedKind.CLAIM,
        of="{r}.claim_id",
        differs="n.substance <> o.substance",
    ),
    follow("claims_claimrelation", ChangedKind.CLAIM_RELATION, shown="{r}.judgement <> 'rejected'"),
    follow("claims_origin", ChangedKind.ORIGIN),
    follow_part("claims_poll", ChangedKind.ORIGIN, of="{r}.origin_id"),
    follow("claims_appearance", ChangedKind.APPEARANCE, shown="{r}.status <> 'rejected'"),
    follow(
        "claims_attribution",
        ChangedKind.ATTRIBUTION,
        shown="{r}.judgement <> 'rejected' AND " + ENDS_STAND,
    ),
    migrations.RunSQL(HOPS_OF_REJECTED, "DROP FUNCTION public.accounts_follow_hops() CASCADE"),
    follow("claims_independencejudgement", ChangedKind.JUDGEMENT),
)

REVIEWS = (
    follow(
        "reviews_review",
        ChangedKind.REVIEW,
        shown="{r}.publication_id IS NOT NULL",
        differs_to_all=ANOTHER_PUBLICATION,
    ),
    follow("reviews_ratingscale", ChangedKind.RATING_SCALE),
    follow_part("reviews_rating", ChangedKind.RATING_SCALE, of="{r}.scale_id"),
    follow("reviews_externalreview", ChangedKind.EXTERNAL_REVIEW, shown="{r}.match = 'confirmed'"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_public_log"),
        ("sources", "0013_texts_of_long_words_are_found"),
        ("claims", "0016_long_texts_are_judged"),
        ("reviews", "0008_reviews_are_found_by_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("era", models.BigIntegerField()),
                ("xid", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("source", "Source"),
                            ("source_name", "Source name"),
                            ("source_identifier", "Source identifier"),
                            ("source_tie", "Source tie"),
                            ("article", "Article"),
                            ("article_url", "Article url"),
                            ("credit", "Credit"),
                            ("article_link", "Article link"),
                            ("merge", "Merge"),
                            ("topic", "Topic"),
                            ("claim", "Claim"),
                            ("claim_relation", "Claim relation"),
                            ("origin", "Origin"),
                            ("appearance", "Appearance"),
                            ("attribution", "Attribution"),
                            ("judgement", "Judgement"),
                            ("review", "Review"),
                            ("rating_scale", "Rating scale"),
                            ("external_review", "External review"),
                        ],
                        max_length=30,
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("removed", "Removed"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "told",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("removed", "Removed"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FeedFloor",
            fields=[
                (
                    "id",
                    models.SmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("era", models.BigIntegerField(default=0)),
                ("xid", models.BigIntegerField(default=0)),
                ("last", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["era", "xid", "id"], name="change_in_order"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(
                condition=models.Q(("told", ""), _negated=True),
                fields=["era", "xid", "id"],
                name="change_told",
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["xid", "kind", "object_id"], name="change_of_record"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "source",
                            "source_name",
                            "source_identifier",
                            "source_tie",
                            "article",
                            "article_url",
                            "credit",
                            "article_link",
                            "merge",
                            "topic",
                            "claim",
                            "claim_relation",
                            "origin",
                            "appearance",
                            "attribution",
                            "judgement",
                            "review",
                            "rating_scale",
                            "external_review",
                        ],
                    )
                ),
                name="change_kind_known",
                violation_error_code="change_kind_known",
                violation_error_message="kind must be one of: source, source_name, source_identifier, source_tie, article, article_url, credit, article_link, merge, topic, claim, claim_relation, origin, appearance, attribution, judgement, review, rating_scale, external_review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["added", "changed", "removed"])),
                name="change_what_known",
                violation_error_code="change_what_known",
                violation_error_message="what must be one of: added, changed, removed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("told__in", ["added", "changed", "removed", ""])),
                name="change_told_known",
                violation_error_code="change_told_known",
                violation_error_message="told must be one of: added, changed, removed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedfloor",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", 1)),
                name="feedfloor_only_one",
                violation_error_code="feedfloor_only_one",
                violation_error_message="There is one feed of changes.",
            ),
        ),
        migrations.RunSQL(
            "INSERT INTO accounts_feedfloor (id, era, xid, last) VALUES (1, 0, 0, 0)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(ERA, "DROP FUNCTION public.accounts_era()"),
        migrations.RunSQL(HORIZON, "DROP FUNCTION public.accounts_horizon()"),
        *SOURCES,
        *CLAIMS,
        *REVIEWS,
    ]
