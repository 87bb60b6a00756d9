"""The frame around every page: menu by role, the reader's name, the day of the figures. At most two statements."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from directives.models import Assignment, DeadlineExtension
from organizations.models import Committee, Unit
from organizations.permissions import Permission, RoleKey, plan_ids, unit_paths

LEADING = {RoleKey.CHAIR, RoleKey.DEPUTY_CHAIR}


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    url: str
    icon: str
    active: bool
    badge: int = 0
    badge_alert: bool = True
    key: str = ""


@dataclass(frozen=True)
class Group:
    label: str | Promise
    entries: tuple[Entry, ...]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of `layouts/page.html`; empty for pages before sign-in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "actor"):
        return {"shell": {"demo": settings.DEMONSTRATION, "appearance_url": reverse("appearance")}}
    actor: Actor = request.actor
    return {"navigation": menu(request.path, actor), "shell": frame(user, actor)}


def frame(user: Any, actor: Actor) -> dict[str, Any]:
    return {
        "owner_name": body_name(actor),
        "home_url": reverse("dashboards:home"),
        "search_url": reverse("dashboards:items"),
        "account_url": reverse("account_change_password"),
        "sign_out_url": reverse("account_logout"),
        "appearance_url": reverse("appearance"),
        "data_age": _("Data up to %(moment)s") % {"moment": formats.date_format(clock.now(), "H:i, d/m/Y")},
        "demo": settings.DEMONSTRATION,
        "user_name": user.full_name,
        "user_title": user.title,
        "user_initials": "".join(word[0] for word in user.full_name.split()[-2:]).upper(),
    }


def body_name(actor: Actor) -> str:
    """The committee that steers the actor's plan, else the plan's unit."""
    home = next(iter(sorted(actor.home_ids)), None)
    if home is None:
        return ""
    committee = Committee.objects.filter(owner_id=home).order_by("-valid_from").values_list("short_name", flat=True).first()
    return committee or Unit.objects.values_list("name", flat=True).get(pk=home)


def menu(path: str, actor: Actor) -> tuple[Group, ...]:
    mine, waiting = badges(actor)

    def entry(label: str | Promise, name: str, icon: str, badge: int = 0, key: str = "") -> Entry:
        url = reverse(name)
        active = path == url if url == "/" else path.startswith(url)
        return Entry(label, url, icon, active, badge, key=key)

    steering = [entry(_("My work"), "dashboards:my-work", "list-check", mine + waiting, "v")]
    if plan_ids(actor, Permission.VIEW_PLAN):
        steering = [
            entry(_("Overview"), "dashboards:home", "layout-dashboard", key="t"),
            entry(_("Needs attention"), "dashboards:attention", "alert-circle"),
            *steering,
        ]
    papers = [
        entry(_("Committee meetings"), "meetings:list", "calendar-event", key="k"),
        entry(_("Papers and notices"), "directives:list", "gavel", key="l"),
        entry(_("Items"), "dashboards:items", "list-details"),
    ]
    reference = [
        entry(_("Bodies and units"), "organizations:list", "building-community"),
        entry(_("Roles and rights"), "organizations:permissions", "shield-check"),
    ]
    return (
        Group(_("Steering"), tuple(steering)),
        Group(_("Direction and conclusions"), tuple(papers)),
        Group(_("Organisation"), tuple(reference)),
    )


def badges(actor: Actor) -> tuple[int, int]:
    """What the reader must act on, in one statement: work of the own units not taken up or returned, and what waits
    for the reader's verification, acceptance or decision."""
    own = Q(pk__in=[])
    for path in unit_paths(actor, Permission.REPORT_PROGRESS):
        own |= Q(unit__path__startswith=path, role=Assignment.Role.LEAD)
    states = Assignment.State
    verify = Q(item__directive__owner_id__in=plan_ids(actor, Permission.VERIFY_RESULT), state=states.REPORTED_DONE)
    accept = Q(item__directive__owner_id__in=plan_ids(actor, Permission.ACCEPT_RESULT), state=states.VERIFIED)
    decide = Q(
        item__directive__owner_id__in=plan_ids(actor, Permission.DECIDE_EXTENSION),
        extensions__decision=DeadlineExtension.Decision.PENDING,
        extensions__isnull=False,
    )
    found = Assignment.objects.open().aggregate(
        mine=Count("pk", filter=own & Q(state__in=(states.ASSIGNED, states.RETURNED)), distinct=True),
        waiting=Count("pk", filter=verify | accept | decide, distinct=True),
    )
    return found["mine"], found["waiting"]
