"""Gates are passed in their order, by a paper, or skipped with a reason; a paper is never dated in the future."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import DirectiveItem
from projects.models import Gate, GateRecord, Project

Outcome = GateRecord.Outcome
MOST_FILES = 10  # of one gate


@dataclass(frozen=True)
class Passage:
    """What happened at a gate."""

    outcome: str
    paper_type: str = ""
    paper_number: str = ""
    paper_date: date | None = None
    authority: str = ""
    item: DirectiveItem | None = None
    reason: str = ""
    conditions: tuple[DirectiveItem, ...] = ()  # items that carry the conditions of a conditional passage


def passage_stands(passage: Passage, today: date) -> Decision:
    if passage.outcome not in Outcome.values:
        return refuse(Kind.INPUT, "outcome", _("Choose what happened at the gate."))
    if passage.outcome in GateRecord.WITH_PAPER:
        if not passage.paper_number.strip():
            return refuse(Kind.INPUT, "paper_number", _("A gate is passed by a paper: its number and date."))
        if passage.paper_date is None:
            return refuse(Kind.INPUT, "paper_date", _("A gate is passed by a paper: its number and date."))
    if passage.paper_date is not None and passage.paper_date > today:
        return refuse(Kind.INPUT, "paper_date", _("The paper is dated in the future."))
    if passage.conditions and passage.outcome != Outcome.CONDITIONAL:
        return refuse(Kind.INPUT, "conditions", _("Only a gate passed with conditions has conditions."))
    if passage.outcome in GateRecord.WITH_REASON and not passage.reason.strip():
        return refuse(Kind.INPUT, "reason", _("Say why."))
    return ALLOWED


def gate_is_next(before: Sequence[Gate], now: str | None, outcome: str) -> Decision:
    """`before` are earlier gates that are not behind the project; `now` is how the gate stands."""
    if outcome == Outcome.REOPENED:
        if now in (*GateRecord.BEHIND, Outcome.STOPPED):
            return ALLOWED
        return refuse(Kind.STATE, "open", _("The gate is open."))
    if now in (*GateRecord.BEHIND, Outcome.STOPPED):
        return refuse(Kind.STATE, "decided", _("This gate is decided; reopen it first, with a reason."))
    if before:
        told = _("Earlier gates come first: %(gates)s. A gate is skipped only with a reason.")
        return refuse(Kind.STATE, "order", told % {"gates": ", ".join(str(each.code) for each in before)})
    return ALLOWED


def dates_follow(previous: date | None, passage: Passage) -> Decision:
    """A decision is not older than that of the gate before it."""
    if previous is None or passage.paper_date is None or passage.paper_date >= previous:
        return ALLOWED
    return refuse(Kind.INPUT, "paper_date", _("The paper is older than that of the gate before."))


def items_stand(
    actor: Actor, project: Project, items: Sequence[DirectiveItem], field: str = "item"
) -> Decision:
    """Items of issued papers of the same plan, seen by the actor."""
    wanted = {item.pk for item in items}
    if not wanted:
        return ALLOWED
    seen = DirectiveItem.objects.visible_to(actor).filter(
        pk__in=wanted, directive__owner=project.owner_id, directive__issue_known_on__isnull=False
    )
    if set(seen.order_by().values_list("pk", flat=True)) == wanted:
        return ALLOWED
    return refuse(Kind.INPUT, field, _("There is no such item in this plan."))


def files_are_few(count: int) -> Decision:
    if count < MOST_FILES:
        return ALLOWED
    return refuse(
        Kind.INPUT, "file_too_many", _("A gate keeps at most %(most)s files.") % {"most": MOST_FILES}
    )


def has_a_record(recorded: bool) -> Decision:
    """A scan belongs to what happened at the gate."""
    if recorded:
        return ALLOWED
    return refuse(Kind.STATE, "no_record", _("Record first what happened at the gate; the scan follows."))
