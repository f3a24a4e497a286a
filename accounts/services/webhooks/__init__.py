"""Webhooks: kept by people, fed from the feed of changes, and sent to by the worker."""
