"""The gallery of components, routed only where DEBUG is on."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.gallery import samples


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with examples."""
    return render(request, "common/gallery.html", samples())
