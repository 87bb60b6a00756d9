"""Targets: promises freeze, figures append, past days stay as they were, bad input is told and keeps its words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import clock
from common.decisions import Refused
from common.refs import ObjectRef
from dashboards.readings.explanations import explain
from projects.actions import target_actuals, target_years, targets
from projects.actions.plan_revisions import ChangeBasis
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.actions.targets import TargetFields
from projects.models import Target, TargetActual
from projects.parsing.amounts import NoFigure, parse_amount
from projects.readings.current_scheme import target_summary
from projects.readings.target_page import target_page
from projects.readings.target_verdicts import Verdict
from projects.readings.targets import targets as table_of
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.projects import schemes as made

pytestmark = pytest.mark.django_db
BASIS = ChangeBasis("superior", "Thành phố nâng chỉ tiêu.", None, "12/KH-UBND")
LATER = date(2023, 11, 20)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.decision.code


def fresh(target: Target) -> Target:
    return Target.objects.select_related("scheme__owner", "lead_unit__home", "goal").get(pk=target.pk)


def test_a_promise_is_frozen_by_the_approval(cast: Cast) -> None:
    target, value = made.approved(cast).target, [YearFields(2024, Decimal(85))]
    with pytest.raises(Refused) as refused:
        target_years.promise(by=PORTAL, target=target, values=value)
    assert code_of(refused) == "reason"
    with pytest.raises(Refused) as refused:
        target_years.promise(by=PORTAL, target=target, values=value, basis=replace(BASIS, document=""))
    assert code_of(refused) == "document"
    target_years.promise(by=PORTAL, target=target, values=[YearFields(2023, Decimal(70))], basis=BASIS)
    page = target_page(fresh(target), viewer=cast.actor("secretary"), on=TODAY)
    assert page is not None
    cell = next(each.cell for each in page.sums if each.cell.year == 2023)
    assert (cell.planned, cell.original, cell.rebaselines) == (70, 80, 1)
    assert page.changes[0].words == "Thành phố nâng chỉ tiêu."


def test_a_year_that_is_over_changes_only_to_correct_a_mistake(cast: Cast) -> None:
    target, past = made.approved(cast).target, [YearFields(2022, Decimal(30))]
    with pytest.raises(Refused) as refused:
        target_years.promise(by=PORTAL, target=target, values=past, basis=BASIS)
    assert code_of(refused) == "reason"
    right = replace(BASIS, reason="correction")
    assert target_years.promise(by=PORTAL, target=target, values=past, basis=right)


def test_a_value_that_stands_already_is_no_change(cast: Cast) -> None:
    target = made.approved(cast).target
    same = [YearFields(2023, Decimal("80.00"))]
    assert target_years.promise(by=PORTAL, target=target, values=same) == []


def test_a_past_day_stays_as_it_was(cast: Cast) -> None:
    """Corrections, re-baselines, other names, new targets and given up ones change later days only."""
    known = made.approved(cast)
    scheme, viewer = known.scheme, cast.actor("secretary")
    days = (date(2021, 6, 1), date(2022, 12, 31), date(2023, 10, 15))

    def seen() -> list[object]:
        pages = (target_page(fresh(known.target), viewer=viewer, on=day) for day in days)
        return [
            *(table_of(scheme, viewer=viewer, on=day) for day in days),
            *(
                replace(
                    page,
                    may=None,
                    actuals=tuple(replace(line, correct_url="") for line in page.actuals),
                )
                for page in pages
                if page
            ),
        ]

    before = seen()
    with clock.at(LATER):
        said = ActualFields(2023, date(2023, 9, 30), Decimal(55), note="Tính lại.")
        target_actuals.correct(by=PORTAL, actual=known.actual, fields=said)
        target_years.promise(
            by=PORTAL, target=known.target, values=[YearFields(2023, Decimal(60))], basis=BASIS
        )
        told = TargetFields(known.goal, "CT01", "Tên mới", "%", Target.Direction.UP, cast.coordinator)
        targets.change(by=PORTAL, target=known.target, fields=told, basis=BASIS)
        made_later = TargetFields(known.goal, "CT02", "Thêm sau", "%", Target.Direction.UP, cast.lead)
        targets.create(by=PORTAL, scheme=scheme, fields=made_later, basis=BASIS)
        targets.give_up(by=PORTAL, target=known.target, basis=BASIS)
    assert seen() == before
    assert len(before) == 6
    with clock.at(LATER):
        assert [row.code for row in table_of(scheme, viewer=viewer, on=LATER).rows] == ["CT02"]


def test_a_target_given_up_is_shown_as_of_its_last_day(cast: Cast) -> None:
    known = made.approved(cast)
    targets.give_up(by=PORTAL, target=known.target, basis=BASIS)
    office, address = cast.client("secretary"), f"/targets/{known.scheme.pk}/CT01/"
    answer = office.get(address)
    assert (answer.status_code, answer.url) == (302, f"{address}?on=2023-10-15")
    assert office.get(answer.url).status_code == 200
    assert office.get(f"{address}?on=2021-01-01").status_code == 404


def test_the_same_report_makes_one_figure_and_a_changed_one_corrects_it(cast: Cast) -> None:
    target = made.approved(cast).target
    origin = ObjectRef("reporting.report", "17")

    def bring(value: int) -> TargetActual:
        fields = ActualFields(2023, date(2023, 10, 14), Decimal(value))
        return target_actuals.record(
            by=cast.actor("secretary"), target=target, fields=fields, source="report", origin=origin
        )

    first, again, changed = bring(61), bring(61), bring(63)
    assert first.pk == again.pk
    assert changed.corrects_id == first.pk
    last = TargetActual.objects.filter(target=target).last_of_year(TODAY).get(year=2023)
    assert last.value == 63
    with pytest.raises(Refused) as refused:
        target_actuals.correct(
            by=PORTAL, actual=changed, fields=ActualFields(2023, TODAY, Decimal(1), note="x")
        )
    assert code_of(refused) == "report"


def test_a_form_sent_twice_is_one_figure(cast: Cast) -> None:
    target = made.approved(cast).target
    fields = ActualFields(2023, date(2023, 10, 12), Decimal(60), note="Báo cáo")

    def sent(told: ActualFields) -> TargetActual:
        return target_actuals.record(
            by=cast.actor("lead_officer"), target=target, fields=told, request_key="k1"
        )

    assert sent(fields).pk == sent(fields).pk
    with pytest.raises(Refused) as refused:
        sent(replace(fields, value=Decimal(61)))
    assert code_of(refused) == "request_key"


def test_a_ratio_gives_its_value(cast: Cast) -> None:
    target = made.approved(cast).target
    parts = ActualFields(
        2023, TODAY, numerator=Decimal(812), denominator=Decimal(1003), note="Một cửa điện tử"
    )
    assert target_actuals.record(by=PORTAL, target=target, fields=parts).value == Decimal("80.9571")
    with pytest.raises(Refused) as refused:
        target_actuals.record(by=PORTAL, target=target, fields=replace(parts, value=Decimal(50)))
    assert code_of(refused) == "value"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("value", {"value": "1.234,5 tỷ"}),
        ("value", {"value": "140"}),
        ("value", {"value": ""}),
        ("measured_on", {"measured_on": "2023-10-17"}),
        ("measured_on", {"measured_on": "2022-10-12"}),
        ("year", {"year": "2031"}),
        ("denominator", {"value": "", "numerator": "5", "denominator": "0"}),
        ("note", {"note": ""}),
    ],
)
def test_bad_input_is_told_beside_its_field_and_keeps_every_word(
    cast: Cast, field: str, wrong: dict[str, str]
) -> None:
    target = made.approved(cast).target
    address = f"/targets/{target.scheme_id}/{target.code}/actuals/new/"
    good = {"year": "2023", "measured_on": "2023-10-12", "value": "61,5", "note": "Theo báo cáo số 17"}
    answer = cast.client("lead_officer").post(address, {**good, **wrong})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if "note" not in wrong:
        assert "Theo báo cáo số 17" in answer.content.decode()
    assert target.actuals.count() == 1


def test_planned_values_are_refused_as_a_whole(cast: Cast) -> None:
    target = made.approved(cast).target
    address = f"/targets/{target.scheme_id}/{target.code}/years/"
    why = {"reason": "superior", "reason_text": "Nâng chỉ tiêu", "document": "12/KH-UBND"}
    answer = cast.client("secretary").post(address, {**why, "planned_2024": "85", "planned_2025": "101"})
    assert answer.status_code == 422
    assert not target.years.filter(year=2024).exists()
    cast.client("secretary").post(address, {**why, "planned_2024": "85", "planned_2025": "90"})
    assert target.years.filter(year__gte=2024).count() == 2


def test_what_is_measured_stays_once_there_are_figures(cast: Cast) -> None:
    known = made.approved(cast)
    told = TargetFields(known.goal, "CT01", "Chỉ tiêu", "hồ sơ", Target.Direction.DOWN, cast.lead)
    with pytest.raises(Refused) as refused:
        targets.change(by=PORTAL, target=known.target, fields=told, basis=BASIS)
    assert code_of(refused) == "direction"


def test_the_page_the_tile_and_the_explanation_count_the_same(cast: Cast) -> None:
    known, viewer = made.approved(cast), cast.actor("chair")
    table = table_of(known.scheme, viewer=viewer, on=TODAY)
    tile = target_summary(cast.district, viewer=viewer, on=TODAY)
    assert tile is not None
    for count in table.counts:
        explained = explain(count.figure.reading, dict(count.figure.params), viewer=viewer, on=TODAY)
        assert explained.counted.figure.value == count.figure.value == len(explained.counted.rows)
        assert tile.figure(count.verdict).value == count.figure.value
    now = table.rows[0].now
    assert now is not None
    assert now.verdict is Verdict.AT_RISK
    told = explain(now.actual.reading, dict(now.actual.params), viewer=viewer, on=TODAY)
    assert told.counted.figure.value == 58
    assert "71" in str(told.counted.formula)  # 45 + 35 x 273 / 365


def test_it_costs_as_many_statements_for_forty_targets_as_for_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    known, viewer = made.approved(cast), cast.actor("secretary")
    with django_assert_max_num_queries(8) as one:
        table_of(known.scheme, viewer=viewer, on=TODAY)
    for number in range(2, 41):
        told = TargetFields(known.goal, f"CT{number:02}", "Chỉ tiêu", "%", Target.Direction.UP, cast.lead)
        targets.create(by=PORTAL, scheme=known.scheme, fields=told, basis=BASIS)
    with django_assert_max_num_queries(len(one)):
        assert table_of(known.scheme, viewer=viewer, on=TODAY).total == 40


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("78", "78"),
        ("78,5", "78.5"),
        ("78.5", "78.5"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        (" 45 %", "45"),
        ("-3", "-3"),
    ],
)
def test_it_reads_figures_as_people_write_them(written: str, value: str) -> None:
    assert parse_amount(written) == Decimal(value)


@given(st.text(max_size=12))
def test_it_reads_a_figure_or_says_that_there_is_none(written: str) -> None:
    try:
        assert parse_amount(written).is_finite()
    except NoFigure:
        assert not written.isascii() or not written.isdecimal()
