"""What a noun phrase names: a person, a body, an outlet, a paper, a poll, or nobody in particular."""

from collections.abc import Sequence

from claims.domain.reading import cue_words as cw
from claims.domain.reading.noun_phrases import Span
from claims.domain.reading.result import Speaker, SpeakerForm, passage
from claims.domain.reading.tokens import Token

JOINS = frozenset(
    {"of", "de", "van", "von", "der", "la", "le", "al", "bin", "&", "and", "the", "."}
)
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "some", "one", "two"})
SITES = (".com", ".ru", ".org", ".net", ".example", ".de", ".co", ".info", ".tv")


def speaker_of(text: str, tokens: Sequence[Token], span: Span) -> Speaker:
    """Will say what the words between two tokens name.

    >>> from claims.domain.reading.tokens import tokens_of
    >>> text = "Finance Minister Olav Lind"
    >>> one = speaker_of(text, tokens_of(text, 0, 26), (0, 4))
    >>> one.form.value, one.name, one.role
    ('name', 'Olav Lind', 'Finance Minister')
    """
    part = tokens[span[0] : span[1]]
    where = passage(text, part[0].start, part[-1].end)
    if len(part) == 1 and part[0].low in cw.PERSONAL:
        return Speaker(SpeakerForm.PRONOUN, where)
    first, last = _name_in(part)
    name = text[part[first].start : part[last - 1].end] if last > first else ""
    form = _form(part, part[first:last], first)
    role = where.words.replace(name, "").strip(" ,") if name else where.words
    return Speaker(form, where, _bare(name), " ".join(role.split()))


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _name_in(part: Sequence[Token]) -> Span:
    """The longest run of capitals that are no title; the last of equally long ones."""
    best = (0, 0)
    at = 0
    while at < len(part):
        if not _begins_name(part, at):
            at += 1
            continue
        end = at
        while end < len(part) and (
            part[end].is_capital or part[end].low in JOINS or _is_named_for(part, end)
        ):
            end += 1
        while end > at and not part[end - 1].is_capital:
            end -= 1
        if end - at >= best[1] - best[0]:
            best = (at, end)
        at = max(end, at + 1)
    return best


def _is_named_for(part: Sequence[Token], at: int) -> bool:
    """Whether a body is named for what follows: "Institute for Coastal Studies"."""
    if part[at].low != "for" or not 0 < at < len(part) - 1:
        return False
    body, what = part[at - 1], part[at + 1]
    return body.is_capital and body.low in cw.BODIES and (what.is_capital or what.low == "the")


def _begins_name(part: Sequence[Token], at: int) -> bool:
    token = part[at]
    if not token.is_capital or not token.word[0].isalpha() or token.low in ARTICLES:
        return False
    is_title = token.low in cw.TITLES or token.low in cw.PEOPLE
    if not is_title:
        return not (at == 0 and len(part) > 1 and token.low in cw.DATA | cw.POLLS | cw.VAGUE)
    rest = part[at + 1 :]
    # "President" alone is a title; before a name it is left out, as the last word it is the name.
    return not any(_begins_name(rest, n) for n in range(len(rest))) and len(part) > 1 and bool(rest)


def _form(part: Sequence[Token], name: Sequence[Token], first: int) -> SpeakerForm:
    lows = {token.low.removesuffix("'s").removesuffix("’s") for token in part}
    heads = {token.low for token in part[: first or None]} if name else lows
    if heads & cw.POLLS or (lows & cw.POLLS and not name):
        return SpeakerForm.POLL
    if lows & cw.OUTLET or any(token.low.endswith(SITES) for token in part):
        return SpeakerForm.OUTLET
    if (lows & cw.DOCUMENTS or lows & cw.DATA) and not lows & cw.PEOPLE:
        return SpeakerForm.DOCUMENT
    if name and not _is_body(name, part, first):
        return SpeakerForm.NAME
    if name or (lows & cw.BODIES and not lows & cw.PEOPLE and not lows & cw.VAGUE):
        return SpeakerForm.BODY
    return SpeakerForm.DESCRIPTION


def _is_body(name: Sequence[Token], part: Sequence[Token], first: int) -> bool:
    if any(token.low in cw.BODIES for token in name):
        return True
    acronym = len(name) == 1 and name[0].word.isupper() and len(name[0].word) > 1
    return acronym or bool(
        not first and name[0].low == "the" and any(token.low in cw.BODIES for token in part)
    )


def is_vague(speaker: Speaker) -> bool:
    """Whether nobody in particular is meant: "experts", "officials", "some fishermen"."""
    if speaker.form is SpeakerForm.NOBODY:
        return True
    found = {word.strip(".,").lower() for word in speaker.named_as.split()}
    return speaker.form is SpeakerForm.DESCRIPTION and bool(found & cw.VAGUE)
