"""Merging two sources, two articles or two claims, with a preview and an undo.

One list of relations (`relations.py`, `rules.py`, and what upper applications add through
`sources.ripple`) says what happens to each row. From it `plan` works out the steps of a merge; the
preview shows them, the merge writes them and keeps them, the undo writes them back. What is merged
besides sources and articles, an upper application says in the same manner (`kinds.py`).
"""

from sources.services.merging.kinds import kinds, model_for
from sources.services.merging.preview import Preview, preview_merge
from sources.services.merging.undoing import UndoPreview, preview_undo, undo_merge
from sources.services.merging.verbs import merge_articles, merge_records, merge_sources

__all__ = [
    "Preview",
    "UndoPreview",
    "kinds",
    "merge_articles",
    "merge_records",
    "merge_sources",
    "model_for",
    "preview_merge",
    "preview_undo",
    "undo_merge",
]
