"""Merging two sources or two articles, with a preview and an undo.

One list of relations (`relations.py`, `rules.py`, and what upper applications add through
`sources.ripple`) says what happens to each row. From it `plan` works out the steps of a merge; the
preview shows them, the merge writes them and keeps them, the undo writes them back.
"""

from sources.services.merging.obstacles import MERGEABLE
from sources.services.merging.preview import Preview, preview_merge
from sources.services.merging.undoing import UndoPreview, preview_undo, undo_merge
from sources.services.merging.verbs import merge_articles, merge_sources

__all__ = [
    "MERGEABLE",
    "Preview",
    "UndoPreview",
    "merge_articles",
    "merge_sources",
    "preview_merge",
    "preview_undo",
    "undo_merge",
]
