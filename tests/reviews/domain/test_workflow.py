"""Every step in every state by every person, against a table written by itself."""

from itertools import product

import pytest

from accounts.domain.vocabulary import Role
from reviews.domain.actions import CLOCK, Action, Person, Standing
from reviews.domain.vocabulary import STATE_CHANGES, ReviewState
from reviews.domain.workflow import TRANSITIONS, choices_for, decide, edges

LETTERS = {
    "D": ReviewState.DRAFT,
    "I": ReviewState.IN_REVIEW,
    "C": ReviewState.CHANGES_REQUESTED,
    "A": ReviewState.APPROVED,
    "S": ReviewState.SCHEDULED,
    "P": ReviewState.PUBLISHED,
    "X": ReviewState.CORRECTING,
    "R": ReviewState.RETRACTED,
    "Z": ReviewState.ARCHIVED,
}

# What the design says, in words of its own: states by letter; who by the first letters of roles
# (con, cur, rev, edi, adm, aud); then what the person must be (+) or must not be (-) to the review.
EXPECTED = """
open                         -          rev edi adm
save                         D C X      rev edi adm                  -signer
submit                       D C        rev edi adm                  +author/heir
request_changes              I          edi adm                      -author -recused
recuse                       I          edi adm                      +assigned
sign                         I          edi adm                      -author -signed -recused
withdraw_signature           I A        con cur rev edi adm aud      +signed
edit                         I A        rev edi adm                  +author/heir
publish                      A          edi adm
schedule                     A          edi adm
unschedule                   S          edi adm
publish_due                  S          clock
open_correction              P          rev edi adm                  -proposal
cancel_correction            C X        rev edi adm                  +public
apply_minor                  X          edi adm                      -author -signed -recused
apply_material               X          rev edi adm                  +author/heir
propose_retraction           P          edi adm                      -proposal
withdraw_retraction_proposal P          con cur rev edi adm aud      +proposal +proposer/edi/adm
sign_retraction              P          edi adm                      +proposal -proposer
archive                      D I C      rev edi adm                  +author/heir/edi/adm -public
reopen                       Z          rev edi adm
assign                       DICASPX    edi adm
set_due                      DICASPX    rev edi adm                  +author/heir/edi/adm
hand_over                    DICASPX    rev edi adm                  +author/heir/edi/adm
comment                      DICASPXRZ  con cur rev edi adm
"""

LEADS_TO = {
    ("open", "-"): "D",
    ("submit", "D"): "I",
    ("submit", "C"): "I",
    ("request_changes", "I"): "C",
    ("sign", "I"): "A",
    ("withdraw_signature", "A"): "I",
    ("edit", "I"): "D",
    ("edit", "A"): "D",
    ("publish", "A"): "P",
    ("schedule", "A"): "S",
    ("unschedule", "S"): "A",
    ("publish_due", "S"): "P",
    ("open_correction", "P"): "X",
    ("cancel_correction", "X"): "P",
    ("cancel_correction", "C"): "P",
    ("apply_minor", "X"): "P",
    ("apply_material", "X"): "I",
    ("sign_retraction", "P"): "R",
    ("archive", "D"): "Z",
    ("archive", "I"): "Z",
    ("archive", "C"): "Z",
    ("reopen", "Z"): "D",
}

EDITED_WHILE_PUBLIC = {("in_review", "correcting"), ("approved", "correcting")}


def parsed() -> dict[str, tuple[str, set[str], list[str]]]:
    rows = {}
    for line in EXPECTED.strip().splitlines():
        action, *words = line.split()
        states = "".join(word for word in words if word.isupper() or word == "-")
        who = {word for word in words if word.islower() and word[0] not in "+-"}
        asked = [word for word in words if word[0] in "+-" and len(word) > 1]
        rows[action] = states.replace("-", ""), who, asked
    return rows


TABLE = parsed()
CAN_BE_PUBLIC = set("ICASPXR")
MUST_BE_PUBLIC = set("PXR")

STANDINGS = [Standing(None)] + [
    Standing(state, is_public, is_proposed)
    for letter, state in LETTERS.items()
    for is_public in (False, True)
    for is_proposed in (False, True)
    if (is_public and letter in CAN_BE_PUBLIC) or (not is_public and letter not in MUST_BE_PUBLIC)
    if not is_proposed or letter == "P"
]

FLAGS = ["author", "heir", "signer", "signed", "recused", "assigned", "proposer"]
ROLE_SETS = [frozenset[Role](), *(frozenset({role}) for role in Role)]
PEOPLE = [
    (roles, dict(zip(FLAGS, flags, strict=True)))
    for roles in ROLE_SETS
    for flags in product((False, True), repeat=len(FLAGS))
]


def is_expected(action: str, standing: Standing, roles: frozenset[Role], flags: dict) -> bool:
    states, who, asked = TABLE[action]
    if standing.state is None:
        if states:
            return False
    elif standing.state not in [LETTERS[letter] for letter in states]:
        return False
    short = {role.value[:3] for role in roles}
    if not short & who:
        return False
    facts = {
        **flags,
        "author/heir": flags["author"] or flags["heir"],
        "public": standing.is_public,
        "proposal": standing.is_retraction_proposed,
        "author/heir/edi/adm": bool(flags["author"] or flags["heir"] or short & {"edi", "adm"}),
        "proposer/edi/adm": flags["proposer"] or bool(short & {"edi", "adm"}),
    }
    return all(facts[word[1:]] == (word[0] == "+") for word in asked)


def person(roles: frozenset[Role], flags: dict) -> Person:
    named = {
        "author": "is_author",
        "heir": "is_heir",
        "signer": "is_signer",
        "signed": "has_signed",
        "recused": "has_recused",
        "assigned": "is_assigned",
        "proposer": "is_proposer",
    }
    return Person(roles, **{named[flag]: value for flag, value in flags.items()})


def test_the_table_names_every_step() -> None:
    assert TABLE.keys() == {action.value for action in Action} == {a.value for a in TRANSITIONS}


@pytest.mark.parametrize("action", list(Action))
def test_every_state_role_and_relation(action: Action) -> None:
    wrong = []
    allowed = 0
    for standing, (roles, flags) in product(STANDINGS, PEOPLE):
        refused = decide(action, standing, person(roles, flags))
        expected = is_expected(action, standing, roles, flags)
        allowed += expected
        if (refused is None) != expected:
            wrong.append((standing, roles, flags, refused))
    assert wrong == []
    assert allowed or action is Action.PUBLISH_DUE


@pytest.mark.parametrize("action", list(Action))
def test_the_clock_takes_only_its_own_steps(action: Action) -> None:
    taken = {s.state for s in STANDINGS if decide(action, s, CLOCK) is None}
    own = {Action.PUBLISH_DUE, Action.UNSCHEDULE}
    assert taken == ({ReviewState.SCHEDULED} if action in own else set())


@pytest.mark.parametrize("action", list(Action))
def test_a_step_leads_where_the_design_says(action: Action) -> None:
    for standing in STANDINGS:
        letter = next((k for k, v in LETTERS.items() if v == standing.state), "-")
        row = TRANSITIONS[action]
        if standing.state not in row.states and (row.states or standing.state):
            continue
        to = LEADS_TO.get((action.value, letter))
        expected = LETTERS[to] if to else None
        if action is Action.EDIT and standing.is_public:
            expected = ReviewState.CORRECTING
        found = row.leads_to(standing)
        assert (found if found != standing.state else None) == expected


def test_the_changes_of_state_are_those_of_the_steps() -> None:
    expected = {
        (LETTERS[state].value, LETTERS[to].value)
        for (_, state), to in LEADS_TO.items()
        if state != "-"
    }
    found = {(state.value, to.value) for state, to in edges()}
    assert found == expected | EDITED_WHILE_PUBLIC


def test_the_database_knows_the_same_changes_of_state() -> None:
    assert edges() == STATE_CHANGES


def test_a_draft_is_never_public() -> None:
    """Whatever leads back to *draft* leads elsewhere while something is public, or asks for nothing."""
    for row in TRANSITIONS.values():
        if row.to is ReviewState.DRAFT and row.states:
            archived_only = row.states == {ReviewState.ARCHIVED}
            assert archived_only or row.to_when_public is ReviewState.CORRECTING


EDITOR = frozenset({Role.EDITOR})


@pytest.mark.parametrize(
    ("action", "standing", "who", "message"),
    [
        (
            Action.SIGN,
            Standing(ReviewState.DRAFT),
            Person(EDITOR, is_author=True),
            "Only an editor or admin who is no author of it, has not signed this version and has not "
            "stepped back from it may sign a review while it is in review; "
            "it is a draft and you are one of its authors.",
        ),
        (
            Action.SUBMIT,
            Standing(ReviewState.DRAFT),
            Person(frozenset({Role.CURATOR})),
            "Only a reviewer, editor or admin who is an author of it or took it over may submit a "
            "review while it is a draft or sent back for changes; you hold no such role and you are "
            "none of its authors, nor was it handed over to you.",
        ),
        (
            Action.SIGN_RETRACTION,
            Standing(ReviewState.PUBLISHED, is_public=True, is_retraction_proposed=True),
            Person(EDITOR, is_proposer=True),
            "Only an editor or admin who did not propose it may sign the retraction of a review while "
            "it is published; you proposed it, and another person signs.",
        ),
        (
            Action.WITHDRAW_RETRACTION_PROPOSAL,
            Standing(ReviewState.PUBLISHED, is_public=True),
            Person(EDITOR),
            "Only whoever proposed it, or an editor or admin, may withdraw the proposed retraction "
            "of a review while it is published; no retraction is proposed.",
        ),
        (
            Action.OPEN_CORRECTION,
            Standing(ReviewState.PUBLISHED, is_public=True, is_retraction_proposed=True),
            Person(EDITOR),
            "Only a reviewer, editor or admin may open a correction of a review while it is "
            "published; its retraction is proposed, which is signed or withdrawn first.",
        ),
        (
            Action.ARCHIVE,
            Standing(ReviewState.IN_REVIEW, is_public=True),
            Person(EDITOR),
            "Only an author of it, whoever took it over, or an editor or admin, may archive a review "
            "while it is a draft, in review or sent back for changes; a version of it is public.",
        ),
        (
            Action.RECUSE,
            Standing(ReviewState.IN_REVIEW),
            Person(EDITOR),
            "Only the editor or admin whom it is assigned to may step back from a review while it is "
            "in review; it is not assigned to you.",
        ),
        (
            Action.ASSIGN,
            Standing(ReviewState.RETRACTED, is_public=True),
            Person(EDITOR),
            "Only an editor or admin may assign a review until it is retracted or archived; "
            "it is retracted.",
        ),
        (
            Action.OPEN,
            Standing(None),
            Person(),
            "Only a reviewer, editor or admin may open a review; you hold no such role.",
        ),
    ],
)
def test_a_refusal_says_who_may_and_why_not_now(
    action: Action, standing: Standing, who: Person, message: str
) -> None:
    refused = decide(action, standing, who)
    assert refused is not None
    assert refused.message == message


def test_a_refusal_for_programs() -> None:
    refused = decide(Action.PUBLISH, Standing(ReviewState.DRAFT), Person())
    assert refused is not None
    assert refused.is_about_trust
    assert refused.allowed_from == (ReviewState.APPROVED,)
    assert refused.roles == (Role.ADMIN, Role.EDITOR)


def test_choices_agree_with_decisions() -> None:
    standing = Standing(ReviewState.IN_REVIEW)
    choices = choices_for(standing, Person(EDITOR))
    offered = {choice.action for choice in choices if choice.is_allowed}
    assert offered == {
        Action.REQUEST_CHANGES,
        Action.SIGN,
        Action.ARCHIVE,
        Action.ASSIGN,
        Action.SET_DUE,
        Action.HAND_OVER,
        Action.COMMENT,
    }
    assert all(choice.is_allowed == (not choice.why_not) for choice in choices)
    assert {c.action for c in choices} == set(Action) - {Action.OPEN, Action.PUBLISH_DUE}
