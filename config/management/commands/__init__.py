"""Commands that run the product."""
