"""What programs send about articles that are there: changes, addresses, credits and links."""

from typing import Any

from rest_framework import serializers

from accounts.api.examples import example
from accounts.api.fields import Reference, Text, Word
from accounts.api.rows import ReasonedIn
from accounts.api.values import Flag, Whole
from sources.api.bodies import a_source, free_text, language
from sources.api.when import WhenIn
from sources.domain.vocabulary import (
    ArticleStatus,
    CreditRole,
    Genre,
    Held,
    Judgement,
    LinkKind,
    TextRights,
    UrlKind,
)
from sources.models import Article, Source


def an_article() -> Reference:
    """Will make the field that names an article; of a merged one the service tells the survivor."""
    return Reference(queryset=Article.objects.all())


class ArticleChangeIn(ReasonedIn):
    """What is changed of an article.

    A status other than `live` takes the day from which it holds and the address of the notice, or
    says in `status_changed.reason` why they are not known.
    """

    title = Text(required=False, max_length=500)
    publisher = Reference(queryset=Source.objects.all(), required=False, allow_null=True)
    publisher_reason = free_text(500, help_text="Why there is no publisher, or how it was found.")
    signed_as = free_text(500)
    genre = Word(Genre, required=False)
    language = language(required=False)
    machine_translated = Flag(required=False)
    published = WhenIn(required=False)
    held = Word(Held, required=False)
    status = Word(ArticleStatus, required=False)
    status_changed = WhenIn(required=False)
    notice_url = free_text(500)
    disclaimers = free_text(20_000)
    may_show = Word(TextRights, required=False)
    may_export = Word(TextRights, required=False)


@example(article=3, url="https://example.org/2018/poll", kind="canonical")
class UrlIn(ReasonedIn):
    """One address at which an article stands or stood."""

    article = an_article()
    url = Text(max_length=2000)
    kind = Word(UrlKind, required=False)


@example(article=3, source=2, role="author", credited_as="By our reporter")
class CreditIn(ReasonedIn):
    """Somebody credited in an article, and for what."""

    article = an_article()
    source = a_source()  # type: ignore[assignment]
    role = Word(CreditRole, required=False)
    credited_as = free_text(300, help_text="As it is printed.")
    position = Whole(required=False, min_value=0, max_value=32_767)


DECISIONS = [(one.value, one.name) for one in Judgement if one is not Judgement.SUGGESTED]


class Decided(Word):
    """What a person says of a link or a pair: suggesting is for machines."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Judgement, **kwargs)
        self.words.remove(Judgement.SUGGESTED.value)
        self.choices = DECISIONS


@example(from_article=3, kind="reprint_of", to_article=4, judgement="confirmed")
class LinkIn(ReasonedIn):
    """How the text of `from_article` comes from that of `to_article`."""

    from_article = an_article()
    kind = Word(LinkKind)
    to_article = an_article()
    judgement = Decided()
    note = free_text(20_000)


class LinkChangeIn(ReasonedIn):
    """What is said of a link: that it is so, is not so, or is another one."""

    judgement = Decided(required=False)
    kind = Word(LinkKind, required=False)
    turn_round = Flag(
        required=False, help_text="Whether it is so the other way round; takes a `judgement`."
    )
    note = free_text(20_000)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What a judgement goes with.

        Raises: ValidationError.
        """
        if "turn_round" in attrs and "judgement" not in attrs:
            said = "Give `judgement` too: a link is turned round by judging it."
            raise serializers.ValidationError({"turn_round": said}, code="without_judgement")
        if attrs.get("note") == "" and "judgement" in attrs:
            said = "A judgement keeps the note or gives another: empty it in a change of its own."
            raise serializers.ValidationError({"note": said}, code="blank")
        return attrs
