"""What is signed says the same as every column beside it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0006_places_of_quarantined_items"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="evidence",
            name="as_signed",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reviewversion",
            name="content_agrees",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="as_signed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE said JSONB; file TEXT[];",
                    func="\n    SELECT content::jsonb -> 'evidence' -> (NEW.\"order\" - 1) INTO said\n        FROM public.reviews_reviewversion WHERE id = NEW.version_id;\n    SELECT ARRAY[sha256::text, media_type::text] INTO file\n        FROM public.reviews_evidencefile WHERE id = NEW.file_id;\n    IF ARRAY[\n        said ->> 'question',\n        said ->> 'answer',\n        said ->> 'stance',\n        said ->> 'note',\n        said ->> 'kind',\n        said ->> 'ref',\n        said ->> 'archive_url',\n        said ->> 'no_archive_reason',\n        said ->> 'sha256',\n        said ->> 'media_type'\n    ] IS DISTINCT FROM ARRAY[\n        NEW.question,\n        NEW.answer,\n        NEW.stance::text,\n        NEW.note,\n        CASE\n            WHEN NEW.appearance_id IS NOT NULL THEN 'appearance'\n            WHEN NEW.origin_id IS NOT NULL THEN 'origin'\n            WHEN NEW.file_id IS NOT NULL THEN 'file'\n            ELSE 'url'\n        END,\n        coalesce(NEW.appearance_id, NEW.origin_id)::text,\n        NEW.archive_url::text,\n        NEW.no_archive_reason::text,\n        coalesce(file[1], ''),\n        coalesce(file[2], '')\n    ] OR (NEW.url <> '' AND NEW.url IS DISTINCT FROM said ->> 'url') THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_as_signed', MESSAGE = format('The content of the version tells of other evidence at this place.');\n    END IF;\n RETURN NEW;",
                    hash="7daf4e60da7be9028434e654742eacc5779cb300",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_as_signed_5b49e",
                    table="reviews_evidence",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewversion",
            trigger=pgtrigger.compiler.Trigger(
                name="content_agrees",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE said JSONB;",
                    func="\n    -- Whoever would change the scale or a label of it waits, and finds it used; or was first.\n    PERFORM 1 FROM public.reviews_ratingscale WHERE id = NEW.scale_id FOR SHARE;\n    BEGIN\n        said = NEW.content::jsonb;\n    EXCEPTION WHEN data_exception THEN\n        said = NULL;\n    END;\n    IF ARRAY[\n        said ->> 'headline',\n        said ->> 'explanation',\n        said ->> 'body',\n        said ->> 'only_source',\n        said -> 'claim' ->> 'id',\n        said -> 'claimant' ->> 'id',\n        coalesce(said -> 'claimant' ->> 'title', ''),\n        said -> 'appearance' ->> 'id',\n        said ->> 'methodology'\n    ] IS DISTINCT FROM ARRAY[\n        NEW.headline::text,\n        NEW.explanation,\n        NEW.body,\n        NEW.only_source,\n        NEW.claim_id::text,\n        NEW.claimant_id::text,\n        CASE WHEN NEW.claimant_id IS NULL THEN '' ELSE NEW.title_of_claimant::text END,\n        (SELECT article_id::text FROM public.claims_appearance WHERE id = NEW.appearance_id),\n        (SELECT version::text FROM public.reviews_methodology WHERE id = NEW.methodology_id)\n    ] OR ARRAY[\n        said ->> 'language',\n        said -> 'organisation' ->> 'id'\n    ] IS DISTINCT FROM (\n        SELECT ARRAY[language::text, organisation_id::text]\n        FROM public.reviews_review WHERE id = NEW.review_id\n    ) OR nullif(ARRAY[\n        said -> 'rating' ->> 'scale',\n        said -> 'rating' ->> 'scale_version',\n        said -> 'rating' ->> 'worst',\n        said -> 'rating' ->> 'best',\n        said -> 'rating' ->> 'value',\n        said -> 'rating' ->> 'label',\n        said -> 'rating' ->> 'definition',\n        said -> 'rating' ->> 'normalised'\n    ], array_fill(NULL::text, ARRAY[8])) IS DISTINCT FROM (\n        SELECT ARRAY[\n            scale.name::text,\n            scale.version::text,\n            scale.worst::text,\n            scale.best::text,\n            rating.value::text,\n            rating.label::text,\n            rating.definition,\n            rating.normalised::text\n        ]\n        FROM public.reviews_rating rating\n            JOIN public.reviews_ratingscale scale ON scale.id = rating.scale_id\n        WHERE rating.id = NEW.rating_id\n    ) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewversion_content_agrees', MESSAGE = format('What would be signed is not what the version says.');\n    END IF;\n RETURN NEW;",
                    hash="3540eee47308098d03ee9431b4c694473faefdd0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_content_agrees_ac41b",
                    table="reviews_reviewversion",
                    when="BEFORE",
                ),
            ),
        ),
    ]
