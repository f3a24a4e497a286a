"""The API of `sources`: read-only resources."""
