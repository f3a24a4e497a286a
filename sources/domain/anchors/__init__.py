"""Finding words again in another version of their text.

`reattach` answers for one place; `Reading` prepares a text once for many places.
"""

from sources.domain.anchors.reading import Place, Reading
from sources.domain.anchors.reattaching import Fate, Quote, Reattached, reattach

__all__ = ["Fate", "Place", "Quote", "Reading", "Reattached", "reattach"]
