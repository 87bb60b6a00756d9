"""The results report: looked at as it will be printed, and taken as Word, PDF or Excel."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock, downloads
from common.days import day_asked, with_day
from common.doors import ActingRequest
from documents.layouts.answers import OfficeLayout, content_of, laid_out_for, office_links
from documents.layouts.files import KINDS, WORD
from documents.layouts.paper import Paper
from documents.layouts.preview import preview
from documents.readings.office_templates import office_layout
from meetings.forms.results import ResultsForm
from meetings.layouts.results_report import ResultsReport, results_pages, results_paper
from meetings.models import Meeting
from meetings.readings.results_checks import results_checks
from meetings.readings.results_report import results_report
from meetings.views.lookup import meeting_at


def shown(request: ActingRequest, pk: int) -> HttpResponse:
    """The paper beside what goes into it."""
    meeting, on = meeting_at(request, pk), day_asked(request)
    form, report = _asked(request, meeting)
    paper, query = results_paper(report), request.GET.urlencode()
    files = [
        (kind, f"{reverse('meetings:results-file', args=(pk, kind))}{'?' if query else ''}{query}")
        for kind in KINDS
    ]
    context = {
        "meeting": meeting,
        "report": report,
        "form": form,
        "checks": results_checks(report),
        "paper": preview(paper),
        "files": dict(files),
        "office": office_links(_office(request, meeting, paper), dict(files)[WORD]),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [
            (_("Committee meetings"), with_day(reverse("meetings:list"), on)),
            (meeting.title, with_day(reverse("meetings:detail", args=(pk,)), on)),
            (_("Results report"), ""),
        ],
    }
    return render(request, "meetings/results.html", context, status=400 if form.errors else 200)


def file(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    meeting = meeting_at(request, pk)
    _form, report = _asked(request, meeting)
    paper = results_paper(report)
    office = _office(request, meeting, paper) if kind == WORD else OfficeLayout()
    content = content_of(paper, kind, office, results_pages(report))
    name = f"Bao-cao-ket-qua-{report.notice}-{report.on:%Y-%m-%d}.{kind}".replace("/", "-")
    return downloads.answer(request, content=content, name=name, media_type=KINDS[kind])


def _office(request: ActingRequest, meeting: Meeting, paper: Paper) -> OfficeLayout:
    return laid_out_for(request, paper, partial(office_layout, owner_id=meeting.owner_id))


def _asked(request: ActingRequest, meeting: Meeting) -> tuple[ResultsForm, ResultsReport]:
    """With the parts and the layout asked for; the usual ones where nothing is asked or what is asked is unknown."""
    form = ResultsForm(request.GET if "asked" in request.GET else None, layout=meeting.committee.layout)
    parts, layout = form.chosen()
    report = results_report(meeting, viewer=request.actor, on=day_asked(request), parts=parts, layout=layout)
    if report is None:
        raise Http404(_("The committee had issued no conclusion notice before this meeting."))
    return form, report
