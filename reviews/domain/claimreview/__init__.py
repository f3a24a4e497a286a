"""ClaimReview, out and in: what a review looks like to machines, and what others publish."""
