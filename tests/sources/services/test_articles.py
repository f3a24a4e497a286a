"""Articles, their addresses, and texts kept to the letter."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from accounts.models import Event
from accounts.services.records import NeverDeleted
from claims.models import Appearance
from sources.domain.vocabulary import Held, SegmentKind, UrlKind
from sources.models import Article, ArticleUrl, ArticleVersion, Segment
from sources.services.articles import add_version, attach_text, create_article, digest
from sources.services.records import delete, save
from tests.factories.accounts import UserFactory
from tests.factories.claims import AppearanceFactory, AttributionFactory
from tests.factories.sources import ArticleFactory, ArticleUrlFactory, VersionFactory
from tests.violations import unsaved

pytestmark = pytest.mark.django_db

TEXT = "The ferry sank at noon, the harbour master said."

TEXTS = {
    "emoji": "A ferry ⛴️ of the family 👨‍👩‍👧 sank",
    "beyond the BMP": "札幌の𠮷野家 𝔘",
    "combining marks": "cafe\u0301 n\u0303 e\u0302\u0323",
    "right to left": "غرقت العبّارة ظهرًا \u200f(مصدر)\u200e",
    "odd line ends": "one\r\ntwo\rthree\u2028four\x85five\tsix\x1f",
    "not normalised": "ﬁne Å Å",
    "a BOM inside": "one\ufefftwo",
    "spaces only at the ends": "  \n text \n\n ",
}


def refusal(error: ValidationError) -> tuple[str | None, str]:
    by_field = getattr(error, "error_dict", {"": error})
    first = next(iter(by_field.values()))
    return getattr(first, "error_list", first)[0].code, " ".join(error.messages)


def test_an_article_is_added_with_its_addresses() -> None:
    article = create_article(
        unsaved(ArticleFactory),
        by=UserFactory(),
        urls=[
            (UrlKind.CANONICAL, "HTTPS://Daily.Example/one#top"),
            (UrlKind.ARCHIVE, "https://archive.example/one"),
        ],
    )
    canonical = article.urls.get(kind="canonical")
    assert canonical.url == "HTTPS://Daily.Example/one#top"
    assert canonical.normalised == "https://daily.example/one"
    assert article.urls.count() == 2


def test_an_address_taken_by_another_article_stores_nothing() -> None:
    ArticleUrlFactory(url="https://daily.example/one")
    with pytest.raises(ValidationError) as caught:
        create_article(
            unsaved(ArticleFactory),
            by=None,
            urls=[(UrlKind.CANONICAL, "https://DAILY.example/one")],
        )
    assert refusal(caught.value)[1] == "Another article stands at this address."
    assert Article.objects.count() == ArticleUrl.objects.count() == 1


@pytest.mark.parametrize(
    "url", ["", "https://[x", "daily", "javascript:alert(1)", "https://a\x00b"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        create_article(unsaved(ArticleFactory), by=None, urls=[(UrlKind.CANONICAL, url)])
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_a_text_is_kept_to_the_letter_and_measured_in_code_points(text: str) -> None:
    version = add_version(ArticleFactory(), by=None, text=text)
    stored = ArticleVersion.objects.get(pk=version.pk)
    assert stored.text == text
    assert stored.length == len(text)
    assert stored.sha256 == hashlib.sha256(text.encode()).hexdigest() == digest(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_an_anchor_stands_where_python_counts_it(text: str) -> None:
    version = add_version(ArticleFactory(), by=None, text=text)
    start = len(text) // 2
    row = AppearanceFactory(version=version, quote=text[start:-1], start=start, end=len(text) - 1)
    assert Appearance.objects.get(pk=row.pk).exact == text[start:-1]


def test_only_a_leading_bom_is_dropped() -> None:
    version = add_version(ArticleFactory(), by=None, text="\ufeff" + TEXT)
    assert (version.text, version.length) == (TEXT, len(TEXT))


def test_versions_are_numbered_and_segments_marked() -> None:
    article = ArticleFactory()
    first = add_version(article, by=None, text=TEXT, extractor="plain 1")
    second = add_version(
        article, by=None, text=TEXT + " Later.", segments=[(SegmentKind.HEADLINE, 0, 9)]
    )
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.segments.get().kind == "headline"


def test_overlapping_segments_store_nothing() -> None:
    with pytest.raises(ValidationError, match="never overlap"):
        add_version(
            ArticleFactory(),
            by=None,
            text=TEXT,
            segments=[(SegmentKind.HEADLINE, 0, 9), (SegmentKind.BYLINE, 8, 12)],
        )
    assert not ArticleVersion.objects.exists()
    assert not Segment.objects.exists()


def test_a_segment_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends after it starts"):
        add_version(ArticleFactory(), by=None, text=TEXT, segments=[(SegmentKind.HEADLINE, 9, 4)])


def test_the_same_text_again_is_refused() -> None:
    article = ArticleFactory()
    add_version(article, by=None, text=TEXT)
    with pytest.raises(ValidationError) as caught:
        add_version(article, by=None, text="\ufeff" + TEXT)
    assert refusal(caught.value)[0] == "articleversion_differs_from_last"


def test_an_earlier_text_may_return() -> None:
    article = ArticleFactory()
    for text in (TEXT, TEXT + "!", TEXT):
        last = add_version(article, by=None, text=text)
    assert last.sequence == 3


@pytest.mark.parametrize("given", [{}, {"text": ""}, {"text": "\ufeff"}, {"length": 5}])
def test_a_version_needs_a_text_or_its_length_and_hash(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        add_version(ArticleFactory(), by=None, **given)
    assert not ArticleVersion.objects.exists()


@pytest.mark.parametrize("text", ["NUL \x00", "half \ud83d"])
def test_a_text_no_database_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        add_version(ArticleFactory(), by=None, text=text)
    assert refusal(caught.value)[0] == "not_storable"
    with pytest.raises(ValidationError):
        attach_text(VersionFactory(withheld=True), text, by=None)


def withheld(text: str = TEXT) -> ArticleVersion:
    return add_version(ArticleFactory(), by=None, length=len(text), sha256=digest(text))


def test_a_withheld_text_is_attached_later() -> None:
    version = withheld()
    assert version.is_withheld
    AppearanceFactory(version=version, quote="sank at noon", start=10, end=22)
    attached = attach_text(version, "\ufeff" + TEXT, by=UserFactory())
    assert ArticleVersion.objects.get(pk=version.pk).text == attached.text == TEXT


def test_the_log_keeps_the_length_of_a_text_and_never_the_text() -> None:
    version = withheld()
    attach_text(version, TEXT, by=None)
    kept = Event.objects.about(version).filter(action="articleversion.changed").get()
    assert kept.after["text"] == f"({len(TEXT)} characters)"
    assert not Event.objects.filter(after__icontains="harbour").exists()


def test_another_text_is_refused_showing_both_fingerprints() -> None:
    version = withheld()
    with pytest.raises(ValidationError) as caught:
        attach_text(version, TEXT + " ", by=None)
    code, said = refusal(caught.value)
    assert code == "articleversion_text_is_hashed"
    assert "49 characters" in said
    assert version.sha256[:12] in said
    assert ArticleVersion.objects.get(pk=version.pk).is_withheld


def test_a_text_is_attached_once() -> None:
    version = withheld()
    attach_text(version, TEXT, by=None)
    with pytest.raises(ValidationError, match="has its text already"):
        attach_text(version, TEXT, by=None)


def test_a_text_that_an_anchor_does_not_stand_in_is_refused_showing_what_stands_there() -> None:
    version = withheld()
    AppearanceFactory(version=version, quote="sank at dawn", start=10, end=22)
    with pytest.raises(ValidationError) as caught:
        attach_text(version, TEXT, by=None)
    assert refusal(caught.value) == (
        "appearance_anchor_is_slice",
        "There stands “sank at noon”, not “sank at dawn”.",
    )
    assert ArticleVersion.objects.get(pk=version.pk).is_withheld


def test_a_hashed_anchor_is_verified_when_the_text_comes() -> None:
    version = withheld()
    AppearanceFactory(
        version=version, quote="", exact="", sha256=digest("elsewhere"), start=10, end=22
    )
    with pytest.raises(ValidationError, match="which has another SHA-256"):
        attach_text(version, TEXT, by=None)


def test_a_cue_is_verified_when_the_text_comes() -> None:
    version = withheld()
    row = AppearanceFactory(version=version, quote="sank at noon", start=10, end=22)
    AttributionFactory(from_appearance=row, cue="said", cue_start=24, cue_end=28)
    with pytest.raises(ValidationError) as caught:
        attach_text(version, TEXT, by=None)
    assert refusal(caught.value) == (
        "attribution_cue_is_slice",
        "There stands “the ”, not the cue “said”.",
    )


def test_the_next_version_is_numbered_after_the_last_one() -> None:
    last = VersionFactory(sequence=3)
    assert add_version(last.article, by=None, text=TEXT).sequence == 4


def test_a_version_is_never_deleted() -> None:
    version = add_version(ArticleFactory(), by=None, text=TEXT)
    with pytest.raises(NeverDeleted, match="kept for good"):
        delete(version, by=None)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ArticleVersion.objects.filter(pk=version.pk).delete()
    assert ArticleVersion.objects.filter(pk=version.pk).exists()


def cited_only() -> Appearance:
    """An appearance in an article of which no text is held."""
    return AppearanceFactory(
        article=ArticleFactory(held=Held.CITED_ONLY.value),
        **dict.fromkeys(["version", "start", "end"]),
        exact="",
    )


def test_a_stub_may_be_held_as_text_before_its_appearances_are_found_there() -> None:
    row = cited_only()
    row.article.held = Held.TEXT.value
    save(row.article, by=None)
    row.refresh_from_db()
    assert row.version is None


def test_an_article_is_held_as_text_once_its_appearances_name_a_version() -> None:
    row = cited_only()
    row.version = add_version(row.article, by=None, text=TEXT)
    row.exact, row.start, row.end = "sank", 10, 14
    row.save()
    row.article.held = Held.TEXT.value
    save(row.article, by=None)
    assert Article.objects.get().held == Held.TEXT
