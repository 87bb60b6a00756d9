"""Tiles of the map of units: put on it, moved, ended."""

from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from organizations.models import Unit, WallTile
from organizations.policies import may_change_units, tile_is_free


@transaction.atomic
def put(
    *, by: Actor, unit: Unit, valid_from: date, column: int, row: int, valid_to: date | None = None
) -> WallTile:
    """The unit's tile from that day on; the same first day again corrects it."""
    may_change_units(by, unit.home_id).enforce()
    Unit.objects.select_for_update().get(pk=unit.home_id)  # two at once would not see each other's tile
    tile = WallTile.objects.filter(unit=unit, valid_from=valid_from).first()
    tile = tile or WallTile(unit=unit, valid_from=valid_from)
    tile.column, tile.row, tile.valid_to = column, row, valid_to
    tile.full_clean(exclude=("unit",))
    tile_is_free(tile, unit.home_id).enforce()
    tile.save()
    facts = {"column": column, "row": row, "from": valid_from, "to": valid_to}
    audit.record(by=by, verb="wall_tile.put", thing=tile, unit_code=unit.code, facts=facts)
    return tile
