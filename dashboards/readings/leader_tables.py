"""Tables of work for leaders, as of any day and for a period: what `/tables/` shows and its sheet holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.actors import Actor
from common.formats import dmy
from dashboards.readings import drawn_tables as drawn
from dashboards.readings.drawn_tables import DrawnTable, Head
from dashboards.readings.scope import Scope
from dashboards.readings.work_figures import Numbers
from directives.readings.deadline_honesty import deadline_honesty
from directives.readings.late_coordination import late_coordination
from directives.readings.period_comparison import compared
from directives.readings.weeks_of_work import weeks
from directives.readings.work_facts import WorkFact, WorkScope, work_given
from directives.readings.work_periods import WorkPeriod
from directives.readings.work_tables import by_field, by_leader, by_unit, from_superiors
from directives.readings.work_tallies import tally

Text = str | Promise


@dataclass(frozen=True)
class Asked:
    """What the tables speak of."""

    scope: Scope
    period: WorkPeriod
    viewer: Actor
    on: date

    @property
    def work(self) -> WorkScope:
        return WorkScope(self.scope.owner.pk, self.scope.committee, self.scope.unit)

    def numbers(self, table: str) -> Numbers:
        params = (*self.scope.params, ("period", self.period.key), ("table", table))
        return Numbers(params, self.on)

    def given(self) -> tuple[WorkFact, ...]:
        return work_given(self.work, viewer=self.viewer, on=self.on, first=self.period.first)

    def ever(self) -> tuple[WorkFact, ...]:
        return work_given(self.work, viewer=self.viewer, on=self.on)


@dataclass(frozen=True)
class LeaderTable:
    """`note` says what is counted and how."""

    key: str
    title: Text
    note: Text
    table: DrawnTable


def leader_table(key: str, asked: Asked) -> LeaderTable:
    title, note, making = TABLES.get(key) or TABLES[UNITS]
    return LeaderTable(key if key in TABLES else UNITS, title, note, making(asked))


def leader_tables(asked: Asked) -> tuple[LeaderTable, ...]:
    """All of them, for the sheet."""
    return tuple(leader_table(key, asked) for key in TABLES)


def _units(asked: Asked) -> DrawnTable:
    return drawn.tallies(by_unit(asked.given()), Head(_("Unit"), "text"), asked.numbers(UNITS), of="unit")


def _leaders(asked: Asked) -> DrawnTable:
    first = Head(_("Directing leader"), "text")
    numbers = asked.numbers("leaders")
    return drawn.tallies(by_leader(asked.given()), first, numbers, unnamed=drawn.NOBODY["leader"])


def _fields(asked: Asked) -> DrawnTable:
    first = Head(pgettext_lazy("of work", "Field"), "text")
    numbers = asked.numbers("fields")
    return drawn.tallies(by_field(asked.given()), first, numbers, unnamed=drawn.NOBODY["field"])


def _superiors(asked: Asked) -> DrawnTable:
    first = Head(_("Paper from above"), "text")
    return drawn.tallies(from_superiors(asked.given()), first, asked.numbers("superiors"), of="paper")


def _coordination(asked: Asked) -> DrawnTable:
    lines = late_coordination(asked.work, viewer=asked.viewer, on=asked.on, first=asked.period.first)
    return drawn.coordination(lines, on=asked.on)


def _comparison(asked: Asked) -> DrawnTable:
    """Both periods as known on the same day of each."""
    period, before = asked.period, asked.period.before
    now, numbers = tally(asked.given()), asked.numbers("comparison")
    if before is None or before.first is None:
        return drawn.comparison(compared(now, tally(())), numbers, None, now=dmy(period.last), before="–")
    then = work_given(asked.work, viewer=asked.viewer, on=before.last, first=before.first, last=before.last)
    lines, earlier = compared(now, tally(then)), replace(numbers, on=before.last)
    return drawn.comparison(lines, numbers, earlier, now=_days(period), before=_days(before))


def _days(period: WorkPeriod) -> str:
    return f"{dmy(period.first)} – {dmy(period.last)}"


def _weekly(asked: Asked) -> DrawnTable:
    """The last weeks of everything given so far: what is owed from before the period is owed all the same."""
    return drawn.weekly(weeks(asked.ever(), on=asked.on), asked.numbers("weeks"))


def _honesty(asked: Asked) -> DrawnTable:
    return drawn.honesty(deadline_honesty(asked.given()), asked.numbers("honesty"))


UNITS = "units"
COUNTED = _(
    "Work of lead units given out in the period, as known on the day; what a unit handed over counts for its heir. Each "
    "piece of work stands in one column. On time is measured by the day on which the accepted result was reported."
)
TABLES: dict[str, tuple[Text, Text, Callable[[Asked], DrawnTable]]] = {
    UNITS: (_("By unit"), COUNTED, _units),
    "leaders": (_("By directing leader"), COUNTED, _leaders),
    "superiors": (
        _("Given by superiors"),
        _("Papers that arrived from above, each with what became of the work given out on it in the period."),
        _superiors,
    ),
    "coordination": (
        _("Late coordination"),
        _(
            "Requests of lead units to other units, made in the period, that were answered late or are still owed."
        ),
        _coordination,
    ),
    "comparison": (
        _("Against the period before"),
        _("The period before is cut on the same day of it and told as it was known on that day."),
        _comparison,
    ),
    "weeks": (
        _("Week by week"),
        _(
            "The last twelve weeks, whatever the period. Overdue: the deadline in force had passed at the end of the week."
        ),
        _weekly,
    ),
    "fields": (_("By field"), _("The field is the heading under which the paper puts the work."), _fields),
    "honesty": (
        _("Deadline honesty"),
        _(
            "Accepted work that had a deadline. Only by an extension: the result came after the deadline first given and "
            "by the one that was moved."
        ),
        _honesty,
    ),
}
