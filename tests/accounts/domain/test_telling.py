"""What was done, in words that name nobody."""

import pytest

from accounts.domain.telling import deed_in_words


@pytest.mark.parametrize(
    ("action", "before", "after", "said"),
    [
        ("attribution.added", {}, {"cue": "said"}, "Attribution “X” was added"),
        ("article.deleted", {"title": "X"}, {}, "Article “X” was deleted"),
        ("source.merged", {}, {"merged": 7}, "Source “X” took in another record"),
        (
            "articlelink.changed",
            {"judgement": "suggested", "judged_by_id": None},
            {"judgement": "confirmed", "judged_by_id": 4},
            "Link between articles “X” was confirmed",
        ),
        (
            "article.changed",
            {"published_to": None, "publisher_id": 1},
            {"published_to": "2016-03-03", "publisher_id": 2},
            "Article “X” was changed (published to, publisher)",
        ),
        (
            "independencejudgement.changed",
            {"withdrawn_at": None},
            {"withdrawn_at": "2026-03-03T10:00:00Z"},
            "Judgement on independence “X” was withdrawn",
        ),
        (
            "independencejudgement.changed",
            {"withdrawn_at": "2026-03-03T10:00:00Z"},
            {"withdrawn_at": None},
            "Judgement on independence “X” was opened again",
        ),
        (
            "claim.changed",
            {"status": "withdrawn"},
            {"status": "open"},
            "Claim “X” was opened again",
        ),
        ("appearance.changed", {"note": "a"}, {"note": "b"}, "Appearance “X” was changed"),
        ("claim.looked_at", {}, {}, "Claim “X” (looked at)"),
    ],
)
def test_what_was_done(
    action: str, before: dict[str, object], after: dict[str, object], said: str
) -> None:
    assert deed_in_words(action, "X", before, after) == said


def test_a_long_name_is_cut() -> None:
    assert len(deed_in_words("claim.added", "x" * 300, {}, {})) < 150
