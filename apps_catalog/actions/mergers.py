"""Mergers of applications: prepared as scenarios, put into the submission, decided by a meeting, carried out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import (
    Application,
    Consolidation,
    ConsolidationRevision,
    ConsolidationTransition,
    DecidingItem,
    PlannedSaving,
    RetiredApplication,
    SteeringLink,
)
from apps_catalog.policies import mergers as policies
from apps_catalog.policies.mergers import Scenario
from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.stamps import stamp
from directives.models import DirectiveItem
from organizations.models import Unit

State = Consolidation.State


@transaction.atomic
def create(*, by: Actor, owner: Unit, scenario: Scenario, is_illustrative: bool = False) -> Consolidation:
    """A scenario in preparation, under the plan's next code of the year."""
    policies.may_prepare(by, owner.pk).enforce()
    policies.years_stand(scenario, clock.today()).enforce()
    policies.scenario_stands(by, owner.pk, scenario, but=None).enforce()
    merger = Consolidation(
        owner=owner,
        code=_next_code(owner),
        title=scenario.title.strip(),
        is_illustrative=is_illustrative,
        **stamp(by),
    )
    merger.full_clean()
    merger.save(force_insert=True)
    _keep(by, merger, scenario)
    _move(by, merger, State.DRAFT, was="")
    _tell(by, merger, "merger.created", _words(scenario))
    return merger


@transaction.atomic
def change(*, by: Actor, merger: Consolidation, scenario: Scenario, version: int) -> Consolidation:
    held = locked(merger)
    policies.may_change(by, held).enforce()
    _not_stale(held, version).enforce()
    policies.years_stand(scenario, clock.today()).enforce()
    policies.scenario_stands(by, held.owner_id, scenario, but=held).enforce()
    held.title = scenario.title.strip()
    held.version += 1
    held.full_clean()
    held.save(update_fields=("title", "version", "search_text"))
    _keep(by, held, scenario)
    _tell(by, held, "merger.changed", _words(scenario))
    return held


@transaction.atomic
def submit(*, by: Actor, merger: Consolidation) -> Consolidation:
    """Into the submission ("Đưa vào phương án trình"). What the catalogue says may have changed: it is checked again."""
    held = locked(merger)
    policies.may_submit(by, held).enforce()
    scenario = scenario_of(held)
    policies.years_stand(scenario, clock.today()).enforce()
    policies.scenario_stands(by, held.owner_id, scenario, but=held).enforce()
    return _settle(by, held, State.PROPOSED, "merger.submitted")


@transaction.atomic
def take_back(*, by: Actor, merger: Consolidation, reason: str) -> Consolidation:
    """Out of the submission, to be changed."""
    held = locked(merger)
    policies.may_take_back(by, held).enforce()
    _reason_is_given(reason).enforce()
    return _settle(by, held, State.DRAFT, "merger.taken_back", reason)


@transaction.atomic
def withdraw(*, by: Actor, merger: Consolidation, reason: str) -> Consolidation:
    """Not pursued any more; it stays on record."""
    held = locked(merger)
    policies.may_withdraw(by, held).enforce()
    _reason_is_given(reason).enforce()
    return _settle(by, held, State.WITHDRAWN, "merger.withdrawn", reason)


@transaction.atomic
def accept(
    *, by: Actor, merger: Consolidation, items: Sequence[DirectiveItem], planned: Mapping[int, int]
) -> Consolidation:
    """A meeting agreed. `items` are its conclusion items, `planned` the saving it expects by year (VND); the items stand
    from now on with every application of the merger."""
    held = locked(merger)
    _decided(by, held, items)
    scenario = scenario_of(held)
    policies.scenario_stands(by, held.owner_id, scenario, but=held).enforce()
    savings = [
        PlannedSaving(consolidation=held, year=year, amount_vnd=amount, **stamp(by))
        for year, amount in sorted(planned.items())
    ]
    for saving in savings:
        saving.full_clean()
    PlannedSaving.objects.bulk_create(savings)
    _link(by, (scenario.keep, *(each.application for each in scenario.retire)), items, held)
    return _settle(by, held, State.ACCEPTED, "merger.accepted", facts={"planned": dict(planned)})


@transaction.atomic
def reject(*, by: Actor, merger: Consolidation, items: Sequence[DirectiveItem], reason: str) -> Consolidation:
    """A meeting did not agree."""
    held = locked(merger)
    _decided(by, held, items)
    _reason_is_given(reason).enforce()
    return _settle(by, held, State.REJECTED, "merger.rejected", reason)


@transaction.atomic
def complete(*, by: Actor, merger: Consolidation) -> Consolidation:
    """Carried out: everything it retires is retired in the catalogue."""
    held = locked(merger)
    policies.may_complete(by, held).enforce()
    policies.all_retired(each.application for each in scenario_of(held).retire).enforce()
    return _settle(by, held, State.COMPLETED, "merger.completed")


def scenario_of(merger: Consolidation) -> Scenario:
    """As its last revision has it: two statements."""
    revision = merger.revisions.select_related("keep__owner_unit").order_by("-number")[0]
    retired = revision.retired.select_related("application__owner_unit")
    return Scenario(
        title=revision.title,
        keep=revision.keep,
        retire=tuple(policies.Retiring(row.application, row.data_taken_over) for row in retired),
        cutover_on=revision.cutover_on,
        until_year=revision.until_year,
        reason=revision.reason,
        added_yearly_vnd=revision.added_yearly_vnd,
        once_vnd=revision.once_vnd,
    )


def locked(merger: Consolidation) -> Consolidation:
    return Consolidation.objects.select_for_update(of=("self",)).select_related("owner").get(pk=merger.pk)


def _decided(by: Actor, merger: Consolidation, items: Sequence[DirectiveItem]) -> None:
    policies.may_decide(by, merger).enforce()
    since = merger.transitions.filter(to_state=State.PROPOSED).order_by("-pk")[0].known_on
    policies.item_decides(by, merger, items, since).enforce()
    DecidingItem.objects.bulk_create(
        DecidingItem(consolidation=merger, item=item, **stamp(by)) for item in items
    )


def _link(
    by: Actor, applications: Sequence[Application], items: Sequence[DirectiveItem], merger: Consolidation
) -> None:
    """The deciding items among the conclusion items about each application, once."""
    there = set(
        SteeringLink.objects.filter(
            application__in=applications, item__in=items, ended_known_on__isnull=True
        ).values_list("application_id", "item_id")
    )
    SteeringLink.objects.bulk_create(
        SteeringLink(application=app, item=item, note=merger.code, **stamp(by))
        for app in applications
        for item in items
        if (app.pk, item.pk) not in there
    )


def _keep(by: Actor, merger: Consolidation, scenario: Scenario) -> None:
    revision = ConsolidationRevision(
        consolidation=merger,
        number=merger.version,
        title=merger.title,
        reason=scenario.reason,
        keep=scenario.keep,
        cutover_on=scenario.cutover_on,
        until_year=scenario.until_year,
        added_yearly_vnd=scenario.added_yearly_vnd,
        once_vnd=scenario.once_vnd,
        **stamp(by),
    )
    revision.full_clean()
    revision.save(force_insert=True)
    RetiredApplication.objects.bulk_create(
        RetiredApplication(
            revision=revision, application=each.application, data_taken_over=each.data_taken_over
        )
        for each in scenario.retire
    )


def _settle(
    by: Actor,
    merger: Consolidation,
    state: str,
    verb: str,
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Consolidation:
    was, merger.state = merger.state, state
    merger.save(update_fields=("state",))
    _move(by, merger, state, was=was, reason=reason)
    _tell(by, merger, verb, {"from": was, "reason": reason, **(facts or {})})
    return merger


def _move(by: Actor, merger: Consolidation, state: str, *, was: str, reason: str = "") -> None:
    ConsolidationTransition.objects.create(
        consolidation=merger, from_state=was, to_state=state, reason=reason.strip(), **stamp(by)
    )


def _tell(by: Actor, merger: Consolidation, verb: str, facts: dict[str, Any]) -> None:
    audit.record(
        by=by, verb=verb, thing=merger, unit_code=merger.owner.code, facts={"code": merger.code, **facts}
    )


def _words(scenario: Scenario) -> dict[str, Any]:
    return {
        "title": scenario.title,
        "keep": scenario.keep.code,
        "retire": [each.application.code for each in scenario.retire],
        "cutover_on": scenario.cutover_on,
    }


def _next_code(owner: Unit) -> str:
    """`HN-2023-02`: in order within plan and year; the plan's row is held meanwhile."""
    Unit.objects.select_for_update().get(pk=owner.pk)
    prefix = f"HN-{clock.today().year}-"
    drawn = Consolidation.objects.filter(owner=owner, code__startswith=prefix).values_list("code", flat=True)
    return f"{prefix}{max((int(code.removeprefix(prefix)) for code in drawn), default=0) + 1:02}"


def _not_stale(merger: Consolidation, version: int) -> Decision:
    if merger.version == version:
        return ALLOWED
    reason = _(
        "Somebody changed this merger since you opened it. What you typed is kept; compare and save again."
    )
    return refuse(Kind.STATE, "stale", reason)


def _reason_is_given(reason: str) -> Decision:
    if reason.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "reason", _("Please give the reason."))
