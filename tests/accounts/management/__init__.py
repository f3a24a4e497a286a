"""Tests of what operators do with people and their tokens."""
