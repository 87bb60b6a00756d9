"""From the codes of an address to the place of a report: who is meant, on which day, by which form."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, Refused, refuse
from common.prepared import Prepared
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
Asked = tuple[str, str]  # codes of form and unit


def anybody(_actor: Actor, _unit: Unit, _on: date) -> Decision:
    return ALLOWED


def place(by: Actor, form: str, period: str, unit: str, on: date, right: Right = anybody) -> Place:
    """Two statements, where the process knows the form's revision. Raises `Refused`: 404 for a unit or form that is not
    seen; then what `right` refuses; 422 for a period that is none and for a code that nobody bore on its last day."""
    return chosen(candidates(by, form, unit), by, period, unit, on, right)


def chosen(found: Sequence[Meant], by: Actor, period: str, unit: str, on: date, right: Right) -> Place:
    """Of units that the code may mean. No statement."""
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


OWN_UNITS = Prepared[Unit](lambda homes, codes: _bearing(Unit.objects.filter(home__in=homes), codes))
OWN_FORMS = Prepared[ReportForm](
    lambda homes, codes: _coded(ReportForm.objects.filter(owner__in=homes), codes)
)


def candidates(by: Actor, form: str, unit: str) -> Sequence[Meant]:
    """What `candidates_of` finds; quicker for a unit of the actor's own plan, which almost every report is about."""
    homes = sorted(by.home_ids)
    if homes and form and unit and not by.is_system:
        found = _meant({(form, unit)}, OWN_UNITS(homes, [unit]), OWN_FORMS(homes, [form]))
        if found:
            return found[form, unit]
    return candidates_of(by, [(form, unit)]).get((form, unit), ())


def candidates_of(by: Actor, asked: Iterable[Asked]) -> dict[Asked, list[Meant]]:
    """Units seen that bear a code now or once did, with their plan's form. Two statements where the units are of the actor's
    own plan: such units are seen by whoever belongs to it (`UnitQuerySet.visible_to`), and need no look at what lies
    around the plan. Two more for others."""
    left = {(form, unit) for form, unit in asked if form and unit}
    found: dict[Asked, list[Meant]] = {}
    if by.home_ids and not by.is_system:
        units, forms = (
            Unit.objects.filter(home__in=by.home_ids),
            ReportForm.objects.filter(owner__in=by.home_ids),
        )
        found = _asked_of(left, units, forms)
        left -= found.keys()
    if left:
        found |= _asked_of(left, Unit.objects.visible_to(by), ReportForm.objects.visible_to(by))
    return found


def _asked_of(
    asked: set[Asked], units: UnitQuerySet, forms: QuerySet[ReportForm]
) -> dict[Asked, list[Meant]]:
    named, codes = {form for form, _unit in asked}, {unit for _form, unit in asked}
    return _meant(asked, _bearing(units, codes), _coded(forms, named))


def _bearing(units: UnitQuerySet, codes: Collection[str]) -> UnitQuerySet:
    return units.filter(Q(code__in=codes) | Q(gso_code__in=codes)).order_by("pk")


def _coded(forms: QuerySet[ReportForm], codes: Collection[str]) -> QuerySet[ReportForm]:
    return forms.filter(code__in=codes).order_by().only("owner_id", "code", "revision")


def _meant(asked: set[Asked], units: Iterable[Unit], forms: Iterable[ReportForm]) -> dict[Asked, list[Meant]]:
    codes = {unit for _form, unit in asked}
    bearers: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for code in codes & {unit.code, unit.gso_code}:
            bearers[code].append(unit)
    if not bearers:
        return {}
    known = {(form.owner_id, form.code): definition(form.pk, form.revision) for form in forms}
    return {
        (form, code): [Meant(unit, known.get((unit.home_id or 0, form))) for unit in bearers[code]]
        for form, code in asked
        if code in bearers
    }


def choose(found: Sequence[Meant], code: str, period: str, on: date) -> Meant:
    """The portal's own code wins; a GSO code means whoever bore it on the period's last day, else on the day."""
    named = [meant for meant in found if meant.unit.code == code]
    if named:
        return named[0]
    then = [m for m in found if (at := m.period(period)) is not None and m.unit.in_force(at.data_to)]
    now = [meant for meant in found if meant.unit.in_force(on)]
    return next(iter((*then, *now, *found)))


def nothing_there() -> Refused:
    return Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit or form.")))
