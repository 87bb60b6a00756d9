"""Gates of the law, revised: the old rule ends the day before, projects that copied it keep their gates."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from common import audit
from common.actors import Actor
from projects.models import GateRule
from projects.policies import gate_rules as policies


@dataclass(frozen=True)
class RuleFields:
    name: str
    citation: str
    valid_from: date
    paper_type: str = ""
    authority: str = ""
    norm_days: int | None = None
    is_certain: bool = False


@transaction.atomic
def revise(*, by: Actor, rule: GateRule, fields: RuleFields) -> GateRule:
    policies.may_revise(by).enforce()
    old = GateRule.objects.select_for_update(of=("self",)).select_related("regime").get(pk=rule.pk)
    policies.revision_stands(old, fields.name, fields.citation, fields.norm_days, fields.valid_from).enforce()
    old.valid_to = fields.valid_from - timedelta(days=1)
    old.save(update_fields=("valid_to",))
    new = GateRule(regime=old.regime, track=old.track, code=old.code, position=old.position, **vars(fields))
    new.full_clean()
    new.save()
    facts = {
        "regime": old.regime.code, "track": old.track, "gate": old.code, "from": fields.valid_from,
        "norm_days": fields.norm_days, "was": {"name": old.name, "norm_days": old.norm_days},
    }  # fmt: skip
    audit.record(by=by, verb="gate_rule.revised", thing=new, facts=facts)
    return new
