"""A lenient reader of the ClaimReview that others publish."""
