"""Sentences by which a page speaks of itself."""

import pytest

from sources.domain.pages.notices import (
    is_disclaimer,
    is_machine_translation,
    publisher_disclaiming,
    wires_in,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The views expressed are those of the author and do not represent the paper.",
        "Opinions are the author's own and not necessarily those of River Post.",
        "Die Meinung des Autors spiegelt nicht die der Redaktion wider.",
        "Мнение автора может не совпадать с мнением редакции.",
        "Les propos tenus n’engagent que leurs auteurs.",
        "This article was originally published in River Post.",
        "Republished with permission of River Post.",
        "Check against delivery.",
        "This transcript may contain errors.",
        "River Post is a satirical website. Everything in it is made up.",
        "Editor's note: The name of the bridge was changed.",
    ],
)
def test_disclaimers(sentence: str) -> None:
    assert is_disclaimer(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was translated automatically.",
        "Machine-translated from German",
        "Diese Übersetzung wurde mit DeepL erstellt.",
        "Traduction automatique",
        "Traducción automática",
        "Переведено автоматически",
        "この記事は機械翻訳です",
        "本文由机器翻译",
        "ترجمة آلية",
    ],
)
def test_machine_translations(sentence: str) -> None:
    assert is_machine_translation(sentence)
    assert is_disclaimer(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell.",
        "The minister said the numbers do not add up.",
        "She translated the novel herself.",
        "The story began on a satirical website.",
        "The editor's notes were sold.",
        "x" * 2000,
    ],
)
def test_what_is_the_articles_own(sentence: str) -> None:
    assert not is_disclaimer(sentence)
    assert not is_machine_translation(sentence)


@pytest.mark.parametrize(
    ("paragraph", "wires"),
    [
        ("BERLIN (Reuters) - Rain fell.", ["Reuters"]),
        ("PARIS, March 9 (AFP) — Rain fell.", ["AFP"]),
        ("RIVERTOWN (Example Wire) – Rain fell.", ["Example Wire"]),
        ("(AP)", ["AP"]),
        ("Source: dpa/AFP", ["dpa", "AFP"]),
        (
            "(Reporting by AFP; additional reporting by Example Wire; editing by us)",
            ["AFP", "Example Wire"],
        ),
        ("The party (CDU) - rain or not - met.", []),
        ("Rain (much of it) fell.", []),
    ],
)
def test_agencies_that_are_credited(paragraph: str, wires: list[str]) -> None:
    assert wires_in([paragraph]) == wires


def test_whose_position_is_not_given_is_the_publisher() -> None:
    sentence = "These pieces do not necessarily reflect the position of The River Post."
    assert publisher_disclaiming(sentence) == "The River Post"
    assert publisher_disclaiming("Rain fell.") == ""
