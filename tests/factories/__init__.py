"""Plain rows for tests, built through the ORM."""
