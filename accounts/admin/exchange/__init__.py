"""Lists out of the admin as tables, and tables into it."""
