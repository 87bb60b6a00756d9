"""Which reports are still owed: one query per form and open period, for what was never sent has no row of its own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from common.deadlines import COLUMNS
from organizations.models import Unit
from organizations.models.validity import in_force
from reporting.models import Exemption, FormAssignment, Period, PeriodDue, Report, ReportForm

OWED = "reporting.owed_report"  # key: form/period/unit, as in the report's own address


def deadlines_of_reports(on: date, *, on_request: bool) -> tuple[QuerySet[Unit, dict[str, Any]], ...]:
    """Of the periods that units may still write; `on_request`: reports asked for out of turn, or those of the calendar."""
    forms = ReportForm.objects.select_related("regime")
    return tuple(
        _owed(form, due, on)
        for form in forms
        for due in _dues(form, on)
        if (due.period.form_id is not None) is on_request
    )


def _dues(form: ReportForm, on: date) -> Iterator[PeriodDue]:
    open_now = Period.objects.of_form(form).open(on)
    yield from PeriodDue.objects.filter(period__in=open_now.order_by()).select_related("period")


def _owed(form: ReportForm, due: PeriodDue, on: date) -> QuerySet[Unit, dict[str, Any]]:
    period = due.period
    asked = FormAssignment.objects.filter(in_force(period.data_to), form=form)
    of_level = asked.filter(level=OuterRef("level"))
    sent = Report.objects.filter(form=form, period=period, unit=OuterRef("pk"), first_sent_at__isnull=False)
    freed = Exemption.objects.filter(
        in_force(period.data_to), form=form, unit=OuterRef("pk"), known_on__lte=on
    )
    owing = (
        Unit.objects.filter(in_force(period.data_to), level=due.level)
        .filter(Q(Exists(asked.filter(unit=OuterRef("pk")))) | Q(Exists(of_level), home_id=form.owner_id))
        .exclude(Exists(sent.exclude(state=Report.State.RETURNED)))
        .exclude(Exists(freed))
    )
    told = owing.order_by().annotate(
        deadline_kind=Value(OWED, CharField()),
        deadline_key=Concat(Value(f"{form.code}/{period.code}/"), F("code"), output_field=CharField()),
        deadline_on=Value(due.due_on, DateField()),
        since_on=Value(period.opens_on, DateField()),
        owner_key=Value(form.owner_id, IntegerField()),
        unit_key=F("pk"),
    )
    return told.values(*COLUMNS)
