"""What machines ask of a process: whether it lives, whether it is fit, and its figures."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare

from accounts.api.authentication import bearer_of
from config.operating.health import readiness
from config.operating.metrics import exposition
from web.pages.reading_only import reading_only

TEXT = "text/plain; version=0.0.4; charset=utf-8"
HERE = ("127.", "::1", "::ffff:127.")
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")
"""Headers that a proxy adds: whoever it speaks for is not this machine."""


@reading_only
def livez(request: HttpRequest) -> HttpResponse:
    """Says that the process answers; nothing else is asked."""
    return _never_kept(JsonResponse({"status": "alive"}))


@reading_only
def readyz(request: HttpRequest) -> HttpResponse:
    """Says whether the process is fit to be sent requests, and of each thing what is wrong with it."""
    checks = readiness()
    is_ready = all(check.is_ok for check in checks)
    told = {
        "status": "ready" if is_ready else "not ready",
        "checks": {check.name: {"ok": check.is_ok, "why": check.why} for check in checks},
    }
    return _never_kept(JsonResponse(told, status=200 if is_ready else 503))


@reading_only
def metrics(request: HttpRequest) -> HttpResponse:
    """Tells the figures to this machine, or, where `METRICS_TOKEN` is set, to whoever brings it."""
    if not _may_look(request):
        said = "Figures are told on the machine itself, or with METRICS_TOKEN as a Bearer token.\n"
        return HttpResponse(said, status=403, content_type="text/plain; charset=utf-8")
    return _never_kept(HttpResponse(exposition(), content_type=TEXT))


def _may_look(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = bearer_of(request.headers.get("Authorization")) or ""
        return constant_time_compare(given, settings.METRICS_TOKEN)
    is_forwarded = any(name in request.headers for name in FORWARDED)
    return not is_forwarded and str(request.META.get("REMOTE_ADDR", "")).startswith(HERE)


def _never_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
