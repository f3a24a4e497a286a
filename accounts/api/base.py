"""What every resource of the API is: answers that can be asked for conditionally, writes that happen
once, updates that say what they saw.
"""

from hashlib import sha256
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from rest_framework.exceptions import APIException, AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.authentication import require_scope
from accounts.api.negotiation import MEDIA_TYPE
from accounts.api.once import HEADER, once, require_token
from accounts.api.problems import as_problem, headers_of
from accounts.errors import Refused

READING = ("GET", "HEAD")

LONGEST_VERSION = 18
"""Digits of a version that is read."""

VARYING = ("Accept", "Authorization", "Cookie")
"""The headers of a request by which answers differ."""

TOLD_AGAIN = ("ETag", "Cache-Control", "Vary", "RateLimit", "RateLimit-Policy")
"""The headers of an answer that says only that nothing changed."""


class PreconditionRequired(APIException):
    """Says that an update must name the version that it is made upon."""

    status_code = 428
    default_code = "precondition_required"
    default_detail = (
        'Say in the header If-Match which version you change, such as If-Match: "3": the ETag of '
        "the record as you read it, or its `row_version` in quotation marks."
    )


class PreconditionUnfit(APIException):
    """Says that If-Match names no version."""

    status_code = 400
    default_code = "if_match_unfit"
    default_detail = 'If-Match names one version: an ETag that this record answered, or "3".'


class NoSuchVersion(APIException):
    """Says that a record never was at the version that a change is made upon: nobody was quicker."""

    status_code = 400
    default_code = "no_such_version"

    def __init__(self, expected: int, current: int) -> None:
        super().__init__(
            f"There is no version {expected} yet: this is at {current}. Name the version that you read."
        )


def expected_version(request: Request) -> int:
    """The version that an update is made upon, from `If-Match`.

    Raises: PreconditionRequired, PreconditionUnfit.
    """
    given = request.headers.get("If-Match")
    if given is None:
        raise PreconditionRequired
    version = given.strip().removeprefix("W/").strip('"').partition("-")[0]
    if not (version.isascii() and version.isdecimal() and len(version) <= LONGEST_VERSION):
        raise PreconditionUnfit
    return int(version)


def tagged(request: Request, response: Response, version: int | None = None) -> Response:
    """Will give an answer its ETag, and answer 304 where whoever asks has it already.

    The tag begins with the version of the record, where it is one, so that it fits `If-Match`.
    """

    def tag(rendered: Any) -> HttpResponseBase | None:
        if rendered.status_code != 200 or "ETag" in rendered:
            return None
        # Of the hashes that nobody can forge this is the quickest: processors compute it themselves.
        digest = sha256(rendered.content).hexdigest()[:20]
        etag = f'"{version}-{digest}"' if version is not None else f'"{digest}"'
        rendered["ETag"] = etag
        is_asked = request.method in SAFE_METHODS and "HTTP_IF_NONE_MATCH" in request.META
        if not is_asked or not _is_known(request, etag):
            return None
        told = {name: rendered[name] for name in TOLD_AGAIN if name in rendered}
        answer = HttpResponse(status=304, headers=told)
        del answer["Content-Type"]
        return answer

    response.add_post_render_callback(tag)
    return response


def _version_told(answer: Response) -> int | None:
    """The version of the record that an answer is about, where it tells one."""
    data = getattr(answer, "data", None)
    return data.get("row_version") if isinstance(data, dict) else None


def _is_known(request: Request, etag: str) -> bool:
    """Whether `If-None-Match` names the answer, weakly or not."""
    given = parse_etags(request.META["HTTP_IF_NONE_MATCH"])
    return "*" in given or etag in {one.removeprefix("W/") for one in given}


class ApiView(APIView):
    """A resource. Whatever it writes under an `Idempotency-Key` is written once.

    Every request counts, those too that are refused to whoever asks.
    """

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Will find out how to answer, and whether to.

        There are no versions to tell apart, and `check_permissions` counts.

        Raises: NotAcceptable, AuthenticationFailed, and what `check_permissions` does.
        """
        self.format_kwarg = None
        chosen = self.perform_content_negotiation(request)
        request.accepted_renderer, request.accepted_media_type = chosen
        request.version, request.versioning_scheme = None, None
        self.perform_authentication(request)
        self.check_permissions(request)

    def perform_authentication(self, request: Request) -> None:
        """Will find out who asks; guessing tokens is counted for the address it comes from.

        Raises: AuthenticationFailed, Throttled.
        """
        try:
            super().perform_authentication(request)
        except AuthenticationFailed:
            self.check_throttles(request)
            raise

    def check_permissions(self, request: Request) -> None:
        """Will count the request, and let it pass if its token and its person may do this.

        Raises: Throttled, NotAllowed, NotAuthenticated; KeyUnfit for a key that is nobody's.
        """
        self.check_throttles(request)
        require_scope(request)
        super().check_permissions(request)
        require_token(request)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Will give an answer its ETag, and say, of a refusal too, that it is for whoever asked alone.

        An answer that says itself by whom it may be kept is left as it is.
        """
        answer = super().finalize_response(request, response, *args, **kwargs)
        if request.method in READING and isinstance(answer, Response):
            tagged(request, answer)
        elif answer.status_code == 201 and (version := _version_told(answer)):
            answer["ETag"] = f'"{version}"'
        if "Cache-Control" not in answer.headers:
            answer["Cache-Control"] = "private, no-cache"
            if "Vary" in answer.headers:
                patch_vary_headers(answer, VARYING)
            else:
                answer["Vary"] = ", ".join(VARYING)
        return answer

    def _rendered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answers; what is whole is written at once, and the view is done with.

        View, request and answer hold each other: cut apart they go with the answer. Otherwise they
        stay, with all that was told, until Python looks for garbage in the middle of somebody's
        request.
        """
        answer = super().dispatch(request, *args, **kwargs)
        if not isinstance(answer, Response):
            return answer
        told: HttpResponseBase = answer.render()
        self.request.parser_context.clear()
        self.__dict__.clear()
        return told

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Will answer; a write under a key that was answered before is answered the same again."""
        is_write = request.method not in SAFE_METHODS and request.method in self.allowed_methods
        if not is_write or HEADER not in request.headers:
            return self._rendered(request, *args, **kwargs)
        try:
            return once(request, lambda: super(ApiView, self).dispatch(request, *args, **kwargs))
        except (Refused, APIException, RequestDataTooBig, OperationalError) as refused:
            problem = as_problem(refused)
            if problem is None:
                raise
            problem["instance"] = request.path
            return JsonResponse(
                problem,
                status=problem["status"],
                headers=headers_of(refused),
                content_type=MEDIA_TYPE,
            )
