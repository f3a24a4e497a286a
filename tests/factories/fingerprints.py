"""Rows that programs derive from records, for tests."""

import factory
from factory.django import DjangoModelFactory

from sources.domain.fingerprints import ALGORITHM
from sources.models import Fingerprint
from tests.factories.sources import VersionFactory


class FingerprintFactory(DjangoModelFactory[Fingerprint]):
    """The fingerprint of a text too short to be compared."""

    class Meta:
        model = Fingerprint

    version = factory.SubFactory(VersionFactory)
    algorithm = ALGORITHM
    shingle_count = 0
    shingles = b""
    signature = b""
