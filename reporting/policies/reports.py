"""Reports of units. Kinds of refusal in their order: who is not seen, whose right it is not, whose unit ended, what the
report's state or the period does not allow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from organizations.models import Unit
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open
from reporting.models import LockException, Report, ReportFacts, SubmissionAttempt
from reporting.models.definition import Place
from reporting.models.report import LOCKED

State = ReportFacts.State
WRITABLE = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True)
class Situation:
    """A place, the report there if one was begun, and the day; whether the unit may write although the period is locked."""

    place: Place
    report: Report | None
    on: date
    is_excepted: bool = False

    @property
    def unit(self) -> Unit:
        return self.place.unit

    @property
    def found(self) -> Report:
        """Where there is one for certain."""
        if self.report is None:
            raise LookupError("no report was begun here")
        return self.report

    @property
    def state(self) -> str:
        return self.report.state if self.report is not None else State.DRAFT

    @property
    def is_locked(self) -> bool:
        """The period takes nothing more from this unit."""
        reopened = self.report is not None and self.report.is_reopened
        return self.place.period.is_locked(self.on) and not (self.is_excepted or reopened)

    @property
    def shown_state(self) -> str:
        """As told outside: what was sent and stands in a locked period is locked."""
        counted = self.report is not None and self.report.is_counted
        return LOCKED if counted and self.is_locked else self.state


def situation(place: Place, report: Report | None, on: date) -> Situation:
    """One statement, and only where the period is locked."""
    excepted = place.period.is_locked(on) and bool(exceptions_among([place], on))
    return Situation(place, report, on, excepted)


def exceptions_among(places: Sequence[Place], on: date) -> frozenset[tuple[int, int, int]]:
    """(form, unit, period) where the unit may still write although the period is locked. One statement, none of no place."""
    if not places:
        return frozenset()
    rows = LockException.objects.filter(
        form__in={place.form.pk for place in places},
        period__in={place.period.pk for place in places},
        unit__in={place.unit.pk for place in places},
        until__gte=on,
        known_on__lte=on,
    )
    return frozenset(rows.values_list("form", "unit", "period"))


def may_edit(actor: Actor, at: Situation) -> Decision:
    """Write figures and prose."""
    return _of_the_unit(actor, at) and _writable(at) and _takes(at)


def may_submit(actor: Actor, at: Situation) -> Decision:
    """Send it, or lay it before the unit's leader where he looks first."""
    return _of_the_unit(actor, at) and _writable(at) and _takes(at) and _not_waiting(actor, at)


def may_withdraw(actor: Actor, at: Situation) -> Decision:
    """Take a sent report back before the office has judged it, or what lies before the unit's leader."""
    return _of_the_unit(actor, at) and _can_be_withdrawn(at) and _not_locked(at)


def may_accept(actor: Actor, at: Situation) -> Decision:
    return _of_the_office(actor, at) and _in_state(at, State.SUBMITTED)


def may_return(actor: Actor, at: Situation) -> Decision:
    return _of_the_office(actor, at) and _in_state(at, State.SUBMITTED)


def may_reopen(actor: Actor, at: Situation) -> Decision:
    """Let the unit correct what was accepted, or what is locked."""
    decided = _of_the_office(actor, at)
    if not decided or at.state == State.ACCEPTED or (at.report is not None and at.is_locked):
        return decided
    return refuse(Kind.STATE, "state", _("Only an accepted report, or one of a locked period, is reopened."))


RULES: dict[str, Callable[[Actor, Situation], Decision]] = {
    "may_edit": may_edit,
    "may_submit": may_submit,
    "may_withdraw": may_withdraw,
    "may_return": may_return,
    "may_accept": may_accept,
    "may_reopen": may_reopen,
}


def permissions(actor: Actor, at: Situation) -> dict[str, Decision]:
    return {name: rule(actor, at) for name, rule in RULES.items()}


def leads(actor: Actor, unit: Unit) -> Decision:
    """Speaks for the unit: what he sends needs nobody else."""
    return may(actor, Permission.APPROVE_REPORT, home_id=unit.home_id, path=unit.path)


def may_put_aside(actor: Actor, attempt: SubmissionAttempt) -> Decision:
    """A refused submission leaves the list: by the unit, or by the office."""
    unit = attempt.unit
    own = may(actor, Permission.SUBMIT_REPORT, home_id=unit.home_id, path=unit.path)
    decided = own or may(actor, Permission.REVIEW_REPORT, home_id=unit.home_id)
    if not decided or attempt.settled_at is None:
        return decided
    return refuse(Kind.STATE, "settled", _("This was put aside already."))


def may_send(actor: Actor, unit: Unit) -> Decision:
    """Reports of the unit, whatever their state."""
    return may(actor, Permission.SUBMIT_REPORT, home_id=unit.home_id, path=unit.path)


def may_grant(actor: Actor, owner_id: int | None) -> Decision:
    """Exempt units, extend locks."""
    return may(actor, Permission.REVIEW_REPORT, home_id=owner_id)


def may_keep_forms(actor: Actor, owner_id: int | None) -> Decision:
    """Regimes, forms and their senders, plans for years, targets that are fed."""
    by_office = may(actor, Permission.KEEP_REPORTING, home_id=owner_id)
    return by_office or may(actor, Permission.MANAGE_REFERENCE, home_id=owner_id)


def may_write_for(actor: Actor, unit: Unit, on: date) -> Decision:
    """Whose right it is, before form, period and state are looked at."""
    return unit_is_open(unit, on) and may_send(actor, unit)


def _of_the_unit(actor: Actor, at: Situation) -> Decision:
    return may_write_for(actor, at.unit, at.on)


def _of_the_office(actor: Actor, at: Situation) -> Decision:
    decided = may(actor, Permission.REVIEW_REPORT, home_id=at.place.form.owner_id)
    return decided and _not_his_own(actor, at)


def _not_his_own(actor: Actor, at: Situation) -> Decision:
    if any(at.unit.path.startswith(grant.path) and grant.unit_id == at.unit.pk for grant in actor.grants):
        return refuse(Kind.ROLE, "own_work", _("Nobody judges the report of his own unit."))
    return ALLOWED


def _in_state(at: Situation, state: str) -> Decision:
    if at.state == state:
        return ALLOWED
    told = _("The report is in the state: %(state)s.") % {"state": State(at.state).label}
    return refuse(Kind.STATE, "state", told)


def _writable(at: Situation) -> Decision:
    if at.state in WRITABLE:
        return ALLOWED
    if at.is_locked:
        told = _("The period is locked; the office reopens the report where a figure was wrong.")
        return refuse(Kind.STATE, "locked", told)
    if at.state == State.SUBMITTED:
        return refuse(Kind.STATE, "submitted", _("The report is sent; withdraw it before you change it."))
    return refuse(Kind.STATE, "accepted", _("The report is accepted; ask the office to reopen it."))


def _can_be_withdrawn(at: Situation) -> Decision:
    waits = at.report is not None and at.report.awaiting
    return ALLOWED if waits else _in_state(at, State.SUBMITTED)


def _not_waiting(actor: Actor, at: Situation) -> Decision:
    if at.report is None or not at.report.awaiting or leads(actor, at.unit):
        return ALLOWED
    return refuse(Kind.STATE, "awaiting_leader", _("The report waits for the unit's leader."))


def _not_locked(at: Situation) -> Decision:
    if not at.is_locked:
        return ALLOWED
    return refuse(Kind.STATE, "locked", _("The period is locked; what was sent stands."))


def _takes(at: Situation) -> Decision:
    """The form asks this unit, and the period is open for it."""
    place, period = at.place, at.place.period
    if not place.unit.in_force(period.data_to):
        words = {"unit": place.unit.name, "day": dmy(period.data_to)}
        told = _("%(unit)s did not exist on %(day)s, the last day of the period.") % words
        return refuse(Kind.INPUT, "unit_not_valid", told)
    if place.definition.sender(place.unit, period.data_to) is None:
        told = _("This form is not asked of %(unit)s for this period.") % {"unit": place.unit.name}
        return refuse(Kind.INPUT, "not_asked", told)
    if period.is_future(at.on):
        told = _("The period opens on %(day)s.") % {"day": dmy(period.opens_on)}
        return refuse(Kind.INPUT, "period_future", told)
    if at.is_locked:
        day = dmy(period.locks_on)
        told = _("The period closed on %(day)s; the office may extend it for a reason.") % {"day": day}
        return refuse(Kind.INPUT, "period_closed", told)
    return ALLOWED
