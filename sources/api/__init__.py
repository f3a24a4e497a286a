"""The API of `sources`."""
