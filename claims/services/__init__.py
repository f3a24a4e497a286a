"""The only writers of `claims`."""
