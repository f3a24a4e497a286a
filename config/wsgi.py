"""The WSGI application that any server can run."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from config.requests import Handler  # noqa: E402 (reads the settings)

application = Handler()
