"""Who is trusted with which step of a review, by role: read by the permission table and by reviews.

What a person must be to the review besides (an author of it, or just not) is for the reviews to say.
"""

from types import MappingProxyType

from accounts.domain.vocabulary import Role

EVERYBODY = frozenset(Role)
REVIEWING = frozenset({Role.REVIEWER, Role.EDITOR, Role.ADMIN})
EDITING = frozenset({Role.EDITOR, Role.ADMIN})
TALKING = EVERYBODY - {Role.AUDITOR}

ROLES = MappingProxyType(
    {
        "open": REVIEWING,
        "save": REVIEWING,
        "submit": REVIEWING,
        "request_changes": EDITING,
        "recuse": EDITING,
        "sign": EDITING,
        "withdraw_signature": EVERYBODY,
        "edit": REVIEWING,
        "publish": EDITING,
        "schedule": EDITING,
        "unschedule": EDITING,
        "open_correction": REVIEWING,
        "cancel_correction": REVIEWING,
        "apply_minor": EDITING,
        "apply_material": REVIEWING,
        "propose_retraction": EDITING,
        "withdraw_retraction_proposal": EVERYBODY,
        "sign_retraction": EDITING,
        "archive": REVIEWING,
        "reopen": REVIEWING,
        "assign": EDITING,
        "set_due": REVIEWING,
        "hand_over": REVIEWING,
        "comment": TALKING,
    }
)
"""The roles by action. Whoever gave a word (a signature, a proposal) may take it back in any role."""
