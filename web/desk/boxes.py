"""What the boxes of the desk's forms are called, where their names alone are known."""

NAMES = {
    "body": "Text",
    "title_of_claimant": "Title as of then",
    "appearance": "Reviewed appearance",
    "correction_kind": "What kind of correction",
    "correction_note": "What readers are told",
    "only_source": "Why there is only one source",
    "has_conflict": "Do you have a conflict of interest?",
    "conflict": "What readers of the record should know of your interests",
}

IN_EVIDENCE = {
    "stance": "what it does to the claim",
    "kind": "what it rests on",
    "url": "address",
    "archive_url": "address of the copy",
    "no_archive_reason": "why there is no copy",
}


def box_name(name: str) -> str:
    """Will say which box is meant; other names come back as words.

    >>> box_name("headline"), box_name("evidence-0-url"), box_name("correction_note")
    ('Headline', 'Evidence 1, address', 'What readers are told')
    """
    first, _, rest = name.partition("-")
    place, _, part = rest.partition("-")
    if first == "evidence" and place.isascii() and place.isdecimal() and len(place) < 4:
        return f"Evidence {int(place) + 1}, {IN_EVIDENCE.get(part, part.replace('_', ' '))}"
    return NAMES.get(name, name[:1].upper() + name[1:].replace("_", " ").replace("-", " "))
