"""The rules of `reviews` as pure functions and frozen dataclasses."""
