"""Scenarios of mergers with what they change and save, as known on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Value

from apps_catalog.models import (
    AchievedSaving,
    Consolidation,
    ConsolidationRevision,
    PlannedSaving,
    RetiredApplication,
)
from apps_catalog.readings.amounts import about
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.merge_arithmetic import Merge, Terms, differences, merge
from apps_catalog.readings.portfolio import Portfolio
from common.actors import Actor
from organizations.models import Unit

State = Consolidation.State
PLANNED, ACHIEVED = 0, 1  # which of the two tables a row comes from
STATE_KEYS = {  # status keys of colour and icon
    State.DRAFT: "none",
    State.PROPOSED: "wait",
    State.ACCEPTED: "track",
    State.COMPLETED: "done",
    State.REJECTED: "ended",
    State.WITHDRAWN: "ended",
}


@dataclass(frozen=True)
class SavingYear:
    """Planned by the decision and achieved since; `difference` None until something was reported."""

    year: int
    planned_vnd: int | None
    achieved_vnd: int | None
    difference_vnd: int | None


@dataclass(frozen=True)
class RetiredRow:
    app: ApplicationFacts
    data_taken_over: bool


@dataclass(frozen=True)
class MergerRow:
    """`merge` is computed from the catalogue of the day; of an agreed merger `savings` hold what the decision planned."""

    id: int
    code: str
    title: str
    state: str
    state_label: str
    state_key: str
    reason: str
    keep: ApplicationFacts
    retire: tuple[RetiredRow, ...]
    terms: Terms
    merge: Merge
    savings: tuple[SavingYear, ...]
    is_illustrative: bool
    version: int
    made_on: date

    @property
    def saving(self) -> str:
        """Of a full year."""
        return about(self.merge.full_year_vnd)

    @property
    def planned(self) -> str:
        return about(self.planned_vnd)

    @property
    def achieved(self) -> str | None:
        return None if self.achieved_vnd is None else about(self.achieved_vnd)

    @property
    def is_agreed(self) -> bool:
        return self.state in Consolidation.AGREED

    @property
    def is_open(self) -> bool:
        return self.state in Consolidation.OPEN

    @property
    def planned_vnd(self) -> int:
        return sum(row.planned_vnd or 0 for row in self.savings)

    @property
    def achieved_vnd(self) -> int | None:
        """None while nothing was reported."""
        told = [row.achieved_vnd for row in self.savings if row.achieved_vnd is not None]
        return sum(told) if told else None


def merger_rows(*, viewer: Actor, owner: Unit, portfolio: Portfolio) -> tuple[MergerRow, ...]:
    """Newest first; three statements beside the portfolio's."""
    on = portfolio.on
    revisions = _revisions(viewer, owner, on)
    retired = _retired(revision.pk for revision in revisions)
    agreed = [row.consolidation_id for row in revisions if row.state_then in Consolidation.AGREED]
    savings = _savings(agreed, on)
    return tuple(
        _row(revision, retired[revision.pk], savings.get(revision.consolidation_id, ()), portfolio)
        for revision in revisions
        if revision.keep.code in portfolio.applications
    )


def merger_row(pk: int, *, viewer: Actor, owner: Unit, portfolio: Portfolio) -> MergerRow | None:
    """None when it was not known on the day."""
    return next(
        (row for row in merger_rows(viewer=viewer, owner=owner, portfolio=portfolio) if row.id == pk), None
    )


def computed(
    portfolio: Portfolio, keep: ApplicationFacts, retire: Iterable[ApplicationFacts], terms: Terms
) -> Merge:
    """A scenario that need not be stored."""
    year = terms.cutover_on.year
    return merge(portfolio.merged(keep, year), [portfolio.merged(app, year) for app in retire], terms)


def terms_of(
    portfolio: Portfolio, *, cutover_on: date, until_year: int, added_yearly_vnd: int, once_vnd: int
) -> Terms:
    moving = portfolio.moving
    return Terms(
        cutover_on=cutover_on,
        until_year=until_year,
        added_yearly_vnd=added_yearly_vnd,
        once_vnd=once_vnd,
        days_per_unit=moving.days_per_unit,
        days_per_data_set=moving.days_per_data_set,
        days_per_interface=moving.days_per_interface,
        day_vnd=moving.day_vnd,
    )


def _revisions(viewer: Actor, owner: Unit, on: date) -> list[ConsolidationRevision]:
    rows = ConsolidationRevision.objects.visible_to(viewer).current(on).filter(consolidation__owner=owner)
    return list(
        rows.with_state(on)
        .select_related("consolidation", "keep")
        .order_by("-consolidation__known_on", "-consolidation")
    )


def _retired(revisions: Iterable[int]) -> dict[int, list[tuple[str, bool]]]:
    found: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    rows = RetiredApplication.objects.filter(revision__in=list(revisions)).order_by("application__name_order")
    for revision, code, taken in rows.values_list("revision_id", "application__code", "data_taken_over"):
        found[revision].append((code, taken))
    return found


def _savings(mergers: list[int], on: date) -> dict[int, tuple[SavingYear, ...]]:
    """By merger; one statement, none when nothing was agreed."""
    if not mergers:
        return {}
    columns = ("consolidation_id", "year", "amount_vnd")
    planned = PlannedSaving.objects.filter(consolidation__in=mergers, known_on__lte=on)
    achieved = AchievedSaving.objects.current(on).filter(consolidation__in=mergers)
    rows = planned.order_by().values_list(*columns, Value(PLANNED))
    told: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for merger, year, amount, kind in rows.union(
        achieved.order_by().values_list(*columns, Value(ACHIEVED)), all=True
    ):
        told[merger, kind][year] = amount
    return {merger: saving_years(told[merger, PLANNED], told[merger, ACHIEVED]) for merger in mergers}


def saving_years(planned: Mapping[int, int], achieved: Mapping[int, int]) -> tuple[SavingYear, ...]:
    return tuple(
        SavingYear(year, planned.get(year), achieved.get(year), difference)
        for year, difference in differences(planned, achieved).items()
    )


def _row(
    revision: ConsolidationRevision,
    retired: list[tuple[str, bool]],
    savings: tuple[SavingYear, ...],
    portfolio: Portfolio,
) -> MergerRow:
    merger = revision.consolidation
    state = State(revision.state_then)
    keep = portfolio.applications[revision.keep.code]
    gone = tuple(
        RetiredRow(portfolio.applications[code], taken)
        for code, taken in retired
        if code in portfolio.applications
    )
    terms = terms_of(
        portfolio,
        cutover_on=revision.cutover_on,
        until_year=revision.until_year,
        added_yearly_vnd=revision.added_yearly_vnd,
        once_vnd=revision.once_vnd,
    )
    return MergerRow(
        id=merger.pk,
        code=merger.code,
        title=revision.title,
        state=state,
        state_label=str(state.label),
        state_key=STATE_KEYS[state],
        reason=revision.reason,
        keep=keep,
        retire=gone,
        terms=terms,
        merge=computed(portfolio, keep, (row.app for row in gone), terms),
        savings=savings,
        is_illustrative=merger.is_illustrative,
        version=revision.number,
        made_on=merger.known_on,
    )
