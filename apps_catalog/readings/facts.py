"""Applications as they were known on a day, out of their revisions: one statement for the whole catalogue."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps_catalog.models import Application, ApplicationRevision
from apps_catalog.policies.applications import is_of_owner, may_see_protected
from common.actors import Actor
from common.text import sort_key
from organizations.models import Unit


@dataclass(frozen=True)
class UnitFact:
    code: str
    name: str
    short_name: str


@dataclass(frozen=True)
class HoldingFact:
    """`data_set` is a code."""

    data_set: str
    entry: str


@dataclass(frozen=True)
class CostFact:
    year: int
    kind: str
    amount_vnd: int


@dataclass(frozen=True)
class InterfaceFact:
    """`consumer` is the code of the application that gets the data set."""

    consumer: str
    data_set: str
    way: str
    is_required: bool
    note: str = ""


@dataclass(frozen=True)
class ProtectedFacts:
    hosting: str
    hosting_note: str
    security_level: int | None

    @property
    def hosting_label(self) -> str:
        return str(Application.Hosting(self.hosting).label)


@dataclass(frozen=True)
class ApplicationFacts:
    """`interfaces` and `protected` serve arithmetic; what is shown of them goes through `sees_protected`.

    `functions` are codes in the order of the taxonomy. `version` is the number of the revision, `revised_on` its day.
    """

    id: int
    code: str
    name: str
    short_name: str
    purpose: str
    group: str
    owner_unit: UnitFact
    vendor: str
    origin: str
    lifecycle: str
    in_use_since: date | None
    contract_number: str
    contract_start: date | None
    contract_end: date | None
    retired_on: date | None
    attest_months: int
    functions: tuple[str, ...]
    holdings: tuple[HoldingFact, ...]
    costs: tuple[CostFact, ...]
    interfaces: tuple[InterfaceFact, ...] = field(repr=False)
    protected: ProtectedFacts = field(repr=False)
    sees_protected: bool
    is_own: bool  # the viewer is of the owner unit
    is_illustrative: bool
    version: int
    revised_on: date
    revised_by: str

    @property
    def is_live(self) -> bool:
        return self.lifecycle != Application.Lifecycle.RETIRED

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def name_order(self) -> str:
        return sort_key(self.name)

    def cost_of(self, year: int) -> int | None:
        """Whole dong; None where nothing is known of the year."""
        amounts = [cost.amount_vnd for cost in self.costs if cost.year == year]
        return sum(amounts) if amounts else None

    def label(self, name: str) -> str:
        """The words of a choice: group, origin, lifecycle."""
        kinds: dict[str, Any] = {
            "group": Application.Group,
            "origin": Application.Origin,
            "lifecycle": Application.Lifecycle,
        }
        return str(kinds[name](getattr(self, name)).label)

    @property
    def group_label(self) -> str:
        return self.label("group")

    @property
    def origin_label(self) -> str:
        return self.label("origin")

    @property
    def lifecycle_label(self) -> str:
        return self.label("lifecycle")


def applications_known(
    *, viewer: Actor, owner: Unit | None = None, on: date, code: str = ""
) -> tuple[ApplicationFacts, ...]:
    """In the order of groups and names; one statement."""
    rows = ApplicationRevision.objects.visible_to(viewer).current(on)
    if owner is not None:
        rows = rows.filter(application__owner=owner)
    if code:
        rows = rows.filter(application__code=code)
    found = [facts_of(row, viewer) for row in rows.select_related("application__owner_unit").order_by()]
    places = {key: place for place, key in enumerate(Application.Group.values)}
    return tuple(sorted(found, key=lambda each: (places[each.group], each.name_order, each.code)))


def application_known(code: str, *, viewer: Actor, on: date) -> ApplicationFacts | None:
    return next(iter(applications_known(viewer=viewer, on=on, code=code)), None)


def facts_of(row: ApplicationRevision, viewer: Actor) -> ApplicationFacts:
    """Rights are today's: they look at the row as it stands, the facts at the revision."""
    told, application = row.facts, row.application
    return ApplicationFacts(
        id=application.pk,
        code=application.code,
        **{name: told[name] for name in TEXTS},
        in_use_since=_day(told["in_use_since"]),
        contract_start=_day(told["contract_start"]),
        contract_end=_day(told["contract_end"]),
        retired_on=_day(told["retired_on"]),
        owner_unit=UnitFact(**told["owner_unit"]),
        attest_months=told["attest_months"],
        functions=tuple(told["functions"]),
        holdings=tuple(HoldingFact(**each) for each in told["holdings"]),
        costs=tuple(CostFact(**each) for each in told["costs"]),
        interfaces=tuple(InterfaceFact(**each) for each in told["interfaces"]),
        protected=ProtectedFacts(told["hosting"], told["hosting_note"], told["security_level"]),
        sees_protected=may_see_protected(viewer, application).allowed,
        is_own=is_of_owner(viewer, application.owner_unit),
        is_illustrative=application.is_illustrative,
        version=row.number,
        revised_on=row.known_on,
        revised_by=row.by_label,
    )


TEXTS = ("name", "short_name", "purpose", "group", "vendor", "origin", "lifecycle", "contract_number")


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
