"""The board's tiles of the plan, and every number of projects explained by the rows it is made of."""

from datetime import date
from types import SimpleNamespace

import pytest

from common import clock
from dashboards.readings.roadmap_strip import LANE, MARGIN, strip_row
from projects.actions import baselines, milestones, target_years
from projects.actions.target_years import YearFields
from projects.models import Milestone
from projects.policies.milestones import PlanLine, Statement
from projects.readings.roadmap import Line
from projects.readings.time_scale import Span
from tests.builders import PORTAL
from tests.dashboards.asking import BUDGET, seen, statements
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter

DUE = date(2023, 12, 31)


@layer
def plan(cast):
    """DA-01 has two milestones of weights 3 and 1, the lighter one reached; 2 tỷ planned in 2023, 1 paid."""
    made = money.plan(cast)
    with clock.at(date(2023, 1, 5)):
        target_years.promise(by=PORTAL, target=made.target, values=[YearFields(2023, 80)])
        lines = [
            PlanLine(1, "Thiết kế", date(2023, 1, 1), date(2023, 6, 30), weight=1),
            PlanLine(2, "Nghiệm thu", date(2023, 1, 1), DUE, weight=3),
        ]
        baselines.lay(by=PORTAL, project=made.one, lines=lines)
        enter(made.one, "allocated", 2 * TY, year=2023)
    with clock.at(date(2023, 6, 30)):
        first = Milestone.objects.get(project=made.one, no=1)
        done = Statement(100, clock.today(), actual_on=date(2023, 6, 29), evidence="12/BB")
        milestones.record(by=PORTAL, milestone=first, said=done)
        enter(made.one, "disbursed", TY, year=2023, paid_on=date(2023, 6, 20))
    return made


def test_the_tiles_say_what_the_pages_of_the_plan_say(cast, plan) -> None:
    tile = seen(cast, "chair", "/board/targets/?unit=LB")["tile"]
    table = seen(cast, "chair", "/targets/")["table"]
    assert [count.figure for count in tile.summary.counts] == [count.figure for count in table.counts]
    assert [row.code for row in tile.rows] == ["CT01"]
    tile = seen(cast, "chair", "/board/money/?unit=LB")["tile"]
    page = seen(cast, "chair", "/budget/")["page"]
    assert (tile.money.planned, tile.money.disbursed, tile.money.rate) == (
        page.planned,
        page.disbursed,
        page.rate,
    )
    assert tile.money.years == page.years
    road = seen(cast, "chair", "/roadmap/")
    assert (tile.progress, tile.planned) == (road["roadmap"].progress, road["roadmap"].planned)
    assert [foot.money for foot in road["feet"] if foot.money.planned.value] == [
        year for year in page.years if year.planned.value
    ]


def test_the_strip_of_the_roadmap_is_the_roadmap(cast, plan) -> None:
    strip = seen(cast, "chair", "/board/roadmap/?unit=LB")["tile"]
    road = seen(cast, "chair", "/roadmap/")["roadmap"]
    bars = [bar.line for row in strip.rows for bar in row.bars]
    assert sorted((line.row.code, line.bar, line.done) for line in bars) == sorted(
        (line.row.code, line.bar, line.done) for line in road.lines
    )
    assert {each.key: each.count for each in strip.counts} == road.counts
    assert [each.url for each in strip.counts] == [f"/roadmap/?state={each.key}" for each in strip.counts]


def test_bars_of_one_kind_share_a_lane_where_their_years_allow() -> None:
    def line(code: str, x: str, width: str) -> Line:
        return Line(SimpleNamespace(code=code), Span(x, width), None, None, (), "", "", (), "")

    beyond = Line(SimpleNamespace(code="E"), None, None, None, (), "", "", (), "after")
    lines = [
        line("A", "0", "30"),
        line("B", "10", "30"),
        line("C", "30", "10"),
        line("D", "35.5", "9"),
        beyond,
    ]
    row = strip_row("", lines)
    lanes = {bar.line.row.code: (bar.y - MARGIN) // LANE for bar in row.bars}
    assert lanes == {"A": 0, "B": 1, "C": 0, "D": 2}
    assert row.height == 3 * LANE + 2 * MARGIN
    assert strip_row("", [beyond]).height == LANE + 2 * MARGIN


def test_the_board_fetches_them_after_itself_and_leads_to_them_without_scripts(cast, plan) -> None:
    client = cast.client("chair")
    board = client.get("/").content.decode()
    for address in ("/board/roadmap/?unit=LB", "/board/targets/?unit=LB", "/board/money/?unit=LB"):
        assert f'hx-get="{address}"' in board
        assert f'<a href="{address}"' in board
        part = client.get(address, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in part
        assert part.strip() in client.get(address).content.decode()


def test_a_plan_without_scheme_says_so_and_shows_no_zero(cast) -> None:
    tile = seen(cast, "chair", "/board/targets/")["tile"]
    assert tile.summary is None
    assert seen(cast, "chair", "/board/roadmap/")["tile"].roadmap is None
    tile = seen(cast, "chair", "/board/money/")["tile"]
    assert tile.progress.value is None
    assert tile.money.is_empty


def test_every_number_of_a_project_opens_its_rows(cast, plan) -> None:
    figures = seen(cast, "chair", "/projects/DA-01/")["figures"]
    for figure in vars(figures).values():
        found = seen(cast, "chair", figure.url)["explanation"].counted
        assert found.figure == figure
        assert found.formula
    progress = seen(cast, "chair", figures.progress.url)["explanation"].counted
    assert [row.label for row in progress.rows] == ["1. Thiết kế", "2. Nghiệm thu"]
    assert int(progress.figure) == 25
    reached = seen(cast, "chair", figures.milestones.url)["explanation"].counted
    assert [row.counts for row in reached.rows] == [True, False]


def test_the_scheme_is_the_average_of_its_rows(cast, plan) -> None:
    road = seen(cast, "chair", "/roadmap/")["roadmap"]
    for figure in (road.progress, road.planned):
        found = seen(cast, "chair", figure.url)["explanation"].counted
        assert found.figure == figure
        assert [row.label[:5] for row in found.rows if row.counts] == ["DA-01", "DA-02"]


@pytest.mark.parametrize(
    "query",
    [
        "project_progress&project=DA-99",
        "project_risks",
        "scheme_progress&scheme=x",
        "scheme_planned&scheme=0",
    ],
)
def test_what_nobody_prints_is_not_found(cast, plan, query) -> None:
    assert cast.client("chair").get(f"/explain/?figure={query}").status_code == 404


def test_the_other_district_sees_nothing_of_it(cast, plan) -> None:
    client = cast.client("outsider")
    assert client.get("/board/money/?unit=LB").status_code == 404
    assert client.get("/board/targets/?unit=LB").status_code == 404
    assert client.get("/board/roadmap/?unit=LB").status_code == 404
    assert client.get("/explain/?figure=project_progress&project=DA-01").status_code == 404
    assert client.get(f"/explain/?figure=scheme_progress&scheme={plan.scheme.pk}").status_code == 404


@pytest.mark.parametrize("address", ["/board/roadmap/", "/board/targets/", "/board/money/", "/roadmap/"])
def test_each_keeps_within_its_statements(cast, plan, address) -> None:
    assert statements(cast.client("chair"), address) <= BUDGET


def test_a_past_day_keeps_its_figures(cast, plan) -> None:
    address = "/board/money/?on=2023-05-02"
    before = seen(cast, "chair", address)["tile"]
    assert int(before.progress) == 0
    with clock.at(date(2023, 10, 10)):
        enter(plan.one, "disbursed", TY // 2, year=2023, paid_on=date(2023, 4, 20), document="GRV 9")
        second = Milestone.objects.get(project=plan.one, no=2)
        milestones.record(by=PORTAL, milestone=second, said=Statement(60, clock.today()))
    assert seen(cast, "chair", address)["tile"] == before
