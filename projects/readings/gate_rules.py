"""The gates that the law lays down on a day, by regime and track."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise

from projects.models import GateRule, LegalRegime, Track


@dataclass(frozen=True)
class RuleLine:
    id: int
    code: str
    name: str
    paper_type: str
    authority: str
    norm_days: int | None
    citation: str
    is_certain: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class TrackRules:
    label: str | Promise
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True)
class RegimeRules:
    code: str
    name: str
    citation: str
    note: str
    valid_from: date
    valid_to: date | None
    tracks: tuple[TrackRules, ...]


def regimes_then(on: date) -> tuple[RegimeRules, ...]:
    """Every regime, the newest first, with the rules that had not ended by the day: two statements."""
    by_regime: dict[tuple[int, str], list[RuleLine]] = defaultdict(list)
    standing = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    for rule in GateRule.objects.filter(standing).order_by("position", "valid_from"):
        by_regime[rule.regime_id, rule.track].append(_line(rule))
    return tuple(
        RegimeRules(
            regime.code, regime.name, regime.citation, regime.note, regime.valid_from, regime.valid_to,
            tuple(TrackRules(track.label, tuple(by_regime[regime.pk, track.value])) for track in Track),
        )
        for regime in LegalRegime.objects.order_by("-valid_from")
    )  # fmt: skip


def _line(rule: GateRule) -> RuleLine:
    return RuleLine(
        rule.pk, rule.code, rule.name, rule.paper_type, rule.authority, rule.norm_days, rule.citation,
        rule.is_certain, rule.valid_from, rule.valid_to,
    )  # fmt: skip


def rule_of(pk: int) -> GateRule | None:
    """Laws are everybody's."""
    return GateRule.objects.select_related("regime").filter(pk=pk).first()
