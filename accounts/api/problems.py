"""Every refusal of the API as one kind of answer: `application/problem+json`.

Source: RFC 9457. `type` is `about:blank`; programs read `code`, which never changes once published.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import resolve_url
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from accounts.api.negotiation import MEDIA_TYPE
from accounts.busy import SAID_TOO_MUCH, is_too_large, passing
from accounts.errors import CursorGone, NotAllowed, Refused, StaleRecord, TooOften, Unusable
from accounts.requests import current_request_id

Problem = dict[str, Any]

TOKENS_PAGE = "/account/tokens/"
"""Where people make their tokens; the pages are above the API, so that it cannot ask them."""


class InvalidParameters(exceptions.APIException):
    """Says which query parameters are unknown, repeated or have a value that does not fit."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "invalid_parameters"
    default_detail = "A query parameter is unknown or its value does not fit."

    def __init__(self, errors: list[Problem]) -> None:
        super().__init__(" ".join(f"{error['parameter']}: {error['detail']}" for error in errors))
        self.errors = errors


def problem_response(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """Will answer an exception as a problem; None, a server error, when it is a mistake of ours."""
    problem = as_problem(exc)
    if problem is None:
        return None
    set_rollback()
    request = context.get("request")
    if request is not None:
        problem["instance"] = request.path
    return Response(
        problem, status=problem["status"], headers=headers_of(exc), content_type=MEDIA_TYPE
    )


def as_problem(exc: Exception) -> Problem | None:
    """The problem that an exception stands for, None when it stands for none."""
    later = passing(exc)
    if later:
        problem: Problem | None = _problem(503, later.code, later.said)
    elif is_too_large(exc):
        problem = _problem(400, "too_much", SAID_TOO_MUCH)
    else:
        problem = _problem_of(exc)
    return None if problem is None else {name: _sendable(told) for name, told in problem.items()}


def _sendable(told: Any) -> Any:
    """What is told, with `?` for each half of a surrogate pair: JSON can bring one, UTF-8 cannot."""
    match told:
        case str():
            return told.encode(errors="replace").decode()
        case dict():
            return {_sendable(name): _sendable(one) for name, one in told.items()}
        case list() | tuple():
            return [_sendable(one) for one in told]
    return told


def _problem_of(exc: Exception) -> Problem | None:
    """What is told of an exception, in the words that it came with."""
    match exc:
        case InvalidParameters():
            return _problem(exc.status_code, exc.default_code, str(exc.detail), exc.errors)
        case exceptions.ValidationError():
            errors = list(_pointed(exc.get_full_details()))
            return _problem(400, "invalid", "Some values do not fit.", errors)
        case exceptions.APIException():
            codes = exc.get_codes()
            code = codes if isinstance(codes, str) else exc.default_code
            return _problem(exc.status_code, code, _detail(exc))
        case Http404():
            return _problem(404, "not_found", "There is nothing at this address.")
        case ValidationError():
            return _problem(400, "invalid", " ".join(exc.messages), list(_named(exc)))
        case NotAllowed() | StaleRecord() | Refused():
            return _problem(_status(exc), exc.code, exc.message) | {"details": exc.details}
        case PermissionDenied():
            return _problem(403, "not_allowed", "You may not do this.")
        case RequestDataTooBig():
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_000_000
            return _problem(413, "too_large", f"The request has more than {most} MB.")
        case SuspiciousOperation():
            return _problem(400, "bad_request", "The request cannot be read.")
    return None


def plain_problem(
    request: HttpRequest, status: int, code: str, detail: str, headers: dict[str, str] | None = None
) -> JsonResponse:
    """The same answer where no view of the API was reached."""
    problem = _problem(status, code, detail) | {"instance": request.path}
    return JsonResponse(problem, status=status, headers=headers, content_type=MEDIA_TYPE)


def _problem(status: int, code: str, detail: str, errors: list[Problem] | None = None) -> Problem:
    problem: Problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "code": code,
    }
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and (asked := current_request_id()):
        problem["request_id"] = asked
    return problem | {"errors": errors} if errors else problem


def _detail(exc: exceptions.APIException) -> str:
    """What is said of a refusal of the framework: its own words, but where signing in helps."""
    if not isinstance(exc, exceptions.NotAuthenticated):
        return str(exc.detail)
    return (
        "This takes somebody who is signed in. Programs send a token in the header Authorization, "
        f"as Bearer ss_…; whoever is signed in makes one at {TOKENS_PAGE}. Pages sign in at "
        f"{resolve_url(settings.LOGIN_URL)}, send the cookies of that session, and where something "
        "is written its CSRF token in the header X-CSRFToken."
    )


def _status(refused: Refused) -> int:
    """The status of a refusal of a service."""
    if isinstance(refused, NotAllowed):
        return HTTPStatus.FORBIDDEN
    if isinstance(refused, Unusable):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(refused, TooOften):
        return HTTPStatus.TOO_MANY_REQUESTS
    if isinstance(refused, CursorGone):
        return HTTPStatus.GONE
    return HTTPStatus.PRECONDITION_FAILED if isinstance(refused, StaleRecord) else 409


def headers_of(exc: Exception) -> dict[str, str]:
    """Will return the headers that belong to a refusal: how to sign in, when to come back."""
    headers = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    later = passing(exc)
    if wait := later.wait if later else getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers


def _pointed(details: Any, pointer: str = "#") -> Iterator[Problem]:
    """Every error of a body with the JSON pointer of its field."""
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        yield {"pointer": pointer, "code": details["code"], "detail": str(details["message"])}
    elif isinstance(details, dict):
        for name, inner in details.items():
            at = pointer if name == "non_field_errors" else f"{pointer}/{_escaped(str(name))}"
            yield from _pointed(inner, at)
    elif all(isinstance(item, dict) and set(item) == {"message", "code"} for item in details):
        for item in details:
            yield from _pointed(item, pointer)
    else:
        for number, item in enumerate(details):
            yield from _pointed(item, f"{pointer}/{number}")


def _named(exc: ValidationError) -> Iterator[Problem]:
    """Every error of a record with the JSON pointer of its field."""
    by_field = exc.error_dict if hasattr(exc, "error_dict") else {"__all__": exc.error_list}
    for name, errors in by_field.items():
        for error in errors:
            yield {
                "pointer": "#" if name == "__all__" else f"#/{_escaped(name)}",
                "code": error.code or "invalid",
                "detail": " ".join(error.messages),
            }


def _escaped(name: str) -> str:
    """A name as RFC 6901 writes it in a pointer."""
    return name.replace("~", "~0").replace("/", "~1")
