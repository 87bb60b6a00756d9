"""The tile map of the wall board: where each unit stands, and since when."""

from typing import Any

from django.contrib import admin

from common.actors import Actor
from organizations.actions import wall_tiles
from organizations.admin.reference import ReferenceAdmin
from organizations.models import WallTile


@admin.register(WallTile)
class WallTileAdmin(ReferenceAdmin):
    fixed = ("unit", "valid_from")
    fields = ("unit", "column", "row", "valid_from", "valid_to")
    list_display = ("unit", "column", "row", "valid_from", "valid_to")
    list_select_related = ("unit",)
    search_fields = ("unit__search_text",)

    def create(self, by: Actor, values: dict[str, Any]) -> WallTile:
        return wall_tiles.put(by=by, **values)

    def change(self, by: Actor, row: WallTile, values: dict[str, Any]) -> WallTile:
        kept = {name: values[name] for name in ("column", "row", "valid_to")}
        return wall_tiles.put(by=by, unit=row.unit, valid_from=row.valid_from, **kept)
