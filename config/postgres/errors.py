"""The one way in which the embedded server says no."""


class ServerRefused(Exception):
    """The server cannot be had; the message is one sentence that says why and what to do."""
