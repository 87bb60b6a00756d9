"""Clusters, scenarios and what became of them: to read, to compare, in Word."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from apps_catalog.readings.comparison import comparison, submission
from apps_catalog.readings.consolidation import consolidation_page
from apps_catalog.readings.decision_paper import decision_paper
from apps_catalog.readings.judgement import current_scale
from apps_catalog.readings.merger_page import merger_page
from apps_catalog.views.analysis_pages import merger_at, merging, shown
from apps_catalog.views.lookup import plan_asked
from common import downloads
from common.days import day_asked
from common.doors import ActingRequest
from common.text import ascii_slug
from documents.layouts.word import DOCX


@require_safe
def overview(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    page = consolidation_page(viewer=request.actor, owner=plan_asked(request), on=on)
    return shown(
        request, "apps_catalog/consolidation.html", {"page": page, "on": on, "breadcrumbs": merging()}
    )


@require_safe
def cards(request: ActingRequest) -> HttpResponse:
    """What stands beside the matrix: fetched after it, so that the matrix waits for nothing. By itself it is no page."""
    on, owner = day_asked(request), plan_asked(request)
    if not request.headers.get("HX-Request"):
        return redirect("apps_catalog:consolidation")
    page = consolidation_page(viewer=request.actor, owner=owner, on=on)
    context = {"page": page, "scale": current_scale(owner, on), "on": on}
    return shown(request, "apps_catalog/_beside_the_matrix.html", context)


@require_safe
def compare(request: ActingRequest) -> HttpResponse:
    """`?scenario=` several times, at most four."""
    on = day_asked(request)
    asked = [
        int(pk) for pk in request.GET.getlist("scenario") if pk.isascii() and pk.isdecimal() and len(pk) < 10
    ]
    page = comparison(asked, viewer=request.actor, owner=plan_asked(request), on=on)
    context = {"page": page, "asked": asked, "on": on, "breadcrumbs": merging((_("Comparison"), ""))}
    return shown(request, "apps_catalog/compare.html", context)


@require_safe
def paper(request: ActingRequest, pk: int) -> HttpResponse:
    """The decision paper of one scenario."""
    on, merger = day_asked(request), merger_at(request, pk)
    page = merger_page(merger, viewer=request.actor, owner=merger.owner, on=on)
    if page is None:
        raise Http404
    content = decision_paper([(page.row, page.picture)], owner=merger.owner, on=page.reckoned_on)
    name = f"phuong-an-{ascii_slug(merger.code)}.docx"
    return downloads.answer(request, content=content, name=name, media_type=DOCX)


@require_safe
def submission_paper(request: ActingRequest) -> HttpResponse:
    """One decision paper over the whole submission."""
    on, owner = day_asked(request), plan_asked(request)
    found = submission(viewer=request.actor, owner=owner, on=on)
    if not found.entries:
        raise Http404
    entries = [(entry.row, entry.picture) for entry in found.entries]
    content = decision_paper(entries, owner=owner, on=on)
    return downloads.answer(
        request, content=content, name=f"phuong-an-trinh-{on:%Y%m%d}.docx", media_type=DOCX
    )
