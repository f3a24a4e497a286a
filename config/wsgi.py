"""The WSGI application that any server can run."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402 (reads the settings)
from django.core.cache import close_caches  # noqa: E402 (reads the settings)
from django.core.handlers.base import reset_urlconf  # noqa: E402 (reads the settings)
from django.core.signals import request_finished, request_started  # noqa: E402
from django.db import reset_queries  # noqa: E402 (reads the settings)
from django.urls import get_resolver  # noqa: E402 (reads the settings)

from config.requests import Handler  # noqa: E402 (reads the settings)

YOUNG = 20_000
"""Objects after which garbage is looked for among the youngest."""

application = Handler()

# Django tidies up around each request what is never untidy here: queries are noted under DEBUG alone,
# nothing is cached outside of the process, and all requests have the same routes.
if not settings.DEBUG:
    request_started.disconnect(reset_queries)
request_finished.disconnect(close_caches)
request_finished.disconnect(reset_urlconf)

# All that is loaded once stays: the routes now rather than in the first request, and whoever looks
# for garbage in the middle of a request need not look at any of it. One list makes more objects than
# Python waits for before it looks; nearly all go by themselves, so that it may wait for more.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG)
