"""The weights of the overlap and what moving costs: every change is a new version."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from apps_catalog.models import OverlapScale
from apps_catalog.policies import overlap as policies
from apps_catalog.policies.evaluations import may_analyse
from common import audit
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Unit


@dataclass(frozen=True)
class OverlapFields:
    functions: int = 40
    units: int = 20
    data_sets: int = 15
    processes: int = 10
    typed_twice: int = 15
    threshold: int = 45
    days_per_unit: int = 2
    days_per_data_set: int = 5
    days_per_interface: int = 8
    day_vnd: int = 600_000
    note: str = ""


@transaction.atomic
def set_scale(*, by: Actor, owner: Unit, fields: OverlapFields) -> OverlapScale:
    """The next version of the plan's weights."""
    may_analyse(by, owner.pk).enforce()
    policies.weights_stand(asdict(fields)).enforce()
    Unit.objects.select_for_update().get(pk=owner.pk)
    last = OverlapScale.objects.filter(owner=owner).aggregate(last=Max("number"))["last"] or 0
    scale = OverlapScale(owner=owner, number=last + 1, **asdict(fields), **stamp(by))
    scale.full_clean()
    scale.save(force_insert=True)
    audit.record(by=by, verb="overlap.scale_set", thing=scale, unit_code=owner.code, facts=asdict(fields))
    return scale
