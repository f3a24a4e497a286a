"""What is no test here."""

collect_ignore = ["calling.py"]
"""Uses the client that a test generates first, and is run by it."""
