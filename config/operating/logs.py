"""Lines of the log: one JSON object each, with nothing in it of what anybody typed or is called.

Python's own logging does that in a few lines; a package for it would have to be learnt as well.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.http import HttpRequest

from accounts.busy import sqlstate_of
from accounts.requests import current_request_id
from config.operating.routes import route_of

TOLD = ("method", "route", "status", "ms", "server", "job", "task", "attempt", "result")
"""What a line may tell besides who says it, when and why."""

LONGEST = 300
"""Letters of the message of an error; what PostgreSQL adds in further lines holds values of rows."""

FRAMES = 12

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Will write the line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if asked := getattr(record, "request_id", "") or current_request_id():
            line["request_id"] = asked
        line |= {name: getattr(record, name) for name in TOLD if hasattr(record, name)}
        if isinstance(record.exc_info, tuple) and record.exc_info[0] is not None:
            line["error"] = _error(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class WithoutAddresses(logging.Filter):
    """Puts routes where Django's lines name addresses, which may hold the secret of a link."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Will let every line through."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            path, route = request.path, route_of(request)
            record.args = tuple(route if one == path else one for one in record.args)
        return True


def _error(raised: Raised) -> dict[str, Any]:
    """What is told of an error: its kind, the first line of what it says, and where it was."""
    kind, error, where = raised
    frames = traceback.extract_tb(where)[-FRAMES:]
    told: dict[str, Any] = {
        "kind": f"{kind.__module__}.{kind.__qualname__}",
        "said": (str(error).splitlines() or [""])[0][:LONGEST],
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if code := sqlstate_of(error):
        told["sqlstate"] = code
    return told


def logging_settings(*, lines: bool) -> dict[str, Any]:
    """Will return Django's LOGGING: errors on the console, and with `lines` a line for each thing.

    What breaks is told with its traceback; Django by itself would only write an e-mail.
    """
    said = "lines" if lines else "line"
    own = "everything" if lines else "nothing"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_debug": {"()": "django.utils.log.RequireDebugFalse"},
            "without_addresses": {"()": "config.operating.logs.WithoutAddresses"},
        },
        "formatters": {
            "line": {"format": "%(asctime)s %(levelname)s %(message)s"},
            "lines": {"()": "config.operating.logs.JsonLines"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "level": "ERROR",
                "filters": ["without_debug", "without_addresses"],
                "formatter": said,
            },
            "everything": {"class": "logging.StreamHandler", "formatter": "lines"},
            "nothing": {"class": "logging.NullHandler"},
        },
        "loggers": {
            "django.request": {"handlers": ["stderr"], "propagate": not lines},
            "second_source": {"handlers": [own], "level": "INFO", "propagate": False},
        },
        **({"root": {"handlers": [own], "level": "WARNING"}} if lines else {}),
    }
