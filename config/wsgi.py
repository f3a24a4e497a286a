"""The WSGI application that any server can run."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.urls import get_resolver  # noqa: E402 (reads the settings)

from config.requests import Handler  # noqa: E402 (reads the settings)

application = Handler()

# All that is loaded once stays: the routes now rather than in the first request, and whoever looks
# for garbage in the middle of a request need not look at any of it.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
