"""`/wall/`: the board of a screen in a room. A screen shows it by a link of its own, without a sign-in, and nothing else."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from common import clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.doors import ActingRequest, answer_status, carried_out, sent
from dashboards.actions import wall_maps
from dashboards.forms.walls import WallDeviceForm, WallMapForm
from dashboards.readings.scope import scope_of
from dashboards.readings.wall import wall
from dashboards.readings.wall_keeping import map_choices, mapped_indicators
from organizations.actions import wall_devices
from organizations.actions.wall_devices import NewDevice
from organizations.models import Unit, WallDevice
from organizations.permissions import Permission, plan_ids
from organizations.policies import may_keep_walls
from organizations.readings.wall_devices import actor_of_device, live_device

COOKIE, YEAR = "wall", 365 * 24 * 3600
REFRESH_SECONDS, MOST_CHOICES = 60, 10


@never_cache
@login_not_required
@require_safe
def shown(request: ActingRequest) -> HttpResponse:
    """By the screen's link; else for a signed-in reader of the whole plan. A screen whose link was revoked goes dark."""
    token = request.COOKIES.get(COOKIE, "")
    asks_again = bool(request.headers.get("HX-Request"))
    if not (token or asks_again or request.user.is_authenticated):
        return redirect_to_login(request.get_full_path())
    device = live_device(token) if token else None
    if device is not None:
        if not asks_again:
            wall_devices.note_seen(device)
        owner, viewer = device.owner, actor_of_device(device)
    elif request.user.is_authenticated:
        owner, viewer = own_plan(request.actor), request.actor
    else:
        return gone(request)
    context = {
        "wall": wall(owner, viewer=viewer),
        "now": clock.now(),
        "seconds": REFRESH_SECONDS,
    }
    response = render(request, "dashboards/wall.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@login_not_required
@require_safe
def seen(request: ActingRequest) -> HttpResponse:
    """A screen tells every ten minutes that it is lit, so that a refresh only reads."""
    device = live_device(request.COOKIES.get(COOKIE, ""))
    if device is None:
        raise Http404
    wall_devices.note_seen(device)
    return HttpResponse(status=204)


def gone(request: ActingRequest) -> HttpResponse:
    """What stood on the screen is taken away too."""
    response = render(request, "errors/404.html", status=404)
    if request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


@never_cache
@login_not_required
@require_safe
def opened(request: ActingRequest, token: str) -> HttpResponse:
    """The token leaves the address at once; from now on it is a cookie of this page alone."""
    if live_device(token) is None:
        raise Http404
    response = redirect("dashboards:wall")
    response.set_cookie(
        COOKIE, token, max_age=YEAR, path=reverse("dashboards:wall"), httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def devices(request: ActingRequest) -> HttpResponse:
    """The screens of the plan, and the form for one more; the link is shown in the answer that made it."""
    owner, actor = own_plan(request.actor), request.actor
    may_keep_walls(actor, owner.pk).enforce()
    form, made = WallDeviceForm(sent(request)), list[NewDevice]()
    if form.is_valid() and carried_out(
        form, lambda: made.append(wall_devices.create(by=actor, owner=owner, **form.cleaned_data))
    ):
        address = reverse("dashboards:wall-open", args=[made[0].token])
        context: dict[str, Any] = {"made": made[0], "link": request.build_absolute_uri(address)}
        return render(request, "dashboards/wall_device_made.html", context)
    context = {"form": form, "devices": WallDevice.objects.visible_to(actor).filter(owner=owner)}
    return render(request, "dashboards/wall_devices.html", context, status=answer_status(form))


@require_http_methods(["GET", "POST"])
def map_chosen(request: ActingRequest) -> HttpResponse:
    """What the map shows, and the choices made before."""
    owner, actor = own_plan(request.actor), request.actor
    may_keep_walls(actor, owner.pk).enforce()
    earlier = list(map_choices(owner, viewer=actor)[:MOST_CHOICES])
    form = WallMapForm(
        sent(request),
        indicators=mapped_indicators(owner, viewer=actor),
        initial={"indicator": earlier[0].indicator, "level": earlier[0].level} if earlier else {},
    )
    if form.is_valid() and carried_out(
        form, lambda: wall_maps.choose(by=actor, owner=owner, **form.cleaned_data)
    ):
        messages.success(request, _("The screens show it at their next refresh."))
        return redirect("dashboards:wall-devices")
    context = {"form": form, "earlier": earlier}
    return render(request, "dashboards/wall_map.html", context, status=answer_status(form))


@require_http_methods(["GET", "POST"])
def revoke(request: ActingRequest, pk: int) -> HttpResponse:
    device = get_object_or_404(WallDevice.objects.visible_to(request.actor), pk=pk)
    if request.method == "POST":
        wall_devices.revoke(by=request.actor, device=device)
        messages.success(request, _("The link is dead; the screen goes dark at its next refresh."))
        return redirect("dashboards:wall-devices")
    return render(request, "dashboards/wall_device_revoke.html", {"device": device})


def own_plan(actor: Actor) -> Unit:
    """Of who reads a whole plan; raises `Refused` for anybody else."""
    scope = scope_of(actor) if plan_ids(actor, Permission.VIEW_PLAN) else None
    if scope is None:
        refuse(
            Kind.ROLE, "wall", _("The wall board speaks of a whole plan; your role reads its own unit.")
        ).enforce()
        raise Http404
    return scope.owner
