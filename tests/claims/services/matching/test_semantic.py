"""Meanings are compared where a model is at hand, in one statement with the words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.domain.matching.queries import queries_of
from claims.services.matching import embedding, match, minilm, version
from claims.services.matching.finding import rank
from claims.services.matching.scratch import scratch, size

CLAIMS = [
    (0, "A ferry sank off Otaru", ""),
    (1, "Bread has become dearer in Kushiro", ""),
    (2, "The zoo of Graz bought a panda", ""),
]
ALIKE = {"ferry": 0, "ship": 0, "bread": 1, "loaf": 1, "panda": 2, "bear": 2}


class Thesaurus:
    """A model that knows six words."""

    name = "thesaurus"
    size = 384

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Will make a vector that says which of the words stand in each text."""
        return [self._vector(text.casefold()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        vector = [0.05] * self.size
        for word, place in ALIKE.items():
            vector[place] += 10 * (word in text)
        return vector


def test_no_model_is_wanted_unless_it_is_named(settings: Any) -> None:
    settings.MATCHING_MODEL = ""
    assert embedding.embedder() is None
    assert "MATCHING_MODEL is not set" in embedding.hindrance()
    settings.MATCHING_MODEL = "oracle"
    assert "oracle" in embedding.hindrance()


@pytest.mark.django_db
def test_what_is_missing_is_said_and_words_go_on(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MATCHING_MODEL = "minilm"
    monkeypatch.setattr(embedding, "_working", lambda name: None)
    assert "make semantic" in embedding.hindrance()
    monkeypatch.setattr(embedding, "_working", lambda name: Thesaurus())
    assert "semantic on" in embedding.hindrance()
    assert (match("ferry"), version()) == ([], "bm25-1")


def test_another_vocabulary_is_no_vocabulary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vocabulary.txt"
    path.write_text("[PAD]\n")
    monkeypatch.setattr(minilm, "VOCABULARY", path)
    with pytest.raises(ImportError, match="not the vocabulary"):
        minilm.MiniLm().embed(["x"])


@pytest.mark.django_db(transaction=True)
def test_a_paraphrase_without_a_shared_word_is_found() -> None:
    if not embedding.has_vectors():
        pytest.skip("the server has no extension for vectors")
    model = Thesaurus()
    with scratch(CLAIMS, model=model):
        assert size() > 0
        (query,) = queries_of("The ship went down")
        assert rank([query], 5, model=None) == []
        first = rank([query], 5, model=model)[0]
        assert (first.query, first.claim) == (0, 0)
        assert first.cosine is not None
        assert first.cosine > 0.9
        both = rank([*queries_of("A loaf in Kushiro"), query], 1, model=model)
        assert [one.claim for one in both] == [1, 0]
