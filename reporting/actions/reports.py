"""What a unit does with its report: write, send, withdraw. Form, Excel, API and batch all come through `put`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.prepared import Prepared
from organizations.permissions import Permission, standing_in
from reporting.actions import versions
from reporting.actions.counting import counted
from reporting.actions.versions import Step
from reporting.models import Report, ReportFacts
from reporting.models.definition import Definition, Place
from reporting.models.sent import Said, Sent, Shape
from reporting.parsing.doubts import jump, rule_errors
from reporting.parsing.figures import check_narrative, check_value, filled_percent
from reporting.policies.places import place as find_place
from reporting.policies.reports import (
    Situation,
    leads,
    may_edit,
    may_submit,
    may_withdraw,
    may_write_for,
    situation,
)

State = ReportFacts.State
Act = versions.Act
Seen = Callable[[Report], None]
HELD = Prepared[Report](Report.objects.held)


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REJECTED = "rejected"


@dataclass(frozen=True)
class ValueOutcome:
    """`old` and `new` in the shape of the API; None where there is no value."""

    code: str
    outcome: Outcome
    old: Shape | None = None
    new: Shape | None = None
    errors: tuple[Said, ...] = ()
    warnings: tuple[Said, ...] = ()


@dataclass(frozen=True)
class ReportOutcome:
    """What `put` did. `values` are those that were sent, in their order; `warnings` speak of the report as a whole."""

    report: Report
    situation: Situation
    created: bool
    changed: bool
    values: tuple[ValueOutcome, ...]
    warnings: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Taken:
    """The answer, and the act to store; none where nothing changes."""

    outcome: ReportOutcome
    step: Step | None = None


class Rejected(Exception):
    """Some value or text cannot be accepted: nothing was stored. Doors keep what was sent for repair."""

    def __init__(self, place: Place, values: tuple[ValueOutcome, ...], errors: tuple[Said, ...]) -> None:
        super().__init__("rejected")
        self.place, self.values, self.errors = place, values, errors

    @property
    def said(self) -> tuple[Said, ...]:
        return (*(said for value in self.values for said in value.errors), *self.errors)


class _Undone(Exception):
    """A dry run is over: what it wrote goes with its transaction."""


def anyone(_report: Report) -> None:
    """Whoever writes has seen what he overwrites, or does not care."""


def put(
    *,
    by: Actor,
    form: str,
    period: str,
    unit: str,
    sent: Sent,
    door: str,
    seen: Seen = anyone,
    dry_run: bool = False,
) -> ReportOutcome:
    """Upsert on (form, period, unit). A dry run goes through the same code and takes everything back.

    Raises `Refused` for rights, state and period, `Rejected` for what was sent; `seen` may raise before something that
    another wrote is overwritten.
    """
    place = find_place(by, form, period, unit, clock.today(), may_write_for)
    try:
        return _tried(by, place, sent, door, seen, dry_run)
    except IntegrityError:  # somebody began the same report at the same moment: now it is there
        return _tried(by, place, sent, door, seen, dry_run)


def _tried(by: Actor, place: Place, sent: Sent, door: str, seen: Seen, dry_run: bool) -> ReportOutcome:
    try:
        with transaction.atomic():
            outcome = _put(by, place, sent, door, seen)
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return outcome


def _put(by: Actor, place: Place, sent: Sent, door: str, seen: Seen) -> ReportOutcome:
    report, last = locked(place)
    taken = take(by, situation(place, report, clock.today()), last, sent, door, seen)
    if taken.step is not None:
        versions.store(taken.step)
    return taken.outcome


def take(by: Actor, at: Situation, last: Report | None, sent: Sent, door: str, seen: Seen) -> Taken:
    """What becomes of what was sent, decided in memory: no statement. `last` is the report of the period before.

    The report of `at` is changed, also where a refusal is raised."""
    by = standing_in(by, Permission.SUBMIT_REPORT, home_id=at.unit.home_id, path=at.unit.path)
    right = may_edit(by, at)
    if not right and right.kind in (Kind.ROLE, Kind.UNIT_CLOSED, Kind.NOT_VISIBLE):
        right.enforce()
    values, narrative = weigh(at.place, at.report, last, sent)
    if is_the_same(at.report, values, narrative, sent):
        return Taken(ReportOutcome(at.found, at, created=False, changed=False, values=values))
    right.enforce()
    if at.report is not None:
        seen(at.report)
    return _written(by, at, values, narrative, sent, door)


def locked(place: Place) -> tuple[Report | None, Report | None]:
    """The report, held until the transaction ends, and that of the period before: one statement."""
    wanted = [key for key in (place.period.pk, place.period.previous_id) if key is not None]
    found = {row.period_id: row for row in HELD([place.form.pk], [place.unit.pk], wanted)}
    return found.get(place.period.pk), found.get(place.period.previous_id or 0)


def weigh(
    place: Place, report: Report | None, last: Report | None, sent: Sent
) -> tuple[tuple[ValueOutcome, ...], dict[str, str]]:
    """Every value's outcome. Raises `Rejected` when one of them, or a text, cannot be accepted."""
    definition, on = place.definition, place.period.data_to
    stored: Mapping[str, Shape] = report.values_sent if report is not None else {}
    found = [_weighed(definition, code, value, stored, on) for code, value in sent.values.items()]
    narrative, errors = check_narrative(sent.narrative)
    after = merged(stored, found)
    wrong = dict(rule_errors(definition, after, sent.values, "error"))
    found = [_with_error(value, wrong.get(value.code)) for value in found]
    if errors or any(value.errors for value in found):
        raise Rejected(place, tuple(found), errors)
    doubts = dict(rule_errors(definition, after, sent.values, "warning"))
    before = last.values_sent if last is not None else {}
    return tuple(_doubted(definition, value, doubts, before, on) for value in found), narrative


def _weighed(of: Definition, code: str, sent: Any, stored: Mapping[str, Shape], on: Any) -> ValueOutcome:
    checked, old = check_value(of.by_code.get(code), code, sent, on), stored.get(code)
    if checked.errors:
        return ValueOutcome(code, Outcome.REJECTED, old, None, checked.errors)
    new = checked.shape
    if new == old:
        return ValueOutcome(code, Outcome.UNCHANGED, old, new)
    return ValueOutcome(code, Outcome.ACCEPTED if old is None else Outcome.CHANGED, old, new)


def _with_error(value: ValueOutcome, error: Said | None) -> ValueOutcome:
    if error is None or value.errors:
        return value
    return replace(value, outcome=Outcome.REJECTED, new=None, errors=(error,))


def _doubted(
    of: Definition, value: ValueOutcome, doubts: Mapping[str, Said], before: Mapping[str, Shape], on: Any
) -> ValueOutcome:
    if value.new is None:
        return value
    jumped = jump(of.by_code[value.code], value.new, before.get(value.code), on)
    told = [said for said in (jumped, doubts.get(value.code)) if said is not None]
    return replace(value, warnings=tuple(told)) if told else value


def merged(stored: Mapping[str, Shape], found: list[ValueOutcome]) -> dict[str, Shape]:
    """What stands after the values are taken over."""
    after = dict(stored)
    for value in found:
        if value.new is not None:
            after[value.code] = value.new
        elif not value.errors:
            after.pop(value.code, None)
    return after


def is_the_same(
    report: Report | None, values: tuple[ValueOutcome, ...], narrative: Mapping[str, str], sent: Sent
) -> bool:
    """Nothing of what was sent is not there already: no version, no right and no If-Match is needed."""
    if report is None or any(value.outcome != Outcome.UNCHANGED for value in values):
        return False
    same_prose = all(report.narrative.get(name, "") == words for name, words in narrative.items())
    return same_prose and (not sent.submit or report.is_counted or bool(report.awaiting))


def _written(
    by: Actor,
    at: Situation,
    values: tuple[ValueOutcome, ...],
    narrative: Mapping[str, str],
    sent: Sent,
    door: str,
) -> Taken:
    place, created = at.place, at.report is None
    report = at.report or begun(by, place)
    before = counted(at.report, place.definition)
    content = {
        "values": merged(report.values_sent, list(values)),
        "narrative": {name: words for name, words in {**report.narrative, **narrative}.items() if words},
    }
    content_changed = created or content != report.content
    report.content = content
    report.filled_percent = filled_percent(place.definition, report.values_sent, report.narrative)
    warnings: tuple[Said, ...] = ()
    act = Act.SAVED
    if content_changed:
        report.awaiting = ""  # what the leader was to look at is not there any more
    if sent.submit:
        act, warnings = send(by, replace(at, report=report))
    codes = sorted(value.code for value in values if value.outcome != Outcome.UNCHANGED)
    facts = {"changed": codes, "door": door}
    step = Step(by, report, place, act, before, is_new=created, door=door, facts=facts)
    done = ReportOutcome(report, replace(at, report=report), created, True, values, warnings)
    return Taken(done, versions.advanced(step, content_changed=content_changed))


def begun(by: Actor, place: Place, **known: Any) -> Report:
    """`known` are facts of a report of the past: when it was begun, and what it is."""
    return Report(
        owner_id=place.form.owner_id,
        form=place.form,
        period=place.period,
        unit=place.unit,
        **{"is_illustrative": place.form.is_illustrative, **known},
        by_kind=by.kind.value,
        by_key=by.key,
        by_label=by.label,
        on_behalf_of=by.on_behalf_of,
        basis=by.basis.value if by.basis else "",
    )


def send(by: Actor, at: Situation) -> tuple[Act, tuple[Said, ...]]:
    """Sets the facts of a sending. What an officer sends waits for the unit's leader where the unit wants that."""
    report = at.found
    may_submit(by, at).enforce()
    if not report.values_sent and not report.narrative:
        told = _("There is nothing to send yet: give a figure, say that nothing occurred, or write a text.")
        raise Refused(refuse(Kind.INPUT, "nothing_to_send", told))
    sender = at.place.definition.sender(at.unit, at.place.period.data_to)
    if sender is not None and sender.approved_inside and not (by.is_system or leads(by, at.unit)):
        report.awaiting = ReportFacts.Awaiting.UNIT_LEADER
        return Act.ASKED_LEADER, unanswered(at)
    report.awaiting = ""
    report.state = State.SUBMITTED
    report.sent_at = clock.now()
    report.first_sent_at = report.first_sent_at or report.sent_at
    if report.filled_percent >= at.place.form.complete_at:
        report.first_complete_at = report.first_complete_at or report.sent_at
    return Act.SUBMITTED, unanswered(at)


def unanswered(at: Situation) -> tuple[Said, ...]:
    """Fields that everybody has something to say of and this report does not."""
    told = _("Nothing is said of this indicator; the report is not complete.")
    stored = at.found.values_sent
    return tuple(
        Said(f"values.{field.code}", "missing", told)
        for field in at.place.definition.fields
        if field.required and field.code not in stored
    )


@transaction.atomic
def submit(*, by: Actor, place: Place, seen: Seen = anyone, door: str = "") -> ReportOutcome:
    """Send what was written. Sending what is sent already changes nothing."""
    at, by = held(by, place)
    report = at.found
    if report.is_counted and may_withdraw(by, at):
        return ReportOutcome(report, at, created=False, changed=False, values=())
    may_submit(by, at).enforce()
    seen(report)
    before = counted(report, place.definition)
    act, warnings = send(by, at)
    versions.settle(Step(by, report, place, act, before, door=door))
    return ReportOutcome(report, at, created=False, changed=True, values=(), warnings=warnings)


@transaction.atomic
def withdraw(*, by: Actor, place: Place, seen: Seen = anyone, door: str = "") -> ReportOutcome:
    """Back to writing. Whether it came in time is judged by when it is sent again."""
    at, by = held(by, place)
    report = at.found
    may_withdraw(by, at).enforce()
    seen(report)
    before = counted(report, place.definition)
    report.state, report.awaiting = State.DRAFT, ""
    report.sent_at = report.first_sent_at = report.first_complete_at = None
    versions.settle(Step(by, report, place, Act.WITHDRAWN, before, door=door))
    return ReportOutcome(report, at, created=False, changed=True, values=())


def held(by: Actor, place: Place) -> tuple[Situation, Actor]:
    """The report as it is now, held until the transaction ends. Raises `Refused` (404) where there is none to be seen."""
    report = locked(place)[0]
    if report is None or not Report.objects.visible_to(by).filter(pk=report.pk).exists():
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such report.")))
    unit = place.unit
    by = standing_in(by, Permission.SUBMIT_REPORT, home_id=unit.home_id, path=unit.path)
    return situation(place, report, clock.today()), by
