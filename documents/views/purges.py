"""Removal of files by two persons: the list, and the second person's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import listing
from documents.actions import purges
from documents.forms import DecideForm
from documents.policies.purges import may_see
from documents.readings.purges import purge_line, purge_lines, purges_seen


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    may_see(request.actor).enforce()
    found = listing(request, purges_seen(viewer=request.actor))
    lines = purge_lines(found.rows, viewer=request.actor)
    context = {"listing": found, "lines": lines}
    return render(request, found.template("documents/purges.html"), context)


@require_http_methods(["GET", "POST"])
def detail(request: ActingRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(purges_seen(viewer=request.actor), pk=pk)
    form = DecideForm(sent(request))
    if request.method == "POST" and form.is_valid():
        act = purges.confirm if form.confirms else purges.reject
        if carried_out(form, lambda: act(by=request.actor, request=asked)):
            told = _("The file is removed.") if form.confirms else _("The file stays.")
            messages.success(request, told)
            return redirect("documents:purges")
    context = {"line": purge_line(asked, viewer=request.actor), "form": form}
    return render(request, "documents/purge.html", context, status=answer_status(form))
