"""What is said when bytes or a text cannot be read as an article."""

from accounts.errors import Unusable

PASTE = "Paste the text of the article instead."


class NotReadable(Unusable):
    """Says that no article can be read here, why, and what to do.

    `code` is one of `empty`, `binary`, `wrong_encoding`, `not_an_article`, `too_large`, `too_deep`,
    `took_too_long`, `took_too_much_memory`, `reader_failed`.
    """

    code = "not_readable"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
