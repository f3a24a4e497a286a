"""The words that attribute in English, and the nouns that say who or what it is attributed to."""

import re

from claims.domain.reading.words import words

SAYING = words(
    "said says say saying stated announced confirmed confirms argued argues added noted notes "
    "warned warns insisted insists explained explains declared declares acknowledged "
    "acknowledges admitted admits denied denies alleges asserted asserts suggested estimates "
    "predicted predicts recalled recalls stressed stresses emphasised emphasized emphasises "
    "emphasizes wrote writes testified testifies pledged pledges promised vowed vows revealed "
    "reveals disclosed concluded concludes signalled signaled demanded demands replied replies "
    "answered answers complained complains mentioned mentions observed observes remarked "
    "remarks reminded reminds commented comments specified specifies maintained maintains "
    "claimed claims contended contends cautioned quipped joked protested shouted described "
    "describes conceded countered boasted lamented blamed blames accused called calls "
    "reiterated assured assures informed informs tweeted posted states announces adds promises "
    "estimated points pointed put reaffirmed reaffirms claim argue insist warn deny maintain "
    "contend indicated indicates"
)
REPORTING = words("reported reports writes wrote report reporting")
THINKING = words(
    "thinks think believes believe believed considers consider fears fear hopes hope expects "
    "suspects doubts thought feared hoped expected feels"
)
TELLING = words("told tells tell")
SHOWING = words(
    "showed shows show found finds find suggests suggest suggested revealed reveals reveal "
    "indicates indicate indicated states stated says said say concluded concludes reads read "
    "provides confirms confirmed estimates estimated warned warns warning published"
)
CITING = words("citing quoting cites cited quoted")
AMBIGUOUS = words(
    "claim deny maintain reports claims states notes estimates promises points calls put adds "
    "comments answers demands writes called blamed blames accused agreed agrees rejected "
    "described describes read posted report reporting estimated suggested observed hopes fears "
    "doubts praised condemned argue cites cited quoted indicates indicated informed expected"
)
"""Words that are also nouns, or also mean something else: they need a subject in front of them."""
NEEDS_CLAUSE = words(
    "states claim declared declares observed maintained maintains maintain posted agreed agrees "
    "called calls put points pointed rejected praised condemned blamed blames described "
    "describes accused expects expected estimated notes adds read"
)
"""Words that attribute only with "that", a quotation or an "as" after them, or "out"."""
BE = words("is are was were be been being has have had")
AUXILIARY = words(
    "has have had also later then recently earlier since already repeatedly did publicly even "
    "now again further once previously meanwhile today yesterday reportedly would will could "
    "may must can often always still just only likes to however nevertheless himself herself "
    "itself themselves angrily quietly flatly simply rightly first never not does do"
)
PRONOUNS = words("he she it they we i who his her their him them the latter you this these")
SUBJECTS = words("he she it they we i who")
NOT_OTHERS = words("i we who")
"""First persons are the author's own voice, "who" is explained by what stands before it."""
NOBODY_ALONE = words("a an the its his their our my your")
"""Words that name nobody without a noun: in "a report warned" the noun is no verb of saying."""
DENYING = words("denied denies deny")
PERSONAL = words("he she they him her them his their we i it who")
NOBODY_HEARD = words(
    "reporters journalists parliament lawmakers us me him her them supporters crowd audience "
    "conference press court hearing committee deputies mps voters delegates investors viewers "
    "listeners readers briefing police"
)
BOUNDARIES = words(
    "that but which because while when after before if although though as where so yet whereas "
    "since until unless is was are were has have had be been will would can could may might "
    "must and or nor than whether what how why who whose said says told adding saying despite "
    "following"
)
PREPOSITIONS = words(
    "in on at after before during since by until from last next earlier later under over"
)
NAMES_TOO = words("may will")
FINITE = words(
    "saw met took made went came gave led won lost held became began fell rose left kept "
    "brought sent visited discussed signed spoke"
)
INSIDE = words("of for at in from the and de van von der la le al bin & to with on about")
OUTLET = words(
    "news times post daily gazette courier tribune herald agency journal review newspaper "
    "broadcaster magazine weekly telegraph chronicle observer guardian independent mail express "
    "radio tv television channel reuters ap afp tass interfax kyodo bbc cnn npr bloomberg "
    "sputnik rt rbc meduza kommersant vedomosti izvestia novosti zeitung tagesspiegel spiegel "
    "figaro monde pais repubblica xinhua yonhap dpa efe ansa anadolu pti ukrinform unian "
    "newswire wire outlet website portal tabloid paper bulletin examiner sentinel inquirer "
    "dispatch standard globe sun mirror nikkei asahi yomiuri mainichi jazeera euronews axios "
    "politico edm .com .ru .org"
)
DOCUMENTS = words(
    "report reports statement declaration letter memo memorandum email e-mail records record "
    "documents document study paper treaty article articles law decree register audit "
    "communique communiqué resolution agreement constitution convention protocol charter "
    "contract filing filings transcript minutes indictment verdict ruling analysis review "
    "release leak files census manifesto press-release note"
)
LEGAL = words(
    "treaty article law decree register constitution convention protocol charter verdict ruling "
    "indictment resolution act records record contract"
)
DATA = words(
    "data figures statistics numbers census index tests test estimates estimate measurements"
)
POLLS = words("poll polls survey surveys polling questionnaire exit-poll barometer")
PEOPLE = words(
    "minister president spokesman spokeswoman spokesperson official officials ambassador "
    "director chief leader mayor governor senator professor analyst analysts expert experts "
    "critics doctor lawyer lawyers engineer officer commander judge secretary head chairman "
    "chairwoman chair deputy representative witness witnesses resident residents source sources "
    "employee employees prosecutors prosecutor observers economists scientists researchers "
    "researcher diplomat diplomats farmer farmers fishermen respondents activists police "
    "policeman executive manager author authors writer historian teacher nurse student students "
    "neighbour neighbours mother father owner people auditors pollsters press-secretary captain "
    "general king queen pope chancellor premier columnist economist scientist he she coach "
    "player founder candidate lawmaker lawmakers insiders insider adviser aide aides"
)
BODIES = words(
    "ministry agency bank office institute university board council party company government "
    "court guard service department commission committee parliament kremlin police army navy "
    "authority authorities union association foundation centre center house bureau academy "
    "federation group corporation firm organisation organization opposition administration "
    "military presidency embassy fund hospital school club inc ltd plc team cabinet senate "
    "congress duma operator regulator church society forum registry observatory observatories "
    "network trust"
)
VAGUE = words(
    "experts officials analysts critics observers sources witnesses residents people economists "
    "scientists researchers authorities insiders commentators diplomats many some others media "
    "reports most fishermen"
)
TITLES = words(
    "mr mrs ms dr prof sir dame lord lady president prime minister foreign finance interior "
    "justice health transport defence defense education deputy vice vice-president chancellor "
    "premier secretary general ambassador senator governor mayor king queen prince princess "
    "pope colonel major captain commander chief executive officer director chairman chairwoman "
    "professor judge representative congressman congresswoman ex former acting first economy "
    "energy environment head state managing spokesman spokeswoman speaker press-secretary nurse "
    "medical coach economics culture trade labour labor agriculture russian japanese american "
    "british german french chinese turkish ukrainian korean south north us u.s uk new incumbent "
    "leader hospital"
)
PASSIVE = re.compile(
    r"\b(?:(?P<it>it (?:is|was|has been|had been|is being) (?:\w+ )?(?:reported|said|claimed|announced|"
    r"believed|thought|known|rumou?red|alleged|understood|expected))|"
    r"(?P<be>(?:is|are|was|were) (?:\w+ly )?(?:reported|said|believed|expected|thought|understood|rumou?red|"
    r"alleged|claimed|estimated)(?= (?:to|that)\b)|(?:is|are) (?:\w+ly )?expected(?= (?:next|this|on|in)\b))|"
    r"(?P<word>reportedly|allegedly|purportedly|supposedly)|"
    r"(?P<as>as (?:was |has been |previously |earlier |already )?(?:reported|mentioned)"
    r"(?= earlier|,| previously|\.)))",
    re.IGNORECASE,
)
DISTANCE = re.compile(
    r"\b(?:alleged(?:ly)?|purported(?:ly)?|supposedly|so-called|rumou?r(?:s|ed)?|unconfirmed|"
    r"unverified)\b",
    re.IGNORECASE,
)
