"""Whether what is public was signed, by others than its authors, as it is shown."""

from config.integrity.asking import Check, asked

OWN_WORK = """
    SELECT 'review ' || version.review_id || ', signature ' || signoff.id
    FROM reviews_signoff signoff
    JOIN reviews_reviewversion version ON version.review_id = signoff.review_id
        AND version.created_by_id = signoff.signer_id
    GROUP BY version.review_id, signoff.id
    UNION ALL
    SELECT 'review ' || proposal.review_id || ', retraction ' || retraction.id
    FROM reviews_retraction retraction
    JOIN reviews_retractionproposal proposal ON proposal.id = retraction.proposal_id
        AND proposal.proposed_by_id = retraction.signed_by_id
    ORDER BY 1
"""
UNSIGNED = """
    SELECT 'publication ' || publication.id FROM reviews_publication publication
    WHERE publication.required > (
        SELECT count(DISTINCT signoff.signer_id)
        FROM reviews_signoff signoff
        JOIN reviews_signofffate fate ON fate.signoff_id = signoff.id AND fate.fate = 'published'
        WHERE signoff.id IN (
                publication.first_signoff_id,
                publication.second_signoff_id,
                publication.third_signoff_id
            )
            AND signoff.version_id = publication.version_id
            AND signoff.content_hash = publication.content_hash
            AND signoff.signed_at <= publication.published_at
    )
    ORDER BY 1
"""
ANOTHER_TEXT = """
    SELECT 'publication ' || publication.id FROM reviews_publication publication
    JOIN reviews_reviewversion version ON version.id = publication.version_id
    WHERE publication.content_hash <> version.content_hash
        OR version.content_hash <> encode(sha256(convert_to(version.content, 'UTF8')), 'hex')
        OR version.review_id <> publication.review_id
    UNION ALL
    SELECT 'version ' || version.id FROM reviews_reviewversion version
    WHERE (version.headline, version.explanation, version.body) IS DISTINCT FROM (
        version.content::jsonb ->> 'headline',
        version.content::jsonb ->> 'explanation',
        version.content::jsonb ->> 'body'
    )
    ORDER BY 1
"""
NOT_ITS_OWN = """
    SELECT 'review ' || review.id FROM reviews_review review
    LEFT JOIN reviews_publication publication ON publication.id = review.publication_id
    WHERE (review.publication_id IS NOT NULL AND publication.review_id IS DISTINCT FROM review.id)
        OR publication.id IS DISTINCT FROM (
            SELECT latest.id FROM reviews_publication latest
            WHERE latest.review_id = review.id ORDER BY latest.sequence DESC LIMIT 1
        )
    ORDER BY review.id
"""
EVIDENCE = """
    WITH told AS (
        SELECT version.id AS version, place, said
        FROM reviews_reviewversion version,
            jsonb_array_elements(coalesce(version.content::jsonb -> 'evidence', '[]'))
                WITH ORDINALITY AS one(said, place)
        WHERE EXISTS (SELECT FROM reviews_signoff WHERE version_id = version.id)
    )
    SELECT 'version ' || coalesce(told.version, evidence.version_id) || ', evidence '
        || coalesce(told.place, evidence."order")
    FROM told
    FULL JOIN (
        SELECT * FROM reviews_evidence
        WHERE EXISTS (SELECT FROM reviews_signoff
            WHERE reviews_signoff.version_id = reviews_evidence.version_id)
    ) evidence ON evidence.version_id = told.version AND evidence."order" = told.place
    LEFT JOIN reviews_evidencefile file ON file.id = evidence.file_id
    WHERE evidence.id IS NULL OR told.version IS NULL
        OR (said ->> 'question', said ->> 'answer', said ->> 'stance')
            IS DISTINCT FROM (evidence.question, evidence.answer, evidence.stance::text)
        OR coalesce(said ->> 'sha256', '') <> coalesce(file.sha256, '')
    ORDER BY 1
"""
FILES = """
    SELECT 'file ' || id FROM reviews_evidencefile
    WHERE sha256 <> encode(sha256(data), 'hex') OR size <> octet_length(data) ORDER BY id
"""

LOOK = (
    "Take the review off the public pages by a retraction, find out in the event log and the server's "
    "log who wrote past the product, and compare with a backup."
)

REVIEWS = (
    Check(
        "nobody_signed_own_work",
        "Nobody signed a review they wrote a version of, or a retraction they proposed.",
        LOOK,
        asked(OWN_WORK),
    ),
    Check(
        "published_on_signatures",
        "Every publication rests on as many signatures of different people, given before it on its "
        "very text, as were asked for.",
        LOOK,
        asked(UNSIGNED),
    ),
    Check(
        "signed_is_public",
        "What is public is the text that was signed, byte for byte.",
        LOOK,
        asked(ANOTHER_TEXT),
    ),
    Check(
        "public_is_the_latest",
        "What a review shows in public is the latest of its own publications.",
        LOOK,
        asked(NOT_ITS_OWN),
    ),
    Check(
        "evidence_as_signed",
        "The evidence of a signed version is the one its text tells of, files by their SHA-256.",
        LOOK,
        asked(EVIDENCE),
    ),
    Check(
        "files_have_their_hash",
        "The bytes of each file of evidence have the SHA-256 by which it is known.",
        "The disk or the table is damaged: take the file from a backup, and look at the disk.",
        asked(FILES),
    ),
)
