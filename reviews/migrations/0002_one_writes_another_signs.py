"""Who signs has not written, and what is public is what was signed: foreign keys of several columns."""

from django.db import migrations, models

import accounts.models.references


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_what_we_conclude"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["published", "correcting", "retracted"]), _negated=True
                    ),
                    ("publication__isnull", False),
                    _connector="OR",
                ),
                name="review_public_was_published",
                violation_error_code="review_public_was_published",
                violation_error_message="Nothing is public without a publication.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "archived"), _negated=True),
                    ("publication__isnull", True),
                    _connector="OR",
                ),
                name="review_published_is_never_archived",
                violation_error_code="review_published_is_never_archived",
                violation_error_message="What was published is retracted, not archived.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retraction__isnull", False), ("state", "retracted")),
                    models.Q(
                        models.Q(("state", "retracted"), _negated=True),
                        ("retraction__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="review_retracted_has_retraction",
                violation_error_code="review_retracted_has_retraction",
                violation_error_message="A retracted review names its retraction, any other has none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=accounts.models.references.Reference(
                fields=("version", "id"),
                name="review_version_is_its_own",
                target=("id", "review"),
                to="reviews.ReviewVersion",
                violation_error_code="review_version_is_its_own",
                violation_error_message="The version is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=accounts.models.references.Reference(
                fields=("publication", "id"),
                name="review_publication_is_its_own",
                target=("id", "review"),
                to="reviews.Publication",
                violation_error_code="review_publication_is_its_own",
                violation_error_message="The publication is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=accounts.models.references.Reference(
                fields=("retraction", "id"),
                name="review_retraction_is_its_own",
                target=("id", "review"),
                to="reviews.Retraction",
                violation_error_code="review_retraction_is_its_own",
                violation_error_message="The retraction is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewversion",
            constraint=accounts.models.references.Reference(
                fields=("review", "created_by", "author_part"),
                name="reviewversion_written_by_author",
                target=("review", "person", "part"),
                to="reviews.Party",
                violation_error_code="reviewversion_written_by_author",
                violation_error_message="Whoever saves a version is an author of the review on record.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewversion",
            constraint=accounts.models.references.Reference(
                fields=("rating", "scale"),
                name="reviewversion_rating_in_scale",
                target=("id", "scale"),
                to="reviews.Rating",
                violation_error_code="reviewversion_rating_in_scale",
                violation_error_message="The rating is one of another scale.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=accounts.models.references.Reference(
                fields=("review", "signer", "part"),
                name="signoff_by_signer",
                target=("review", "person", "part"),
                to="reviews.Party",
                violation_error_code="signoff_by_signer",
                violation_error_message="An author of the review does not sign it; a signer is on record as one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=accounts.models.references.Reference(
                fields=("version", "review"),
                name="signoff_on_this_review",
                target=("id", "review"),
                to="reviews.ReviewVersion",
                violation_error_code="signoff_on_this_review",
                violation_error_message="The version is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=accounts.models.references.Reference(
                fields=("version", "content_hash"),
                name="signoff_on_hash",
                target=("id", "content_hash"),
                to="reviews.ReviewVersion",
                violation_error_code="signoff_on_hash",
                violation_error_message="The version does not have this hash.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signofffate",
            constraint=accounts.models.references.Reference(
                fields=("signoff", "version", "content_hash"),
                name="signofffate_of_its_signature",
                target=("id", "version", "content_hash"),
                to="reviews.SignOff",
                violation_error_code="signofffate_of_its_signature",
                violation_error_message="The signature is one on another text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signofffate",
            constraint=accounts.models.references.Reference(
                fields=("signoff", "withdrawn_by"),
                name="signofffate_withdrawn_by_signer",
                target=("id", "signer"),
                to="reviews.SignOff",
                violation_error_code="signofffate_withdrawn_by_signer",
                violation_error_message="A signature is withdrawn by whoever gave it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=accounts.models.references.Reference(
                fields=("version", "review"),
                name="publication_of_this_review",
                target=("id", "review"),
                to="reviews.ReviewVersion",
                violation_error_code="publication_of_this_review",
                violation_error_message="The version is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=accounts.models.references.Reference(
                fields=("version", "version_complete"),
                name="publication_of_complete_version",
                target=("id", "is_complete"),
                to="reviews.ReviewVersion",
                violation_error_code="publication_of_complete_version",
                violation_error_message="A published version names claimant, scale, rating, methodology, headline and reasons.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=accounts.models.references.Reference(
                fields=("first_signoff", "version", "content_hash", "signature_fate"),
                name="publication_first_signature",
                target=("signoff", "version", "content_hash", "fate"),
                to="reviews.SignOffFate",
                violation_error_code="publication_first_signature",
                violation_error_message="The first signature is withdrawn, or is one on another text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=accounts.models.references.Reference(
                fields=("second_signoff", "version", "content_hash", "signature_fate"),
                name="publication_second_signature",
                target=("signoff", "version", "content_hash", "fate"),
                to="reviews.SignOffFate",
                violation_error_code="publication_second_signature",
                violation_error_message="The second signature is withdrawn, or is one on another text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=accounts.models.references.Reference(
                fields=("third_signoff", "version", "content_hash", "signature_fate"),
                name="publication_third_signature",
                target=("signoff", "version", "content_hash", "fate"),
                to="reviews.SignOffFate",
                violation_error_code="publication_third_signature",
                violation_error_message="The third signature is withdrawn, or is one on another text.",
            ),
        ),
        migrations.AddConstraint(
            model_name="retractionproposal",
            constraint=accounts.models.references.Reference(
                fields=("publication", "review"),
                name="retractionproposal_of_its_publication",
                target=("id", "review"),
                to="reviews.Publication",
                violation_error_code="retractionproposal_of_its_publication",
                violation_error_message="The publication is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="retraction",
            constraint=accounts.models.references.Reference(
                fields=("proposal", "review", "proposed_by"),
                name="retraction_of_its_proposal",
                target=("id", "review", "proposed_by"),
                to="reviews.RetractionProposal",
                violation_error_code="retraction_of_its_proposal",
                violation_error_message="The proposal is about another review, or somebody else made it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=accounts.models.references.Reference(
                fields=("before", "review"),
                name="correction_before_is_of_review",
                target=("id", "review"),
                to="reviews.Publication",
                violation_error_code="correction_before_is_of_review",
                violation_error_message="What was public before is of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=accounts.models.references.Reference(
                fields=("after", "review"),
                name="correction_after_is_of_review",
                target=("id", "review"),
                to="reviews.Publication",
                violation_error_code="correction_after_is_of_review",
                violation_error_message="What was public afterwards is of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctionrequest",
            constraint=accounts.models.references.Reference(
                fields=("correction", "review"),
                name="correctionrequest_correction_of_review",
                target=("id", "review"),
                to="reviews.Correction",
                violation_error_code="correctionrequest_correction_of_review",
                violation_error_message="The correction is one of another review.",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=accounts.models.references.Reference(
                fields=("version", "review"),
                name="comment_on_version_of_review",
                target=("id", "review"),
                to="reviews.ReviewVersion",
                violation_error_code="comment_on_version_of_review",
                violation_error_message="The version is one of another review.",
            ),
        ),
    ]
