"""What changed from one stored result of a claim to the next, in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from claims.domain.corroboration.english.words import counted, enumerated, number, sentence

Result = Mapping[str, Any]
"""A stored assessment, as `Assessment.to_dict()` gives it; {} stands for none."""

REASONS_TOLD = 3
"""So many reasons that came or went are told."""

NAMED = 5
"""So many things are named in one sentence; the others are counted."""


def differences(before: Result, after: Result) -> tuple[str, ...]:
    """Will say what came, went, joined or fell out between two results.

    Label and intervals are not told: they stand beside this. Both may come from older versions of
    the rules; what one of them does not hold is passed over.
    """
    names = _names(before) | _names(after)
    told = tuple(
        sentence(text)
        for text in (
            *_policy(before, after),
            *_groups(before, after, "supports", ""),
            *_groups(before, after, "refutes", "against it: "),
            *_left_out(before, after, names),
            *_circles(before, after, names),
            *_misquotes(before, after),
            *_tally(before, after),
        )
    )
    return told or tuple(sentence(text) for text in _reasons(before, after))


def _policy(before: Result, after: Result) -> list[str]:
    """Other rules."""
    old, new = before.get("policy"), after.get("policy")
    if old is None or new is None or old == new:
        return []
    return [f"counted by policy {new} instead of policy {old}"]


def _names(result: Result) -> dict[int, str]:
    """What the articles of a result are called; results stored long ago name them as drawn."""
    nodes = result.get("graph", {}).get("nodes", [])
    named = {node["id"]: node["label"] for node in nodes if node["kind"] != "origin"}
    return named | {one["id"]: one["name"] for one in result.get("named", [])}


def _groups(before: Result, after: Result, side: str, prefix: str) -> list[str]:
    """Groups of origins that came, went, became one, fell apart, or count in another view."""
    old, new = (_by_members(result, side) for result in (before, after))
    found = []
    for members, group in new.items():
        kin = [other for other in old if other & members]
        if not kin:
            found.append(f"new: {_named(group)}{_view(group)}")
        elif len(kin) > 1:
            became_one = _listed(sorted(old[one]["title"] for one in kin))
            found.append(f"{became_one} count as one now{_why(group)}")
        elif not any(other & kin[0] for other in new if other != members):
            found += _grown(old[kin[0]], group, kin[0], members)
    for members, group in old.items():
        kin = [other for other in new if other & members]
        if not kin:
            found.append(f"gone: {_named(group)}")
        elif len(kin) > 1:
            apart = _listed(sorted(new[one]["title"] for one in kin))
            found.append(f"{apart} no longer count as one")
    found += _bottleneck(before.get(side, {}), after.get(side, {}))
    return [prefix + text for text in found]


def _by_members(result: Result, side: str) -> dict[frozenset[int], dict[str, Any]]:
    groups = result.get(side, {}).get("groups", [])
    return {frozenset(one["id"] for one in group["members"]): group for group in groups}


def _named(group: Mapping[str, Any]) -> str:
    return f"{group['title']} ({group['kind'].replace('_', ' ')})"


def _view(group: Mapping[str, Any]) -> str:
    return "" if group["is_confirmed"] else ", possible only"


def _why(group: Mapping[str, Any]) -> str:
    """The first reason of a grouping; results stored long ago hold the bare sentence."""
    if not group["reasons"]:
        return ""
    first = group["reasons"][0]
    return f": {first if isinstance(first, str) else first['message']}"


def _listed(names: list[str]) -> str:
    return enumerated(names[:NAMED], len(names))


def _grown(
    old: Mapping[str, Any], new: Mapping[str, Any], had: frozenset[int], has: frozenset[int]
) -> list[str]:
    """What is new in a group that is still the same."""
    found = []
    for group, ids, verb in ((new, has - had, "joined"), (old, had - has, "left")):
        titles = sorted(one["title"] for one in group["members"] if one["id"] in ids)
        if titles:
            found.append(f"{_listed(titles)} {verb} the group of {old['title']}")
    if new["is_confirmed"] != old["is_confirmed"]:
        how = "is confirmed" if new["is_confirmed"] else "is only possible"
        found.append(f"{new['title']} {how} now")
    return found


def _bottleneck(old: Result, new: Result) -> list[str]:
    """One channel that several origins came to be known by, or no longer are."""
    was, now = old.get("bottleneck", ""), new.get("bottleneck", "")
    if was == now:
        return []
    return [f"a bottleneck: {now}" if now else "there is no bottleneck any more"]


def _left_out(before: Result, after: Result, names: Mapping[int, str]) -> list[str]:
    """Passages that stopped counting, and why, and those that count again."""
    old, new = (
        {one["appearance"]: one for one in result.get("left_out", [])} for result in (before, after)
    )
    fresh = [
        one
        for pk, one in new.items()
        if pk not in old or old[pk]["code"] != one["code"] or _weight(old[pk]) != _weight(one)
    ]
    found = []
    for (message, only_possible), articles in _gathered(fresh).items():
        how = "counts in possible only now" if only_possible else "left out now"
        found.append(f"{how}: {_articles(articles, names)} ({message[:1].lower()}{message[1:-1]})")
    # What is not in the new result at all was withdrawn, and does not count again.
    standing = _names(after)
    again = [
        one["article"] for pk, one in old.items() if pk not in new and one["article"] in standing
    ]
    return [*found, f"no longer left out: {_articles(again, names)}"] if again else found


def _weight(one: Mapping[str, Any]) -> bool:
    return bool(one["only_possible"])


def _gathered(left_out: Iterable[Mapping[str, Any]]) -> dict[tuple[str, bool], list[int]]:
    """The articles by why, and how far, their passages do not count."""
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for one in left_out:
        found[one["message"], one["only_possible"]].append(one["article"])
    return found


def _articles(ids: Iterable[int], names: Mapping[int, str]) -> str:
    told = [names.get(one, f"article {one}") for one in dict.fromkeys(ids)]
    return _listed(told)


def _circles(before: Result, after: Result, names: Mapping[int, str]) -> list[str]:
    """Loops of citations that were found."""
    known = {tuple(loop) for loop in before.get("loops", [])}
    loops = [loop for loop in after.get("loops", []) if tuple(loop) not in known]
    return [f"{_articles(loop, names)} cite one another in a circle" for loop in loops]


def _misquotes(before: Result, after: Result) -> list[str]:
    """Figures found to be reported otherwise than they were measured."""
    known = {(one["appearance"], one["reported"]) for one in before.get("misquotes", [])}
    return [
        f"a figure is reported as {one['reported']}, but was measured as {one['measured']}"
        for one in after.get("misquotes", [])
        if (one["appearance"], one["reported"]) not in known
    ]


def _reasons(before: Result, after: Result) -> list[str]:
    """The reasons that came and went, where nothing else tells of the change."""
    old, new = (
        dict.fromkeys(
            one if isinstance(one, str) else one["message"] for one in result.get("reasons", [])
        )
        for result in (before, after)
    )
    found = [f"reason gone: {one}" for one in old if one not in new]
    found += [f"new reason: {one}" for one in new if one not in old]
    more = len(found) - REASONS_TOLD
    return found if more <= 0 else [*found[:REASONS_TOLD], f"and {counted(more, 'more change')}"]


def _tally(before: Result, after: Result) -> list[str]:
    """How many passages were read and count, where that changed."""
    old, new = before.get("appearances"), after.get("appearances")
    if old is None or new is None or old == new:
        return []
    return [f"{counted(new, 'passage')} counted instead of {number(old)}"]
