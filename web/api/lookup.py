"""From the address of an article to the claims in it."""

from typing import Any

from rest_framework import serializers

from accounts.api.schema import described_list
from claims.api.claim_bodies import ClaimListParameters
from claims.api.claims import ClaimReadView
from claims.api.serializers import ClaimOut
from claims.models import Appearance
from claims.models.claim_queries import ClaimQuerySet
from sources.api.serializers import ArticleRefOut
from sources.domain.urls import NotAnAddress, require_http_url
from sources.models import Article


def _an_address(url: str) -> None:
    """Will return silently for an address of the web.

    Raises: ValidationError.
    """
    try:
        require_http_url(url)
    except NotAnAddress as refused:
        raise serializers.ValidationError(str(refused), code=refused.fault) from None


class LookupParameters(ClaimListParameters):
    """The query parameters of the look-up: an address, and whatever a list of claims takes."""

    url = serializers.CharField(
        max_length=2000,
        validators=[_an_address],
        help_text="An address of the article, however it is written.",
    )


@described_list(
    name="Lookup",
    out=ClaimOut,
    takes=LookupParameters,
    operation="look_up",
    tag="claims",
    besides={
        "article": ArticleRefOut(
            allow_null=True, help_text="The article there; null where none is known."
        )
    },
    says="The claims in the article at an address: any address at which it stands or stood, however "
    "it is written, an archive's too; a merged article is told by its survivor. Where no article is "
    "known, `article` is null and the list is empty. Claims are listed and narrowed down as in the "
    "list of claims, open ones unless another `status` is asked for.",
)
class LookupView(ClaimReadView):
    """The claims in the article at an address."""

    takes = LookupParameters
    hot = ClaimReadView.hot | {"url"}
    article: Article | None = None

    def rows(self, asked: dict[str, Any]) -> ClaimQuerySet:
        """Claims that are as was asked for and appear in the article, as far as this person sees."""
        self.article = Article.objects.found_at(asked["url"])
        rows = super().rows(asked)
        if self.article is None:
            return rows.none()
        seen = Appearance.objects.visible_to(self.request.user).in_article(self.article)
        return rows.appearing_in(seen)

    def besides_page(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The page, and of which article it is."""
        article = self.article
        told = {"id": article.pk, "title": article.title} if article else None
        return {"article": told, **answer}
