"""Finding the tracked claims that a text may state: what needs no database."""
