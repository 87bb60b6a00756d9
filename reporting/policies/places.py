"""From the codes of an address to the place of a report: who is meant, on which day, by which form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, Refused, refuse
from organizations.models import Unit, UnitQuerySet
from reporting.models import Period, ReportForm
from reporting.models.definition import Definition, Place, definition


@dataclass(frozen=True)
class Meant:
    """A unit that the code may mean, with its plan's form of the code asked for."""

    unit: Unit
    definition: Definition | None

    def period(self, code: str) -> Period | None:
        return self.definition.periods.get(code) if self.definition is not None else None


Right = Callable[[Actor, Unit, date], Decision]


def anybody(_actor: Actor, _unit: Unit, _on: date) -> Decision:
    return ALLOWED


def place(by: Actor, form: str, period: str, unit: str, on: date, right: Right = anybody) -> Place:
    """One statement, where the process knows the form's revision. Raises `Refused`: 404 for a unit or form that is not
    seen; then what `right` refuses; 422 for a period that is none and for a code that nobody bore on its last day."""
    found = candidates(by, form, unit)
    if not found:
        raise nothing_there()
    meant = choose(found, unit, period, on)
    if meant.definition is None:
        raise nothing_there()
    at = meant.period(period)
    if at is None:
        right(by, meant.unit, on).enforce()
        raise Refused(refuse(Kind.INPUT, "unknown_period", _("This form has no such period.")))
    if meant.unit.code != unit and not meant.unit.in_force(at.data_to):
        right(by, meant.unit, on).enforce()
        told = _("No unit bore this code on the last day of the period.")
        raise Refused(refuse(Kind.INPUT, "unit_not_valid", told))
    return Place(meant.definition, at, meant.unit)


def candidates(by: Actor, form: str, unit: str) -> list[Meant]:
    """Units seen that bear the code now or once did. One statement where the unit is of the actor's own plan: such units
    are seen by whoever belongs to it (`UnitQuerySet.visible_to`), and need no look at what lies around the plan."""
    if not unit or not form:
        return []
    own = () if by.is_system else _of_his_plan(by, form, unit)
    return list(own or _meant(by, Unit.objects.visible_to(by), form, unit))


# Written out: every report that is sent asks this first, and Django takes longer to put it into words than to answer it.
OWN = """
SELECT u.*, f.id AS form_pk, f.revision AS form_revision
FROM organizations_unit u LEFT JOIN reporting_reportform f ON f.owner_id = u.home_id AND f.code = %s
WHERE u.home_id IN (HOMES) AND (u.code = %s OR u.gso_code = %s)
ORDER BY u.id
"""


def _of_his_plan(by: Actor, form: str, unit: str) -> tuple[Meant, ...]:
    homes = sorted(by.home_ids)
    if not homes:
        return ()
    told = OWN.replace("HOMES", ", ".join(["%s"] * len(homes)))
    return tuple(_found(row) for row in Unit.objects.raw(told, [form, *homes, unit, unit]))


def _found(row: Unit) -> Meant:
    told = vars(row)  # the form's two columns lie beside the unit's own
    return Meant(row, known_definition(told["form_pk"], _uuid(told["form_revision"])))


def _uuid(told: UUID | str | None) -> UUID | None:
    """SQLite keeps it as text."""
    return UUID(told) if isinstance(told, str) else told


def _meant(by: Actor, units: UnitQuerySet, form: str, unit: str) -> tuple[Meant, ...]:
    forms = ReportForm.objects.visible_to(by).filter(owner=OuterRef("home"), code=form).order_by()
    rows = (
        units.filter(Q(code=unit) | Q(gso_code=unit))
        .annotate(
            form_pk=Subquery(forms.values("pk")[:1]), form_revision=Subquery(forms.values("revision")[:1])
        )
        .order_by("pk")
    )
    return tuple(Meant(row, known_definition(row.form_pk, row.form_revision)) for row in rows)


def known_definition(pk: int | None, revision: UUID | None) -> Definition | None:
    return definition(pk, revision) if pk is not None and revision is not None else None


def choose(found: list[Meant], code: str, period: str, on: date) -> Meant:
    """The portal's own code wins; a GSO code means whoever bore it on the period's last day, else on the day."""
    named = [meant for meant in found if meant.unit.code == code]
    if named:
        return named[0]
    then = [m for m in found if (at := m.period(period)) is not None and m.unit.in_force(at.data_to)]
    now = [meant for meant in found if meant.unit.in_force(on)]
    return next(iter((*then, *now, *found)))


def nothing_there() -> Refused:
    return Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit or form.")))
