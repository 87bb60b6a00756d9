"""What the office changes of regimes, forms and senders: for periods still to come, never of what was sent."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from organizations.models import Unit
from projects.policies.scheme import is_current
from reporting.actions.forms import touched
from reporting.models import FormAssignment, Regime, RegimeDue, ReportForm
from reporting.policies.reports import may_keep_forms


@dataclass(frozen=True)
class RegimeFields:
    """`dues`: working days after the cut-off and hour, by level; periods that are open keep the days they were given."""

    name: str
    opens_before: int
    locks_after: int
    source: str
    dues: tuple[tuple[str, int, time | None], ...]


@dataclass(frozen=True)
class FormFields:
    name_vi: str
    name_en: str
    guidance: str
    source: str
    keeper: Unit | None
    complete_at: int
    valid_to: date | None


@transaction.atomic
def change_regime(*, by: Actor, regime: Regime, fields: RegimeFields, version: int) -> Regime:
    regime = Regime.objects.select_for_update(of=("self",)).select_related("owner").get(pk=regime.pk)
    may_keep_forms(by, regime.owner.home_id).enforce()
    is_current(regime, version).enforce()
    facts = changed(regime, fields, ("name", "opens_before", "locks_after", "source"))
    regime.full_clean()
    regime.save()
    for level, days, hour in fields.dues:
        due = RegimeDue.objects.filter(regime=regime, level=level).first()
        if due is None:
            due = RegimeDue(regime=regime, level=level)
        if (due.working_days, due.due_time) != (days, hour):
            facts[f"due_{level}"] = [due.working_days, days]
            due.working_days, due.due_time = days, hour
            due.full_clean()
            due.save()
    if facts:
        regime.version += 1
        regime.save(update_fields=("version",))
        touched(regime=regime)
        audit.record(
            by=by, verb="regime.changed", thing=regime, unit_code=regime.owner.code, facts={"code": regime.code, **facts}
        )  # fmt: skip
    return regime


@transaction.atomic
def change(*, by: Actor, form: ReportForm, fields: FormFields, version: int) -> ReportForm:
    form = held(by, form, version)
    if fields.keeper is not None and fields.keeper.home_id != form.owner_id:
        raise Refused(refuse(Kind.INPUT, "keeper", _("This unit is not of this plan.")))
    facts = changed(form, fields, tuple(vars(fields)))
    if not facts:
        return form
    form.full_clean()
    form.save()
    touched(forms=[form])
    form.refresh_from_db(fields=("version", "revision"))
    audit.record(
        by=by, verb="form.changed", thing=form, unit_code=form.owner.code, facts={"code": form.code, **facts}
    )
    return form


def held(by: Actor, form: ReportForm, version: int) -> ReportForm:
    """The form as it is now, until the transaction ends, where nobody changed it since `version` was read."""
    form = (
        ReportForm.objects.select_for_update(of=("self",)).select_related("owner", "regime").get(pk=form.pk)
    )
    may_keep_forms(by, form.owner.home_id).enforce()
    is_current(form, version).enforce()
    return form


@transaction.atomic
def end_sender(*, by: Actor, sender: FormAssignment, last_day: date) -> FormAssignment:
    """From the day after, the form is asked of them no more; what was sent stays."""
    rows = FormAssignment.objects.select_for_update(of=("self",)).select_related("form__owner", "unit")
    sender = rows.get(pk=sender.pk)
    may_keep_forms(by, sender.form.owner.home_id).enforce()
    before, sender.valid_to = sender.valid_to, last_day
    sender.full_clean()
    sender.save(update_fields=("valid_to",))
    touched(forms=[sender.form])
    whose = {"level": sender.level, "unit": sender.unit.code if sender.unit else ""}
    facts = {**whose, "was": before, "last_day": last_day, "on": clock.today()}
    audit.record(
        by=by, verb="form.sender_ended", thing=sender.form, unit_code=sender.form.owner.code, facts=facts
    )
    return sender


def changed(row: Regime | ReportForm, fields: object, names: tuple[str, ...]) -> dict[str, object]:
    """Takes the fields over; what was and what is, for the log."""
    facts: dict[str, object] = {}
    for name in names:
        was, now = getattr(row, name), getattr(fields, name)
        if was != now:
            facts[name] = [str(was or ""), str(now or "")]
            setattr(row, name, now)
    return facts
