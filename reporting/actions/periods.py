"""Periods are opened ahead of time by the nightly task; a request opens its own. Safe to run twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.working_days import WorkingCalendar, calendar
from reporting.actions.forms import touched
from reporting.models import Period, PeriodDue, PeriodKind, Regime, RegimeDue, ReportForm
from reporting.parsing.period_days import Span, spans
from reporting.policies.reports import may_grant

AHEAD = timedelta(days=62)  # the next periods can be seen coming


@dataclass(frozen=True)
class Opened:
    regimes: int
    periods: int


@transaction.atomic
def open_due(*, by: Actor, on: date) -> Opened:
    """Every period of every regime in force whose figures begin within two months, as rows."""
    working, made, changed = calendar(), 0, 0
    for regime in Regime.objects.select_for_update().order_by("pk"):
        count = _open_regime(by, regime, on, working)
        made += count
        changed += bool(count)
    return Opened(changed, made)


def _open_regime(by: Actor, regime: Regime, on: date, working: WorkingCalendar) -> int:
    until = min(on + AHEAD, regime.valid_to or date.max)
    wanted = [
        span
        for kind in regime.kinds
        if kind != PeriodKind.AD_HOC
        for span in spans(regime.calendar, kind, regime.valid_from, until)
        if span.data_to >= regime.valid_from
    ]
    known = {period.code: period for period in Period.objects.filter(regime=regime)}
    missing = sorted((span for span in wanted if span.code not in known), key=lambda each: each.data_to)
    if not missing:
        return 0
    dues = list(RegimeDue.objects.filter(regime=regime))
    for span in missing:
        known[span.code] = _made(regime, span, dues, working, known)
    touched(regime=regime)
    facts = {"periods": [span.code for span in missing]}
    audit.record(by=by, verb="periods.opened", thing=regime, unit_code=regime.owner.code, facts=facts)
    return len(missing)


def _made(
    regime: Regime,
    span: Span,
    dues: Iterable[RegimeDue],
    working: WorkingCalendar,
    known: Mapping[str, Period],
) -> Period:
    days = {due: due_day(span.data_to, due.working_days, working) for due in dues}
    last = max(days.values(), default=working.add(span.data_to, 1))
    earlier = [each for each in known.values() if each.kind == span.kind and each.data_to < span.data_from]
    period = Period(
        regime=regime,
        code=span.code,
        kind=span.kind,
        year=span.year,
        number=span.number,
        data_from=span.data_from,
        data_to=span.data_to,
        opens_on=max(span.data_from, span.data_to - timedelta(days=regime.opens_before)),
        locks_on=working.add(last, regime.locks_after),
        previous=max(earlier, key=lambda each: each.data_to, default=None),
    )
    period.full_clean()
    period.save()
    PeriodDue.objects.bulk_create(
        PeriodDue(period=period, level=due.level, due_on=day, due_time=due.due_time)
        for due, day in days.items()
    )
    return period


def due_day(cut_off: date, working_days: int, working: WorkingCalendar) -> date:
    """Counting starts the day after the cut-off (Civil Code 2015 art. 147); the last day is a working day."""
    return working.add(cut_off, working_days)


@transaction.atomic
def open_ad_hoc(
    *,
    by: Actor,
    form: ReportForm,
    code: str,
    label: str,
    on: date,
    due_on: date,
    due_time: time | None,
    levels: Iterable[str],
    locks_on: date,
) -> Period:
    """The one period of a request: its figures speak of the day it is asked; open at once."""
    may_grant(by, form.owner.home_id).enforce()
    if form.period_kind != PeriodKind.AD_HOC:
        raise Refused(
            refuse(Kind.INPUT, "period_kind", _("This form is sent by its regime, not on request."))
        )
    period = Period(
        regime=form.regime,
        form=form,
        code=code,
        kind=PeriodKind.AD_HOC,
        year=on.year,
        label=label,
        data_from=on,
        data_to=on,
        opens_on=on,
        locks_on=max(locks_on, on + timedelta(days=1)),
    )
    period.full_clean()
    period.save()
    PeriodDue.objects.bulk_create(
        PeriodDue(period=period, level=level, due_on=due_on, due_time=due_time)
        for level in sorted(set(levels))
    )
    touched(forms=[form])
    facts = {"form": form.code, "code": code, "due_on": due_on}
    audit.record(by=by, verb="period.opened", thing=period, unit_code=form.owner.code, facts=facts)
    return period
