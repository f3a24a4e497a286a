"""A small model of the work on a review, written from the rules and not from the code.

Source: the table of states in the design, line by line. It knows nothing of the services.
"""

from dataclasses import dataclass, field

REVIEWING = {"reviewer", "editor", "admin"}
EDITING = {"editor", "admin"}
ALL = {"contributor", *REVIEWING}

PEOPLE = {
    "ann": {"reviewer"},
    "rob": {"reviewer"},
    "eve": {"editor"},
    "ian": {"editor"},
    "sue": ALL,  # a superuser
    "con": {"contributor"},
    "nobody": set(),
}

ROLES = {
    **dict.fromkeys(("save", "submit", "edit", "open_correction", "cancel_correction"), REVIEWING),
    **dict.fromkeys(("apply_material", "archive", "reopen", "hand_over", "set_due"), REVIEWING),
    **dict.fromkeys(("request_changes", "recuse", "sign", "publish", "schedule"), EDITING),
    **dict.fromkeys(("unschedule", "apply_minor", "propose_retraction"), EDITING),
    **dict.fromkeys(("sign_retraction", "assign"), EDITING),
    **dict.fromkeys(("withdraw_signature", "withdraw_retraction_proposal", "comment"), ALL),
}

STATES = {
    "save": "draft changes_requested correcting",
    "submit": "draft changes_requested",
    "request_changes": "in_review",
    "recuse": "in_review",
    "sign": "in_review",
    "withdraw_signature": "in_review approved",
    "edit": "in_review approved",
    "publish": "approved",
    "schedule": "approved",
    "unschedule": "scheduled",
    "open_correction": "published",
    "cancel_correction": "correcting changes_requested",
    "apply_minor": "correcting",
    "apply_material": "correcting",
    "propose_retraction": "published",
    "withdraw_retraction_proposal": "published",
    "sign_retraction": "published",
    "archive": "draft in_review changes_requested",
    "reopen": "archived",
}

ENDED = {"retracted", "archived"}

Text = tuple[str, str]
"""What is written: the body, which a minor correction may touch, and the rating, which none may."""


@dataclass
class Model:
    """One review: how far it is, who is what to it, what is written and what is public."""

    text: Text
    state: str = "draft"
    public: Text | None = None
    authors: set[str] = field(default_factory=lambda: {"ann"})
    signers: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    withdrew: set[str] = field(default_factory=set)
    recused: set[str] = field(default_factory=set)
    assigned: str | None = None
    proposer: str | None = None

    def trusts(self, who: str, action: str) -> bool:
        return bool(PEOPLE[who] & ROLES[action])

    def allows(self, who: str, action: str) -> bool:
        """Whether this person may take this step now, whatever is written."""
        if not self.trusts(who, action):
            return False
        if action == "comment":
            return True
        if action in ("assign", "hand_over", "set_due"):
            return self.state not in ENDED and (action == "assign" or self._concerns(who))
        return self.state in STATES[action].split() and self._suits(who, action)

    def _concerns(self, who: str) -> bool:
        return who in self.authors or bool(PEOPLE[who] & EDITING)

    def _suits(self, who: str, action: str) -> bool:
        """Whether the person is to the review what the step asks, and the review what it asks."""
        never_signs = self.authors | self.signed | self.recused
        asked = {
            "save": who not in self.signers,
            **dict.fromkeys(("submit", "edit", "apply_material"), who in self.authors),
            "request_changes": who not in self.authors | self.recused,
            **dict.fromkeys(("sign", "apply_minor"), who not in never_signs),
            "recuse": who == self.assigned,
            "withdraw_signature": who in self.signed,
            "cancel_correction": self.public is not None,
            "archive": self._concerns(who) and self.public is None,
            **dict.fromkeys(("open_correction", "propose_retraction"), self.proposer is None),
            "withdraw_retraction_proposal": self._ends_proposals(who),
            "sign_retraction": self.proposer not in (None, who),
        }
        return asked.get(action, True)

    def _ends_proposals(self, who: str) -> bool:
        return self.proposer is not None and (who == self.proposer or bool(PEOPLE[who] & EDITING))

    def answer(self, who: str, action: str, given: str, *, stale: bool) -> int:
        """The status of the answer; what `given` means is the step's own."""
        if not self.trusts(who, action):
            return 403 if PEOPLE[who] else 401
        if stale and action != "comment":
            return 412
        if not self.allows(who, action):
            return 409
        if not self._is_ready(action, given):
            return 400
        return 409 if action == "sign" and who in self.withdrew else 200

    def _is_ready(self, action: str, given: str) -> bool:
        """Whether what is written, or whoever is named, is fit for the step."""
        is_material = self.public is not None and self.text[1] != self.public[1]
        match action:
            case "submit":
                return self.public is None or is_material
            case "apply_material":
                return is_material
            case "apply_minor":
                return not is_material and self.text != self.public
            case "hand_over":
                return bool(PEOPLE[given] & REVIEWING) and given not in self.signers
            case "assign":
                return given == "" or bool(PEOPLE[given] & REVIEWING)
        return True

    def take(self, who: str, action: str, given: str, text: Text) -> None:
        """What becomes of the review by a step that was taken."""
        if action in ("save", "edit"):
            self._save(who, action, text)
        elif action in ("sign", "withdraw_signature", "recuse"):
            self._judge(who, action)
        elif action in ("publish", "apply_minor", "clock"):
            if action == "apply_minor":
                self.signers.add(who)
            self.public = self.text
            self._be_public()
        elif action == "cancel_correction":
            assert self.public is not None
            self.text = self.public
            self._be_public()
        elif action == "propose_retraction":
            self.proposer = who
        elif action in ("withdraw_retraction_proposal", "sign_retraction"):
            self.proposer = None
            self.state = "retracted" if action == "sign_retraction" else self.state
        elif action in ("assign", "hand_over"):
            self.assigned = given or None
            self.authors |= {given} if action == "hand_over" else set()
        else:
            self.state = LEADS_TO.get(action, self.state)

    def _save(self, who: str, action: str, text: Text) -> None:
        if action == "edit":
            self.state = "correcting" if self.public else "draft"
        if action == "edit" or text != self.text:
            self.authors.add(who)
            self.text = text
            self.signed, self.withdrew = set(), set()

    def _judge(self, who: str, action: str) -> None:
        if action == "sign":
            self.signers.add(who)
            self.signed.add(who)
            self.state = "approved"
        elif action == "withdraw_signature":
            self.signed.discard(who)
            self.withdrew.add(who)
            self.state = "in_review"
        else:
            self.recused.add(who)
            self.assigned = None

    def _be_public(self) -> None:
        """Signatures were used, or what they were given for is not worked on any more."""
        self.state = "published"
        self.signed, self.withdrew = set(), set()


LEADS_TO = {
    "submit": "in_review",
    "request_changes": "changes_requested",
    "schedule": "scheduled",
    "unschedule": "approved",
    "open_correction": "correcting",
    "apply_material": "in_review",
    "archive": "archived",
    "reopen": "draft",
}

ACTIONS = sorted(ROLES)
