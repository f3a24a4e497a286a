"""What a program may do next with what it was answered: the links of the OpenAPI document.

They say where an id, an ETag and a version go that an answer told, so that tools can follow.
"""

from typing import Any

ID = "$response.body#/id"
FIRST_ID = "$response.body#/results/0/id"
ETAG = "$response.header.ETag"
SEEN = "row_version"
VERSIONS = {
    "ReviewDetailOut": "$response.body#/work/row_version",
    "ExternalReviewDetailOut": "$response.body#/row_version",
    "QuarantinedItemOut": "$response.body#/row_version",
}
"""Where an answer tells the version that its steps take in their bodies."""

HASH = "content_hash"
HASHES = {"ReviewDetailOut": "$response.body#/work/content_hash"}
JSON = "application/json"
AT = "#/components/schemas/"


def with_links(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """Will link what tells one record with what can be done with it, and a list with its first.

    Called by drf-spectacular after it has described each operation by itself.
    """
    paths, schemas = result["paths"], result["components"]["schemas"]
    for path, item in paths.items():
        record = path if path.endswith("/{id}/") else f"{path}{{id}}/"
        if record not in paths:
            continue
        for method, operation in item.items():
            for status in ("200", "201"):
                answer = operation["responses"].get(status, {})
                told = _told(answer, schemas)
                if _has_id(told, schemas):
                    answer["links"] = _links(paths, record, told, schemas, but=(path, method))
                elif path != record and _has_id(_listed(told, schemas), schemas):
                    answer["links"] = _to_first(paths[record])
    return result


def _told(answer: dict[str, Any], schemas: dict[str, Any]) -> str:
    """The name of the schema of an answer; of one that may be told in part, of the whole."""
    return _named(answer.get("content", {}).get(JSON, {}).get("schema", {}))


def _listed(page: str, schemas: dict[str, Any]) -> str:
    """The name of the schema of what a page of a list tells."""
    results = schemas.get(page, {}).get("properties", {}).get("results", {})
    return _named(results.get("items", {}))


def _named(schema: dict[str, Any]) -> str:
    """The name of a schema; where there are several, of the first, which is the whole."""
    return str(schema.get("anyOf", [schema])[0].get("$ref", "")).removeprefix(AT)


def _has_id(name: str, schemas: dict[str, Any]) -> bool:
    """Whether a schema tells the id of a record."""
    return "id" in schemas.get(name, {}).get("properties", {})


def _to_first(record: dict[str, Any]) -> dict[str, Any]:
    """How to read the first record of a list."""
    name = record["get"]["operationId"]
    return {name: {"operationId": name, "parameters": {"id": FIRST_ID}}}


def _links(
    paths: dict[str, Any],
    record: str,
    told: str,
    schemas: dict[str, Any],
    *,
    but: tuple[str, str],
) -> dict[str, Any]:
    """What can be done with a record: by every operation at its address or below, but this one."""
    found = {}
    for path, item in paths.items():
        if not path.startswith(record) or path.count("{") > 1:
            continue
        for method, operation in item.items():
            if (path, method) != but:
                found[operation["operationId"]] = _link(operation, told, schemas)
    return found


def _link(operation: dict[str, Any], told: str, schemas: dict[str, Any]) -> dict[str, Any]:
    """How one operation goes on from an answer."""
    parameters = {"id": ID}
    if any(one["name"] == "If-Match" for one in operation.get("parameters", [])):
        parameters["header.If-Match"] = ETAG
    link: dict[str, Any] = {"operationId": operation["operationId"], "parameters": parameters}
    taken = _taken(operation, schemas)
    body = {}
    if SEEN in taken and told in VERSIONS:
        body[SEEN] = VERSIONS[told]
    if HASH in taken and told in HASHES:
        body[HASH] = HASHES[told]
    return {**link, "requestBody": body} if body else link


def _taken(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The fields of the body that an operation takes."""
    content = operation.get("requestBody", {}).get("content", {}).get(JSON, {})
    name = str(content.get("schema", {}).get("$ref", "")).removeprefix(AT)
    fields: dict[str, Any] = schemas.get(name, {}).get("properties", {})
    return fields
