"""What all resources of the OpenAPI document have in common, said in one place."""

from typing import Any

from accounts.api.negotiation import MEDIA_TYPE
from accounts.api.once import HEADER, LONGEST
from accounts.api.schema import REASONS

WRITING = ("post", "put", "patch", "delete")
READING = ("get",)

KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
    "description": "A name of your choice for this write, for programs that sign in with a token: "
    "sent again within 48 hours, the same request gets the same answer and has no second effect.",
}

ETAG = "Names this state of it: for `If-None-Match`, and of one record for `If-Match`."
LOCATION = "Where the record is."

HEADERS = {
    "RateLimit": "What is left of the minute at hand, and when the next one begins.",
    "RateLimit-Policy": "How many requests a minute you may make.",
}


def with_what_all_share(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """Will add to every operation what it takes and refuses as a resource of the API.

    Called by drf-spectacular after it has described each operation by itself.
    """
    schemas = result["components"]["schemas"]
    for item in result["paths"].values():
        for method in (*READING, *WRITING):
            if method in item:
                _share(item[method], schemas, is_write=method in WRITING)
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            _allow_empty(field)
    for name in _taken(result["paths"], schemas):
        if "properties" in schemas[name]:
            schemas[name].setdefault("additionalProperties", False)
    return result


def _taken(paths: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    """The schemas of what bodies hold: what they do not name is refused."""
    bodies = [
        operation["requestBody"]
        for item in paths.values()
        for operation in item.values()
        if "requestBody" in operation
    ]
    found: set[str] = set()
    names = _named(bodies)
    while names:
        found |= names
        names = _named([schemas[name] for name in names]) - found
    return found


def _named(value: Any) -> set[str]:
    """The schemas that a part of the document refers to."""
    if isinstance(value, list):
        return {name for one in value for name in _named(one)}
    if not isinstance(value, dict):
        return set()
    if "$ref" in value:
        return {str(value["$ref"]).rpartition("/")[2]}
    return {name for one in value.values() for name in _named(one)}


def _allow_empty(field: dict[str, Any]) -> None:
    """Promises no address where one that is kept is told as it is: it may be empty, or an IRI."""
    if field.get("readOnly") and field.get("format") in ("uri", "email"):
        del field["format"]


def _share(operation: dict[str, Any], schemas: dict[str, Any], *, is_write: bool) -> None:
    """Adds to one operation."""
    answers = operation["responses"]
    for status in (401, 403, 429, 503, *((400, 409, 413, 422) if is_write else ())):
        answers.setdefault(str(status), _refusal(status))
    answers["414"] = {"description": REASONS[414]}
    for status, answer in answers.items():
        if status.startswith("2"):
            own = _own_headers(status, answer, schemas, is_write=is_write)
            answer["headers"] = {**answer.get("headers", {}), **own, **_headers()}
    if is_write:
        operation["parameters"] = [*operation.get("parameters", []), KEY]


def _refusal(status: int) -> dict[str, Any]:
    """How a refusal is described."""
    schema = {"$ref": "#/components/schemas/ProblemOut"}
    return {"description": REASONS[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def _headers() -> dict[str, Any]:
    """The headers of what was answered."""
    return {
        name: {"description": says, "schema": {"type": "string"}} for name, says in HEADERS.items()
    }


def _own_headers(
    status: str, answer: dict[str, Any], schemas: dict[str, Any], *, is_write: bool
) -> dict[str, Any]:
    """The headers that an answer always has: what names its state, and where it is."""
    content = answer.get("content", {}).get("application/json", {}).get("schema", {})
    told = schemas.get(str(content.get("$ref", "")).rpartition("/")[2], {}).get("properties", {})
    found = {}
    if content and (not is_write or (status == "201" and "row_version" in told)):
        found["ETag"] = ETAG
    if status == "201":
        found["Location"] = LOCATION
    return {
        name: {"description": says, "required": True, "schema": {"type": "string"}}
        for name, says in found.items()
    }
