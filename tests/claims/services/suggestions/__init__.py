"""Tests of what the reader proposes and what becomes of it."""
