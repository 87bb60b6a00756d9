"""Where each application stands in the TIME chart: coordinates of the drawing, in units of its own grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps_catalog.readings.evaluation_page import JudgedRow
from apps_catalog.readings.judgement import QUADRANT_LABELS, Judged
from apps_catalog.readings.time_arithmetic import Lines, Quadrant

LEFT, TOP, SIDE = 46, 14, 400  # the square in which 0 to 100 % are drawn
WIDTH, HEIGHT = LEFT + SIDE + 16, TOP + SIDE + 44
RADIUS = 11
STEP = 9  # how far a dot moves aside from one that lies under it
WAYS = (
    (0, 0),
    (1, 0),
    (-1, 0),
    (0, 1),
    (0, -1),
    (1, 1),
    (-1, -1),
    (1, -1),
    (-1, 1),
    (2, 0),
    (-2, 0),
    (0, 2),
    (0, -2),
)


@dataclass(frozen=True)
class Dot:
    number: int
    x: int
    y: int
    key: str
    name: str
    code: str
    words: str


@dataclass(frozen=True)
class Field:
    """One quadrant: its rectangle and where its name is written."""

    key: str
    label: str
    x: int
    y: int
    width: int
    height: int
    text_x: int
    text_y: int


@dataclass(frozen=True)
class Tick:
    value: int
    x: int
    y: int


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    left: int
    top: int
    side: int
    fields: tuple[Field, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]

    @property
    def bottom(self) -> int:
        return self.top + self.side

    @property
    def right(self) -> int:
        return self.left + self.side

    @property
    def middle_x(self) -> int:
        return self.left + self.side // 2

    @property
    def middle_y(self) -> int:
        return self.top + self.side // 2

    @property
    def label_y(self) -> int:
        return self.bottom + 38

    @property
    def tick_y(self) -> int:
        return self.bottom + 17

    @property
    def tick_x(self) -> int:
        return self.left - 7


def chart(rows: Sequence[JudgedRow], lines: Lines) -> Chart:
    """Functional to the right, technical upwards. Dots that would cover each other stand side by side."""
    taken: set[tuple[int, int]] = set()
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        top=TOP,
        side=SIDE,
        fields=_fields(lines),
        dots=tuple(
            _dot(row, row.judged, row.number, taken)
            for row in rows
            if row.judged is not None and row.number is not None
        ),
        ticks=tuple(Tick(value, across(value * 10), upward(value * 10)) for value in (0, 25, 50, 75, 100)),
    )


def across(tenths: int) -> int:
    return LEFT + tenths * SIDE // 1000


def upward(tenths: int) -> int:
    return TOP + SIDE - tenths * SIDE // 1000


def _fields(lines: Lines) -> tuple[Field, ...]:
    x, y = across(lines.functional * 10), upward(lines.technical * 10)
    right, bottom = LEFT + SIDE, TOP + SIDE
    return (
        _field(Quadrant.TOLERATE, LEFT, TOP, x, y),
        _field(Quadrant.INVEST, x, TOP, right, y),
        _field(Quadrant.ELIMINATE, LEFT, y, x, bottom),
        _field(Quadrant.MIGRATE, x, y, right, bottom),
    )


def _field(key: Quadrant, left: int, top: int, right: int, bottom: int) -> Field:
    text_y = top + 20 if top == TOP else bottom - 10
    return Field(
        key.value, str(QUADRANT_LABELS[key]), left, top, right - left, bottom - top, left + 10, text_y
    )


def _dot(row: JudgedRow, judged: Judged, number: int, taken: set[tuple[int, int]]) -> Dot:
    place = judged.standing
    x, y = across(place.functional or 0), upward(place.technical or 0)
    x, y = _free(
        min(max(x, LEFT + RADIUS), LEFT + SIDE - RADIUS),
        min(max(y, TOP + RADIUS), TOP + SIDE - RADIUS),
        taken,
    )
    taken.add((x, y))
    words = f"{number}. {row.app.name}: {judged.quadrant_label}"
    return Dot(number, x, y, row.quadrant, row.app.called, row.app.code, words)


def _free(x: int, y: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """The nearest place at which the dot leaves the number of every other one readable."""
    for right, down in WAYS:
        spot = (x + right * STEP * 2, y + down * STEP * 2)
        if all(abs(spot[0] - a) > STEP or abs(spot[1] - b) > STEP for a, b in taken):
            return spot
    return x, y
