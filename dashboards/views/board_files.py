"""Boards as Word, PDF (A4 or A3) and Excel: `/board.pdf?size=a3`, of the day and the plan that the page speaks of."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from common import downloads
from common.days import day_asked
from common.doors import ActingRequest
from common.text import ascii_slug
from dashboards.layouts.board_paper import BoardTold, board_pages, board_paper
from dashboards.readings.board_file import attention_told, board_told, tables_told, work_told
from dashboards.readings.leader_tables import UNITS
from dashboards.readings.role_board_files import projects_told, unit_told
from dashboards.readings.scope import Scope, own_scope
from dashboards.readings.unit_board import unit_asked
from dashboards.views.board import without_board
from dashboards.views.role_boards import without_unit
from dashboards.views.tables import asked_tables
from documents.layouts.files import KINDS, file_of

SIZES = {"a4": "A4", "a3": "A3"}


Telling = Callable[..., BoardTold]


@require_safe
def board(request: ActingRequest, kind: str) -> HttpResponse:
    scope = own_scope(request.actor, **_codes(request))
    return _of_scope(request, kind, scope, board_told, "bang-tong-hop")


@require_safe
def attention(request: ActingRequest, kind: str) -> HttpResponse:
    scope = own_scope(request.actor, **_codes(request))
    return _of_scope(request, kind, scope, attention_told, "can-chi-dao", landscape=True)


@require_safe
def work(request: ActingRequest, kind: str) -> HttpResponse:
    scope = own_scope(request.actor)
    if scope is None:
        return without_board(request)
    told = work_told(viewer=request.actor, on=day_asked(request), home=scope.owner)
    return answer(request, told, kind, "viec-cua-toi", landscape=True)


@require_safe
def unit_board(request: ActingRequest, kind: str) -> HttpResponse:
    return _of_unit(request, kind, unit_told, "bang-don-vi")


@require_safe
def project_board(request: ActingRequest, kind: str) -> HttpResponse:
    return _of_unit(request, kind, projects_told, "bang-du-an")


@require_safe
def tables(request: ActingRequest, kind: str) -> HttpResponse:
    """One table; the sheet of all of them is `/tables/export.xlsx`."""
    asked = asked_tables(request)
    if asked is None:
        return without_board(request)
    told = tables_told(asked, request.GET.get("table", UNITS))
    return answer(request, told, kind, f"bang-{ascii_slug(told.parts[0].title)}", landscape=True)


def _of_unit(request: ActingRequest, kind: str, telling: Telling, name: str) -> HttpResponse:
    on = day_asked(request)
    unit = unit_asked(request.actor, request.GET.get("unit", ""), on)
    if unit is None:
        return without_unit(request)
    told = telling(unit, viewer=request.actor, on=on)
    return answer(request, told, kind, f"{name}-{ascii_slug(unit.code)}", landscape=True)


def _of_scope(
    request: ActingRequest,
    kind: str,
    scope: Scope | None,
    telling: Telling,
    name: str,
    *,
    landscape: bool = False,
) -> HttpResponse:
    if scope is None:
        return without_board(request)
    told = telling(scope, viewer=request.actor, on=day_asked(request))
    return answer(request, told, kind, name, landscape=landscape)


def answer(
    request: ActingRequest, told: BoardTold, kind: str, name: str, *, landscape: bool = False
) -> HttpResponse:
    """The file of the kind asked for; a size nobody knows is A4."""
    if kind not in KINDS:
        raise Http404
    size = SIZES.get(request.GET.get("size", ""), "A4")
    content = file_of(kind, board_paper(told, size=size, landscape=landscape), board_pages(told))
    file_name = f"{name}-{told.day:%Y-%m-%d}.{kind}"
    return downloads.answer(request, content=content, name=file_name, media_type=KINDS[kind])


def _codes(request: ActingRequest) -> dict[str, str]:
    asked = request.GET
    return {"unit_code": asked.get("unit", ""), "committee_code": asked.get("committee", "")}
