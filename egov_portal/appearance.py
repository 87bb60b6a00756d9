"""How the pages look to this browser: colours and size of type, kept in two cookies that say nothing else."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

CHOICES = {"theme": ("auto", "light", "dark"), "size": ("normal", "large")}
YEAR = 365 * 24 * 60 * 60


@require_POST
@login_not_required
def appearance(request: HttpRequest) -> HttpResponse:
    """Works without JavaScript: a form, then back to the page."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, allowed in CHOICES.items():
        value = request.POST.get(name)
        if value == allowed[0]:
            response.delete_cookie(name, samesite="Lax")
        elif value in allowed:
            response.set_cookie(name, value, max_age=YEAR, secure=settings.HTTPS, samesite="Lax")
    return response
