"""Targets to read: the table with its bullets, one target with its series, a file that proves a figure."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock, downloads
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.formats import dmy
from common.refs import ObjectRef
from documents.readings.attachments import attachment_of, kept_file
from projects.models import Scheme, Target
from projects.policies.scheme import may_manage
from projects.readings.current_scheme import current_scheme
from projects.readings.target_costs import costs_of_targets
from projects.readings.target_filters import narrowed
from projects.readings.target_page import target_page
from projects.readings.targets import targets
from projects.views.plan_lookup import asked_plan, crumbs, target_at


@require_safe
def table(request: ActingRequest) -> HttpResponse:
    """`?year=` looks at another year, `?verdict=` and `?goal=` narrow; `?scheme=` an earlier scheme."""
    on = day_asked(request)
    scheme = asked_scheme(request) or current_scheme(asked_plan(request), viewer=request.actor, on=on)
    if scheme is None or scheme.known_on > on:
        return render(request, "projects/no_targets.html", {"on": on, "today": clock.today()})
    year = request.GET.get("year", "")
    looked = int(year) if year.isdecimal() and len(year) == 4 else None
    whole = targets(scheme, viewer=request.actor, on=on, year=looked)
    context = {
        "table": whole,
        "shown": narrowed(whole, request.GET),
        "costs": costs_of_targets(scheme, viewer=request.actor, on=on),
        "may_plan": may_manage(request.actor, scheme.owner_id),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "projects/targets.html", context)


def asked_scheme(request: ActingRequest) -> Scheme | None:
    asked = request.GET.get("scheme", "")
    if not asked:
        return None
    key = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    return get_object_or_404(Scheme.objects.visible_to(request.actor).select_related("owner"), pk=key)


@require_safe
def detail(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    on = day_asked(request)
    target = target_at(request, pk, code)
    page = target_page(target, viewer=request.actor, on=on)
    if page is None:
        return last_day_of(request, target)
    context = {
        "page": page,
        "row": page.row,
        "on": on,
        "today": clock.today(),
        "is_now": on == clock.today(),
        "breadcrumbs": crumbs(target.scheme, target.code),
    }
    return render(request, "projects/target.html", context)


def last_day_of(request: ActingRequest, target: Target) -> HttpResponse:
    """A target that was given up is shown as of its last day; before it was known there is nothing."""
    ended = target.ended_known_on
    last = ended - timedelta(days=1) if ended else None
    if last is None or not target.known_on <= last < day_asked(request):
        raise Http404
    told = _("This target was given up on %(day)s; the page shows its last day.")
    messages.info(request, told % {"day": dmy(ended)})
    return redirect(with_day(reverse("projects:target", args=[target.scheme_id, target.code]), last))


@require_safe
def evidence(request: ActingRequest, pk: int, code: str, evidence_pk: int) -> HttpResponse:
    """As visible as the target that holds it."""
    attachment = attachment_of(ObjectRef.of(target_at(request, pk, code)), evidence_pk)
    if attachment is None:
        raise Http404(_("There is no such file."))
    file = kept_file(attachment)
    return downloads.answer(request, content=file.content, name=file.name, media_type=file.media_type)
