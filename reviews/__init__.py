"""What we conclude: reviews, their evidence, signatures and corrections."""
