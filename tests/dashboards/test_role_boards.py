"""Boards of units, wards and project owners: what they show, whose they are, which one opens first."""

from datetime import date

import pytest

from common import clock
from common.stamps import stamp
from directives.actions import explanations
from directives.readings.rows import Status
from organizations.models import RoleAssignment
from organizations.permissions import RoleKey
from reporting.models import YearPlan
from tests.builders import PORTAL, assignment
from tests.dashboards.asking import many, seen, statements, told
from tests.dashboards.test_attention_list import plan as plan_of_projects
from tests.projects import money
from tests.projects.money import TY, enter
from tests.reporting.test_completeness import history

UNIT, PROJECTS = "/board/unit/", "/board/projects/"
MOST = {UNIT: 36, PROJECTS: 13}  # statements
plan = plan_of_projects


def board(cast, name="unit_leader", address=UNIT):
    return seen(cast, name, address)["board"]


def test_a_unit_sees_its_items_by_state_and_the_nearest_deadline(cast):
    told(cast)
    found = board(cast, "unit_leader")
    assert found.code == "LB.VHTT"
    assert found.work.counts.total.value == 1
    assert [row.day for row in found.work.due] == []
    late = board(cast, "chair", f"{UNIT}?unit=LB.QLDA").work
    assert [row.day for row in late.late] == [date(2023, 10, 10)]
    assert late.counts.of(Status.OVER).value == 1


def test_every_figure_of_the_board_opens_its_rows(cast, plan):
    told(cast)
    history(cast)
    for name in ("unit_leader", "ward_a_officer"):
        found = board(cast, name)
        figures = [side.figure for side in found.figures] + [found.work.counts.total]
        if found.projects.money:
            money = found.projects.money
            figures += [money.planned, money.disbursed, money.rate]
        for each in found.projects.led:
            figures += [each.progress, each.risks, each.money.planned, each.money.disbursed]
        if found.own:
            figures += [row.figure for row in found.own.rows]
        for figure in figures:
            assert seen(cast, name, figure.url)["explanation"].counted.figure == figure


def test_a_units_own_figure_is_explained_to_who_sees_its_report(cast):
    history(cast)
    own = board(cast, "ward_a_officer").own.rows[0].figure
    explained = seen(cast, "chair", own.url)["explanation"].counted
    assert (explained.figure, [row.label for row in explained.rows]) == (own, [cast.ward_a.short_name])
    for name in ("ward_b_officer", "outsider"):
        assert cast.client(name).get(own.url).status_code == 404
    assert cast.client("chair").get(own.url.replace(cast.ward_a.code, "LB.NO")).status_code == 404


def test_what_is_asked_of_the_unit_stands_there_for_its_people_alone(cast):
    work = assignment(told(cast).paper, "LB.VHTT", 5)
    explanations.ask(by=cast.actor("chair"), assignment=work, text="Vì sao chậm?", due_on=date(2023, 10, 20))
    assert board(cast, "unit_leader").work.asked_count == 1
    assert board(cast, "chair", f"{UNIT}?unit=LB.VHTT").work.asked_count == 0


def test_a_ward_sees_its_reports_its_figures_and_its_place_beside_the_median(cast):
    form = history(cast)
    with clock.at(date(2023, 9, 1)):
        rate = next(field for field in form.fields.select_related("indicator") if field.indicator.is_ratio)
        YearPlan.objects.create(
            owner=cast.district, indicator=rate.indicator, year=2023, planned=1, **stamp(PORTAL)
        )
    found = board(cast, "ward_a_officer")
    assert found.is_ward
    assert found.reports.cards
    assert found.own.period == "Tháng 9/2023"
    assert [row.code for row in found.own.rows if row.planned] == [rate.indicator.code]
    assert found.own.measured == 1
    place = found.reports.place
    assert (place.complete_percent, place.units) == (18, 4)
    page = cast.client("ward_a_officer").get(UNIT).content.decode()
    assert "Trung vị của 4 đơn vị" in page
    assert cast.ward_b.short_name not in page


def test_a_project_owner_sees_state_money_gates_and_reports_owed(cast, plan):
    found = board(cast, "chair", f"{PROJECTS}?unit=LB.VHTT")
    (one,) = found.projects.led
    assert (one.line.code, one.line.key) == ("DA-01", "over")
    assert one.report_late > 31
    assert [row.label for row in found.milestones] == ["DA-01 · Nghiệm thu"]
    other = board(cast, "chair", f"{PROJECTS}?unit=LB.QLDA").projects
    assert (other.money.planned.value, other.money.disbursed.value) == (TY, 2 * TY)
    assert other.led[0].money.rate.value == 200


def test_a_unit_takes_part_in_projects_that_it_coordinates(cast, plan):
    with clock.at(date(2023, 1, 5)):
        money.project(plan.scheme, cast.unit("LB.QLDA"), "DA-03", coordinators=("LB.VHTT",))
    found = board(cast, "unit_leader").projects
    assert [line.code for line in found.part] == ["DA-03"]
    assert [each.line.code for each in found.led] == ["DA-01"]


def test_the_first_board_is_that_of_projects_where_the_unit_owns_several(cast, plan):
    def first():
        return cast.client("lead_officer").get("/")["Location"]

    assert first() == UNIT
    for code in ("DA-03", "DA-04"):
        money.project(plan.scheme, cast.lead, code)
    assert first() == PROJECTS
    assert [link.active for link in seen(cast, "lead_officer", PROJECTS)["boards"]] == [False, True, False]


def test_who_has_several_roles_goes_from_board_to_board(cast):
    told(cast)
    RoleAssignment.objects.create(
        user=cast.user("auditor"), unit=cast.lead, role=RoleKey.UNIT_OFFICER, valid_from=date(2021, 1, 1)
    )
    links = [link.url for link in seen(cast, "auditor", "/")["boards"]]
    assert links == ["/", UNIT, "/my-work/"]
    assert [link.active for link in seen(cast, "auditor", UNIT)["boards"]] == [False, True, False]


def test_a_past_day_shows_the_board_of_then(cast, plan):
    work = assignment(told(cast).paper, "LB.VHTT", 5)
    history(cast)
    address = f"{UNIT}?on=2023-10-02"
    before = board(cast, "unit_leader", address)
    explanations.ask(by=cast.actor("chair"), assignment=work, text="Vì sao?", due_on=date(2023, 10, 20))
    enter(plan.one, "allocated", TY, year=2023)
    assert board(cast, "unit_leader", address) == before
    assert board(cast, "unit_leader", address).on == date(2023, 10, 2)


@pytest.mark.parametrize("address", [UNIT, PROJECTS])
def test_it_is_its_own_people_s_and_of_who_sees_the_plan(cast, address):
    told(cast)
    assert cast.client("ward_a_officer").get(f"{address}?unit=LB.VHTT").status_code == 404
    assert cast.client("outsider").get(f"{address}?unit=LB.VHTT").status_code == 404
    assert cast.client("monitor").get(f"{address}?unit=LB.VHTT").status_code == 200
    answer = cast.client("chair").get(address)
    assert (answer.status_code, "board" in answer.context) == (200, False)


def test_a_unit_of_which_nothing_is_asked_is_told_so_kindly(cast):
    found = board(cast, "coordinator_officer")
    assert found.is_empty
    assert (
        "Chưa có nội dung nào giao cho đơn vị"
        in cast.client("coordinator_officer").get(UNIT).content.decode()
    )


def test_it_costs_the_same_at_one_row_and_at_fifty(cast, plan):
    history(cast)
    many(cast, 20)
    one = {
        (name, page): statements(cast.client(name), page)
        for name in ("unit_leader", "ward_a_officer")
        for page in (UNIT, PROJECTS)
    }
    many(cast, 50)
    for (name, page), cost in one.items():
        assert statements(cast.client(name), page) == cost <= MOST[page]
