"""Who may do what: one table, asked by API, admin and pages alike.

An action is `<record>.<verb>`. Roles say what a person is trusted with; a rule's condition says
what must hold besides, for superusers too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.domain import reviewing
from accounts.domain.vocabulary import Role
from accounts.errors import NotAllowed
from accounts.models import User

Condition = Callable[[User, Any], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do one thing: any of these roles, if the condition holds for the record at hand.

    `otherwise` is what somebody of such a role is told where the condition does not hold.
    """

    roles: frozenset[Role]
    condition: Condition | None = None
    otherwise: str = ""

    def trusts(self, user: User) -> bool:
        """Whether this person has such a role; a superuser counts as holding every one."""
        return user.is_superuser or bool(user.roles & self.roles)

    def allows(self, user: User, obj: object | None) -> bool:
        """Whether this person may."""
        if not self.trusts(user):
            return False
        return self.condition is None or obj is None or self.condition(user, obj)


def _owns(user: User, obj: Any) -> bool:
    """Whether the record is this person's own."""
    return bool(obj.user_id == user.pk)


def _owns_or_administers(user: User, obj: Any) -> bool:
    """Whether the record is this person's own, or people are this person's business."""
    return _owns(user, obj) or user.is_superuser or Role.ADMIN in user.roles


def _not_above(user: User, obj: Any) -> bool:
    """Whether the person at hand is no superuser, unless this one is."""
    return user.is_superuser or not obj.is_superuser


def _about_what_everybody_sees(user: User, obj: Any) -> bool:
    """Whether an event is about a record that everybody with a role may see."""
    rule = RULES.get(f"{obj.object_type.partition('.')[2]}.view")
    return rule is not None and rule.roles == EVERYBODY and rule.condition is None


EVERYBODY = frozenset(Role)
CURATING = frozenset({Role.CURATOR, Role.EDITOR, Role.ADMIN})
REVIEWING = frozenset({Role.REVIEWER, Role.EDITOR, Role.ADMIN})
EDITING = frozenset({Role.EDITOR, Role.ADMIN})
ADMINISTERING = frozenset({Role.ADMIN})
AUDITING = frozenset({Role.AUDITOR, Role.ADMIN})
NOBODY: frozenset[Role] = frozenset()

CURATED_RECORDS = [
    "source",
    "sourcename",
    "sourceidentifier",
    "sourcetie",
    "article",
    "articleurl",
    "articleversion",
    "segment",
    "credit",
    "articlelink",
    "topic",
    "claim",
    "claimsubject",
    "claimtopic",
    "claimrelation",
    "origin",
    "poll",
    "appearance",
    "attribution",
]

REVIEW_RECORDS = [
    "methodology",
    "review",
    "party",
    "reviewversion",
    "evidence",
    "evidencefile",
    "signoff",
    "signofffate",
    "publication",
    "retractionproposal",
    "proposalwithdrawal",
    "retraction",
    "correction",
    "correctionrequest",
    "comment",
    "externalreview",
    "quarantineditem",
]
"""What is written by the verbs of reviews alone, and nobody edits by hand."""


def _records(names: list[str], writers: frozenset[Role]) -> dict[str, Rule]:
    """Rules of records that everybody signed in may see and `writers` may write."""
    return {
        f"{name}.{verb}": Rule(EVERYBODY if verb == "view" else writers)
        for name in names
        for verb in ("view", "add", "change", "delete")
    }


RULES: dict[str, Rule] = {
    **_records(CURATED_RECORDS, CURATING),
    **_records(["suggestion", "matchpair"], CURATING),
    "suggestion.delete": Rule(NOBODY),
    **_records(["possibleduplicate"], CURATING),
    "possibleduplicate.add": Rule(NOBODY),
    **_records(["independencejudgement"], EDITING),
    "independencejudgement.delete": Rule(NOBODY),
    **_records(["user", "rolegrant"], ADMINISTERING),
    **_records(["merge", "corroboration", "stalemark"], NOBODY),
    **_records(REVIEW_RECORDS, NOBODY),
    "correctionrequest.view": Rule(REVIEWING | AUDITING),
    **_records(["ratingscale", "rating", "ratingmapping"], EDITING),
    "articleversion.delete": Rule(NOBODY),
    "source.merge": Rule(CURATING),
    "article.merge": Rule(CURATING),
    "claim.merge": Rule(CURATING),
    "merge.undo": Rule(CURATING),
    **_records(["invitation"], ADMINISTERING),
    "invitation.view": Rule(ADMINISTERING | AUDITING),
    "invitation.delete": Rule(NOBODY),
    "user.view": Rule(ADMINISTERING | AUDITING),
    "rolegrant.view": Rule(ADMINISTERING | AUDITING),
    "user.change": Rule(
        ADMINISTERING, _not_above, otherwise="Only a superuser changes a superuser."
    ),
    "user.delete": Rule(NOBODY),
    "event.view": Rule(AUDITING),
    "event.add": Rule(NOBODY),
    "event.change": Rule(NOBODY),
    "event.delete": Rule(NOBODY),
    "event.consequences": Rule(
        EVERYBODY,
        _about_what_everybody_sees,
        otherwise="This event is about people, roles, tokens, jobs or the like, and not about a "
        "record that everybody with a role may see: auditors and admins find it in the event log.",
    ),
    "apitoken.view": Rule(EVERYBODY, _owns, otherwise="A token is for its owner alone."),
    "apitoken.add": Rule(NOBODY),
    "apitoken.change": Rule(NOBODY),
    "apitoken.delete": Rule(NOBODY),
    "apitoken.issue": Rule(EVERYBODY, _owns, otherwise="A token is made by its owner alone."),
    "apitoken.revoke": Rule(
        EVERYBODY, _owns_or_administers, otherwise="A token is ended by its owner or an admin."
    ),
    # What somebody must be to the review besides is said by reviews.domain.workflow.
    **{f"review.{action}": Rule(roles) for action, roles in reviewing.ROLES.items()},
    "correctionrequest.answer": Rule(reviewing.REVIEWING),
    "evidencefile.store": Rule(reviewing.REVIEWING),
    "externalreview.import": Rule(CURATING),
    "externalreview.match": Rule(CURATING),
    "quarantineditem.dismiss": Rule(CURATING),
    "methodology.install": Rule(EDITING),
    "methodology.add": Rule(EDITING),
    "job.view": Rule(EDITING | AUDITING),
    "job.add": Rule(NOBODY),
    "job.change": Rule(NOBODY),
    "job.delete": Rule(NOBODY),
    "job.retry": Rule(EDITING),
    "job.cancel": Rule(EDITING),
    **_records(["importrun"], NOBODY),
    "importrun.view": Rule(EDITING | AUDITING),
    "importrun.add": Rule(EDITING),
    **_records(["webhook"], EDITING),
    "webhook.view": Rule(EDITING | AUDITING),
    "webhook.delete": Rule(NOBODY),
    "webhook.rotate": Rule(EDITING),
    **_records(["webhookdelivery"], NOBODY),
    "webhookdelivery.view": Rule(EDITING | AUDITING),
    "webhookdelivery.replay": Rule(EDITING),
    **_records(["webhookattempt"], NOBODY),
    "webhookattempt.view": Rule(EDITING | AUDITING),
    "admin.enter": Rule(EVERYBODY),
}


def may(user: User | AnonymousUser, action: str, obj: object | None = None) -> bool:
    """Whether this person may do this to this record now.

    Raises: KeyError for an action that is not in the table, which is a mistake of ours.
    """
    rule = RULES[action]
    if not isinstance(user, User) or not user.is_active:
        return False
    return rule.roles != NOBODY and rule.allows(user, obj)


def require(user: User | AnonymousUser, action: str, obj: object | None = None) -> None:
    """Will return silently when the person may, and refuse saying why or naming who may otherwise.

    Raises: NotAllowed.
    """
    if not may(user, action, obj):
        rule = RULES[action]
        if isinstance(user, User) and user.is_active and rule.roles and rule.trusts(user):
            raise NotAllowed(rule.otherwise, action=action)
        roles = sorted(rule.roles)
        who = f"the roles {', '.join(roles)}" if roles else "nobody by hand"
        raise NotAllowed(f"This is for {who} ({action}).", action=action, roles=roles)
