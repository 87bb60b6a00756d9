"""Who has not sent a report yet, since when it is due, when it was last urged; and the words for the units' chat group."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy, hm
from directives.models import Urge
from organizations.models import Unit
from reporting.models import Period, ReportForm
from reporting.models.definition import END_OF_DAY, definition_of
from reporting.models.standing import Mark
from reporting.policies.urging import may_urge_for
from reporting.readings.heatmap import units_of, words_of
from reporting.sources.completeness import marks_of
from reporting.sources.expected import ref_of
from reporting.sources.senders import Column, Senders, columns_from, units_shown


@dataclass(frozen=True)
class Wanting:
    id: int
    code: str
    name: str
    full_name: str
    mark: Mark
    words: str
    key: str  # status key of its badge
    report_url: str
    urged_on: date | None


@dataclass(frozen=True)
class MissingList:
    form_code: str
    form_name: str
    column: Column
    due_text: str
    rows: tuple[Wanting, ...]
    expected: int
    complete: int
    exempt: int
    may_urge: Decision
    on: date

    @property
    def overdue(self) -> tuple[Wanting, ...]:
        return tuple(row for row in self.rows if row.mark.is_due)


def missing_list(form: ReportForm, period: Period, *, viewer: Actor, on: date) -> MissingList:
    """At most eight statements."""
    (column,) = columns_from(definition_of(form), [period], on)
    units, own = marked_units(form, column, viewer=viewer, on=on)
    urged = _urged(form, column, on)
    rows = [
        _wanting(unit, own[unit.pk], form, column, urged.get(unit.pk))
        for unit in units
        if own[unit.pk].is_expected and not own[unit.pk].is_complete
    ]
    expected = [mark for mark in own.values() if mark.is_expected]
    return MissingList(
        form_code=form.code,
        form_name=form.name_vi,
        column=column,
        due_text=due_text(column),
        rows=tuple(rows),
        expected=len(expected),
        complete=sum(mark.is_complete for mark in expected),
        exempt=sum(mark.standing == "exempt" for mark in own.values()),
        may_urge=may_urge_for(viewer, form),
        on=on,
    )


def marked_units(
    form: ReportForm, column: Column, *, viewer: Actor, on: date
) -> tuple[list[Unit], dict[int, Mark]]:
    """Units asked for the period that the reader may compare, in official order, with their marks."""
    senders = Senders.of(form)
    units = list(units_of(senders, (column,), units_shown(viewer, form)).sorted())
    marks = marks_of(units, (column,), senders, on=on)
    return units, {unit.pk: marks.of(unit.pk, column) for unit in units}


def _urged(form: ReportForm, column: Column, on: date) -> dict[int, date]:
    ref = ref_of(form, column)
    urges = Urge.objects.filter(object_kind=ref.kind, object_key=ref.key, known_on__lte=on).order_by()
    return dict(urges.values_list("unit").annotate(last=Max("known_on")))


def _wanting(unit: Unit, mark: Mark, form: ReportForm, column: Column, urged_on: date | None) -> Wanting:
    return Wanting(
        id=unit.pk,
        code=unit.code,
        name=unit.short_name,
        full_name=unit.name,
        mark=mark,
        words=words_of(mark),
        key="over" if mark.is_due else "soon",
        report_url=reverse("reporting:report", args=[form.code, column.code, unit.code]),
        urged_on=urged_on,
    )


def due_text(column: Column) -> str:
    """The days by level are the same for most forms; the earliest is told. The hour only where one was named."""
    due = min(column.due.values(), default=None)
    if due is None:
        return ""
    if due.time() == END_OF_DAY:
        return dmy(due)
    return _("%(hour)s on %(day)s") % {"hour": hm(due), "day": dmy(due)}


def chat_text(found: MissingList, chosen: tuple[Wanting, ...] | None = None) -> str:
    """For the chat group: which report, who, until when, where. Nothing restricted."""
    rows = found.rows if chosen is None else chosen
    names = ", ".join(row.name for row in rows)
    told = {"report": found.form_name, "period": found.column.name, "units": names, "due": found.due_text}
    link = f"{settings.PUBLIC_URL.rstrip('/')}{reverse('reporting:list')}"
    if any(row.mark.is_due for row in rows):
        words = _(
            "%(report)s, %(period)s: was due %(due)s, not complete yet from %(units)s. Please send it today."
        )
    else:
        words = _(
            "%(report)s, %(period)s: due %(due)s, not complete yet from %(units)s. Please send it in time."
        )
    return f"{words % told} {link}"
