"""How a refused step is told: who may take it, when, and why not this person now, in one sentence."""

from collections.abc import Collection, Sequence

from accounts.domain.vocabulary import Role
from reviews.domain.actions import Action, Condition, Standing
from reviews.domain.vocabulary import ReviewState

TASKS = {
    Action.OPEN: "open a review",
    Action.SAVE: "write a review",
    Action.SUBMIT: "submit a review",
    Action.REQUEST_CHANGES: "request changes of a review",
    Action.RECUSE: "step back from a review",
    Action.SIGN: "sign a review",
    Action.WITHDRAW_SIGNATURE: "withdraw a signature from a review",
    Action.EDIT: "take a review back to edit it",
    Action.PUBLISH: "publish a review",
    Action.SCHEDULE: "schedule a review",
    Action.UNSCHEDULE: "take a review off the schedule",
    Action.PUBLISH_DUE: "publish a review at its time",
    Action.OPEN_CORRECTION: "open a correction of a review",
    Action.CANCEL_CORRECTION: "cancel the correction of a review",
    Action.APPLY_MINOR: "apply a minor correction of a review",
    Action.APPLY_MATERIAL: "submit a material correction of a review",
    Action.PROPOSE_RETRACTION: "propose the retraction of a review",
    Action.WITHDRAW_RETRACTION_PROPOSAL: "withdraw the proposed retraction of a review",
    Action.SIGN_RETRACTION: "sign the retraction of a review",
    Action.ARCHIVE: "archive a review",
    Action.REOPEN: "reopen a review",
    Action.ASSIGN: "assign a review",
    Action.SET_DUE: "set the day by which a review is due",
    Action.HAND_OVER: "hand a review over",
    Action.COMMENT: "comment on a review",
}

STATES = {
    ReviewState.DRAFT: "a draft",
    ReviewState.IN_REVIEW: "in review",
    ReviewState.CHANGES_REQUESTED: "sent back for changes",
    ReviewState.APPROVED: "approved",
    ReviewState.SCHEDULED: "scheduled",
    ReviewState.PUBLISHED: "published",
    ReviewState.CORRECTING: "being corrected",
    ReviewState.RETRACTED: "retracted",
    ReviewState.ARCHIVED: "archived",
}

WHO = {
    Condition.AUTHOR: "is an author of it or took it over",
    Condition.NOT_AUTHOR: "is no author of it",
    Condition.NOT_SIGNER: "has never signed it",
    Condition.NOT_SIGNED: "has not signed this version",
    Condition.NOT_RECUSED: "has not stepped back from it",
    Condition.SIGNED: "has signed this version",
    Condition.ASSIGNED: "it is assigned to",
    Condition.NOT_PROPOSER: "did not propose it",
}

YOU = {
    Condition.AUTHOR: "you are none of its authors, nor was it handed over to you",
    Condition.NOT_AUTHOR: "you are one of its authors",
    Condition.NOT_SIGNER: "you signed a version of it, and whoever signs a review never writes it",
    Condition.NOT_SIGNED: "you signed this version already",
    Condition.NOT_RECUSED: "you stepped back from it because of a conflict of interest",
    Condition.SIGNED: "no signature of yours stands on this version",
    Condition.ASSIGNED: "it is not assigned to you",
    Condition.AUTHOR_OR_EDITOR: "you are none of these",
    Condition.PROPOSER_OR_EDITOR: "you are neither",
    Condition.NOT_PROPOSER: "you proposed it, and another person signs",
}

DONE = {
    Action.OPEN: "opened it",
    Action.SAVE: "saved a version",
    Action.SUBMIT: "submitted it",
    Action.REQUEST_CHANGES: "asked for changes",
    Action.RECUSE: "stepped back from it",
    Action.SIGN: "signed it",
    Action.WITHDRAW_SIGNATURE: "withdrew a signature",
    Action.EDIT: "took it back and saved a version",
    Action.PUBLISH: "published it",
    Action.SCHEDULE: "scheduled it",
    Action.UNSCHEDULE: "took it off the schedule",
    Action.PUBLISH_DUE: "published it at its time",
    Action.OPEN_CORRECTION: "opened a correction",
    Action.CANCEL_CORRECTION: "cancelled the correction",
    Action.APPLY_MINOR: "applied a minor correction",
    Action.APPLY_MATERIAL: "submitted a material correction",
    Action.PROPOSE_RETRACTION: "proposed its retraction",
    Action.WITHDRAW_RETRACTION_PROPOSAL: "withdrew the proposed retraction",
    Action.SIGN_RETRACTION: "retracted it",
    Action.ARCHIVE: "archived it",
    Action.REOPEN: "reopened it",
    Action.ASSIGN: "assigned it",
    Action.SET_DUE: "set the day by which it is due",
    Action.HAND_OVER: "handed it over",
    Action.COMMENT: "commented",
}

EVERYBODY = frozenset(Role)
ENDED = frozenset({ReviewState.RETRACTED, ReviewState.ARCHIVED})
ABOUT_PROPOSER = frozenset({Condition.PROPOSER_OR_EDITOR, Condition.NOT_PROPOSER})
"""What is said of whoever proposed a retraction; nothing where there is none."""


def moved_on(what: str, steps: Sequence[tuple[str, Action]]) -> str:
    """Will say that a review is not what somebody saw any more, and who did what since then.

    >>> moved_on("Review of “A”", [("Ann", Action.SUBMIT)])
    'Review of “A” moved on since you saw it: Ann submitted it. Look at it as it is now.'
    """
    told = [f"{name} {DONE[action]}" for name, action in steps]
    since = _joined(told, "and") or "somebody changed it"
    return f"{what} moved on since you saw it: {since}. Look at it as it is now."


def refusal(
    action: Action,
    standing: Standing,
    *,
    states: Collection[ReviewState],
    roles: Collection[Role],
    conditions: Sequence[Condition],
    wrong: Sequence[Condition],
    is_trusted: bool,
    is_time: bool,
    only_public: bool | None,
    only_proposed: bool | None,
) -> str:
    """Will write the sentence; `wrong` are the conditions that the person does not meet.

    `only_public` and `only_proposed` are what the step asks for and does not find, else None.
    """
    who = _who(roles, conditions)
    reasons = [] if is_time else [_now(standing)]
    if not is_trusted:
        reasons.append("you hold no such role" if roles else "nobody does it by hand")
    unsaid = ABOUT_PROPOSER if only_proposed else frozenset()
    reasons += [YOU[one] for one in wrong if one not in unsaid]
    if only_public is not None:
        reasons.append("nothing of it is public" if only_public else "a version of it is public")
    if only_proposed is not None:
        reasons.append(
            "no retraction is proposed"
            if only_proposed
            else "its retraction is proposed, which is signed or withdrawn first"
        )
    return f"Only {who} may {TASKS[action]}{_when(states)}; {_joined(reasons, 'and')}."


def _who(roles: Collection[Role], conditions: Sequence[Condition]) -> str:
    """Who may, by role and by what the person is to the review."""
    if not roles:
        return "the clock"
    trusted = "somebody with a role" if set(roles) == EVERYBODY else _roles(roles)
    if not conditions:
        return trusted
    if Condition.AUTHOR_OR_EDITOR in conditions:
        return "an author of it, whoever took it over, or an editor or admin,"
    if Condition.PROPOSER_OR_EDITOR in conditions:
        return "whoever proposed it, or an editor or admin,"
    if Condition.ASSIGNED in conditions:
        return f"the {_joined(_in_order(roles), 'or')} whom it is assigned to"
    return f"{trusted} who {_joined([WHO[one] for one in conditions], 'and')}"


def _roles(roles: Collection[Role]) -> str:
    """Roles with an article.

    >>> _roles({Role.EDITOR, Role.ADMIN})
    'an editor or admin'
    """
    names = _in_order(roles)
    article = "an" if names[0][0] in "aeiou" else "a"
    return f"{article} {_joined(names, 'or')}"


def _in_order(roles: Collection[Role]) -> list[str]:
    return [role.value for role in Role if role in roles]


def _when(states: Collection[ReviewState]) -> str:
    """The states in which the step is taken; nothing where it is any state, or none."""
    if not states or len(states) == len(ReviewState):
        return ""
    if set(states) == set(ReviewState) - ENDED:
        return " until it is retracted or archived"
    told = [STATES[state] for state in ReviewState if state in states]
    return f" while it is {_joined(told, 'or')}"


def _now(standing: Standing) -> str:
    """What is the case instead."""
    if standing.state is None:
        return "there is none yet"
    return f"it is {STATES[standing.state]}"


def _joined(parts: Sequence[str], word: str) -> str:
    """Parts with commas, and the word before the last.

    >>> _joined(["a", "b", "c"], "or")
    'a, b or c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"
