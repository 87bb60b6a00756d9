"""Reports of units that were not sent: one row for the last period, and one for every unit
without a complete report for two in a row."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.days import with_day
from dashboards.readings.attention_rows import AttentionRow, Rank, Verb, due_told
from dashboards.readings.scope import Scope
from organizations.models import Unit
from reporting.models import ReportForm
from reporting.models.standing import Mark
from reporting.policies.urging import may_urge_for
from reporting.readings.form_choice import regular_form
from reporting.readings.heatmap import units_of
from reporting.sources.completeness import marks_of
from reporting.sources.senders import Column, Senders, columns_of, units_shown

NAMED = 3
RUNNING = 2  # periods: who sent none of them stands alone


def report_attention(scope: Scope, *, viewer: Actor, on: date) -> Iterator[AttentionRow]:
    """At most four statements. A form belongs to the plan: a committee's own papers say nothing of it."""
    form = None if scope.committee else regular_form(scope.owner, viewer=viewer, on=on)
    if form is None:
        return
    columns = tuple(each for each in columns_of(form, on=on, count=RUNNING + 1) if _is_over(each, on))
    columns = columns[-RUNNING:]
    if not columns:
        return
    units, unsent = _unsent(form, columns, scope, viewer, on)
    last = columns[-1]
    silent = [unit for unit in units if len(columns) == RUNNING and len(unsent[unit.pk]) == RUNNING]
    late = [unit for unit in units if last.id in unsent[unit.pk] and unit not in silent]
    urge = Verb(
        _("Urge"),
        reverse("reporting:missing", args=[form.code, last.code]),
        "send",
        may_urge_for(viewer, form),
    )
    for unit in silent:
        days = (on - columns[0].due[unit.level].date()).days
        yield _silent_row(form, columns, unit, days, urge, on)
    if late:
        days = max(unsent[unit.pk][last.id].days for unit in late)
        yield _late_row(form, last, late, days, urge, on)


Unsent = dict[int, dict[int, Mark]]  # unit -> column -> mark


def _unsent(
    form: ReportForm, columns: tuple[Column, ...], scope: Scope, viewer: Actor, on: date
) -> tuple[list[Unit], Unsent]:
    senders = Senders.of(form)
    shown = units_shown(viewer, form)
    if scope.unit is not None:
        shown &= Q(path__startswith=scope.unit.path)
    units = list(units_of(senders, columns, shown).sorted())
    marks = marks_of(units, columns, senders, on=on)
    found: Unsent = {unit.pk: {} for unit in units}
    for unit in units:
        for column in columns:
            mark = marks.of(unit.pk, column)
            if mark.is_expected and mark.is_due and not mark.is_complete:
                found[unit.pk][column.id] = mark
    return units, found


def _is_over(column: Column, on: date) -> bool:
    return any(due.date() < on for due in column.due.values())


def _silent_row(
    form: ReportForm, columns: tuple[Column, ...], unit: Unit, days: int, urge: Verb, on: date
) -> AttentionRow:
    told = {"unit": unit.short_name, "report": form.name_vi}
    return AttentionRow(
        rank=Rank.PASSED, weight=-days, place=unit.code, kind="ward", key="over", days=None,
        badge=_("Two periods not complete"), title=_("%(unit)s: %(report)s") % told,
        url=with_day(reverse("reporting:ward", args=[unit.code]), on),
        why=_("not complete: %(periods)s") % {"periods": ", ".join(each.name for each in columns)}, who=unit.short_name,
        deadline=_due(columns[-1], on), verbs=(urge,),
    )  # fmt: skip


def _late_row(
    form: ReportForm, column: Column, late: list[Unit], days: int, urge: Verb, on: date
) -> AttentionRow:
    names = ", ".join(unit.short_name for unit in late[:NAMED])
    more = f" … (+{len(late) - NAMED})" if len(late) > NAMED else ""
    badge = ngettext("%(count)d unit has not sent", "%(count)d units have not sent", len(late))
    return AttentionRow(
        rank=Rank.PASSED, weight=-days, place=form.code, kind="report", key="over", days=None,
        badge=badge % {"count": len(late)}, title=f"{form.name_vi}, {column.name}",
        url=with_day(reverse("reporting:missing", args=[form.code, column.code]), on),
        why=ngettext("up to %(days)d day late", "up to %(days)d days late", days) % {"days": days},
        who=f"{names}{more}", deadline=_due(column, on), verbs=(urge,),
    )  # fmt: skip


def _due(column: Column, on: date) -> str:
    due = min(column.due.values()).date()
    return due_told(due, on)
