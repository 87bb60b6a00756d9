"""Proposals as lines of a list and as a page."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from organizations.models import Unit, UnitQuerySet
from reporting.models import Proposal
from reporting.models.proposal import ProposalQuerySet
from reporting.policies import proposals as policies
from reporting.sources.period_words import name_of


@dataclass(frozen=True)
class ProposalRow:
    id: int
    unit_name: str
    text: str
    to_name: str
    raised_on: date
    raised_by: str
    due_on: date
    is_late: bool
    answer: str
    answered_on: date | None
    answered_by: str
    seen_on: date | None
    key: str
    report_name: str
    report_url: str
    url: str
    version: int
    to_unit_id: int


@dataclass(frozen=True)
class ProposalPage:
    row: ProposalRow
    may_pass_on: Decision
    may_answer: Decision
    on: date


def known_proposals(viewer: Actor, on: date) -> ProposalQuerySet:
    related = ("unit", "to_unit", "report__form", "report__period", "owner")
    return Proposal.objects.visible_to(viewer).known(on).select_related(*related)


def proposal_row(proposal: Proposal, on: date) -> ProposalRow:
    open_then, late = proposal.is_open(on), proposal.is_overdue(on)
    report = proposal.report
    url = ""
    if report is not None:
        url = reverse("reporting:report", args=[report.form.code, report.period.code, proposal.unit.code])
    return ProposalRow(
        id=proposal.pk,
        unit_name=proposal.unit.short_name,
        text=proposal.text,
        to_name=proposal.to_unit.short_name,
        raised_on=proposal.known_on,
        raised_by=proposal.by_label,
        due_on=proposal.due_on,
        is_late=late,
        answer="" if open_then else proposal.answer,
        answered_on=None if open_then else proposal.answered_on,
        answered_by="" if open_then else proposal.answered_by,
        seen_on=proposal.seen_on if proposal.seen_on and proposal.seen_on <= on else None,
        key="over" if late else "wait" if open_then else "done",
        report_name=f"{report.form.name_vi}, {name_of(report.period)}" if report is not None else "",
        report_url=url,
        url=with_day(reverse("reporting:proposal", args=[proposal.pk]), on),
        version=proposal.version,
        to_unit_id=proposal.to_unit_id,
    )


def proposal_page(proposal: Proposal, *, viewer: Actor, on: date) -> ProposalPage:
    return ProposalPage(
        proposal_row(proposal, on),
        policies.may_pass_on(viewer, proposal),
        policies.may_answer(viewer, proposal),
        on,
    )


def may_answer_units(proposal: Proposal, viewer: Actor, on: date) -> UnitQuerySet:
    """Bodies of the plan in force that may be asked to answer."""
    bodies = Unit.objects.visible_to(viewer).filter(home=proposal.owner_id).in_force(on)
    return bodies.exclude(pk=proposal.unit_id).exclude(level=Unit.Level.WARD).sorted()
