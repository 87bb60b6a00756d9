"""What a scenario of a merger must be, who prepares it, and what must stand before a meeting's decision is entered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import (
    Application,
    Consolidation,
    ConsolidationRevision,
    Interface,
    RetiredApplication,
)
from apps_catalog.policies.applications import may_see_protected
from apps_catalog.policies.evaluations import may_analyse
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import DirectiveItem

LONGEST_PLAN = 10  # years


@dataclass(frozen=True)
class Retiring:
    """`data_taken_over`: the kept application will give the data that others take from this one."""

    application: Application
    data_taken_over: bool = False


@dataclass(frozen=True)
class Scenario:
    """What is typed of a merger. Amounts in whole dong."""

    title: str
    keep: Application
    retire: tuple[Retiring, ...]
    cutover_on: date
    until_year: int
    reason: str = ""
    added_yearly_vnd: int = 0
    once_vnd: int = 0


def may_prepare(actor: Actor, owner_id: int | None) -> Decision:
    return may_analyse(actor, owner_id)


def may_change(actor: Actor, merger: Consolidation) -> Decision:
    """Only while it is being prepared: what lies before a meeting does not change under its hands."""
    return may_analyse(actor, merger.owner_id) and is_in(merger, Consolidation.State.DRAFT)


def may_submit(actor: Actor, merger: Consolidation) -> Decision:
    return may_change(actor, merger)


def may_take_back(actor: Actor, merger: Consolidation) -> Decision:
    return may_analyse(actor, merger.owner_id) and is_in(merger, Consolidation.State.PROPOSED)


def may_withdraw(actor: Actor, merger: Consolidation) -> Decision:
    open_states = (Consolidation.State.DRAFT, Consolidation.State.PROPOSED)
    return may_analyse(actor, merger.owner_id) and is_in(merger, *open_states)


def may_decide(actor: Actor, merger: Consolidation) -> Decision:
    """Enter what a meeting decided."""
    return may_analyse(actor, merger.owner_id) and is_in(merger, Consolidation.State.PROPOSED)


def may_complete(actor: Actor, merger: Consolidation) -> Decision:
    return may_analyse(actor, merger.owner_id) and is_in(merger, Consolidation.State.ACCEPTED)


def may_record_saving(actor: Actor, merger: Consolidation) -> Decision:
    return may_analyse(actor, merger.owner_id) and is_in(merger, *Consolidation.AGREED)


def is_in(merger: Consolidation, *states: str) -> Decision:
    if merger.state in states:
        return ALLOWED
    reason = _("The merger is %(state)s.") % {"state": merger.get_state_display()}
    return refuse(Kind.STATE, "state", reason)


def scenario_stands(
    actor: Actor, owner_id: int, scenario: Scenario, *, but: Consolidation | None
) -> Decision:
    """The first thing that is wrong with it. `but` is the merger being changed itself."""
    retired = [each.application for each in scenario.retire]
    return (
        _is_told(scenario)
        and _of_plan(owner_id, (scenario.keep, *retired))
        and _kept_once(scenario.keep, retired)
        and _all_live(scenario.keep, retired)
        and _not_agreed_elsewhere(scenario.keep, retired, but)
        and _nobody_left_without(actor, scenario)
    )


def years_stand(scenario: Scenario, today: date) -> Decision:
    if scenario.cutover_on < today:
        reason = _("The move lies in the past (%(day)s).") % {"day": dmy(scenario.cutover_on)}
        return refuse(Kind.INPUT, "cutover_on", reason)
    first = scenario.cutover_on.year
    if not first <= scenario.until_year <= first + LONGEST_PLAN:
        told = {"first": first, "last": first + LONGEST_PLAN}
        reason = _("The plan ends between %(first)s and %(last)s.") % told
        return refuse(Kind.INPUT, "until_year", reason)
    return ALLOWED


def item_decides(
    actor: Actor, merger: Consolidation, items: Sequence[DirectiveItem], since: date
) -> Decision:
    """Items that the actor sees, of this plan, issued since the merger was put into the submission."""
    if not items:
        return refuse(Kind.INPUT, "item", _("Please choose the conclusion item that decides it."))
    seen = {
        item.pk: item.directive
        for item in DirectiveItem.objects.visible_to(actor)
        .filter(pk__in=[item.pk for item in items], directive__owner=merger.owner_id)
        .select_related("directive")
    }
    if len(seen) < len({item.pk for item in items}):
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))
    for paper in seen.values():
        if not paper.is_issued or paper.issued_on is None:
            return refuse(Kind.INPUT, "item", _("The paper of this item has not been issued yet."))
        if paper.issued_on < since:
            reason = _("%(number)s is older than the submission of %(day)s.")
            told = {"number": paper.number, "day": dmy(since)}
            return refuse(Kind.INPUT, "item", reason % told)
    return ALLOWED


def saving_stands(merger: Consolidation, year: int, first: int, source: str, today: date) -> Decision:
    if not first <= year <= today.year:
        told = {"first": first, "last": today.year}
        reason = _("A saving is achieved between %(first)s and %(last)s.") % told
        return refuse(Kind.INPUT, "year", reason)
    if not source.strip():
        return refuse(Kind.INPUT, "source", _("Please say by which paper it is proven."))
    return ALLOWED


def all_retired(applications: Iterable[Application]) -> Decision:
    """What the merger retires has stopped; the catalogue says so first, and refuses while a unit uses it."""
    still = [app.name for app in applications if app.is_live]
    if not still:
        return ALLOWED
    reason = _("Not retired in the catalogue yet: %(names)s.") % {"names": "; ".join(still)}
    return refuse(Kind.STATE, "still_live", reason)


def _is_told(scenario: Scenario) -> Decision:
    if not scenario.title.strip():
        return refuse(Kind.INPUT, "title", _("Please give the merger a title."))
    if not scenario.retire:
        return refuse(Kind.INPUT, "retire", _("Choose at least one application to retire."))
    if min(scenario.added_yearly_vnd, scenario.once_vnd) < 0:
        name = "added_yearly_vnd" if scenario.added_yearly_vnd < 0 else "once_vnd"
        return refuse(Kind.INPUT, name, _("A cost is not negative."))
    return ALLOWED


def _of_plan(owner_id: int, applications: Iterable[Application]) -> Decision:
    if all(app.owner_id == owner_id for app in applications):
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such application."))


def _kept_once(keep: Application, retired: Sequence[Application]) -> Decision:
    keys = [app.pk for app in retired]
    if keep.pk in keys:
        reason = _("%(name)s cannot be kept and retired at once.") % {"name": keep.name}
        return refuse(Kind.INPUT, "keep", reason)
    if len(set(keys)) < len(keys):
        return refuse(Kind.INPUT, "retire", _("An application is retired once."))
    return ALLOWED


def _all_live(keep: Application, retired: Sequence[Application]) -> Decision:
    if keep.lifecycle in (Application.Lifecycle.RETIRED, Application.Lifecycle.PHASING_OUT):
        told = {"name": keep.name, "stage": keep.get_lifecycle_display()}
        return refuse(Kind.INPUT, "keep", _("%(name)s is %(stage)s, so it cannot be kept.") % told)
    gone = [app.name for app in retired if not app.is_live]
    if gone:
        reason = _("Retired already: %(names)s.") % {"names": "; ".join(gone)}
        return refuse(Kind.INPUT, "retire", reason)
    return ALLOWED


def _not_agreed_elsewhere(
    keep: Application, retired: Sequence[Application], but: Consolidation | None
) -> Decision:
    """What an agreed merger keeps is not retired here, and what it retires is neither kept nor retired again."""
    agreed = ConsolidationRevision.objects.current(date.max).filter(
        consolidation__state__in=Consolidation.AGREED
    )
    if but is not None:
        agreed = agreed.exclude(consolidation=but)
    going = RetiredApplication.objects.filter(revision__in=agreed, application__in=(keep, *retired))
    taken = going.select_related("application", "revision__consolidation").first()
    if taken is not None:
        told = {"name": taken.application.name, "merger": taken.revision.consolidation.code}
        reason = _("%(name)s is being retired by %(merger)s, which was agreed.") % told
        return refuse(Kind.INPUT, "keep" if taken.application_id == keep.pk else "retire", reason)
    kept = agreed.filter(keep__in=retired).select_related("keep", "consolidation").first()
    if kept is not None:
        told = {"name": kept.keep.name, "merger": kept.consolidation.code}
        reason = _("%(name)s is kept by %(merger)s, which was agreed.") % told
        return refuse(Kind.INPUT, "retire", reason)
    return ALLOWED


def _nobody_left_without(actor: Actor, scenario: Scenario) -> Decision:
    """No live application may lose data that it cannot work without, unless the kept one is to give them. Which ones they
    are is told to who may see interfaces; others learn how many and whom to ask."""
    given_up = [each.application for each in scenario.retire if not each.data_taken_over]
    leaving = [each.application.pk for each in scenario.retire]
    needed = (
        Interface.objects.filter(application__in=given_up, is_required=True)
        .exclude(Q(consumer__in=leaving) | Q(consumer__lifecycle=Application.Lifecycle.RETIRED))
        .select_related("application__owner_unit", "consumer")
        .order_by("application__name_order", "consumer__name_order")
    )
    found = list(needed)
    if not found:
        return ALLOWED
    app = found[0].application
    consumers = sorted({each.consumer.name for each in found if each.application_id == app.pk})
    told = {
        "names": "; ".join(consumers),
        "count": len(consumers),
        "name": app.name,
        "unit": app.owner_unit.short_name,
    }
    return refuse(
        Kind.INPUT, "retire", _needed_by(len(consumers), named=may_see_protected(actor, app).allowed) % told
    )


def _needed_by(count: int, *, named: bool) -> str:
    if named:
        return gettext(
            "%(names)s cannot work without data of %(name)s; let the kept one give them, or leave it out."
        )
    return ngettext(
        "%(count)s application cannot work without data of %(name)s (%(unit)s knows which); let the kept one give "
        "them, or leave it out.",
        "%(count)s applications cannot work without data of %(name)s (%(unit)s knows which); let the kept one give "
        "them, or leave it out.",
        count,
    )
