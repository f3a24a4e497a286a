"""The rules of reviews: pure functions and frozen dataclasses."""
