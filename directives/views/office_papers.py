"""Papers as files: the notice, its excerpt for one unit, the letter that urges a unit."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from common import downloads
from common.days import day_asked
from common.doors import ActingRequest
from directives.layouts.office_papers import notice_paper, urging_paper
from directives.readings.office_papers import notice_of, urging_of
from directives.views.papers import seen
from documents.layouts.files import EXCEL, KINDS, file_of
from documents.layouts.paper import Paper
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may


def notice(request: ActingRequest, pk: int, kind: str) -> HttpResponse:
    """With `unit` the excerpt for that unit."""
    paper, code = seen(request, pk), request.GET.get("unit", "")
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), code=code) if code else None
    told = notice_of(paper, on=day_asked(request), unit=unit)
    if not told.items:
        raise Http404(_("The paper has no item of this unit."))
    return _file(
        request, notice_paper(told), kind, f"{paper.number or 'du-thao'}{f'-{code}' if code else ''}"
    )


def urging(request: ActingRequest, code: str, kind: str) -> HttpResponse:
    """One letter with all its late items."""
    unit = get_object_or_404(Unit.objects.visible_to(request.actor).select_related("home"), code=code)
    may(request.actor, Permission.URGE, home_id=unit.home_id).enforce()
    letter = urging_of(unit, viewer=request.actor, on=day_asked(request))
    if letter is None:
        raise Http404(_("Nothing of this unit is late."))
    return _file(request, urging_paper(letter), kind, f"don-doc-{code}")


def _file(request: ActingRequest, paper: Paper, kind: str, name: str) -> HttpResponse:
    if kind not in KINDS or kind == EXCEL:
        raise Http404
    plain = name.replace("/", "-")
    return downloads.answer(
        request, content=file_of(kind, paper), name=f"{plain}.{kind}", media_type=KINDS[kind]
    )
