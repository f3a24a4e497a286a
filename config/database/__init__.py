"""How Django reaches PostgreSQL: the embedded server, or the one that DATABASE_URL names."""
