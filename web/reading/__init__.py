"""Composed reads: what a page shows, gathered in a fixed number of queries, as plain data."""
