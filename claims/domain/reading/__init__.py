"""Reading an article for the curator: what is said in it, by whom, and what could be a claim.

`read` is pure: the same text gives the same reading. It proposes and never decides; see
docs/reading.md.
"""

from claims.domain.reading.reader import read
from claims.domain.reading.result import Reading, Suggestion

__all__ = ["Reading", "Suggestion", "read"]
