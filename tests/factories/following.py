"""Rows of the feed of changes for tests."""

from factory.django import DjangoModelFactory

from accounts.models import Change


class ChangeFactory(DjangoModelFactory[Change]):
    """A change of no record that is there."""

    class Meta:
        model = Change

    era = 1
    xid = 1
    kind = "claim"
    object_id = 1
    what = "changed"
    told = "changed"
