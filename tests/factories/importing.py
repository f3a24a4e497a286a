"""Rows of imports for tests."""

import hashlib

import factory
from factory.django import DjangoModelFactory

from accounts.models import ImportedKey, ImportPart, ImportRun


class ImportRunFactory(DjangoModelFactory[ImportRun]):
    """An import of an empty file."""

    class Meta:
        model = ImportRun

    name = "records.ndjson"
    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = 0
    state = "done"


class ImportPartFactory(DjangoModelFactory[ImportPart]):
    class Meta:
        model = ImportPart

    run = factory.SubFactory(ImportRunFactory)
    number = 0
    content = b"{}"


class ImportedKeyFactory(DjangoModelFactory[ImportedKey]):
    class Meta:
        model = ImportedKey

    kind = "claim"
    key = factory.Sequence(lambda n: f"c{n}")
    object_id = factory.Sequence(lambda n: n + 1)
    run = factory.SubFactory(ImportRunFactory)
    line = 1
