"""Keep what the portal knows of a phase, goal or target after each change. Called by actions, inside their transaction."""

from dataclasses import dataclass
from typing import Any

from common.actors import Actor
from common.stamps import stamp
from directives.models import Directive
from projects.models import Goal, Phase, PlanRevision, Scheme, Target

Noun = PlanRevision.Noun
KEPT = {
    Noun.PHASE: ("position", "name", "starts_on", "ends_on", "summary"),
    Noun.GOAL: ("position", "name", "summary", "clause_id"),
    Noun.TARGET: (
        "goal_id", "code", "name", "measure", "decimals", "direction", "accumulates", "rhythm", "formula",
        "baseline", "baseline_on", "lead_unit_id", "clause_id", "citation",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class ChangeBasis:
    """Why something of an approved plan changes, and by which paper: one in the portal, or its citation."""

    reason: str = ""
    reason_text: str = ""
    directive: Directive | None = None
    document: str = ""

    @property
    def words(self) -> str:
        return self.reason_text or self.reason


NO_BASIS = ChangeBasis()


def keep(*, by: Actor, thing: Phase | Goal | Target, basis: ChangeBasis = NO_BASIS) -> PlanRevision:
    """The thing's columns as they stand now, under its version."""
    noun = Noun(thing._meta.model_name or "")
    revision = PlanRevision(
        scheme_id=thing.scheme_id,
        noun=noun,
        key=thing.pk,
        number=thing.version,
        facts={name: _plain(getattr(thing, name)) for name in KEPT[noun]},
        reason=basis.words,
        directive=basis.directive,
        document=basis.document,
        **stamp(by),
    )
    revision.save(force_insert=True)
    return revision


def locked(scheme: Scheme) -> Scheme:
    """The scheme as it is now, held until the transaction ends: two hands on one plan take turns."""
    return Scheme.objects.select_for_update().get(pk=scheme.pk)


def _plain(value: Any) -> Any:
    """Days and numbers as text that reads back without loss."""
    return value if value is None or isinstance(value, str | int | bool) else str(value)
