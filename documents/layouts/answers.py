"""A paper answered to a reader: looked at as it will be printed, or taken as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from common import downloads
from common.actors import Actor
from common.days import day_asked
from common.doors import ActingRequest
from common.sheets.writing import Page
from documents.layouts.files import EXCEL, KINDS, PDF, WORD, file_of
from documents.layouts.paper import PARTY, STATE, Paper
from documents.layouts.preview import preview

PAGE = "html"


OURS = "ours"


@dataclass(frozen=True)
class OfficeLayout:
    """The template of the office that a Word file is written with: `name` is empty where our own layout stands. `offered`
    are others that the reader may try the paper with: (key, name)."""

    name: str = ""
    is_tried: bool = False
    write: Callable[[], bytes | None] | None = None
    offered: tuple[tuple[str, str], ...] = ()


class LaidOut(Protocol):
    """Who knows the templates of the office answers how its Word file is written (`documents.readings.office_templates`)."""

    def __call__(self, paper: Paper, *, viewer: Actor, on: date, asked: str) -> OfficeLayout: ...


def answer(request: ActingRequest, paper: Paper, kind: str, name: str, laid_out: LaidOut) -> HttpResponse:
    """`kind` is the ending of the address: of the page beside its files, or of one of them. 404 for any other."""
    if kind == PAGE:
        files = _files(request)
        office = office_links(laid_out_for(request, paper, laid_out), files[WORD])
        context = {"paper": preview(paper), "files": files, "layouts": _layouts(request), "office": office}
        return render(request, "documents/paper.html", context)
    if kind not in KINDS or kind == EXCEL:
        raise Http404
    content = content_of(paper, kind, laid_out_for(request, paper, laid_out))
    named = f"{name.replace('/', '-')}.{kind}"
    return downloads.answer(request, content=content, name=named, media_type=KINDS[kind])


def laid_out_for(request: ActingRequest, paper: Paper, laid_out: LaidOut) -> OfficeLayout:
    """`template` in the address: `OURS`, or the number of a template to try."""
    return laid_out(paper, viewer=request.actor, on=day_asked(request), asked=request.GET.get("template", ""))


def content_of(paper: Paper, kind: str, office: OfficeLayout, pages: Sequence[Page] = ()) -> bytes:
    """A Word file in the layout of the office where it has one; everything else in ours."""
    written = office.write() if kind == WORD and office.write else None
    return written if written is not None else file_of(kind, paper, pages)


@dataclass(frozen=True)
class OfficeLinks:
    """What the page of a paper says of templates: the one its Word file is written with, our own layout, others to try."""

    name: str
    ours: str
    offered: tuple[tuple[str, str], ...]


def office_links(office: OfficeLayout, word: str) -> OfficeLinks:
    """`word` is the address of the paper's Word file."""
    join = "&" if "?" in word else "?"
    offered = tuple((name, f"{word}{join}template={key}") for key, name in office.offered)
    return OfficeLinks(office.name, f"{word}{join}template={OURS}", offered)


def layout_asked(request: HttpRequest) -> str:
    """Empty where the paper's own layout is wanted."""
    asked = request.GET.get("layout", "")
    return asked if asked in (STATE, PARTY) else ""


def _files(request: HttpRequest) -> dict[str, str]:
    """The same address with the ending of each file."""
    stem, query = request.path.removesuffix(PAGE), request.GET.urlencode()
    return {kind: f"{stem}{kind}{'?' if query else ''}{query}" for kind in (WORD, PDF)}


def _layouts(request: HttpRequest) -> dict[str, str]:
    found = {}
    for layout in (STATE, PARTY):
        query = request.GET.copy()
        query["layout"] = layout
        found[layout] = f"{request.path}?{query.urlencode()}"
    return found
