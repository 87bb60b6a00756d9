"""Phases, goals and targets: who writes them, what freezes, who says what was reached."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive, DirectiveItem
from organizations.models import Unit
from organizations.permissions import Permission, holds
from organizations.policies import may, unit_is_open
from projects.models import Goal, Phase, Scheme, Target, TargetActual, TargetYear
from projects.policies.scheme import may_manage, of_own_plan


class Founded(Protocol):
    @property
    def reason(self) -> str: ...
    @property
    def directive(self) -> Directive | None: ...
    @property
    def document(self) -> str: ...


GREATEST = Decimal(10) ** 13
MOST_FILES = 5  # of one figure
NO_YEAR = _("The scheme runs from %(first)s to %(last)s.")


def may_plan(actor: Actor, scheme: Scheme) -> Decision:
    """Write phases, goals, targets and their values. What a change needs after approval: `change_is_founded`."""
    return may_manage(actor, scheme.owner_id)


def change_is_founded(scheme: Scheme, on: date, reason: str, directive: object, document: str) -> Decision:
    """After approval nothing of the plan changes without a reason and a paper."""
    if not scheme.is_approved(on):
        return ALLOWED
    if not reason.strip():
        return refuse(
            Kind.INPUT,
            "reason",
            _("The scheme is approved: say why this changes; the old value stays shown."),
        )
    if directive is None and not document.strip():
        return refuse(Kind.INPUT, "document", _("The scheme is approved: name the paper that changes it."))
    return ALLOWED


def basis_stands(actor: Actor, scheme: Scheme, on: date, basis: Founded) -> Decision:
    """`basis` is why and by which paper something changes; before approval it may be empty."""
    return change_is_founded(
        scheme, on, basis.reason, basis.directive, basis.document
    ) and paper_of_change_stands(actor, scheme, basis.directive)


def meaning_stays(target: Target, direction: str, measure: str, accumulates: bool) -> Decision:
    """Figures keep the meaning under which they were promised and reported."""
    same = (direction, measure.strip(), accumulates) == (
        target.direction,
        target.measure,
        target.accumulates,
    )
    if same or not (target.actuals.exists() or target.years.exists()):
        return ALLOWED
    return refuse(
        Kind.INPUT,
        "direction",
        _(
            "This target has figures: measure, direction and way of counting stay. Give it up and add another."
        ),
    )


def goal_stands(scheme: Scheme, goal: Goal) -> Decision:
    if goal.scheme_id == scheme.pk:
        return ALLOWED
    return refuse(Kind.INPUT, "goal", _("The goal belongs to another scheme."))


def last_day(scheme: Scheme, year: int) -> date:
    """By default a year's promise is due on its last day."""
    year_fits(scheme, year).enforce()
    return date(year, 12, 31)


def may_correct(actual: TargetActual) -> Decision:
    if TargetActual.objects.filter(corrects=actual.pk).exists():
        return refuse(Kind.STATE, "corrected", _("This figure was corrected already; correct the later one."))
    if actual.source == TargetActual.Source.REPORT:
        return refuse(Kind.STATE, "report", _("This figure comes from reports; it is corrected there."))
    return ALLOWED


def correction_is_explained(note: str) -> Decision:
    if note.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "note", _("Say what was wrong; the earlier figure stays on record."))


def paper_of_change_stands(actor: Actor, scheme: Scheme, directive: Directive | None) -> Decision:
    if directive is None:
        return ALLOWED
    seen = Directive.objects.visible_to(actor).filter(pk=directive.pk, owner=scheme.owner_id)
    if seen.filter(issue_known_on__isnull=False).exists():
        return ALLOWED
    return refuse(Kind.INPUT, "directive", _("There is no such issued paper in this plan."))


def clause_stands(actor: Actor, scheme: Scheme, clause: DirectiveItem | None) -> Decision:
    if clause is None:
        return ALLOWED
    seen = DirectiveItem.objects.visible_to(actor).filter(pk=clause.pk, directive__owner=scheme.owner_id)
    if seen.filter(directive__issue_known_on__isnull=False).exists():
        return ALLOWED
    return refuse(Kind.INPUT, "clause", _("There is no such clause in this plan."))


def lead_stands(scheme: Scheme, unit: Unit, today: date) -> Decision:
    if unit.home_id != scheme.owner_id:
        return refuse(Kind.INPUT, "lead_unit", _("The unit belongs to another plan."))
    return unit_is_open(unit, today)


def phase_fits(scheme: Scheme, phase: Phase) -> Decision:
    """Inside the scheme's years, after the phase before and before the next one."""
    years = {"first": scheme.from_year, "last": scheme.to_year}
    if phase.starts_on.year < scheme.from_year or phase.ends_on.year > scheme.to_year:
        return refuse(Kind.INPUT, "starts_on", NO_YEAR % years)
    if phase.ends_on < phase.starts_on:
        return refuse(Kind.INPUT, "ends_on", _("The end is before the beginning."))
    others = scheme.phases.exclude(pk=phase.pk)
    clash = others.filter(starts_on__lte=phase.ends_on, ends_on__gte=phase.starts_on).first()
    if clash is not None:
        reason = _("The days overlap with %(phase)s.") % {"phase": clash.name}
        return refuse(Kind.INPUT, "starts_on", reason)
    return ALLOWED


def year_fits(scheme: Scheme, year: int) -> Decision:
    if year in scheme.years:
        return ALLOWED
    return refuse(Kind.INPUT, "year", NO_YEAR % {"first": scheme.from_year, "last": scheme.to_year})


def planned_value_stands(target: Target, value: TargetYear, today: date) -> Decision:
    """The year, the day, the band and the bounds of one promise."""
    fits = year_fits(target.scheme, value.year)
    if not fits:
        return fits
    if value.due_on.year != value.year:
        return refuse(Kind.INPUT, "due_on", _("The day lies in another year."))
    if (value.planned_top is not None) != (target.direction == Target.Direction.BAND):
        return refuse(
            Kind.INPUT, "planned_top", _("A band has two ends; other targets have one planned value.")
        )
    if value.planned_top is not None and value.planned_top < value.planned:
        return refuse(Kind.INPUT, "planned_top", _("The lower end of the band is above the upper end."))
    if value.year < today.year and target.scheme.is_approved(today) and value.reason != "correction":
        return refuse(
            Kind.INPUT,
            "reason",
            _("The year %(year)s is over: its value is changed only to correct a mistake.")
            % {"year": value.year},
        )
    return value_stands(target, value.planned) and value_stands(target, value.planned_top or Decimal(0))


def value_stands(target: Target, value: Decimal) -> Decision:
    """Bounds of any figure of the target."""
    if abs(value) >= GREATEST:
        return refuse(Kind.INPUT, "value", _("This number is too large."))
    is_share = target.measure.strip() == "%" or target.direction == Target.Direction.MILESTONE
    if is_share and not 0 <= value <= 100:
        return refuse(Kind.INPUT, "value", _("A percentage lies between 0 and 100."))
    return ALLOWED


def may_record(actor: Actor, target: Target, today: date) -> Decision:
    """The unit that answers for the target; the office enters for it. Reports of wards come through the portal."""
    owner_id = target.scheme.owner_id
    visible = of_own_plan(actor, owner_id)
    if not visible:
        return visible
    if not holds(actor, Permission.MANAGE_PLAN, home_id=owner_id):
        unit = target.lead_unit
        mine = may(actor, Permission.REPORT_PROGRESS, home_id=unit.home_id, path=unit.path)
        if not mine:
            return mine
    return target_stands(target, today)


def may_record_from_above(actor: Actor, target: Target, today: date) -> Decision:
    """An accepted report of an upper floor brings the figure; who may accept it was asked there."""
    return of_own_plan(actor, target.scheme.owner_id) and target_stands(target, today)


def target_stands(target: Target, on: date) -> Decision:
    if target.ended_known_on is None or target.ended_known_on > on:
        return ALLOWED
    return refuse(Kind.STATE, "ended", _("This target was given up; it takes no further figures."))


def actual_stands(target: Target, *, year: int, measured_on: date, value: Decimal) -> Decision:
    fits = year_fits(target.scheme, year)
    if not fits:
        return fits
    if not date(year, 1, 1) <= measured_on <= date(year, 12, 31):
        return refuse(Kind.INPUT, "measured_on", _("The day lies in another year than the figure."))
    return value_stands(target, value)


def parts_stand(numerator: Decimal | None, denominator: Decimal | None) -> Decision:
    """Both parts of a ratio, or none."""
    if (numerator is None) != (denominator is None):
        return refuse(Kind.INPUT, "denominator", _("Give both numerator and denominator, or neither."))
    if denominator is not None and denominator <= 0:
        return refuse(Kind.INPUT, "denominator", _("The denominator is greater than 0."))
    return ALLOWED


def day_is_not_ahead(measured_on: date, today: date) -> Decision:
    if measured_on <= today:
        return ALLOWED
    return refuse(Kind.INPUT, "measured_on", _("This day is still to come."))


def evidence_is_given(files: int, note: str) -> Decision:
    """A figure entered by hand is proved: a file, or words that say where it can be checked."""
    if files > MOST_FILES:
        reason = _("A figure takes at most %(most)s files.") % {"most": MOST_FILES}
        return refuse(Kind.INPUT, "file_too_many", reason)
    if files or note.strip():
        return ALLOWED
    return refuse(
        Kind.INPUT, "note", _("Attach the paper that proves the figure, or say where it can be checked.")
    )


def baseline_stands(baseline: Decimal | None, baseline_on: date | None, today: date) -> Decision:
    if (baseline is None) != (baseline_on is None):
        return refuse(Kind.INPUT, "baseline_on", _("A starting value and its day belong together."))
    if baseline_on is not None and baseline_on > today:
        return refuse(Kind.INPUT, "baseline_on", _("This day is still to come."))
    return ALLOWED
