"""Why something does not count in full, of one passage or article and of several."""

CAUSES = {
    "satire": "the article is satire",
    "own_review": "it is a review of our own",
    "retracted": "the article was retracted",
    "removed": "the article was removed",
    "replaced": "an update replaced the article",
    "not_yet_published": "the article was not out by then",
    "perhaps_not_published": "the article may not have been out by then",
    "older_version": "a newer version of the article counts",
    "later_version": "it stands in a version of the article that was not seen by then",
    "not_yet_there": "its date is later",
    "furniture": "it stands in a caption or in page furniture",
    "hypothetical": "it is meant hypothetically",
    "rhetorical": "it is meant rhetorically",
    "hedged": "it is hedged",
    "prospective": "it speaks of what is to come",
    "distanced": "the article keeps its distance from it",
    "before_event": "it came out before the event, so it speaks for the plan, not for the event",
    "cites_own_review": "it cites a review of our own, itself or through others",
    "other_figure": "it gives another figure than the claim",
    "upstream_retracted": "all it rests on was left out",
    "circular": "it rests only on articles that cite one another in a circle",
    "untraceable_rumour": "it is a rumour told with distance that leads to nobody one can name",
    "statement_disputed": "whether it was said at all is disputed",
    "contested": "some cite it for this and others against it, so look at what it really says",
}

# The same of several articles, and of several passages.
OF_ARTICLES = {
    "satire": "the articles are satire",
    "own_review": "they are reviews of our own",
    "retracted": "the articles were retracted",
    "removed": "the articles were removed",
    "replaced": "updates replaced the articles",
    "not_yet_published": "the articles were not out by then",
    "perhaps_not_published": "the articles may not have been out by then",
    "older_version": "newer versions of the articles count",
    "later_version": "they stand in versions of the articles that were not seen by then",
    "distanced": "the articles keep their distance from it",
}
OF_PASSAGES = {
    "furniture": "they stand in captions or in page furniture",
    "hypothetical": "they are meant hypothetically",
    "rhetorical": "they are meant rhetorically",
    "hedged": "they are hedged",
    "prospective": "they speak of what is to come",
    "before_event": "they came out before the event, so they speak for the plan, not for the event",
    "cites_own_review": "they cite a review of our own, themselves or through others",
    "not_yet_there": "their dates are later",
    "other_figure": "they give another figure than the claim",
    "upstream_retracted": "all they rest on was left out",
    "circular": "they rest only on articles that cite one another in a circle",
    "untraceable_rumour": "they are rumours told with distance that lead to nobody one can name",
    "contested": "some cite them for this and others against it, so look at what they really say",
    "statement_disputed": "whether they were said at all is disputed",
}


def why(code: str, articles: int = 1, passages: int = 1) -> str:
    """Will say why something of this code does not count in full, or why so many do not."""
    if code.startswith("original_"):
        a_copy = "they are copies" if passages > 1 else "it is a copy"
        return f"{a_copy}, and {why(code.removeprefix('original_'), articles, passages)}"
    if articles > 1 and code in OF_ARTICLES:
        return OF_ARTICLES[code]
    if passages > 1 and code in OF_PASSAGES:
        return OF_PASSAGES[code]
    return CAUSES[code]
