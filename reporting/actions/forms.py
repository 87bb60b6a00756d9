"""Regimes and forms: which indicators, in which order, who sends them. Every change gives the forms a new revision."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from organizations.models import Unit
from reporting.imports.rows import FormRow, LineRow, RegimeRow, RuleRow, SenderRow
from reporting.models import (
    FormAssignment,
    FormField,
    FormRule,
    Indicator,
    Regime,
    RegimeDue,
    ReportForm,
)
from reporting.policies.reports import may_keep_forms


@transaction.atomic
def create_regime(*, by: Actor, owner: Unit, row: RegimeRow) -> Regime:
    may_keep_forms(by, owner.home_id).enforce()
    columns = {name: value for name, value in vars(row).items() if name != "dues"}
    regime = Regime(owner=owner, **{**columns, "kinds": list(row.kinds)})
    regime.full_clean()
    regime.save()
    for due in row.dues:
        line = RegimeDue(regime=regime, **vars(due))
        line.full_clean()
        line.save()
    facts = {"code": regime.code, "dues": {due.level: due.working_days for due in row.dues}}
    audit.record(by=by, verb="regime.created", thing=regime, unit_code=owner.code, facts=facts)
    return regime


@transaction.atomic
def create(*, by: Actor, regime: Regime, row: FormRow) -> ReportForm:
    """A form with its lines, rules and senders."""
    may_keep_forms(by, regime.owner.home_id).enforce()
    form = ReportForm(owner=regime.owner, regime=regime, **row.columns())
    form.full_clean()
    form.save()
    put_lines(form, row.lines)
    put_rules(form, row.rules)
    for sender in row.senders:
        put_sender(form, sender)
    facts = {"code": form.code, "indicators": [line.code for line in row.lines]}
    audit.record(by=by, verb="form.created", thing=form, unit_code=regime.owner.code, facts=facts)
    return form


def put_lines(form: ReportForm, lines: Iterable[LineRow]) -> None:
    """An indicator stands in one form of a regime and kind of period: nobody types the same figure twice, and no sum
    counts it twice."""
    known = {each.code: each for each in Indicator.objects.filter(code__in=[line.code for line in lines])}
    asked_twice = FormField.objects.filter(
        indicator__in=known.values(), form__regime=form.regime, form__period_kind=form.period_kind
    ).exclude(form=form)
    if form.own_periods.exists():
        asked_twice = asked_twice.none()
    taken = asked_twice.values_list("indicator__code", flat=True).first()
    if taken is not None:
        told = _("%(code)s is asked by another form of the same periods.") % {"code": taken}
        raise Refused(refuse(Kind.INPUT, "asked_twice", told))
    for position, line in enumerate(lines, start=1):
        indicator = known.get(line.code)
        if indicator is None:
            told = _("There is no indicator %(code)s.") % {"code": line.code}
            raise Refused(refuse(Kind.INPUT, "unknown_indicator", told))
        FormField.objects.create(form=form, indicator=indicator, position=position, required=line.required)


def put_rules(form: ReportForm, rules: Iterable[RuleRow]) -> None:
    for row in rules:
        rule = FormRule(form=form, **{**vars(row), "parts": list(row.parts)})
        rule.full_clean()
        rule.save()


def put_sender(form: ReportForm, row: SenderRow) -> FormAssignment:
    sender = FormAssignment(form=form, **vars(row))
    sender.full_clean()
    sender.save()
    return sender


@transaction.atomic
def add_sender(*, by: Actor, form: ReportForm, row: SenderRow) -> FormAssignment:
    """Another level or unit sends the form from a day, or a unit wants its leader to look first."""
    may_keep_forms(by, form.owner.home_id).enforce()
    sender = put_sender(form, row)
    touched(forms=[form])
    facts = {"level": row.level, "unit": row.unit.code if row.unit else "", "from": row.valid_from}
    audit.record(by=by, verb="form.sender_added", thing=form, unit_code=form.owner.code, facts=facts)
    return sender


def touched(
    *, forms: Iterable[ReportForm] = (), indicators: Iterable[Indicator] = (), regime: Regime | None = None
) -> None:
    """New revisions for these forms, for those that hold these indicators, for all of the regime."""
    keys = {form.pk for form in forms}
    keys |= set(FormField.objects.filter(indicator__in=tuple(indicators)).values_list("form", flat=True))
    if regime is not None:
        keys |= set(ReportForm.objects.filter(regime=regime).values_list("pk", flat=True))
    for key in sorted(keys):
        ReportForm.objects.filter(pk=key).update(revision=uuid.uuid4(), version=F("version") + 1)


@transaction.atomic
def load(*, by: Actor, owner: Unit, regimes: Iterable[RegimeRow], rows: Iterable[tuple[str, FormRow]]) -> int:
    """Regimes and forms that the plan does not have yet; returns how many forms were made. What is there stands."""
    known = {regime.code: regime for regime in Regime.objects.filter(owner=owner)}
    for each in regimes:
        if each.code not in known:
            known[each.code] = create_regime(by=by, owner=owner, row=each)
    there = set(ReportForm.objects.filter(owner=owner).values_list("code", flat=True))
    missing = [(regime, row) for regime, row in rows if row.code not in there]
    for regime, row in missing:
        if regime not in known:
            told = _("There is no regime %(code)s.") % {"code": regime}
            raise Refused(refuse(Kind.INPUT, "unknown_regime", told))
        create(by=by, regime=known[regime], row=row)
    return len(missing)
