"""People and trust: users, roles, permissions, tokens and the event log."""
