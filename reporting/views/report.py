"""A unit's report as a form: written, kept while one types, sent, withdrawn. The same pipeline as Excel and API."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common import clock
from common.days import day_asked
from common.decisions import Kind, Refused, refuse
from common.doors import SAID_IN_THE_FORM, ActingRequest
from common.formats import hm
from reporting.actions import reports
from reporting.actions.reports import Rejected, ReportOutcome
from reporting.models import Report
from reporting.models.definition import Place
from reporting.models.sent import Said, Sent
from reporting.parsing.typed import typed_report
from reporting.policies import places
from reporting.policies.seeing import may_see
from reporting.readings.attempts import Kept, attempt_at
from reporting.readings.report_form import Trouble, report_page, typed_again

SEND = "submit"
MOST_DIGITS = 18


def report(request: ActingRequest, form: str, period: str, unit: str) -> HttpResponse:
    place = place_at(request, form, period, unit)
    if request.method != "POST":
        return shown(request, place)
    sent = typed_report(place.definition, request.POST.dict(), submit=request.POST.get("act") == SEND)
    try:
        if sent.submit and (asked := first_look(request, place, sent)):
            return asked
        outcome = put(request, place, sent)
    except Rejected as rejected:
        return shown(request, place, trouble=Trouble(rejected.said), status=422)
    except Refused as refused:
        return conflict(request, place, refused)
    return said(request, place, outcome)


def first_look(request: ActingRequest, place: Place, sent: Sent) -> HttpResponse | None:
    """Before a report goes out: what jumped without a note, and what is not answered, is said once; the second press sends."""
    if request.POST.get("looked"):
        return None
    outcome = put(request, place, sent, dry_run=True)
    doubts = tuple(doubt for value in outcome.values for doubt in value.warnings)
    if not doubts and not outcome.warnings:
        return None
    context = {"doubts": doubts, "unanswered": outcome.warnings}
    return shown(request, place, trouble=Trouble(), status=200, extra=context)


def put(request: ActingRequest, place: Place, sent: Sent, *, dry_run: bool = False) -> ReportOutcome:
    return reports.put(
        by=request.actor,
        form=place.form.code,
        period=place.period.code,
        unit=place.unit.code,
        sent=sent,
        door="form",
        seen=not_stale(request),
        dry_run=dry_run,
    )


def not_stale(request: HttpRequest) -> reports.Seen:
    """Nothing that somebody else wrote since the page was opened is overwritten unseen."""

    def seen(stored: Report) -> None:
        if str(stored.version) != request.POST.get("version", ""):
            told = _(
                "Somebody else changed this report since you opened it. What you typed is kept; compare and save again."
            )
            raise Refused(refuse(Kind.STATE, "stale", told))

    return seen


def conflict(request: ActingRequest, place: Place, refused: Refused) -> HttpResponse:
    """What state or period refuses is said on the page, which keeps every word."""
    if refused.decision.kind not in SAID_IN_THE_FORM:
        raise refused
    messages.error(request, str(refused.decision.reason))
    trouble = Trouble(is_conflict=refused.decision.code == "stale")
    return shown(request, place, trouble=trouble, status=refused.status)


def said(request: ActingRequest, place: Place, outcome: ReportOutcome) -> HttpResponseRedirect:
    if outcome.report.awaiting:
        messages.success(request, _("The report lies before the unit's leader."))
    elif outcome.report.is_counted:
        messages.success(request, _("The report is sent."))
    else:
        messages.success(request, _("The draft is saved."))
    return redirect(address(place))


@require_POST
def draft(request: ActingRequest, form: str, period: str, unit: str) -> JsonResponse:
    """What is typed is kept while one types; what is no value yet waits until it is one."""
    place = place_at(request, form, period, unit)
    sent = typed_report(place.definition, request.POST.dict(), submit=False)
    try:
        outcome, waiting = put_what_stands(request, place, sent)
    except Refused as refused:
        if refused.decision.kind not in SAID_IN_THE_FORM:
            raise
        return JsonResponse({"detail": str(refused.decision.reason)}, status=refused.status)
    answer: dict[str, Any] = {"version": outcome.report.version, "saved_at": hm(outcome.report.written_at)}
    doubts = [doubt for value in outcome.values for doubt in value.warnings]
    return JsonResponse(answer | {"errors": told(waiting), "warnings": told(doubts)})


def put_what_stands(request: ActingRequest, place: Place, sent: Sent) -> tuple[ReportOutcome, list[Said]]:
    """A figure half typed must not hold back the others."""
    try:
        return put(request, place, sent), []
    except Rejected as rejected:
        wrong = {value.code for value in rejected.values if value.errors}
        prose = {error.field.partition(".")[2] for error in rejected.errors}
        kept = Sent(
            {code: value for code, value in sent.values.items() if code not in wrong},
            {name: words for name, words in sent.narrative.items() if name not in prose},
        )
        return put(request, place, kept), list(rejected.said)


def told(said: list[Said]) -> dict[str, str]:
    """By the code of the indicator, or the name of the text."""
    return {each.field.split(".")[1]: str(each.message) for each in reversed(said)}


@require_POST
def withdraw(request: ActingRequest, form: str, period: str, unit: str) -> HttpResponse:
    place = place_at(request, form, period, unit)
    reports.withdraw(by=request.actor, place=place, seen=not_stale(request), door="form")
    messages.success(request, _("The report is withdrawn: change it and send it again."))
    return redirect(address(place))


def place_at(request: ActingRequest, form: str, period: str, unit: str) -> Place:
    place = places.place(request.actor, form, period, unit, clock.today())
    may_see(request.actor, place).enforce()
    return place


def address(place: Place) -> str:
    return reverse("reporting:report", args=[place.form.code, place.period.code, place.unit.code])


def shown(
    request: ActingRequest,
    place: Place,
    *,
    trouble: Trouble | None = None,
    status: int = 200,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    on = day_asked(request)
    posted: Mapping[str, str] | None = request.POST.dict() if request.method == "POST" else None
    if posted is None and (kept := kept_for_repair(request, place)) is not None:
        posted, trouble = typed_again(place, request.actor, kept), Trouble(kept.said)
    page = report_page(place, viewer=request.actor, on=on, posted=posted, trouble=trouble)
    context = {
        "page": page,
        "place": place,
        "address": address(place),
        "is_now": on == clock.today(),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Reports of units"), reverse("reporting:list")), (page.period_name, "")],
        **(extra or {}),
    }
    return render(request, "reporting/report.html", context, status=status)


def kept_for_repair(request: ActingRequest, place: Place) -> Kept | None:
    """What a program sent and could not be accepted, when the page was opened to repair it."""
    asked = request.GET.get("attempt", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS):
        return None
    return attempt_at(place, int(asked), viewer=request.actor)
