"""How the OpenAPI document says that an answer may be told in part.

Without `fields` an answer is whole: its schema names what is always there, which is all but the
fields that come only with `include`. With `fields` it is any part of that, which has a schema of its
own, so that a typed client can tell the two apart.
"""

from typing import Any

from accounts.api.fieldsets import joined, names_of

FIELDS = "fields"
INCLUDE = "include"
AT = "#/components/schemas/"


def with_parts(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """Will describe the parts of what every operation tells that takes `fields`.

    Called by drf-spectacular after it has described each operation by itself.
    """
    schemas = result["components"]["schemas"]
    for item in result["paths"].values():
        taken = {one["name"]: one for one in item.get("get", {}).get("parameters", [])}
        if FIELDS in taken:
            _say(item["get"], taken, schemas)
    result["components"]["schemas"] = dict(sorted(schemas.items()))
    return result


def _say(operation: dict[str, Any], taken: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Describes one operation: which fields there are, and its answer, whole or in part."""
    content = operation["responses"]["200"]["content"]["application/json"]
    place, key = _place_of(content, schemas)
    whole = place[key]["$ref"].removeprefix(AT)
    properties = schemas[whole]["properties"]
    taken[FIELDS]["schema"] = joined(properties)
    if INCLUDE in taken:
        optional = names_of(taken[INCLUDE]["schema"])
        told = schemas[whole]
        told["required"] = [name for name in told["required"] if name not in optional]
    part = f"{whole.removesuffix('Out')}Part"
    if part in schemas and part not in _parts(schemas):
        raise ValueError(f"The name {part} is taken: call what it stands for otherwise.")
    schemas[part] = {
        "type": "object",
        "description": f"What was asked for with `fields` of {whole}.",
        "properties": properties,
        "additionalProperties": False,
    }
    place[key] = {"anyOf": [{"$ref": f"{AT}{whole}"}, {"$ref": f"{AT}{part}"}]}


def _parts(schemas: dict[str, Any]) -> set[str]:
    """The names of the schemas of parts that are there by now."""
    return {name for name, one in schemas.items() if one.get("additionalProperties") is False}


def _place_of(content: dict[str, Any], schemas: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Where the schema of one record stands: that of the results of a page, or of the answer."""
    answer = schemas[content["schema"]["$ref"].removeprefix(AT)]
    results = answer["properties"].get("results")
    return (results, "items") if results else (content, "schema")
