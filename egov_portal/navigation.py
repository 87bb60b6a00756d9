"""The frame around every page: menu by role, the reader's name, the day of the figures. At most two statements."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.menus import Entry, Group
from directives.models import Assignment, DeadlineExtension, LeadChangeRequest
from organizations.models import Committee, Unit
from organizations.permissions import Permission, RoleKey, plan_ids, unit_paths
from reminders.models import Delivery

LEADING = {RoleKey.CHAIR, RoleKey.DEPUTY_CHAIR}


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
        "search_url": reverse("dashboards:search"),
        "account_url": reverse("organizations:account"),
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
    committee = (
        Committee.objects.filter(owner_id=home)
        .order_by("-valid_from")
        .values_list("short_name", flat=True)
        .first()
    )
    return committee or Unit.objects.values_list("name", flat=True).get(pk=home)


def menu(path: str, actor: Actor) -> tuple[Group, ...]:
    groups = (
        Group(_("Steering"), tuple(steering(actor))),
        Group(_("Direction and conclusions"), tuple(papers(actor))),
        Group(_("Plan of the term"), plan_of_the_term()),
        Group(_("Reporting"), tuple(reporting(actor))),
        Group(_("Applications"), applications()),
        Group(_("Organisation"), tuple(reference(actor))),
    )
    return marked(groups, path)


def steering(actor: Actor) -> Iterator[Entry]:
    mine, waiting, told = badges(actor)
    if plan_ids(actor, Permission.VIEW_PLAN):
        yield Entry(
            _("Overview"), reverse("dashboards:home"), "layout-dashboard", key="t", short=_("At a glance")
        )
        yield Entry(
            _("Needs attention"), reverse("dashboards:attention"), "alert-circle", short=_("To steer")
        )
    if unit_paths(actor, Permission.VIEW_PLAN):
        yield Entry(_("Board of the unit"), reverse("dashboards:unit-board"), "home", short=_("Our board"))
    yield Entry(_("My work"), reverse("dashboards:my-work"), "list-check", mine + waiting, key="v")
    yield Entry(_("Reminders"), reverse("reminders:inbox"), "bell", told, badge_alert=False)


def papers(actor: Actor) -> Iterator[Entry]:
    yield Entry(
        _("Committee meetings"), reverse("meetings:list"), "calendar-event", key="k", short=_("Meetings")
    )
    yield Entry(_("Papers and notices"), reverse("directives:list"), "gavel", key="l")
    yield Entry(_("Items"), reverse("dashboards:items"), "list-details")
    yield Entry(_("Tables of work"), reverse("dashboards:tables"), "chart-bar")
    yield Entry(_("Public news"), reverse("news:list"), "news")
    if plan_ids(actor, Permission.VIEW_RESTRICTED):
        yield Entry(_("Weekly briefs"), reverse("dashboards:briefs"), "file-description")


def plan_of_the_term() -> tuple[Entry, ...]:
    return (
        Entry(_("Scheme"), reverse("projects:scheme"), "file-description"),
        Entry(_("Roadmap"), reverse("projects:roadmap"), "timeline", key="r"),
        Entry(_("Projects"), reverse("projects:list"), "clipboard-list", key="p"),
        Entry(_("Goals and targets"), reverse("projects:targets"), "target-arrow"),
        Entry(_("Budget"), reverse("projects:budget"), "coin"),
        Entry(_("Trace"), reverse("dashboards:trace"), "sitemap"),
    )


def reporting(actor: Actor) -> Iterator[Entry]:
    if unit_paths(actor, Permission.SUBMIT_REPORT):
        yield Entry(_("Our unit's page"), reverse("reporting:my-ward"), "home", key="w")
    yield Entry(_("Reports of units"), reverse("reporting:list"), "clipboard-text", key="b")
    if plan_ids(actor, Permission.REVIEW_REPORT):
        yield Entry(_("Reports to review"), reverse("reporting:review"), "inbox")
    yield Entry(_("Complete and in time"), reverse("reporting:completeness"), "checklist")
    yield Entry(_("Indicators"), reverse("reporting:indicators"), "chart-bar")
    if plan_ids(actor, Permission.KEEP_REPORTING) or plan_ids(actor, Permission.MANAGE_REFERENCE):
        yield Entry(_("Forms and regimes"), reverse("reporting:settings"), "adjustments-horizontal")


def applications() -> tuple[Entry, ...]:
    return (
        Entry(_("Catalogue of applications"), reverse("apps_catalog:list"), "apps"),
        Entry(_("Deployment matrix"), reverse("apps_catalog:matrix"), "category"),
        Entry(_("Evaluation of applications"), reverse("apps_catalog:evaluation"), "scale"),
        Entry(_("Merging of applications"), reverse("apps_catalog:consolidation"), "arrows-join"),
    )


def reference(actor: Actor) -> Iterator[Entry]:
    yield Entry(_("Bodies and units"), reverse("organizations:list"), "building-community")
    yield Entry(_("Waits for hand-over"), reverse("handovers:waiting"), "transfer")
    yield Entry(_("Roles and rights"), reverse("organizations:permissions"), "shield-check")
    if plan_ids(actor, Permission.KEEP_TEMPLATES):
        yield Entry(_("Templates of papers"), reverse("documents:templates"), "file-text")
    if plan_ids(actor, Permission.PURGE_FILE):
        yield Entry(_("Removal of files"), reverse("documents:purges"), "trash")
    if plan_ids(actor, Permission.KEEP_WALLS):
        yield Entry(_("Screens on a wall"), reverse("dashboards:wall-devices"), "device-tv")
    if plan_ids(actor, Permission.MANAGE_ACCOUNTS):
        yield Entry(_("People"), reverse("organizations:people"), "users")
    if plan_ids(actor, Permission.MANAGE_REFERENCE):
        yield Entry(_("Administration"), reverse("admin:index"), "settings")


def marked(groups: tuple[Group, ...], path: str) -> tuple[Group, ...]:
    """The entry that lies nearest above the page is the active one; only the home page is under the home entry."""
    urls = [entry.url for group in groups for entry in group.entries]
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    nearest = max(above, key=len, default="")
    return tuple(
        replace(group, entries=tuple(replace(entry, active=entry.url == nearest) for entry in group.entries))
        for group in groups
    )


def badges(actor: Actor) -> tuple[int, int, int]:
    """What the reader must act on, in one statement: work of the own units not taken up or returned, what waits for the
    reader's verification, acceptance or decision, and reminders he has not read."""
    mine = Q(pk__in=[])
    for path in unit_paths(actor, Permission.REPORT_PROGRESS):
        mine |= Q(unit__path__startswith=path, role=Assignment.Role.LEAD)
    mine &= Q(state__in=(Assignment.State.ASSIGNED, Assignment.State.RETURNED))
    work = Assignment.objects.open().order_by().annotate(of=Value("work")).values("of")
    told = Delivery.objects.visible_to(actor).unread().order_by().annotate(of=Value("told")).values("of")
    counted = work.annotate(
        mine=Count("pk", filter=mine, distinct=True),
        waiting=Count("pk", filter=waiting_for(actor), distinct=True),
    ).values_list("of", "mine", "waiting")
    unread = told.annotate(n=Count("pk"), none=Value(0)).values_list("of", "n", "none")
    found = {of: (first, second) for of, first, second in counted.union(unread, all=True)}
    return *found.get("work", (0, 0)), found.get("told", (0, 0))[0]


def waiting_for(actor: Actor) -> Q:
    """Work that waits for a word of the actor; whoever has none to say asks for no more than he may see."""
    states = Assignment.State
    pending = {"extensions__decision": DeadlineExtension.Decision.PENDING, "extensions__isnull": False}
    moving = {"lead_changes__decision": LeadChangeRequest.Decision.PENDING, "lead_changes__isnull": False}
    words: tuple[tuple[frozenset[int], dict[str, Any]], ...] = (
        (plan_ids(actor, Permission.VERIFY_RESULT), {"state": states.REPORTED_DONE}),
        (plan_ids(actor, Permission.ACCEPT_RESULT), {"state": states.VERIFIED}),
        (plan_ids(actor, Permission.DECIDE_EXTENSION), pending),
        (plan_ids(actor, Permission.DECIDE_LEAD_CHANGE), moving),
        (
            plan_ids(actor, Permission.VERIFY_RESULT) | plan_ids(actor, Permission.DECIDE_LEAD_CHANGE),
            {"state": states.DECLINED},
        ),
    )
    found = Q(pk__in=[])
    for plans, waits in words:
        if plans:
            found |= Q(item__directive__owner_id__in=plans, **waits)
    return found
