"""Why a backup was not made, is not taken, or was not restored."""


class BackupRefused(Exception):
    """Says in one sentence why not; nothing that was there before has changed."""
