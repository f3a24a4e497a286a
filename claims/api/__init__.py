"""The API of `claims`: read-only resources."""
