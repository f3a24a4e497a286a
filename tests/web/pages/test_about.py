"""What this is."""

from django.test import Client

from tests.flat import asked
from web.words import LABELS


def test_it_explains_every_label_and_asks_nothing_of_the_database(client: Client) -> None:
    with asked() as statements:
        page = client.get("/about/").content.decode()
    assert statements == []
    for name, _, meaning in LABELS.values():
        assert name in page
        assert meaning in page
    assert "never truth" in page
