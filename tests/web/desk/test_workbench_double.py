"""A form that is sent several times at once, as by an impatient hand: it is taken once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from claims.models import Appearance, Claim
from tests.web.desk.bench import bench, curator, new_source, opened, url

AT_ONCE = 4


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_four_times_at_once_records_once() -> None:
    version, browser = bench(), curator()
    form = opened(browser, version) | new_source("Harbour Office")
    together = Barrier(AT_ONCE)

    def send(_: int) -> int:
        window = Client()
        window.cookies = browser.cookies
        together.wait()
        try:
            return window.post(url(version), form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as hands:
        answers = list(hands.map(send, range(AT_ONCE)))
    assert answers == [302] * AT_ONCE
    assert browser.post(url(version), form).status_code == 302
    assert Claim.objects.count() == Appearance.objects.count() == 1
