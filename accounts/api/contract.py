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
    for item in result["paths"].values():
        for method in (*READING, *WRITING):
            if method in item:
                _share(item[method], is_write=method in WRITING)
    return result


def _share(operation: dict[str, Any], *, is_write: bool) -> None:
    """Adds to one operation."""
    answers = operation["responses"]
    for status in (401, 403, 429, 503, *((400, 409, 413, 422) if is_write else ())):
        answers.setdefault(str(status), _refusal(status))
    for status, answer in answers.items():
        if status.startswith("2"):
            answer["headers"] = {**answer.get("headers", {}), **_headers()}
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
