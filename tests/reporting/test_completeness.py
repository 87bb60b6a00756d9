"""Complete and in time: the database's counts are the marks of the units, on both sides of every reorganisation."""

from datetime import date, time
from statistics import median
from typing import Any

import pytest

from common import clock
from common.decisions import Refused
from directives.models import Urge
from organizations.models import Unit
from reporting.actions import grants, report_urges
from reporting.models import Period, ReportForm
from reporting.models.standing import Standing, Tally
from reporting.readings.heatmap import heatmap
from reporting.readings.missing import chat_text, missing_list
from reporting.readings.ranking import own_place, ranking
from reporting.sources.completeness import marks_of, tallies_of, totals_of
from reporting.sources.senders import Senders, columns_of
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, put, set_up


def sent(cast: Cast, unit: str, period: str, on: date, *, whole: bool = True) -> None:
    values = MONTH if whole else {"HT04": {"value": 37}}
    with clock.at(on, time(10)):
        put(cast, values, by=PORTAL, unit=unit, period=period, submit=True)


def history(cast: Cast) -> ReportForm:
    """August and September: on time, three days late, incomplete, not sent at all."""
    form = set_up(cast)
    sent(cast, "LB.00115", "2023-M08", date(2023, 8, 15))
    sent(cast, "LB.00115", EARLIER, date(2023, 9, 18))
    sent(cast, "LB.00118", EARLIER, date(2023, 9, 21))
    sent(cast, "LB.00121", EARLIER, date(2023, 9, 15), whole=False)
    return form


def test_it_marks_every_unit_and_period(cast: Cast) -> None:
    found = heatmap(history(cast), viewer=cast.actor("secretary"), on=TODAY)
    september = {row.code: row.cells[-2] for row in found.rows}
    assert {code: (cell.key, cell.text) for code, cell in september.items()} == {
        "LB.00115": ("on_time", ""),
        "LB.00118": ("late", "+3"),
        "LB.00121": ("incomplete", "5%"),
        "LB.00130": ("missing", ""),
    }
    assert found.rows[0].sum_text == "2/11"
    assert (found.heads[-2].complete, found.heads[-2].tally.expected) == (2, 4)
    assert found.tally.expected == 48


def test_it_counts_the_same_in_the_database_and_mark_by_mark(cast: Cast) -> None:
    form = history(cast)
    units = {code: Unit.objects.get(code=code) for code in ("LB.00118", "LB.00121", "LB.00130")}
    grants.exempt(
        by=PORTAL, form=form, unit=units["LB.00130"], first=date(2023, 5, 1), last=date(2023, 9, 30), reason="Sáp nhập"
    )  # fmt: skip
    units["LB.00121"].valid_to = date(2023, 7, 31)  # it ends in the middle of the year
    units["LB.00118"].valid_from = date(2023, 4, 1)  # it began then
    Unit.objects.bulk_update(units.values(), ("valid_from", "valid_to"))
    senders = Senders.of(form)
    for on in (date(2023, 9, 19), date(2023, 6, 30), TODAY):
        columns = columns_of(form, on=on, count=12)
        wards = list(Unit.objects.wards().filter(home=cast.district))
        marks = marks_of(wards, columns, senders, on=on)
        totals = totals_of(columns, senders, on=on)
        counted = tallies_of(Unit.objects.filter(pk__in=[ward.pk for ward in wards]), columns, senders, on=on)
        assert counted == {ward.pk: marks.tally(ward.pk) for ward in wards}
        for column in columns:
            assert totals.by_period[column.id] == Tally.of(marks.of(ward.pk, column) for ward in wards)
        assert 0 <= (totals.all.completeness or 0) <= 100
    expected = {column.code: totals.by_period[column.id].expected for column in columns}
    assert (expected["2023-M03"], expected["2023-M04"], expected["2023-M08"]) == (3, 4, 2)


def test_it_shows_a_past_day_as_it_was_known_then(cast: Cast) -> None:
    form = history(cast)
    (head,) = [h for h in heatmap(form, viewer=PORTAL, on=date(2023, 9, 19)).heads if h.code == EARLIER]
    assert (head.tally.on_time, head.tally.late, head.tally.missing) == (1, 0, 2)


def test_it_does_not_compare_wards_for_a_ward(cast: Cast) -> None:
    form = history(cast)
    found = heatmap(form, viewer=cast.actor("ward_a_officer"), on=TODAY)
    assert [row.code for row in found.rows] == ["LB.00115"]
    assert found.tally.expected == 12


def test_it_ranks_with_what_stands_behind_and_what_is_left_out(cast: Cast) -> None:
    form = history(cast)
    found = ranking(form, viewer=PORTAL, on=TODAY)
    assert [(place.rank, place.code, place.tally.due) for place in found.places] == [
        (1, "LB.00115", 11),
        (2, "LB.00118", 11),
        (3, "LB.00121", 11),
        (3, "LB.00130", 11),
    ]
    assert found.places[0].on_time_percent == 18
    assert "1" in found.places[0].left_out
    for place in found.places:
        own = own_place(form, Unit.objects.get(code=place.code).pk, on=TODAY)
        assert own is not None
        assert (own.rank, own.complete_percent) == (place.rank, place.complete_percent)
        assert own.median_percent == int(median(each.tally.completeness or 0 for each in found.places))


def test_it_urges_who_has_not_sent(cast: Cast) -> None:
    form, by = history(cast), cast.actor("secretary")
    period = Period.objects.get(code=EARLIER, regime=form.regime)
    found = missing_list(form, period, viewer=by, on=TODAY)
    assert [(row.code, row.mark.standing) for row in found.rows] == [
        ("LB.00121", Standing.INCOMPLETE),
        ("LB.00130", Standing.MISSING),
    ]
    text = chat_text(found)
    assert found.rows[1].name in text
    answer = cast.client("secretary").post(
        f"/reports/missing/{MONTHLY}/{EARLIER}/", {"text": text, "units": [row.id for row in found.rows]}
    )
    assert answer.status_code == 302
    assert Urge.objects.filter(object_kind="reporting.expected_report").count() == 2
    again = missing_list(form, period, viewer=by, on=TODAY)
    assert {row.urged_on for row in again.rows} == {TODAY}
    with pytest.raises(Refused, match="đã gửi báo cáo"):
        report_urges.record(by=by, form=form, period=period, units=[cast.ward_a], text=text)


def test_it_costs_the_same_for_more_units(cast: Cast, django_assert_max_num_queries: Any) -> None:
    form = history(cast)
    ward = cast.ward_a
    Unit.objects.bulk_create(
        Unit(
            code=f"LB.X{n}",
            name=f"Phường {n}",
            short_name=f"P{n}",
            level="ward",
            bloc="government",
            relation="subordinate",
            parent=ward.parent,
            home=ward.home,
            path=f"HN/LB/LB.X{n}/",
            valid_from=date(2004, 1, 1),
        )
        for n in range(30)
    )
    with django_assert_max_num_queries(10):
        found = heatmap(form, viewer=PORTAL, on=TODAY)
    assert (found.total, len(found.rows)) == (34, 20)
