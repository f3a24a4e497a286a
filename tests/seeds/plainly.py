"""Records of seeds as plain values that can be compared, whatever file and line they stand on."""

from dataclasses import fields, is_dataclass
from typing import Any

from claims.domain.vocabulary import SYMMETRIC_RELATIONS
from seeds.domain.claim_records import IndependenceJudgement, Relation
from seeds.domain.records import Seeds


def everything(seeds: Seeds) -> dict[str, list[str]]:
    """The records of each kind, whatever order the files give them; example reviews are left out."""
    kinds = [field.name for field in fields(Seeds) if field.name not in ("accounts", "reviews")]
    return {kind: sorted(repr(told(one)) for one in getattr(seeds, kind)) for kind in kinds}


def told(value: Any) -> Any:
    """A record without its place, what says the same both ways told one way."""
    if isinstance(value, tuple):
        return [told(one) for one in value]
    if not is_dataclass(value):
        return value
    found = {one.name: told(getattr(value, one.name)) for one in fields(value) if one.name != "at"}
    if isinstance(value, Relation) and value.kind in SYMMETRIC_RELATIONS:
        found["from_"], found["to"] = sorted((value.from_, value.to))
    if isinstance(value, IndependenceJudgement):
        found |= {"origins": sorted(value.origins), "sources": sorted(value.sources)}
    return found
