"""Harnesses that break real processes and compare what was promised with what is there afterwards.

`python -m reliability.NAME [--rounds N] [--seed S] [--broken]`; docs/reliability.md describes them.
"""
