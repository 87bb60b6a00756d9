"""The plan's own report to its superior: begun from what units wrote, edited, signed, sent. A signed one stays as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from common.working_days import calendar
from projects.policies.scheme import is_current
from reporting.models import SECTIONS, ConsolidatedReport, Period, PeriodDue, ReportForm
from reporting.policies import requests as policies

WITHIN = 3  # working days after the cut-off, where the regime sets no day for the plan's level

Sources = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ConsolidatedFields:
    to_name: str
    due_on: date
    results: str = ""
    difficulties: str = ""
    next_steps: str = ""
    proposals: str = ""


@transaction.atomic
def begin(
    *, by: Actor, form: ReportForm, period: Period, sources: Sources, to_name: str
) -> ConsolidatedReport:
    """A draft with the words of every unit, each under its name; begun twice it is the same draft."""
    policies.may_consolidate(by, form.owner_id).enforce()
    type(form).objects.select_for_update().get(pk=form.pk)
    known = ConsolidatedReport.objects.filter(owner=form.owner_id, form=form, period=period).first()
    if known is not None:
        return known
    report = ConsolidatedReport(
        owner_id=form.owner_id,
        form=form,
        period=period,
        to_name=to_name,
        due_on=due_day(form, period),
        sources=list(sources),
        **{name: merged(name, sources) for name in SECTIONS},
        **stamp(by),
    )
    report.full_clean(exclude=("owner", "form", "period"), validate_constraints=False)
    report.save()
    facts = {"units": [source["code"] for source in sources], "period": period.code}
    audit.record(by=by, verb="consolidated.begun", thing=report, unit_code=form.owner.code, facts=facts)
    return report


def due_day(form: ReportForm, period: Period) -> date:
    """By the regime's day for the plan's own level, else some working days after the cut-off."""
    own = (
        PeriodDue.objects.filter(period=period, level=form.owner.level)
        .values_list("due_on", flat=True)
        .first()
    )
    return own or calendar().add(period.data_to, WITHIN)


def merged(section: str, sources: Sources) -> str:
    """One line for every unit that wrote something, its name first."""
    return "\n".join(f"{each['name']}: {each[section]}" for each in sources if each.get(section))


@transaction.atomic
def collect(*, by: Actor, report: ConsolidatedReport, sources: Sources, version: int) -> ConsolidatedReport:
    """What units sent since the draft was begun comes in below; nothing that was edited is touched."""
    report = _locked(report)
    policies.may_edit_consolidated(by, report).enforce()
    is_current(report, version).enforce()
    known = {source["code"]: source["version"] for source in report.sources}
    new = [source for source in sources if known.get(source["code"]) != source["version"]]
    for name in SECTIONS:
        added = merged(name, new)
        if added:
            setattr(report, name, "\n".join(part for part in (getattr(report, name), added) if part))
    report.sources = list(sources)
    return _settled(by, report, "consolidated.collected", {"units": [source["code"] for source in new]})


@transaction.atomic
def change(
    *, by: Actor, report: ConsolidatedReport, fields: ConsolidatedFields, version: int
) -> ConsolidatedReport:
    report = _locked(report)
    policies.may_edit_consolidated(by, report).enforce()
    is_current(report, version).enforce()
    changed = [name for name, value in vars(fields).items() if getattr(report, name) != value]
    for name in changed:
        setattr(report, name, getattr(fields, name))
    return _settled(by, report, "consolidated.changed", {"changed": changed}) if changed else report


@transaction.atomic
def sign(
    *,
    by: Actor,
    report: ConsolidatedReport,
    number: str,
    signed_on: date,
    signer_post: str,
    figures: Sequence[Mapping[str, Any]],
    version: int,
) -> ConsolidatedReport:
    """`figures` as they stand now go into the paper and stay there, whatever units correct later."""
    report = _locked(report)
    policies.may_sign(by, report).enforce()
    is_current(report, version).enforce()
    policies.signature_is_whole(number, signer_post).enforce()
    report.state = ConsolidatedReport.State.SIGNED
    report.number, report.signed_on, report.signer_post = number.strip(), signed_on, signer_post.strip()
    report.figures = [dict(row) for row in figures]
    facts = {"number": report.number, "signed_on": signed_on, "signer_post": report.signer_post}
    return _settled(by, report, "consolidated.signed", facts)


@transaction.atomic
def send(*, by: Actor, report: ConsolidatedReport) -> ConsolidatedReport:
    report = _locked(report)
    policies.may_send(by, report).enforce()
    report.state, report.sent_on = ConsolidatedReport.State.SENT, clock.today()
    return _settled(by, report, "consolidated.sent", {"to": report.to_name, "due_on": report.due_on})


def _locked(report: ConsolidatedReport) -> ConsolidatedReport:
    rows = ConsolidatedReport.objects.select_for_update(of=("self",)).select_related(
        "owner", "form", "period"
    )
    return rows.get(pk=report.pk)


def _settled(by: Actor, report: ConsolidatedReport, verb: str, facts: dict[str, Any]) -> ConsolidatedReport:
    report.version += 1
    report.full_clean(exclude=("owner", "form", "period"), validate_constraints=False)
    report.save()
    audit.record(by=by, verb=verb, thing=report, unit_code=report.owner.code, facts=facts)
    return report
