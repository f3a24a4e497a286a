"""What is wrong with a line, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

SAID = {
    "not_json": "This line is no JSON object.",
    "not_utf8": "This line is not UTF-8.",
    "not_storable": "A text holds no NUL and no half of a surrogate pair.",
    "line_too_long": "A line has at most 4 MB.",
    "not_a_table": "This row has not as many cells as the first one has names.",
    "unknown_kind": "There is no such kind of record.",
    "unknown_field": "There is no such field.",
    "not_an_object": "Here stands an object: { … }.",
    "not_a_list": "Here stands a list: [ … ].",
    "missing": "This field is needed.",
    "blank": "This field is not empty.",
    "not_text": "Here stands a text in quotation marks.",
    "too_long": "The text is longer than the field.",
    "unknown_word": "This is none of the words that the field takes.",
    "not_plain": "A line holds no control characters and no marks that turn its direction.",
    "not_an_address": "An address begins with http:// or https:// and holds no blanks.",
    "not_a_number": "Here stands a number, such as 74.5, of no more digits than the field holds.",
    "not_whole": "Here stands a whole number, 0 or more.",
    "too_large": "The number is larger than the field holds.",
    "not_true_or_false": "Here stands true or false.",
    "not_a_day": "A day is written as 2018-05-03, and is in the calendar.",
    "not_a_moment": "A moment is written as 2018-05-03T12:00:00Z, and is in the calendar.",
    "no_such_record": "No record has this key, and no earlier line of this file.",
    "stands_later": "The record stands on a later line: put what is referred to first.",
    "key_repeated": "An earlier line of this file has the same kind and key.",
}
"""A sentence for each code. What the database refuses is told by the name of its rule, in its words."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line: the field, the value as it stands there, a code and a sentence."""

    line: int
    field: str
    value: str
    code: str
    said: str = ""

    @property
    def sentence(self) -> str:
        """Why the line was refused."""
        return self.said or SAID.get(self.code, self.code)


def lines_of(faults: Iterable[Fault]) -> set[int]:
    """The numbers of the lines at fault."""
    return {fault.line for fault in faults}
