"""Files of the evidence, for those who work on reviews."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from reviews.models import EvidenceFile
from web.desk.access import colleague
from web.desk.signed_in import signed_in
from web.pages.reading_only import reading_only


@reading_only
@signed_in
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Will hand out a file to be saved: nothing that somebody uploaded is run or shown as a page.

    Raises: PermissionDenied, Http404.
    """
    colleague(request)
    row = get_object_or_404(EvidenceFile, pk=pk)
    answer = HttpResponse(bytes(row.data), content_type=row.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
