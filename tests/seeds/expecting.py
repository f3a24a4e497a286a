"""Reads what people worked out by hand that claims of the seeds should come to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claims.domain.vocabulary import Label

FOLDER = Path(__file__).parent / "expected"
SPAN = re.compile(r"(?P<file>[0-9]{3}):(?P<start>[0-9]+)-(?P<end>[0-9]+)")
LABEL = re.compile(r"(?P<label>[a-z_]+)(?P<open> \(open\))?")
NUMBERS = ("confirmed", "possible", "refutes_confirmed", "refutes_possible")
ASKED = {"claim", "label", "confirmed", "possible", "rests_on", "why"}
KNOWN = ASKED | {"refutes_confirmed", "refutes_possible", "was"}


@dataclass(frozen=True)
class Expected:
    """What one claim should come to; refutations only where the entry says a number."""

    file: str
    claim: str
    label: str
    numbers: Mapping[str, int]

    def differences(self, found: Mapping[str, Any]) -> Iterator[str]:
        """Will name everything in which what was found is another thing."""
        for name, wanted in {"label": self.label, **self.numbers}.items():
            if found[name] != wanted:
                yield f"{name} is {found[name]}, not {wanted}"


def read_expected(folder: Path, lengths: Mapping[str, int]) -> list[Expected]:
    """Will read every file of a folder; `lengths` are those of the texts by number of their files.

    Raises: ValueError naming everything that is ill-formed, or an empty folder.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ValueError(f"{folder} holds no file")
    entries, wrong = [], []
    for path in paths:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(listed, list) or not listed:
            wrong.append(f"{path.name}: must be a list with entries")
            continue
        for number, entry in enumerate(listed, start=1):
            found = [f"{path.name}, entry {number}: {one}" for one in _problems(entry, lengths)]
            wrong += found
            if not found:
                entries.append(_expected(path.name, entry))
        wrong += [f"{path.name}: {one} stands twice" for one in _repeated(listed)]
    if wrong:
        raise ValueError("\n".join(wrong))
    return entries


def _expected(file: str, entry: dict[str, Any]) -> Expected:
    numbers = {name: entry[name] for name in NUMBERS if name in entry}
    return Expected(file, entry["claim"], entry["label"], numbers)


def _repeated(listed: list[Any]) -> list[str]:
    claims = [entry.get("claim") for entry in listed if isinstance(entry, dict)]
    return sorted({str(claim) for claim in claims if claims.count(claim) > 1})


def _problems(entry: Any, lengths: Mapping[str, int]) -> Iterator[str]:
    if not isinstance(entry, dict) or not entry.keys() >= ASKED or not entry.keys() <= KNOWN:
        yield f"must hold {', '.join(sorted(ASKED))}, and nothing but {', '.join(sorted(KNOWN))}"
        return
    for name in ("claim", "why", "was"):
        if name in entry and not (isinstance(entry[name], str) and entry[name].strip()):
            yield f"{name} must be a text"
    label = LABEL.fullmatch(str(entry["label"]))
    if label is None or label["label"] not in set(Label):
        yield f"there is no label {entry['label']!r}"
    yield from _of_numbers(entry)
    spans = entry["rests_on"]
    if not isinstance(spans, list) or not spans:
        yield "rests_on must be a list of places"
    else:
        yield from (f"{span!r} is no place" for span in spans if not _is_place(span, lengths))


def _of_numbers(entry: dict[str, Any]) -> Iterator[str]:
    numbers = {name: entry[name] for name in NUMBERS if name in entry}
    for name, number in numbers.items():
        if type(number) is not int or number < 0:
            yield f"{name} must be a number, not {number!r}"
            return
    for prefix in ("", "refutes_"):
        confirmed = numbers.get(f"{prefix}confirmed", 0)
        if confirmed > numbers.get(f"{prefix}possible", confirmed):
            yield f"{prefix}confirmed is above {prefix}possible"


def _is_place(span: object, lengths: Mapping[str, int]) -> bool:
    place = SPAN.fullmatch(str(span))
    return place is not None and int(place["start"]) < int(place["end"]) <= lengths.get(
        place["file"], 0
    )
