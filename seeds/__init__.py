"""The curated data the product ships, and the way it is loaded."""
