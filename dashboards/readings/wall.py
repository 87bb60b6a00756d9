"""The wall board: what a screen in a room may show of a plan. Figures and states, no names of persons, no unit behind
anything late. Always of today: a screen has no past."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from dashboards.readings.leader_board import notices_of
from dashboards.readings.scope import Scope
from dashboards.readings.strips import Cell
from dashboards.readings.wall_plan import WallMoney, WallRoad, money_of, road_of
from dashboards.readings.wall_tiles import WallMap, map_of
from directives.models import DirectiveItem
from directives.readings.rows import Status
from directives.readings.statuses import WORDS, label, of_items
from organizations.models import Unit
from projects.readings.target_year import YearTarget, YearTargets, year_targets

NEAREST, MOST_TARGETS = 4, 5
BEFORE_DEADLINE = (Status.TRACK, Status.NONE)


@dataclass(frozen=True)
class WallCount:
    key: str
    count: int


@dataclass(frozen=True)
class WallDeadline:
    """An item whose deadline is still ahead."""

    key: str
    number: int
    told: str


@dataclass(frozen=True)
class WallNotice:
    number: str
    done: int
    total: int
    overdue: int
    cells: tuple[Cell, ...]
    counts: tuple[WallCount, ...]
    ahead: tuple[WallDeadline, ...]
    more_ahead: int
    is_illustrative: bool


@dataclass(frozen=True)
class Wall:
    on: date
    owner: str
    notice: WallNotice | None
    map: WallMap
    targets: YearTargets
    money: WallMoney
    road: WallRoad

    @property
    def shown_targets(self) -> tuple[YearTarget, ...]:
        return self.targets.gravest[:MOST_TARGETS]

    @property
    def more_targets(self) -> int:
        return len(self.targets.gravest) - len(self.shown_targets)

    @property
    def is_illustrative(self) -> bool:
        return self.money.is_illustrative or (self.notice is not None and self.notice.is_illustrative)


def wall(owner: Unit, *, viewer: Actor) -> Wall:
    """Seven statements, whatever the number of rows; that of the screen's link is the eighth."""
    on = clock.today()
    return Wall(
        on=on,
        owner=owner.name,
        notice=notice_on_wall(Scope(owner), viewer=viewer, on=on),
        map=map_of(owner, viewer=viewer, on=on),
        targets=year_targets(owner, viewer=viewer, on=on),
        money=money_of(owner, viewer=viewer, on=on),
        road=road_of(owner, viewer=viewer, on=on),
    )


def notice_on_wall(scope: Scope, *, viewer: Actor, on: date) -> WallNotice | None:
    """The latest conclusion that gave out work. Three statements."""
    newest = notices_of(scope, viewer=viewer, on=on).values("pk")[:1]
    items = DirectiveItem.objects.visible_to(viewer).issued(on).filter(directive__in=newest).order_by("no")
    told = {"number": F("directive__number"), "invented": F("directive__is_illustrative")}
    found = of_items(items.annotate(**told), on)
    if not found:
        return None
    states = [standing.status for standing in found.values()]
    first = next(iter(found))
    ahead = sorted(
        (standing.days, item.no, standing.status)
        for item, standing in found.items()
        if standing.status is Status.SOON or (standing.status in BEFORE_DEADLINE and standing.days)
    )
    return WallNotice(
        number=str(first.__dict__["number"]),
        done=sum(state in (Status.DONE, Status.LATE) for state in states),
        total=sum(state is not Status.INFO for state in states),
        overdue=states.count(Status.OVER),
        cells=tuple(
            Cell(item.no, "", standing.status.value, 0, "", _cell_words(item.no, standing.status))
            for item, standing in found.items()
        ),
        counts=tuple(WallCount(each.value, states.count(each)) for each in Status if each in states),
        ahead=tuple(
            WallDeadline(status.value, number, label(Status.SOON, days))
            for days, number, status in ahead[:NEAREST]
        ),
        more_ahead=len(ahead[NEAREST:]),
        is_illustrative=bool(first.__dict__["invented"]),
    )


def _cell_words(number: int, status: Status) -> str:
    return _("Item %(no)s: %(state)s") % {"no": number, "state": WORDS[status]}
