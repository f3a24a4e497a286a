"""The WSGI application that any server can run."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.urls import get_resolver  # noqa: E402 (reads the settings)

from config.requests import Handler  # noqa: E402 (reads the settings)

YOUNG = 20_000
"""Objects after which garbage is looked for among the youngest."""

application = Handler()

# All that is loaded once stays: the routes now rather than in the first request, and whoever looks
# for garbage in the middle of a request need not look at any of it. One list makes more objects than
# Python waits for before it looks; nearly all go by themselves, so that it may wait for more.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG)
