"""What waits for the office: results to verify, papers to sign and number, drafts and captures left open."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, F, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.days import with_day
from dashboards.models import WeeklyBrief
from dashboards.readings.scope import Scope
from directives.models import Assignment, Capture, Directive
from directives.readings.rows import ItemRow
from organizations.permissions import Permission, holds

OFFICE = (Permission.VERIFY_RESULT, Permission.CAPTURE_DIRECTIVE, Permission.ISSUE_DIRECTIVE)


@dataclass(frozen=True)
class QueueLine:
    label: str | Promise
    count: int
    url: str
    icon: str


def office_queue(
    rows: tuple[ItemRow, ...], scope: Scope, *, viewer: Actor, on: date
) -> tuple[QueueLine, ...]:
    """Lines of what the viewer may act on; nothing, and no statement, for those who are not the office."""
    home = scope.owner.pk
    rights = {right: holds(viewer, right, home_id=home) for right in Permission}
    if not any(rights[right] for right in OFFICE):
        return ()
    papers = _papers(scope, viewer)
    leads = [lead for row in rows for lead in row.leads]
    asked = sum(lead.extension_pending for lead in leads)
    moving = sum(lead.lead_change_pending for lead in leads)
    states = [lead.state for lead in leads]
    returned = sum(any(lead.state == Assignment.State.RETURNED for lead in row.leads) for row in rows)
    work = reverse("dashboards:my-work")
    narrowed = {name: value for name, value in scope.params if value != scope.owner.code}
    sent_back = with_day(reverse("dashboards:items"), on, state=Assignment.State.RETURNED.value, **narrowed)
    drafts = f"{reverse('directives:list')}?state="
    lines = (
        (Permission.VERIFY_RESULT, _("Results to verify"), states.count(Assignment.State.REPORTED_DONE), f"{work}#verify", "clipboard-check"),
        (Permission.ACCEPT_RESULT, _("Results to accept"), states.count(Assignment.State.VERIFIED), f"{work}#accept", "circle-check"),
        (Permission.DECIDE_EXTENSION, _("Extensions to decide"), asked, f"{work}#decide", "calendar-time"),
        (Permission.DECIDE_LEAD_CHANGE, _("Changes of lead to decide"), moving, f"{work}#lead_changes", "transfer"),
        (Permission.VERIFY_RESULT, _("Declined work"), states.count(Assignment.State.DECLINED), f"{work}#declined", "ban"),
        (Permission.VERIFY_RESULT, _("Returned, the unit completes them"), returned, sent_back, "rotate-clockwise"),
        (Permission.REGISTER_INCOMING, _("Incoming papers without the leader's note"), papers["incoming"], f"{drafts}draft&way=in", "inbox"),
        (Permission.CHECK_DIRECTIVE, _("Papers to check"), papers["to_check"], f"{work}#check", "check"),
        (Permission.ISSUE_DIRECTIVE, _("Papers waiting for number, date and signer"), papers["to_number"], f"{work}#number", "signature"),
        (Permission.SUBMIT_DIRECTIVE, _("Drafts to submit"), papers["drafts"], f"{drafts}draft", "file-text"),
        (Permission.RELEASE_BRIEF, _("Weekly briefs that wait for release"), papers["briefs"], reverse("dashboards:briefs"), "file-description"),
        (Permission.CAPTURE_DIRECTIVE, _("Captures left open"), papers["captures"], reverse("directives:capture"), "clipboard-text"),
    )  # fmt: skip
    return tuple(
        QueueLine(label, count, url, icon) for right, label, count, url, icon in lines if rights[right]
    )


def _papers(scope: Scope, viewer: Actor) -> dict[str, int]:
    """Drafts, submitted and incoming papers, open captures and briefs to release in one statement."""
    captures = Capture.objects.visible_to(viewer).open().filter(owner=scope.owner)
    papers = Directive.objects.visible_to(viewer).filter(owner=scope.owner)
    briefs = WeeklyBrief.objects.visible_to(viewer).waiting().filter(owner=scope.owner)
    unissued = papers.filter(state__in=(Directive.State.DRAFT, Directive.State.SUBMITTED))
    arrived = Case(
        When(arrived_on__isnull=False, then=Value("incoming")),
        When(state=Directive.State.SUBMITTED, checked_known_on__isnull=True, then=Value("to_check")),
        default=F("state"),
        output_field=CharField(),
    )
    kinds = (
        unissued.order_by()
        .values_list(arrived, "pk")
        .union(
            captures.order_by().values_list(Value("capture", CharField()), "pk"),
            briefs.order_by().values_list(Value("brief", CharField()), "pk"),
            all=True,
        )
    )
    found = Counter(kind for kind, _key in kinds)
    return {
        "drafts": found[Directive.State.DRAFT],
        "incoming": found["incoming"],
        "to_check": found["to_check"],
        "to_number": found[Directive.State.SUBMITTED],
        "captures": found["capture"],
        "briefs": found["brief"],
    }
