"""Why origins or articles count as one, and why they do not."""

from claims.domain.corroboration.english.days import days
from claims.domain.corroboration.english.words import (
    Params,
    articles,
    listed,
    number,
    origins,
    source,
)

BECAUSE = {
    "editor": "an earlier judgement made them one",
    "same_record": "they are the same record",
    "same_article": "they were issued in the same article",
    "same_wave": "they come from the same poll wave",
    "same_speaker": "they come from the same speaker",
    "same_control": "they have one owner or speak for one state",
    "joint_citation": "they are cited together, and the claim needs all of them",
    "unnamed_sources": "nobody here can tell whether unnamed sources are different people",
    "same_newsroom": "they come from the same newsroom",
    "same_author": "they come from the same author",
}
"""The reasons for a union, by code."""

BRIEFLY = {
    "editor": "judged the same",
    "same_record": "same record",
    "same_article": "issued in the same article",
    "same_wave": "same poll wave",
    "same_speaker": "same speaker",
    "same_control": "one owner or one state voice",
    "joint_citation": "cited together, all of them needed",
    "unnamed_sources": "perhaps one and the same person",
    "same_newsroom": "same newsroom",
    "same_author": "same author",
}
"""The same in a few words, for the frame of a drawing."""

NOT_SURE = "nobody has confirmed this, so the possible number counts them apart"


def judged(word: Params) -> str:
    """Will tell an editor's word: who gave it, when, on what, and why.

    `origins` or `sources` name what was judged where the sentence has not named it yet.
    """
    who = ", ".join(part for part in (word["by"], days(word["on"])) if part)
    what = "them"
    if word["origins"]:
        what = origins(word["origins"])
    elif word["sources"]:
        what = listed(word["sources"], source)
    verdict = "the same" if word["verdict"] == "same" else "different"
    said = f"an editor{f' ({who})' if who else ''} judged {what} to be {verdict}"
    return f"{said}: “{word['reason']}”" if word["reason"] else said


def merge(params: Params) -> str:
    """Will say which origins count as one."""
    because = BECAUSE[params["because"]]
    if params["via"]:
        because += f" ({source(params['via'])})"
    if word := params.get("judgement"):
        because = (
            judged(word) if params["because"] == "editor" else f"{because}, and {judged(word)}"
        )
    doubt = "" if params["sure"] else f"; {NOT_SURE}"
    return f"{origins(params['origins'])} count as {number(params['count'])}: {because}{doubt}"


def copies(params: Params) -> str:
    """Will say which articles are copies."""
    several = params["articles"]["total"] > 1
    verb = "are copies" if several else "is a copy"
    of = articles(params["originals"])
    what = "with it" if params["originals"]["total"] == 1 else "with them"
    count = "count" if several else "counts"
    return f"{articles(params['articles'])} {verb} of {of} and {count} {what} as one"


def open_copies(params: Params) -> str:
    """Will say which articles may be copies."""
    several = params["articles"]["total"] > 1
    verb = "may be copies" if several else "may be a copy"
    of = articles(params["originals"])
    return f"{articles(params['articles'])} {verb} of {of}; {NOT_SURE}"


def held_apart(params: Params) -> str:
    """Will say which union an editor's judgement forbade."""
    word = params.get("judgement")
    said = (
        judged(word) if word else "an editor holds them or others of their groups to be different"
    )
    return (
        f"{origins(params['origins'])} are counted apart, although {BECAUSE[params['because']]}: "
        f"{said}"
    )
