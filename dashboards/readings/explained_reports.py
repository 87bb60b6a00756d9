"""Numbers of reporting explained: reports complete in time, mark by mark; a sum of an indicator, unit by unit."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from organizations.models import Unit
from reporting.models import ReportForm
from reporting.models.definition import Definition, definition_of
from reporting.models.standing import Standing, Tally
from reporting.readings.figures_told import answered_told, parts_told, told
from reporting.readings.heatmap import MONTHS, READING, timeliness, units_of, words_of
from reporting.readings.indicator_list import READING as SUM
from reporting.readings.indicator_list import own_figure, sum_figure
from reporting.readings.indicator_page import amounts_of
from reporting.readings.sums import years_of
from reporting.sources.completeness import marks_of, totals_of
from reporting.sources.period_words import name_of
from reporting.sources.senders import Senders, columns_from, columns_of, units_shown

MOST_ROWS = 500
SAID = gettext_lazy(
    "What the unit's own report says, of a rate its numerator and its denominator. Only a report sent and not sent back counts."
)
IN_TIME = gettext_lazy(
    "Reports sent complete on or before their deadline, divided by all reports due: a report is expected when the form is "
    "asked of the unit and both hold on the last day of the period; exempt units and deadlines still ahead are left out."
)
SUMMED = gettext_lazy(
    "The units' figures are added up, of a rate its numerators and its denominators; percentages are never averaged. Nil "
    "counts as zero, not applicable counts for nothing. Only reports sent and not sent back count."
)


def reports_in_time(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``form``, optional ``unit``: the last twelve periods. Reports that were not on time stand as rows too,
    uncounted."""
    form, one = _form(params, viewer), params.get("unit", "")
    columns, senders, shown = (
        columns_of(form, on=on, count=MONTHS),
        Senders.of(form),
        units_shown(viewer, form),
    )
    if one:
        shown &= Q(code=one)
    tally: Tally = totals_of(columns, senders, on=on, shown=shown).all
    units = list(units_of(senders, columns, shown).sorted()[:60])
    marks = marks_of(units, columns, senders, on=on)
    rows = [
        ExplainedRow(
            label=f"{unit.short_name}, {column.name}",
            url=with_day(reverse("reporting:report", args=[form.code, column.code, unit.code]), on),
            note=words_of(mark),
            key="done" if mark.standing is Standing.ON_TIME else "over",
            counts=mark.standing is Standing.ON_TIME,
        )
        for column in columns
        for unit in units
        for mark in [marks.of(unit.pk, column)]
        if mark.is_due and mark.is_expected
    ]
    rows.sort(key=lambda row: not row.counts)  # what the sum is made of stands first
    title = _("%(form)s: complete and in time") % {"form": form.name_vi}
    return Counted(title, timeliness(form, tally, on, unit=one), tally.due, IN_TIME, tuple(rows[:MOST_ROWS]))


def sum_of_indicator(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``form``, ``indicator``, ``period``, optional ``unit``: what it said itself. Units whose reports the reader may
    not see are not named."""
    form, one = _form(params, viewer), params.get("unit", "")
    known: Definition = definition_of(form)
    field, at = known.by_code.get(params.get("indicator", "")), known.periods.get(params.get("period", ""))
    if field is None or at is None:
        no_such_figure()
    columns = columns_from(known, [at], on)
    shown = Unit.objects.filter(Senders(known).units(columns)).filter(units_shown(viewer, form)).sorted()
    units = list(shown.filter(code=one) if one else shown[:MOST_ROWS])
    if one and not units:
        no_such_figure()
    amounts = amounts_of(known, field.indicator, columns, on, units=[unit.pk for unit in units])
    rows = tuple(
        ExplainedRow(
            label=unit.short_name,
            url=with_day(reverse("reporting:report", args=[form.code, at.code, unit.code]), on),
            note=" · ".join(
                part
                for part in (
                    told(field.indicator, total),
                    parts_told(field.indicator, total),
                    answered_told(total),
                )
                if part
            ),
            key="done" if total.has_figure else "none",
            counts=total.has_figure,
        )
        for unit in units
        for total in [amounts.get(unit.pk, {}).get(at.pk)]
        if total is not None
    )
    title = f"{field.wording(at.data_to).name}, {name_of(at)}"
    if one:
        total = amounts.get(units[0].pk, {}).get(at.pk)
        figure = own_figure(field.indicator, total, form=form.code, period=at.code, unit=one, on=on)
        return Counted(f"{title}, {units[0].short_name}", figure, None, SAID, rows)
    year = years_of(known, at, on=on, indicators=[field.indicator])[field.indicator.pk]
    return Counted(title, sum_figure(field.indicator, known, at, year, on), None, SUMMED, rows)


def _form(params: Params, viewer: Actor) -> ReportForm:
    forms = ReportForm.objects.visible_to(viewer).select_related("keeper")
    return forms.filter(code=params.get("form", "")).first() or no_such_figure()


READINGS: dict[str, Counting] = {READING: reports_in_time, SUM: sum_of_indicator}
