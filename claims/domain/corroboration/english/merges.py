"""Why origins or articles count as one, and why they do not."""

from claims.domain.corroboration.english.words import (
    Params,
    articles,
    number,
    origins,
    source,
)

BECAUSE = {
    "editor": "an editor judged them to be the same",
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

NOT_SURE = "nobody has confirmed this, so the possible number counts them apart"


def merge(params: Params) -> str:
    """Will say which origins count as one."""
    because = BECAUSE[params["because"]]
    if params["via"]:
        because += f" ({source(params['via'])})"
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
    return (
        f"{origins(params['origins'])} are counted apart, although {BECAUSE[params['because']]}: "
        "an editor holds them or others of their groups to be different"
    )
