"""What the map of the wall shows is chosen by who keeps the screens."""

from decimal import Decimal

from django.db import transaction

from common import audit
from common.actors import Actor
from common.stamps import stamp
from dashboards.models import WallMapChoice
from dashboards.policies import can_be_mapped
from organizations.models import Unit
from organizations.policies import may_keep_walls
from reporting.models import Indicator


@transaction.atomic
def choose(*, by: Actor, owner: Unit, indicator: Indicator, level: Decimal | None = None) -> WallMapChoice:
    """From the next refresh on; without a level the plan of the year says what is asked."""
    may_keep_walls(by, owner.pk).enforce()
    can_be_mapped(indicator, owner.pk).enforce()
    choice = WallMapChoice(owner=owner, indicator=indicator, level=level, **stamp(by))
    choice.full_clean(exclude=("owner", "indicator"))
    choice.save()
    facts = {"indicator": indicator.code, "level": "" if level is None else str(level)}
    audit.record(by=by, verb="wall_map.choose", thing=choice, unit_code=owner.code, facts=facts)
    return choice
