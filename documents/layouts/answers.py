"""A paper answered to a reader: looked at as it will be printed, or taken as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from common import downloads
from documents.layouts.files import EXCEL, KINDS, PDF, WORD, file_of
from documents.layouts.paper import PARTY, STATE, Paper
from documents.layouts.preview import preview

PAGE = "html"


def answer(request: HttpRequest, paper: Paper, kind: str, name: str) -> HttpResponse:
    """`kind` is the ending of the address: of the page beside its files, or of one of them. 404 for any other."""
    if kind == PAGE:
        context = {"paper": preview(paper), "files": _files(request), "layouts": _layouts(request)}
        return render(request, "documents/paper.html", context)
    if kind not in KINDS or kind == EXCEL:
        raise Http404
    named = f"{name.replace('/', '-')}.{kind}"
    return downloads.answer(request, content=file_of(kind, paper), name=named, media_type=KINDS[kind])


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
