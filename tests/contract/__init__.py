"""The description of the API, held against what a served API does."""
