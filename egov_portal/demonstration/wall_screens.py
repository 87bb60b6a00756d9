"""The wall of the story: where each ward stands on the map, from its own days on, and one screen in the meeting room."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from common.actors import Actor
from dashboards.actions import wall_maps
from egov_portal.demonstration.acts import Acts
from organizations.actions import wall_devices, wall_tiles
from organizations.models import Unit
from reporting.models import Indicator

At = Callable[[date, Callable[[], object]], None]
SHOWN, LEVEL = "DVC03", Decimal(64)  # dossiers fully online
FIRST, SCREEN = date(2021, 6, 1), date(2023, 9, 1)
# code of the ward -> column from the west, row from the north
PLACES = {
    "LB.00118": (1, 1), "LB.00115": (2, 1), "LB.00121": (3, 1), "LB.00133": (1, 2), "LB.00124": (2, 2),
    "LB.00127": (3, 2), "LB.00136": (4, 2), "LB.00139": (1, 3), "LB.00130": (2, 3), "LB.00151": (3, 3),
    "LB.00142": (4, 3), "LB.00145": (2, 4), "LB.00148": (3, 4), "LB.00154": (3, 5),
}  # fmt: skip


class WallStory:
    def __init__(self, by: Actor, acts: Acts, owner: Unit, units: dict[str, Unit]) -> None:
        self.by, self.acts, self.owner, self.units = by, acts, owner, units

    def plan(self, at: At) -> None:
        at(FIRST, self.put_tiles)
        at(SCREEN, self.make_screen)
        at(SCREEN, self.choose_map)

    def put_tiles(self) -> None:
        for code, (column, row) in PLACES.items():
            unit = self.units[code]
            wall_tiles.put(
                by=self.by,
                unit=unit,
                valid_from=unit.valid_from,
                valid_to=unit.valid_to,
                column=column,
                row=row,
            )

    def choose_map(self) -> None:
        shown = Indicator.objects.get(code=SHOWN)
        wall_maps.choose(by=self.acts.secretary(), owner=self.owner, indicator=shown, level=LEVEL)

    def make_screen(self) -> None:
        label = "Màn hình phòng họp tầng 2 (Dữ liệu minh họa)"
        wall_devices.create(by=self.acts.secretary(), owner=self.owner, label=label)
