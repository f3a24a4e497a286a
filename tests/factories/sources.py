"""Rows of `sources` for tests."""

import hashlib
from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from sources.domain.names.folding import key
from sources.domain.vocabulary import (
    CreditRole,
    Genre,
    IdentifierScheme,
    LinkKind,
    MergeKind,
    NameKind,
    SegmentKind,
    SourceKind,
    TieKind,
    UrlKind,
)
from sources.models import (
    Article,
    ArticleLink,
    ArticleUrl,
    ArticleVersion,
    Credit,
    Merge,
    PossibleDuplicate,
    Segment,
    Source,
    SourceIdentifier,
    SourceName,
    SourceTie,
)
from tests.factories.accounts import UserFactory


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    kind = SourceKind.PUBLISHER.value
    name = factory.Sequence(lambda n: f"The Daily {n}")


class SourceNameFactory(DjangoModelFactory[SourceName]):
    class Meta:
        model = SourceName

    source = factory.SubFactory(SourceFactory)
    text = factory.Sequence(lambda n: f"Name {n}")
    kind = NameKind.ALIAS.value
    key = factory.LazyAttribute(lambda row: key(row.text))


class SourceIdentifierFactory(DjangoModelFactory[SourceIdentifier]):
    class Meta:
        model = SourceIdentifier

    source = factory.SubFactory(SourceFactory)
    scheme = IdentifierScheme.DOMAIN.value
    value = factory.Sequence(lambda n: f"daily{n}.example")


class SourceTieFactory(DjangoModelFactory[SourceTie]):
    class Meta:
        model = SourceTie

    from_source = factory.SubFactory(SourceFactory)
    to_source = factory.SubFactory(SourceFactory)
    kind = TieKind.OWNS.value


class ArticleFactory(DjangoModelFactory[Article]):
    class Meta:
        model = Article

    publisher = factory.SubFactory(SourceFactory)
    title = factory.Sequence(lambda n: f"What happened on day {n}")
    genre = Genre.REPORTAGE.value
    published_from = date(2018, 11, 22)
    published_to = date(2018, 11, 22)


class ArticleUrlFactory(DjangoModelFactory[ArticleUrl]):
    class Meta:
        model = ArticleUrl

    article = factory.SubFactory(ArticleFactory)
    url = factory.Sequence(lambda n: f"https://daily.example/{n}")
    normalised = factory.SelfAttribute("url")
    kind = UrlKind.CANONICAL.value


class CreditFactory(DjangoModelFactory[Credit]):
    class Meta:
        model = Credit

    article = factory.SubFactory(ArticleFactory)
    source = factory.SubFactory(SourceFactory, kind=SourceKind.PERSON.value)
    role = CreditRole.AUTHOR.value


class ArticleLinkFactory(DjangoModelFactory[ArticleLink]):
    class Meta:
        model = ArticleLink

    from_article = factory.SubFactory(ArticleFactory)
    to_article = factory.SubFactory(ArticleFactory)
    kind = LinkKind.REPRINT_OF.value


class VersionFactory(DjangoModelFactory[ArticleVersion]):
    """A version with its text; `VersionFactory(withheld=True)` keeps length and hash alone."""

    class Meta:
        model = ArticleVersion
        exclude = ["body"]

    class Params:
        withheld = factory.Trait(text=None)

    article = factory.SubFactory(ArticleFactory)
    sequence = 1
    body = factory.Sequence(lambda n: f"Text {n}: the ferry sank at noon, the harbour master said.")
    text = factory.SelfAttribute("body")
    length = factory.LazyAttribute(lambda row: len(row.body))
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.body.encode()).hexdigest())


class SegmentFactory(DjangoModelFactory[Segment]):
    class Meta:
        model = Segment

    version = factory.SubFactory(VersionFactory)
    kind = SegmentKind.HEADLINE.value
    start = 0
    end = 4


class MergeFactory(DjangoModelFactory[Merge]):
    class Meta:
        model = Merge

    kind = MergeKind.SOURCE.value
    survivor_id = factory.Sequence(lambda n: 2 * n + 1)
    merged_id = factory.Sequence(lambda n: 2 * n + 2)
    reason = "The same body"
    merged_by = factory.SubFactory(UserFactory)


class PossibleDuplicateFactory(DjangoModelFactory[PossibleDuplicate]):
    class Meta:
        model = PossibleDuplicate

    source_a = factory.SubFactory(SourceFactory)
    source_b = factory.SubFactory(SourceFactory)
    score = Decimal("0.95")
    reasons = ["Both are called alike."]
