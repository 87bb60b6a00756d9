"""The gallery of components (DEBUG only) and the reader's choice of colours and type size."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from common.gallery import samples

LOOKS = {"theme": ("light", "dark", "auto"), "size": ("normal", "large")}
A_YEAR = 365 * 24 * 60 * 60


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with examples; routed only where DEBUG is on."""
    return render(request, "common/gallery.html", samples())


@login_not_required
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keeps theme and type size in cookies for readers without JavaScript, then goes back."""
    chosen = {name: request.POST[name] for name in LOOKS if name in request.POST}
    if not chosen or any(value not in LOOKS[name] for name, value in chosen.items()):
        return HttpResponseBadRequest()
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = redirect(back)
    for name, value in chosen.items():
        response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    return response
