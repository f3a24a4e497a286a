"""What somebody did, in a few words that anybody may read: no person and no reason in them."""

from collections.abc import Mapping

NOUNS = {
    "articlelink": "link between articles",
    "articleurl": "address of an article",
    "articleversion": "version of an article",
    "claimrelation": "relation between claims",
    "credit": "credit",
    "independencejudgement": "judgement on independence",
    "sourcename": "name of a source",
    "sourceidentifier": "identifier of a source",
    "sourcetie": "tie between sources",
}
"""What records are called where the model's own name is no word."""

VERBS = {
    "added": "was added",
    "changed": "was changed",
    "deleted": "was deleted",
    "merged": "took in another record",
    "unmerged": "was separated from another record again",
}

TELLING = ("status", "judgement", "verdict")
"""Columns whose new word says what was done."""

SAID = {
    "live": "is live again",
    "updated": "was updated",
    "corrected": "was corrected",
    "retracted": "was retracted",
    "removed": "was removed",
    "suggested": "is only suggested now",
    "accepted": "was accepted",
    "confirmed": "was confirmed",
    "rejected": "was rejected",
    "unsure": "was called unsure",
    "withdrawn": "was withdrawn",
    "open": "was opened again",
}
"""How such a word is told."""

SILENT = ("_at", "_by_id", "reason", "note")
"""How the names of columns end that are not told: who, when and why."""

LONGEST = 120


def deed_in_words(
    action: str, object_text: str, before: Mapping[str, object], after: Mapping[str, object]
) -> str:
    """Will say what was done to what; `before` and `after` hold the columns that changed.

    >>> deed_in_words("article.changed", "Ferry sinks", {"status": "live"}, {"status": "retracted"})
    'Article “Ferry sinks” was retracted'
    >>> deed_in_words("sourcetie.added", "A owns B", {}, {"percentage": "80"})
    'Tie between sources “A owns B” was added'
    """
    model, _, verb = action.partition(".")
    noun = NOUNS.get(model, model.replace("_", " ") or "record")
    name = object_text if len(object_text) <= LONGEST else f"{object_text[: LONGEST - 1]}…"
    named = f"“{name}” " if name else ""
    return f"{noun[:1].upper()}{noun[1:]} {named}{_done(verb, before, after)}"


def _done(verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    if verb != "changed":
        return VERBS.get(verb, f"({verb.replace('_', ' ')})")
    if "withdrawn_at" in after:
        return "was withdrawn" if after["withdrawn_at"] else "was opened again"
    for column in TELLING:
        word = str(after.get(column, ""))
        if column in before and word in SAID:
            return SAID[word]
    columns = [
        column.removesuffix("_id").replace("_", " ")
        for column in after
        if not column.endswith(SILENT)
    ]
    return f"was changed ({', '.join(columns)})" if columns else VERBS[verb]
