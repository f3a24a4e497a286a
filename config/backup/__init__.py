"""Backups: made, looked over, kept and restored; the decision is docs/adr/backups-are-checked-copies.md."""
