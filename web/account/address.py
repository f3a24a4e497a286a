"""Where the link of a letter makes a new e-mail address one's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.errors import Refused
from accounts.services.addresses import AlreadyYours, address_in, confirm
from web.desk.access import status_of, told
from web.desk.signed_in import signed_in
from web.pages.tokens import person


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, key: str) -> HttpResponse:
    """Will ask whether the address is one's own, and take it; opened again, it leads to one's settings."""
    by = person(request)
    try:
        context = {"address": address_in(key, by=by), "former": by.email}
        if request.method == "POST":
            confirm(key, by=by)
            messages.success(request, f"{context['address']} is your e-mail address now.")
            return redirect("account")
    except AlreadyYours as done:
        messages.info(request, done.message)
        return redirect("account")
    except (ValidationError, Refused) as refusal:
        wrong = [said for sentences in told(refusal).values() for said in sentences]
        return render(
            request, "web/account/address.html", {"wrong": wrong}, status=status_of(refusal)
        )
    return render(request, "web/account/address.html", context)
