"""Judging one link between two articles with both of them in view: what is shown, and the buttons."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextInputWidget

from accounts.admin.consequences import tell_consequences
from accounts.admin.deleting import sentence
from accounts.admin.forms import REASON, VERSION
from accounts.admin.permitted import signed_in
from accounts.errors import Refused
from sources.domain.vocabulary import Judgement
from sources.models import Article, ArticleLink, ArticleVersion
from sources.services.copies import judge_link

TURN = "turn"
"""The button that says that it is so the other way round."""

ANSWERS = {
    Judgement.CONFIRMED.value: Judgement.CONFIRMED,
    Judgement.REJECTED.value: Judgement.REJECTED,
    TURN: Judgement.CONFIRMED,
}
"""What each button says."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles, and its newest text as far as there is one."""

    article: Article
    version: ArticleVersion | None


class JudgesLinks(ModelAdmin):  # type: ignore[misc]
    """The part of the admin of links that judges one of them."""

    change_form_outer_before_template = "sources/admin/judge_link.html"

    def get_urls(self) -> list[URLPattern]:
        """The pages of the link, and where its buttons lead."""
        view = self.admin_site.admin_view(require_POST(self.judge_view))
        own = path("<int:pk>/judge/", view, name="sources_articlelink_judge")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **how: Any
    ) -> HttpResponse:
        """The form with both articles above it."""
        link = how.get("obj")
        if link is not None:
            context["sides"] = [_side(link.from_article), _side(link.to_article)]
            context["share"] = "" if link.score is None else f"{link.score:.0%}"
            context["judging_reason"] = UnfoldAdminTextInputWidget().render(
                REASON, "", {"id": "judging_reason", "maxlength": 500}
            )
            context["may_judge"] = self.has_change_permission(request, link)
        page: HttpResponse = super().render_change_form(request, context, *args, **how)
        return page

    def judge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Will keep what the pressed button says of the link, and come back to it with a message.

        Raises: PermissionDenied, Http404.
        """
        link = self.get_object(request, str(pk))
        if link is None or request.POST.get("answer") not in ANSWERS:
            raise Http404
        if not self.has_change_permission(request, link):
            raise PermissionDenied
        try:
            told = _judged(link, request)
        except (Refused, ValidationError) as refusal:
            self.message_user(request, sentence(refusal), messages.ERROR)
        else:
            self.message_user(request, told, messages.SUCCESS)
            tell_consequences(request)
        return HttpResponseRedirect(reverse("admin:sources_articlelink_change", args=[pk]))


def _side(article: Article) -> Side:
    newest = ArticleVersion.objects.described().filter(article=article).order_by("-sequence")
    return Side(article, newest.first())


def _judged(link: ArticleLink, request: HttpRequest) -> str:
    """Judges the link as asked; returns what was done.

    Raises: Refused, ValidationError.
    """
    answer, version = request.POST["answer"], request.POST.get(VERSION, "")
    if not (version.isascii() and version.isdigit()):
        raise ValidationError("The form does not say which version it was opened with.")
    judge_link(
        link,
        ANSWERS[answer],
        by=signed_in(request),
        note=request.POST.get(REASON, "").strip(),
        turn_round=answer == TURN,
        expected_version=int(version),
    )
    how = "turned round and confirmed" if answer == TURN else ANSWERS[answer].value
    return f"The link was {how}."
