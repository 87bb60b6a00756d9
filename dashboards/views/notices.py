"""`/directives/<id>/`: a paper with its items; before its issue, the draft with what it still needs."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.draft_dossier import draft_dossier
from dashboards.readings.notice_dossier import Chosen, notice_dossier, statuses_asked
from directives.models import Directive
from directives.policies.paper_steps import amending
from directives.readings.paper_way import paper_way


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    on, today = day_asked(request), clock.today()
    papers = Directive.objects.visible_to(request.actor).select_related("owner", "committee", "amends")
    paper = get_object_or_404(papers, pk=pk)
    if paper.issue_known_on is None:
        draft = draft_dossier(paper, viewer=request.actor)
        return render(request, "dashboards/draft.html", {"draft": draft})
    context = {"on": on, "today": today, "paper": paper}
    if paper.issue_known_on > on:
        return render(request, "dashboards/not_issued_yet.html", context)
    asked = request.GET
    chosen = Chosen(
        statuses=statuses_asked(asked.get("status", "")),
        unit=asked.get("unit", ""),
        heading=asked.get("heading", ""),
        opened=asked.get("open", ""),
    )
    dossier = notice_dossier(paper, viewer=request.actor, on=on, chosen=chosen)
    return render(
        request,
        "dashboards/notice.html",
        {"dossier": dossier, "way": paper_way(paper, on), "amend": amending(request.actor, paper), **context},
    )
