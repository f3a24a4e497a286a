"""What one decision would change: the decision first, then what becomes of the number."""

from collections.abc import Callable

from claims.domain.corroboration.english.words import (
    Params,
    article,
    label_words,
    listed,
    number,
    origin,
)

LINKS = {
    "update_of": ("is an update of", "is no update of"),
    "retracts": ("retracts", "does not retract"),
    "rewrite_of": ("is a rewrite of", "is no rewrite of"),
}
A_COPY = ("is a copy of", "is no copy of")

RELATIONS = {
    "equivalent": "says the same as this one",
    "negates": "says the opposite of this one",
    "excludes": "cannot be true together with this one",
}


def prospect(condition: Callable[[Params], str]) -> Callable[[Params], str]:
    """Will make a sentence of a decision and its outcome."""

    def told(params: Params) -> str:
        return f"if {condition(params)}, {outcome(params)}"

    return told


def outcome(params: Params) -> str:
    """What becomes of the numbers and of the label."""
    before, after = params["before"], params["after"]
    parts = [
        _move(before[side], after[side], against)
        for side, against in (("supports", ""), ("refutes", " against it"))
        if before[side] != after[side]
    ]
    text = " and ".join(parts)
    if before["label"] == after["label"]:
        return text
    label = f"the label becomes “{label_words(after['label'])}”"
    return f"{text}; {label}" if text else label


def _move(before: list[int], after: list[int], against: str) -> str:
    (confirmed, possible), (sure, perhaps) = before, after
    if confirmed == sure:
        verb = "rises" if perhaps > possible else "falls"
        moved = f"{verb} from {_plain(possible)} to {_plain(perhaps)}"
        return f"the possible number{against} {moved}"
    verb = "rises" if sure > confirmed else "falls"
    rest = "" if sure == perhaps else f" ({_plain(perhaps)} possible)"
    return f"the number{against} {verb} from {_plain(confirmed)} to {_plain(sure)}{rest}"


def _plain(count: int) -> str:
    return number(count) if count else "none"


def _target(params: Params) -> str:
    return origin(params["origin"]) if params["origin"] else article(params["cited"])


def _attribution_confirmed(params: Params) -> str:
    return f"it is confirmed that {article(params['article'])} has this from {_target(params)}"


def _attribution_rejected(params: Params) -> str:
    return f"{article(params['article'])} turns out not to have this from {_target(params)}"


def _copy_confirmed(params: Params) -> str:
    verb = LINKS.get(params["kind"], A_COPY)[0]
    return f"it is confirmed that {article(params['article'])} {verb} {article(params['original'])}"


def _copy_rejected(params: Params) -> str:
    verb = LINKS.get(params["kind"], A_COPY)[1]
    return f"it turns out that {article(params['article'])} {verb} {article(params['original'])}"


def _told_apart(params: Params) -> str:
    first, second = (origin(one) for one in params["origins"]["named"])
    return f"an editor judges {first} and {second} to be separate"


def _found_same(params: Params) -> str:
    first, second = (origin(one) for one in params["origins"]["named"])
    return f"an editor judges {first} and {second} to be one"


def _relation_confirmed(params: Params) -> str:
    return f"it is confirmed that claim {params['claim']} {RELATIONS[params['kind']]}"


def _relation_rejected(params: Params) -> str:
    return f"it is rejected that claim {params['claim']} {RELATIONS[params['kind']]}"


def _source_traced(params: Params) -> str:
    return f"it is confirmed from whom {article(params['article'])} has this"


def _independent_confirmation(params: Params) -> str:
    through = listed(params["through"], article)
    return f"one article confirms {origin(params['origin'])} without relying on {through}"


def _another_source(params: Params) -> str:
    return "one more article is found that names a source of its own, on record"


PROSPECTS: dict[str, Callable[[Params], str]] = {
    "attribution_confirmed": prospect(_attribution_confirmed),
    "attribution_rejected": prospect(_attribution_rejected),
    "copy_confirmed": prospect(_copy_confirmed),
    "copy_rejected": prospect(_copy_rejected),
    "told_apart": prospect(_told_apart),
    "found_same": prospect(_found_same),
    "relation_confirmed": prospect(_relation_confirmed),
    "relation_rejected": prospect(_relation_rejected),
    "source_traced": prospect(_source_traced),
    "independent_confirmation": prospect(_independent_confirmation),
    "another_source": prospect(_another_source),
}
