"""What reviews answer when they will not do what was asked."""

from accounts.errors import Refused, StaleRecord


class TransitionRefused(Refused):
    """Says who may take a step, from which state, and why not this person now."""

    code = "transition_refused"


class ReadAnotherVersion(StaleRecord):
    """Says that somebody saved another version than the one that was read, and what differs."""

    code = "read_another_version"


class NoOrganisation(Refused):
    """Says that the source that reviews are published by is not what it should be."""

    code = "no_organisation"


class LooksAutomatic(Refused):
    """Says that a form was filled in as no person fills it in."""

    code = "looks_automatic"
