"""Where a unit stands on the tile map: columns from the west, rows from the north, while the tile is in force."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models.unit import Unit
from organizations.models.validity import DatedRow, in_force, ordered_period

COLUMNS, ROWS = 6, 6


class WallTileQuerySet(models.QuerySet["WallTile"]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))


class WallTile(DatedRow):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    column = models.PositiveSmallIntegerField(_("column, from the west"))
    row = models.PositiveSmallIntegerField(_("row, from the north"))

    objects = WallTileQuerySet.as_manager()

    class Meta:
        verbose_name = _("tile of the map of units")
        verbose_name_plural = _("tiles of the map of units")
        ordering = ("row", "column")
        constraints = [
            ordered_period("wall_tile_period_is_ordered"),
            models.UniqueConstraint(fields=("unit", "valid_from"), name="wall_tile_once_a_day"),
            models.CheckConstraint(
                condition=Q(column__range=(1, COLUMNS), row__range=(1, ROWS)),
                name="wall_tile_is_on_the_map",
                violation_error_message=_("The map has six columns and six rows."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.column}/{self.row}"
