"""What we conclude: fact-check reviews, their evidence, signatures and corrections."""
