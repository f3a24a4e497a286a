"""The shipped seeds in a database: everything is there, answered, and exported as it was written."""

from pathlib import Path

import pytest

from claims.models import Appearance, Attribution, Claim, Corroboration
from seeds.domain.files import files_of
from seeds.exporting import export_entries
from seeds.reading import read_seeds
from seeds.summary import BEST_KNOWN, best_known
from sources.models import Article, Source
from tests.seeds.plainly import everything

pytestmark = [pytest.mark.usefixtures("shipped_in_database"), pytest.mark.timeout(300)]


def test_everything_is_loaded_and_answered() -> None:
    seeds = read_seeds()
    assert len(seeds.claims) == Claim.objects.count()
    assert len(seeds.sources) == Source.objects.count()
    assert len(seeds.articles) == Article.objects.count()
    assert len(seeds.appearances) == Appearance.objects.accepted().count()
    assert Attribution.objects.count() > 200
    assert Corroboration.objects.current().count() == Claim.objects.count()
    assert best_known().row_count == len(BEST_KNOWN)


def test_the_shipped_files_come_back_as_they_were_written(tmp_path: Path) -> None:
    shipped = read_seeds()
    files = files_of(export_entries()[0])
    assert files == files_of(shipped)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert everything(read_seeds(tmp_path)) == everything(shipped)
