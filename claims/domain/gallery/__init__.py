"""The gallery: small worlds, each with the number and the label it must come out as.

Tests hold the engine to them, and a command draws them for the documentation.
"""

from claims.domain.gallery import chains, copies, figures, leaving_out, owners, sides
from claims.domain.gallery.shapes import Chapter, Shape

CHAPTERS: tuple[Chapter, ...] = tuple(
    module.CHAPTER for module in (chains, copies, owners, sides, figures, leaving_out)
)

__all__ = ["CHAPTERS", "Chapter", "Shape"]
