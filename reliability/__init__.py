"""Harnesses that break real processes and compare what was promised with what is there afterwards.

`python -m reliability.NAME [--rounds N] [--seed S] [--broken]`; docs/reliability.md describes them.
"""

import os

import django

# Each module is a program, and imports the models before it could say this itself.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
