"""Papers looked at and taken as Word or PDF: the notice, its excerpt, the urging letter, slips, explanation, hand-over."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from common.days import day_asked
from common.doors import ActingRequest
from directives.layouts.office_papers import notice_paper, urging_paper
from directives.layouts.work_papers import (
    explanation_paper,
    handover_paper,
    submission_paper,
    work_slip_paper,
)
from directives.models import Assignment, works_known
from directives.readings.handovers import handover_known
from directives.readings.office_papers import notice_of, urging_of
from directives.readings.work_papers import explanation_of, handover_of, submission_of, work_slip_of
from directives.views.papers import seen
from documents.layouts.answers import answer, layout_asked
from documents.readings.office_templates import office_layout
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may


def notice(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    """With `unit` the excerpt for that unit."""
    paper, code = seen(request, pk), request.GET.get("unit", "")
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), code=code) if code else None
    told = notice_of(paper, on=day_asked(request), unit=unit, layout=layout_asked(request))
    if not told.items:
        raise Http404(_("The paper has no item of this unit."))
    name = f"{paper.number or 'du-thao'}{f'-{code}' if code else ''}"
    return answer(request, notice_paper(told), kind, name, partial(office_layout, owner_id=paper.owner_id))


def urging(request: ActingRequest, code: str, kind: str) -> HttpResponse:
    """One letter with all its late items."""
    unit = get_object_or_404(Unit.objects.visible_to(request.actor).select_related("home"), code=code)
    may(request.actor, Permission.URGE, home_id=unit.home_id).enforce()
    letter = urging_of(unit, viewer=request.actor, on=day_asked(request), layout=layout_asked(request))
    if letter is None:
        raise Http404(_("Nothing of this unit is late."))
    return answer(
        request,
        urging_paper(letter),
        kind,
        f"don-doc-{code}",
        partial(office_layout, owner_id=unit.home_id or unit.pk),
    )


def work_slip(request: ActingRequest, pk: int, code: str, kind: str) -> HttpResponse:
    """What the paper gives to one unit."""
    paper, on = seen(request, pk), day_asked(request)
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), code=code)
    slip = work_slip_of(paper, unit, viewer=request.actor, on=on, layout=layout_asked(request))
    if slip is None:
        raise Http404(_("The paper has no item of this unit."))
    return answer(
        request,
        work_slip_paper(slip),
        kind,
        f"Phieu-giao-viec-{paper.number}-{code}",
        partial(office_layout, owner_id=paper.owner_id),
    )


def submission(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    paper = seen(request, pk)
    slip = submission_of(paper, on=day_asked(request), layout=layout_asked(request))
    return answer(
        request,
        submission_paper(slip),
        kind,
        f"Phieu-trinh-{pk}",
        partial(office_layout, owner_id=paper.owner_id),
    )


def explanation(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    on = day_asked(request)
    works = works_known(on).visible_to(request.actor).filter(role=Assignment.Role.LEAD)
    related = works.select_related("unit__home", "unit__parent", "item__directive__committee")
    work = get_object_or_404(related, pk=pk)
    report = explanation_of(work, viewer=request.actor, on=on, layout=layout_asked(request))
    owner, name = work.item.directive.owner_id, f"Giai-trinh-{work.unit.code}-{pk}"
    return answer(request, explanation_paper(report), kind, name, partial(office_layout, owner_id=owner))


def handover(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    paper = handover_known(pk, viewer=request.actor)
    if paper is None:
        raise Http404
    minutes = handover_of(paper, viewer=request.actor, layout=layout_asked(request))
    owner, name = paper.from_unit.home_id or paper.from_unit_id, f"Bien-ban-ban-giao-{paper.minutes_number}"
    return answer(request, handover_paper(minutes), kind, name, partial(office_layout, owner_id=owner))
