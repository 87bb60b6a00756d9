"""What a unit writes: outcome of every value, three kinds of nothing, one row a report and every version of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from common import clock
from common.decisions import Refused
from reporting.actions import forms, grants, history, periods, reports
from reporting.actions.history import Event
from reporting.actions.reports import Rejected
from reporting.actions.versions import Act
from reporting.imports.rows import SenderRow
from reporting.models import Report, ReportForm, ReportVersion, Value
from reporting.models.definition import moment
from reporting.models.sent import Sent
from reporting.readings.reports import report_of
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer
from tests.reporting.sending import CLOSED, FUTURE, MONTH, OPEN, outcomes, put, stored, there

SAVEPOINTS = 2  # of the transaction that a test runs in


@layer
def ward(cast: Cast, monthly: ReportForm) -> Cast:
    return cast


def test_it_stores_a_month_and_says_what_became_of_every_value(ward: Cast) -> None:
    told = put(ward)
    assert told.created
    assert set(outcomes(told).values()) == {"accepted"}
    report = stored(ward)
    assert report.values_sent == MONTH
    assert (report.state, report.version, report.filled_percent) == ("draft", 1, 100)
    assert not Value.objects.exists()


def test_it_changes_nothing_when_the_same_is_sent_again(ward: Cast) -> None:
    put(ward, submit=True)
    for _time in range(3):
        told = put(ward, submit=True)
        assert not told.changed
        assert set(outcomes(told).values()) == {"unchanged"}
    assert (Report.objects.count(), ReportVersion.objects.count(), Value.objects.count()) == (1, 1, 20)


def test_it_keeps_values_that_are_not_mentioned_and_takes_away_what_is_null(ward: Cast) -> None:
    put(ward)
    told = put(ward, {"HT04": {"value": 38}, "NL03": None})
    assert outcomes(told) == {"HT04": "changed", "NL03": "changed"}
    assert stored(ward).values_sent == {
        **{code: value for code, value in MONTH.items() if code != "NL03"},
        "HT04": {"value": 38},
    }


def test_it_stores_nothing_when_one_value_is_rejected(ward: Cast) -> None:
    with pytest.raises(Rejected) as caught:
        put(ward, {**MONTH, "DVC02": {"numerator": 5, "denominator": 0}, "XX99": {"value": 1}})
    assert {(said.field, said.code) for said in caught.value.said} == {
        ("values.DVC02.denominator", "denominator_zero"),
        ("values.XX99", "unknown_indicator"),
    }
    assert not Report.objects.exists()


def test_it_takes_back_everything_of_a_dry_run(ward: Cast) -> None:
    dry = put(ward, submit=True, dry_run=True)
    assert not Report.objects.exists()
    assert not Value.objects.exists()
    real = put(ward, submit=True)
    assert (dry.values, dry.created, dry.report.state) == (real.values, real.created, real.report.state)


def test_it_sends_counts_and_withdraws(ward: Cast) -> None:
    put(ward, submit=True)
    report = stored(ward)
    assert report.state == "submitted"
    assert report.first_complete_at is not None
    row = Value.objects.get(indicator__code="DVC02")
    assert (row.numerator, row.denominator, row.number) == (812, 1003, None)
    with pytest.raises(Refused) as caught:
        put(ward, {"HT04": {"value": 1}})
    assert (caught.value.status, caught.value.decision.code) == (409, "submitted")
    reports.withdraw(by=ward.actor("ward_a_officer"), place=there(ward))
    assert stored(ward).first_complete_at is None
    assert not Value.objects.exists()


@pytest.mark.parametrize(
    ("period", "code"), [(CLOSED, "period_closed"), (FUTURE, "period_future"), ("2023-M13", "unknown_period")]
)
def test_it_refuses_periods_that_take_nothing(ward: Cast, period: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        put(ward, period=period)
    assert (caught.value.status, caught.value.decision.code) == (422, code)
    assert put(ward, period=OPEN).created


def test_it_lets_a_ward_write_its_own_report_only(ward: Cast) -> None:
    for person, unit, status in (
        ("ward_b_officer", "LB.00115", 403),
        ("secretary", "LB.00115", 403),
        ("outsider", "LB.00115", 404),
    ):
        with pytest.raises(Refused) as caught:
            put(ward, person=person, unit=unit)
        assert caught.value.status == status, person
    assert put(ward, person="ward_leader_a").created


def test_a_gso_code_means_who_bore_it_on_the_periods_last_day(ward: Cast) -> None:
    """00118 was a ward until 2025-06-30 and is another since: figures of one never land at the other."""
    heir = builders.unit(
        "HN.00118",
        parent="LB",
        name="Phường Bồ Đề",
        level="ward",
        gso_code="00118",
        valid_from=date(2025, 7, 1),
    )
    assert there(ward, "00118").unit.code == "LB.00118"
    with clock.at(date(2025, 8, 1)):
        periods.open_due(by=PORTAL, on=clock.today())
        assert there(ward, "00118", "2025-M06").unit.code == "LB.00118"
        assert there(ward, "00118", "2025-M07").unit == heir
        with pytest.raises(Refused) as caught:
            put(ward, unit="LB.00118", period="2025-M07", by=PORTAL)
        assert (caught.value.status, caught.value.decision.code) == (403, "unit_closed")
        with pytest.raises(Refused) as caught:
            put(ward, unit="HN.00118", period="2025-M06", by=PORTAL)
        assert caught.value.decision.code in ("unit_not_valid", "period_closed")


def test_the_leader_looks_first_where_the_unit_wants_it(ward: Cast, monthly: ReportForm) -> None:
    row = SenderRow(unit=ward.ward_a, valid_from=date(2021, 1, 1), approved_inside=True)
    forms.add_sender(by=PORTAL, form=monthly, row=row)
    assert put(ward, submit=True).report.awaiting == "unit_leader"
    assert stored(ward).state == "draft"
    sent = reports.submit(by=ward.actor("ward_leader_a"), place=there(ward))
    assert (sent.report.state, sent.report.awaiting) == ("submitted", "")


def test_the_office_extends_a_lock_for_one_unit(ward: Cast) -> None:
    at = there(ward, period=CLOSED)
    told = {
        "form": at.form,
        "period": at.period,
        "unit": at.unit,
        "until": date(2023, 10, 20),
        "reason": "Mất điện",
    }
    grants.extend_lock(by=ward.actor("secretary"), **told)
    assert put(ward, period=CLOSED, submit=True).created
    with pytest.raises(Refused):
        put(ward, period=CLOSED, unit="LB.00118", person="ward_b_officer")
    with clock.at(date(2023, 10, 21)), pytest.raises(Refused) as caught:
        put(ward, {"HT04": {"value": 1}}, period=CLOSED)
    assert caught.value.decision.code == "locked"


def test_it_costs_ten_statements_at_most(
    ward: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    put(ward, unit="LB.00118", person="ward_b_officer", submit=True)
    by = ward.actor("ward_a_officer")
    with django_assert_max_num_queries(10 + SAVEPOINTS):
        put(ward, submit=True, by=by)


def test_history_is_taken_over_with_every_day_on_which_it_was_known(ward: Cast) -> None:
    at, officer = there(ward, period=CLOSED), ward.actor("ward_a_officer")
    events = [
        Event(moment(date(2023, 6, 16), None), Act.SUBMITTED, officer, sent=Sent(values=MONTH)),
        Event(moment(date(2023, 6, 19), None), Act.RETURNED, ward.actor("secretary"), "Lệch số camera"),
        Event(
            moment(date(2023, 6, 20), None), Act.SUBMITTED, officer, sent=Sent(values={"HT04": {"value": 38}})
        ),
        Event(moment(date(2023, 6, 21), None), Act.ACCEPTED, ward.actor("secretary")),
    ]
    assert history.import_history(by=PORTAL, rows=[history.HistoryRow(at, events)]) == 1
    report = stored(ward, period=CLOSED)
    assert (report.state, report.version, report.values_sent["HT04"]) == ("accepted", 4, {"value": 38})
    assert Value.objects.count() == 20
    told = {
        day: report_of(
            viewer=officer, form=at.form.code, period=CLOSED, unit=at.unit.code, on=date(2023, 6, day)
        )
        for day in (15, 17, 19, 22)
    }
    assert told[15] is None
    assert [told[day].state for day in (17, 19, 22)] == ["submitted", "returned", "accepted"]
    assert [told[day].values["HT04"]["value"] for day in (17, 22)] == [37, 38]
    assert told[22].timeliness == "on_time"
