"""What Schemathesis is told besides the document: which records there are."""

from typing import Any

import schemathesis

RECORDS = 8
"""About so many records of each kind are there to begin with."""


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> Any:
    """Will turn every whole number into one of those that records may have."""
    for name, value in (path_parameters or {}).items():
        if isinstance(value, int) and not isinstance(value, bool) and value > RECORDS:
            path_parameters[name] = 1 + value % RECORDS
    return path_parameters


@schemathesis.hook
def map_headers(context: Any, headers: dict[str, Any] | None) -> Any:
    """Will let half of the changes name a version that may be the one at hand."""
    if headers and isinstance(headers.get("If-Match"), str) and len(headers["If-Match"]) % 2:
        headers["If-Match"] = '"1"'
    return headers
