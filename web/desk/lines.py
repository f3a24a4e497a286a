"""What waits on the desk as lines of a list: what it is called, where it is worked on, a few words."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from claims.models import Appearance, Attribution, ClaimRelation
from reviews.domain.vocabulary import ReviewState
from reviews.models import CorrectionRequest, ExternalReview, QuarantinedItem, Review
from sources.models import Article, ArticleLink, PossibleDuplicate
from web.desk.ways import to_admin, to_workbench
from web.words import byline, counted, day


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: what it is called, where it is worked on, and a few words about it."""

    text: str
    url: str
    about: str = ""
    language: str = ""
    is_urgent: bool = False


def of_review(row: Review) -> Line:
    """A review: its claim, who works on it, and until when."""
    overdue = row.is_overdue(timezone.localdate())
    parts = [str(row.claimant) if row.claimant else "", row.language]
    parts.append(f"assigned to {row.assigned_to}" if row.assigned_to else "assigned to nobody")
    if row.due_on:
        parts.append(f"due {day(row.due_on)}")
    about = " · ".join(part for part in parts if part)
    url = reverse("desk-review", args=[row.pk])
    return Line(str(row.claim), url, about, row.claim.language, is_urgent=overdue)


def to_sign(row: Review) -> Line:
    """A review that waits for a signature: of what is public, its retraction does."""
    line = of_review(row)
    if row.state != ReviewState.PUBLISHED:
        return line
    return replace(line, about=f"retraction proposed · {line.about}")


def of_request(row: CorrectionRequest) -> Line:
    """What a reader asks for."""
    about = f"about “{row.review.claim}”" if row.review else f"about {row.url}"
    return Line(row.text, reverse("desk-request", args=[row.pk]), about)


def of_triage(row: Any) -> Line:
    """An article with suggestions, by `waiting` how many."""
    about = f"{counted(row.waiting, 'suggestion')} · {byline(row.publisher, row.published)}"
    return Line(row.title, to_workbench(row.pk), about, row.language)


def of_passage(row: Appearance) -> Line:
    """A passage whose newest text says something else."""
    about = f"in “{row.article.title}”: its newest text says something else there"
    url = to_admin(row._meta.label_lower, row.pk)
    return Line(str(row.claim), url, about, row.claim.language)


def of_speaker(row: Attribution) -> Line:
    """A hop of which nobody has said who is meant."""
    place = row.from_appearance
    named = f"“{row.named_as}”" if row.named_as else "Nobody is named"
    about = f"in “{place.article.title}”, for the claim “{place.claim}”"
    if row.to_origin and row.to_origin.holder:
        about = f"perhaps {row.to_origin.holder}; {about}"
    return Line(named, to_admin(row._meta.label_lower, row.pk), about)


def of_article(row: Article) -> Line:
    """An article whose publisher or day is not known."""
    asked = [] if row.publisher_id or not row.publisher_reason else ["publisher"]
    asked += [] if row.published.is_known else ["day"]
    about = (
        f"{' and '.join(asked) or 'publisher'} not known · {byline(row.publisher, row.published)}"
    )
    return Line(row.title, to_admin(row._meta.label_lower, row.pk), about, row.language)


def of_copy(row: ArticleLink) -> Line:
    """Two articles of which one may be a copy."""
    share = f"{row.score:.0%} of the shorter text · " if row.score is not None else ""
    return Line(
        row.from_article.title,
        f"{reverse('desk-copies')}#link-{row.pk}",
        f"{share}perhaps a copy of “{row.to_article.title}”",
        row.from_article.language,
    )


def of_sources(row: PossibleDuplicate) -> Line:
    """Two sources that may be one."""
    about = " ".join(row.reasons)
    return Line(str(row), f"{reverse('desk-duplicates')}#pair-{row.pk}", about)


def of_claims(row: ClaimRelation) -> Line:
    """Two claims that may be one."""
    return Line(
        str(row.from_claim),
        f"{reverse('desk-duplicates')}?show=claims#pair-{row.pk}",
        f"perhaps the same as “{row.to_claim}”",
        row.from_claim.language,
    )


def of_relation(row: ClaimRelation) -> Line:
    """Two claims of which one may exclude or update the other."""
    kind = row.get_kind_display().lower()
    about = f"perhaps {kind} “{row.to_claim}”"
    url = to_admin(row._meta.label_lower, row.pk)
    return Line(str(row.from_claim), url, about, row.from_claim.language)


def of_match(row: ExternalReview) -> Line:
    """A review by somebody else that may be about a claim of ours."""
    url = f"{reverse('desk-others')}#review-{row.pk}"
    about = f"reviewed by {row.publisher_name or row.site}"
    about += f": is it “{row.claim}”?" if row.claim else ""
    return Line(row.claim_text, url, about, row.language)


def of_quarantined(row: QuarantinedItem) -> Line:
    """An item of an import that could not be read."""
    text = " ".join(row.reasons) or "It could not be read."
    return Line(text, reverse("desk-quarantine"), row.source)
