"""The public pages, one view each."""
