"""What of projects, units' reports and money needs a leader's word. The order is published in docs/attention.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.days import day_text, with_day
from dashboards.readings.attention import AttentionRow
from organizations.models import Unit
from projects.models import Project, Rating
from projects.policies.explanations import may_ask
from projects.readings.budget import BrokenRule, warnings
from projects.readings.ledger import ledger
from projects.readings.project_rows import ProjectRow, known_projects, project_rows
from projects.readings.rating_words import KEY_WORDS, reason_text
from reporting.models import PeriodKind, ReportForm
from reporting.models.standing import Mark
from reporting.policies.urging import may_urge_for
from reporting.readings.missing import marked_units
from reporting.sources.senders import Column, columns_of

NAMED = 3
# the rule: late projects, reports not sent, rules of the money broken, projects at risk
LATE, UNSENT, MONEY, AT_RISK = range(4)
Ranked = tuple[tuple[int, int, str], AttentionRow]


@dataclass(frozen=True)
class PlanAttention:
    rows: tuple[AttentionRow, ...]
    on: date


def plan_attention(owner: Unit, *, viewer: Actor, on: date) -> PlanAttention:
    """The same number of statements for any number of projects and units."""
    found = [
        *_projects(owner, viewer, on),
        *_reports(owner, viewer, on),
        *_money(owner, viewer, on),
    ]
    found.sort(key=lambda pair: pair[0])
    return PlanAttention(tuple(row for _order, row in found), on)


def _projects(owner: Unit, viewer: Actor, on: date) -> Iterator[Ranked]:
    """Behind schedule or at risk by what is computed, never by what its owner says of it."""
    revisions = list(known_projects(viewer, on).filter(project__owner=owner))
    of_id = {revision.project_id: revision.project for revision in revisions}
    for row in project_rows(revisions, on=on):
        if row.key not in ("over", "risk"):
            continue
        reasons = [each for each in row.stand.reasons if each.rating is row.stand.rating]
        rank = LATE if row.stand.rating is Rating.LATE else AT_RISK
        label = _("Ask for information") if of_id[row.id].lead.is_asked else _("Ask for an explanation")
        yield (
            (rank, row.stand.gap, row.code),
            AttentionRow(
                kind="project", key=row.key, days=None, badge=str(KEY_WORDS[row.key]),
                title=f"{row.code} {row.name}", url=row.url, why="; ".join(map(reason_text, reasons)),
                who=row.lead.short_name, deadline=_next(row, on), verb=label, icon="message-2",
                verb_url=reverse("projects:explanation", args=[row.code]), decision=may_ask(viewer, of_id[row.id]),
            ),
        )  # fmt: skip


def _next(row: ProjectRow, on: date) -> str:
    ahead = row.stand.next
    return _("Milestone of %(day)s") % {"day": day_text(ahead.due_on, on)} if ahead else ""


def _reports(owner: Unit, viewer: Actor, on: date) -> Iterator[Ranked]:
    """One row for the last period of the plan's regular report whose deadline has passed, while somebody has not sent."""
    forms = ReportForm.objects.visible_to(viewer).filter(owner=owner, valid_from__lte=on)
    regular = list(forms.exclude(period_kind=PeriodKind.AD_HOC).select_related("regime"))
    regular.sort(key=lambda form: (form.period_kind != PeriodKind.MONTH, form.code))
    for form in regular[:1]:
        passed = [column for column in columns_of(form, on=on, count=2) if _is_over(column, on)]
        for column in passed[-1:]:
            units, marks = marked_units(form, column, viewer=viewer, on=on)
            late = [unit for unit in units if _is_unsent(marks[unit.pk])]
            if late:
                days = max(marks[unit.pk].days for unit in late)
                yield (UNSENT, -days, form.code), _unsent(form, column, late, days, viewer, on)


def _is_over(column: Column, on: date) -> bool:
    return any(due.date() < on for due in column.due.values())


def _is_unsent(mark: Mark) -> bool:
    return mark.is_expected and mark.is_due and not mark.is_complete


def _unsent(
    form: ReportForm, column: Column, late: list[Unit], days: int, viewer: Actor, on: date
) -> AttentionRow:
    names = ", ".join(unit.short_name for unit in late[:NAMED])
    more = f" … (+{len(late) - NAMED})" if len(late) > NAMED else ""
    badge = ngettext("%(count)d unit has not sent", "%(count)d units have not sent", len(late))
    due = min(column.due.values()).date()
    return AttentionRow(
        kind="report", key="over", days=None, badge=badge % {"count": len(late)},
        title=f"{form.name_vi}, {column.name}",
        url=with_day(reverse("reporting:missing", args=[form.code, column.code]), on),
        why=ngettext("up to %(days)d day late", "up to %(days)d days late", days) % {"days": days},
        who=f"{names}{more}", deadline=_("Due %(day)s") % {"day": day_text(due, on)}, verb=_("Urge"), icon="send",
        verb_url=reverse("reporting:missing", args=[form.code, column.code]), decision=may_urge_for(viewer, form),
    )  # fmt: skip


def _money(owner: Unit, viewer: Actor, on: date) -> Iterator[Ranked]:
    """One row for each project that breaks rules of the money: the largest excess speaks."""
    of_project: dict[str, list[BrokenRule]] = {}
    for broken in warnings(ledger(owner, viewer=viewer, on=on)):
        of_project.setdefault(broken.project.code, []).append(broken)
    projects = {each.code: each for each in Project.objects.filter(owner=owner, code__in=of_project)}
    for code, rules in of_project.items():
        first = rules[0]
        yield (
            (MONEY, -first.finding.excess, code),
            AttentionRow(
                kind="money", key="soon", days=None, badge=_("Breaks a rule of the money"), title=f"{code} {first.project.name}",
                url=first.project.url, why="; ".join(str(each.finding.text) for each in rules),
                who=first.project.lead, deadline="", verb=_("Ask for an explanation"), icon="message-2",
                verb_url=reverse("projects:explanation", args=[code]), decision=may_ask(viewer, projects[code]),
            ),
        )  # fmt: skip
