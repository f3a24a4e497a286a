"""Words that say little or nothing about who is meant."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    mr mrs ms miss mx sir dame lord lady dr prof professor rev reverend president chancellor premier
    prime minister senator congressman congresswoman ambassador general gen colonel col judge
    justice governor gov secretary king queen prince princess pope sheikh imam ayatollah
    herr frau monsieur madame mme senor senora gospodin gospozha
    """
)
"""Words before a person's name; `president of` something is a body, and keeps them."""

FORMS = _words(
    """
    ltd limited inc incorporated llc llp plc corp corporation co gmbh ag kg se sa sas sarl spa srl
    bv nv ab oy as oyj kk pao oao ooo zao pjsc ojsc jsc
    """
)
"""Legal forms of companies."""

ARTICLES = frozenset({"the"})

LINKING = _words(
    """
    of for and in on at de du des der den di da do dos la le les van von zu y e et und
    al el ul as ibn bin ben bint abu
    """
)
"""Words that hold a name together and are often left out."""

GENERIC = {
    "center": "centre zentrum centrum centro tsentr",
    "institute": "institut instituto",
    "university": "universitet universitat universite universidad",
    "ministry": "ministerstvo ministerium ministere",
    "government": "govt pravitelstvo regierung gouvernement",
    "agency": "agentur agence agentstvo",
    "news": "novosti nachrichten",
    "newspaper": "gazeta gazette zeitung journal",
    "times": "",
    "daily": "",
    "weekly": "",
    "bank": "banque banco",
    "council": "sovet rat conseil",
    "foundation": "fond stiftung fondation",
    "company": "",
    "group": "gruppe groupe gruppa",
    "party": "partei parti partiia",
    "association": "",
    "organization": "organisation",
    "committee": "komitet",
    "department": "",
    "office": "",
    "service": "",
    "foreign": "",
    "affairs": "",
    "research": "",
    "campus": "",
    "international": "",
    "national": "",
}
"""Words that many bodies share, each with its other spellings: they count little by themselves."""

SAME = {other: word for word, others in GENERIC.items() for other in [word, *others.split()]}
