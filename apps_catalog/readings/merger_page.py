"""One merger whole: units, functions, contracts, years, who decided it, how far the move is, what was saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps_catalog.models import (
    AchievedSaving,
    Consolidation,
    ConsolidationTransition,
    DecidingItem,
)
from apps_catalog.policies import mergers as policies
from apps_catalog.readings import figures
from apps_catalog.readings.amounts import about
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.merge_arithmetic import Merge, Stop, YearLine
from apps_catalog.readings.mergers import MergerRow, computed, merger_row
from apps_catalog.readings.portfolio import Portfolio, UnitName, unit_names
from common.actors import Actor
from common.decisions import Decision
from common.figures import Figure
from directives.models import DirectiveItem
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from organizations.models import Unit


@dataclass(frozen=True)
class UnitLine:
    """A unit that must move: from what; `has_kept` uses the kept one; `has_left` every retired one."""

    unit: UnitName
    apps: tuple[ApplicationFacts, ...]
    has_kept: bool
    has_left: bool

    @property
    def is_moved(self) -> bool:
        return self.has_kept and self.has_left


@dataclass(frozen=True)
class LostLine:
    name: str
    apps: tuple[ApplicationFacts, ...]
    units: int


@dataclass(frozen=True)
class StopLine:
    app: ApplicationFacts
    stop: Stop
    data_taken_over: bool


@dataclass(frozen=True)
class YearCell:
    year: YearLine
    avoided: tuple[tuple[ApplicationFacts, int, int], ...]  # application, months, dong


@dataclass(frozen=True)
class Picture:
    """A merge in words: what pages, papers and comparisons print."""

    merge: Merge
    keep: ApplicationFacts
    stops: tuple[StopLine, ...]
    units: tuple[UnitLine, ...]
    covered: tuple[str, ...]
    lost: tuple[LostLine, ...]
    new_data: tuple[str, ...]
    joined_data: tuple[str, ...]
    years: tuple[YearCell, ...]

    @property
    def function_count(self) -> int:
        return len(self.covered) + len(self.lost)

    @property
    def moved(self) -> int:
        return sum(line.is_moved for line in self.units)

    @property
    def saving(self) -> str:
        """Of a full year."""
        return about(self.merge.full_year_vnd)

    @property
    def net_text(self) -> str:
        last = self.years[-1].year.year if self.years else 0
        return _("%(sum)s until %(year)s") % {"sum": about(self.merge.net_vnd), "year": last}

    @property
    def to_bring_text(self) -> str:
        count = self.merge.work.units
        told = ngettext("%(count)s is new to the kept one", "%(count)s are new to the kept one", count)
        return told % {"count": count}

    @property
    def moved_text(self) -> str:
        return _("%(moved)s of %(all)s have moved") % {"moved": self.moved, "all": len(self.units)}

    @property
    def lost_text(self) -> str:
        count = len(self.lost)
        return ngettext("%(count)s function lost", "%(count)s functions lost", count) % {"count": count}

    @property
    def work_text(self) -> str:
        work = self.merge.work
        told = {"units": work.units, "sets": work.data_sets, "interfaces": work.interfaces}
        return _("units %(units)s, data sets %(sets)s, interfaces %(interfaces)s") % told

    @property
    def costs_missing(self) -> tuple[ApplicationFacts, ...]:
        return tuple(line.app for line in self.stops if line.stop.yearly_vnd is None)


@dataclass(frozen=True)
class Event:
    on: date
    state: str
    state_label: str
    who: str
    reason: str


@dataclass(frozen=True)
class SavingFact:
    year: int
    number: int
    amount_vnd: int
    source: str
    note: str
    known_on: date
    by_label: str


@dataclass(frozen=True)
class MergerRights:
    change: Decision
    submit: Decision
    take_back: Decision
    withdraw: Decision
    decide: Decision
    complete: Decision
    record_saving: Decision


@dataclass(frozen=True)
class MergerPage:
    """Of an agreed merger `picture` is reckoned on the day it was agreed (`reckoned_on`); the move is told as of `on`."""

    row: MergerRow
    picture: Picture
    reckoned_on: date
    items: tuple[ItemRow, ...]
    hidden_items: int
    events: tuple[Event, ...]
    savings: tuple[SavingFact, ...]
    may: MergerRights
    on: date

    @property
    def saving(self) -> Figure:
        """Of a full year."""
        return figures.of_merger(figures.SAVING, self.picture.merge.full_year_vnd, self.row.id, self.on)

    @property
    def achieved(self) -> Figure:
        return figures.of_merger(figures.ACHIEVED, self.row.achieved_vnd, self.row.id, self.on)


def merger_page(merger: Consolidation, *, viewer: Actor, owner: Unit, on: date) -> MergerPage | None:
    """None when it was not known on the day."""
    today = Portfolio.load(viewer=viewer, owner=owner, on=on)
    row = merger_row(merger.pk, viewer=viewer, owner=owner, portfolio=today)
    if row is None:
        return None
    moves = list(
        ConsolidationTransition.objects.filter(consolidation=merger, known_on__lte=on).order_by("pk")
    )
    agreed = next((move.known_on for move in moves if move.to_state == Consolidation.State.ACCEPTED), None)
    then, found = today, row.merge
    if agreed is not None and agreed != on:
        then = Portfolio.load(viewer=viewer, owner=owner, on=agreed)
        found = computed(then, then.applications[row.keep.code], _retired(then, row), row.terms)
    items, hidden = _items(merger, viewer, on)
    return MergerPage(
        row=row,
        picture=picture(found, row, then, unit_names(owner), now=today),
        reckoned_on=agreed or on,
        items=items,
        hidden_items=hidden,
        events=tuple(_event(move) for move in moves),
        savings=_savings(merger, on),
        may=_rights(merger, viewer),
        on=on,
    )


def picture(
    found: Merge,
    row: MergerRow,
    portfolio: Portfolio,
    units: Mapping[str, UnitName],
    *,
    now: Portfolio | None = None,
) -> Picture:
    """`portfolio` is the one `found` was reckoned from; `now` tells who has moved since."""
    taken = {each.app.code: each.data_taken_over for each in row.retire}
    return pictured(found, portfolio, units, taken=taken, now=now)


def pictured(
    found: Merge,
    portfolio: Portfolio,
    units: Mapping[str, UnitName],
    *,
    taken: Mapping[str, bool],
    now: Portfolio | None = None,
) -> Picture:
    apps, words, now = portfolio.applications, portfolio.words, now or portfolio
    lines = (
        UnitLine(
            unit=units[moving.code],
            apps=tuple(apps[code] for code in moving.from_codes),
            has_kept=moving.code in now.users_of(found.keep),
            has_left=not any(moving.code in now.users_of(code) for code in found.retire),
        )
        for moving in found.units
        if moving.code in units
    )
    order = {key: place for place, key in enumerate(units)}
    return Picture(
        merge=found,
        keep=apps[found.keep],
        stops=tuple(StopLine(apps[stop.code], stop, taken.get(stop.code, False)) for stop in found.stops),
        units=tuple(sorted(lines, key=lambda line: order[line.unit.key])),
        covered=tuple(words.function_name(code) for code in found.covered),
        lost=tuple(
            LostLine(
                words.function_name(each.code), tuple(apps[code] for code in each.from_codes), len(each.units)
            )
            for each in found.lost
        ),
        new_data=tuple(words.data_set_name(code) for code in found.new_data_sets),
        joined_data=tuple(words.data_set_name(code) for code in found.joined_data_sets),
        years=tuple(
            YearCell(line, tuple((apps[code], months, amount) for code, months, amount in line.avoided))
            for line in found.years
        ),
    )


def _retired(portfolio: Portfolio, row: MergerRow) -> list[ApplicationFacts]:
    return [portfolio.applications[each.app.code] for each in row.retire]


def _items(merger: Consolidation, viewer: Actor, on: date) -> tuple[tuple[ItemRow, ...], int]:
    """The deciding items that the viewer may see, and how many there are beside."""
    decided = list(
        DecidingItem.objects.filter(consolidation=merger, known_on__lte=on).values_list("item_id", flat=True)
    )
    if not decided:
        return (), 0
    rows = item_rows(DirectiveItem.objects.filter(pk__in=decided), viewer=viewer, on=on)
    return rows, len(decided) - len(rows)


def _event(move: ConsolidationTransition) -> Event:
    return Event(
        move.known_on,
        move.to_state,
        move.get_to_state_display(),
        move.on_behalf_of or move.by_label,
        move.reason,
    )


def _savings(merger: Consolidation, on: date) -> tuple[SavingFact, ...]:
    rows = AchievedSaving.objects.filter(consolidation=merger, known_on__lte=on).order_by("-year", "-number")
    return tuple(
        SavingFact(row.year, row.number, row.amount_vnd, row.source, row.note, row.known_on, row.by_label)
        for row in rows
    )


def _rights(merger: Consolidation, viewer: Actor) -> MergerRights:
    return MergerRights(
        change=policies.may_change(viewer, merger),
        submit=policies.may_submit(viewer, merger),
        take_back=policies.may_take_back(viewer, merger),
        withdraw=policies.may_withdraw(viewer, merger),
        decide=policies.may_decide(viewer, merger),
        complete=policies.may_complete(viewer, merger),
        record_saving=policies.may_record_saving(viewer, merger),
    )
