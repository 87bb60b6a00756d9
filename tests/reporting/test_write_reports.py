"""What a unit writes: outcome of every value, three kinds of nothing, one row a report and every version of it."""

import pytest

from common.decisions import Refused
from reporting.actions import reports
from reporting.actions.reports import Rejected
from reporting.models import Report, ReportVersion, Value
from tests.cast import Cast
from tests.reporting.sending import CLOSED, FUTURE, MONTH, OPEN, outcomes, put, set_up, stored, there


@pytest.fixture
def ward(cast: Cast) -> Cast:
    set_up(cast)
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
