"""Weekly briefs as the access matrix needs them: one that waits, one that was released."""

from dataclasses import dataclass
from datetime import date

from dashboards.actions import briefs
from dashboards.layouts.board_paper import FigureTold
from dashboards.layouts.brief_paper import Collected
from dashboards.models import WeeklyBrief
from organizations.actions import wall_devices
from organizations.actions.wall_devices import NewDevice
from tests.builders import PORTAL
from tests.cast import TODAY, Cast

TOLD = Collected(
    "7/19 nội dung đã xong.", (FigureTold("Đã xong", 7, "việc", "7 việc", "open_items:unit=LB@2023-10-16"),)
)


@dataclass(frozen=True)
class DashboardsWorld:
    draft: WeeklyBrief
    released: WeeklyBrief
    screen: NewDevice
    dark: NewDevice


def build(cast: Cast) -> DashboardsWorld:
    draft, released = (
        briefs.prepare(by=PORTAL, owner=cast.district, on=day, collected=TOLD)
        for day in (TODAY, date(2023, 10, 9))
    )
    screen, dark = (
        wall_devices.create(by=PORTAL, owner=cast.district, label=label) for label in ("Phòng họp", "Kho")
    )
    wall_devices.revoke(by=PORTAL, device=dark.device)
    return DashboardsWorld(
        draft, briefs.release(by=PORTAL, brief=released, version=released.version), screen, dark
    )
