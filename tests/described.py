"""Proof that the API tells what its schema says, no less and no more."""

from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator

ASKED_FOR = {"count"}
"""What a page tells only when it is asked for."""


def assert_described(client: Client, told: Any, name: str) -> None:
    """Fails when `told` does not fit the schema `name`, or holds a key that it does not describe."""
    schema = client.get("/api/v1/schema/").json()
    for one, component in schema["components"]["schemas"].items():
        if component.get("type") == "object":
            component["additionalProperties"] = False
            if not one.endswith("Part"):
                component["required"] = sorted(set(component["properties"]) - ASKED_FOR)
    Draft202012Validator(schema | {"$ref": f"#/components/schemas/{name}"}).validate(told)
