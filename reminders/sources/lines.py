"""What a reminder says: one line per object, looked up when it is shown or sent.

Rights and openness are those of that moment: who may no longer see a thing, or what needs nothing more, gives no line.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from apps_catalog.sources import ATTESTATION, BROKEN_SEAL, CONTRACT, QUESTIONNAIRE
from common.actors import Actor
from common.formats import dmy
from common.refs import ObjectRef
from directives.models import Assignment
from directives.sources import open_work
from meetings.models import Meeting
from meetings.sources import AGENDA_PAPER, INVITATION
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths
from organizations.sources import WORKING_YEAR
from projects.models import Milestone, PlannedMilestone
from reminders.models import Delivery
from reminders.sources.application import application_lines, questionnaire_lines
from reminders.sources.comment import COMMENT, comment_lines
from reminders.sources.gate import GATE, gate_lines
from reminders.sources.line import Line
from reminders.sources.meeting import invitation_lines, meeting_lines, paper_lines
from reminders.sources.question import ANSWER, EXPLANATION, answer_lines, explanation_lines
from reminders.sources.working_year import working_year_lines
from reporting.models import Report, ReportForm
from reporting.sources.deadlines import OWED

WORDS = 28
REPORTING, READING = "directives:assignment-report", "directives:assignment-detail"
ASSIGNMENT = Assignment._meta.label_lower
MEETING = Meeting._meta.label_lower
MILESTONE = Milestone._meta.label_lower


def work_lines(keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date) -> dict[str, Line]:
    """One statement."""
    rows = (
        open_work(on)
        .filter(pk__in=Assignment.objects.visible_to(actor).filter(pk__in=keys).order_by().values("pk"))
        .select_related("unit", "item__directive")
    )
    return {
        str(work.pk): Line(
            ref=ObjectRef(ASSIGNMENT, str(work.pk)),
            what=Truncator(work.item.gist or work.item.text).words(WORDS, truncate="…"),
            where=_("Item %(no)s, %(paper)s of %(day)s")
            % {
                "no": work.item.no,
                "paper": work.item.directive.number or work.item.directive.title,
                "day": dmy(work.item.directive.issued_on),
            },
            unit=work.unit.short_name or work.unit.name,
            deadline_on=deadlines[str(work.pk)],
            url=reverse(REPORTING if _leads(work, actor) else READING, args=[work.pk]),
            act=_("Report") if _leads(work, actor) else _("Open"),
        )
        for work in rows
    }


def _leads(work: Assignment, actor: Actor) -> bool:
    """The people of the lead unit are led to the form, everybody else to the page."""
    mine = any(work.unit.path.startswith(path) for path in unit_paths(actor, Permission.REPORT_PROGRESS))
    return mine and work.role == Assignment.Role.LEAD


def milestone_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Two statements."""
    rows = Milestone.objects.visible_to(actor).filter(pk__in=keys).select_related("project__lead")
    newest = PlannedMilestone.objects.filter(milestone__in=keys).order_by("baseline__number")
    names = dict(newest.values_list("milestone_id", "name"))
    return {
        str(row.pk): Line(
            ref=ObjectRef(MILESTONE, str(row.pk)),
            what=names.get(row.pk, str(row)),
            where=_("Milestone %(no)s of %(project)s") % {"no": row.no, "project": row.project.code},
            unit=row.project.lead.short_name or row.project.lead.name,
            deadline_on=deadlines[str(row.pk)],
            url=reverse("projects:milestone", args=[row.project.code, row.no]),
            act=_("Report"),
        )
        for row in rows
    }


def report_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Reports that are owed. Three statements."""
    parts = {key: key.split("/") for key in keys}
    forms = {
        form.code: form
        for form in ReportForm.objects.visible_to(actor).filter(code__in={part[0] for part in parts.values()})
    }
    units = {
        unit.code: unit
        for unit in Unit.objects.visible_to(actor).filter(code__in={part[2] for part in parts.values()})
    }
    done = (
        Report.objects.visible_to(actor)
        .filter(first_sent_at__isnull=False)
        .exclude(state=Report.State.RETURNED)
    )
    sent = set(
        done.filter(unit__code__in=units, form__code__in=forms).values_list(
            "form__code", "period__code", "unit__code"
        )
    )
    return {
        key: Line(
            ref=ObjectRef(OWED, key),
            what=forms[form].name_vi,
            where=_("Period %(period)s") % {"period": period},
            unit=units[unit].short_name or units[unit].name,
            deadline_on=deadlines[key],
            url=reverse("reporting:report", args=[form, period, unit]),
            act=_("Report"),
        )
        for key, (form, period, unit) in parts.items()
        if form in forms and unit in units and (form, period, unit) not in sent
    }


Telling = Callable[[Collection[str], dict[str, date], Actor, date], dict[str, Line]]
TELLING: dict[str, Telling] = {
    ASSIGNMENT: work_lines,
    MEETING: meeting_lines,
    INVITATION: invitation_lines,
    AGENDA_PAPER: paper_lines,
    MILESTONE: milestone_lines,
    OWED: report_lines,
    GATE: gate_lines,
    COMMENT: comment_lines,
    ATTESTATION: application_lines(ATTESTATION),
    BROKEN_SEAL: application_lines(BROKEN_SEAL),
    CONTRACT: application_lines(CONTRACT),
    QUESTIONNAIRE: questionnaire_lines,
    EXPLANATION: explanation_lines,
    ANSWER: answer_lines,
    WORKING_YEAR: working_year_lines,
}


def lines(deliveries: Iterable[Delivery], *, viewer: Actor, on: date) -> dict[int, Line]:
    """By the delivery's id; one statement per kind of object."""
    kinds: dict[str, list[Delivery]] = defaultdict(list)
    for row in deliveries:
        kinds[row.object_kind].append(row)
    found: dict[int, Line] = {}
    for kind, rows in kinds.items():
        deadlines = {row.object_key: row.deadline_on for row in rows}
        told = TELLING[kind](list(deadlines), deadlines, viewer, on)
        found |= {row.pk: told[row.object_key] for row in rows if row.object_key in told}
    return found
