"""Accepting a report brings the plan's sum to the target that the indicator feeds; what changes is appended, never edited."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from common.decisions import Refused
from projects.models import Target, TargetActual
from reporting.actions import reviews, target_feeds
from reporting.models import Indicator, TargetFeed
from tests.builders import PORTAL
from tests.cast import Cast
from tests.projects import schemes
from tests.reporting.sending import EARLIER, OPEN, put, set_up, there

A, B = "LB.00115", "LB.00118"


def fed(cast: Cast, indicator: str, **of_target: Any) -> Target:
    set_up(cast)
    scheme = schemes.begun(cast.district, cast.office, "DA-SL")
    target = schemes.target_of(scheme, cast.lead, **of_target)
    target_feeds.link(
        by=cast.actor("secretary"),
        owner=cast.district,
        indicator=Indicator.objects.get(code=indicator),
        target=target,
    )
    return target


def accept(cast: Cast, unit: str, values: dict[str, Any], period: str = OPEN) -> None:
    put(cast, values, by=PORTAL, unit=unit, period=period, submit=True)
    reviews.accept(by=cast.actor("secretary"), place=there(cast, unit, period))


def standing(target: Target) -> list[Decimal]:
    rows = TargetActual.objects.filter(target=target, corrected_by__isnull=True, is_taken_back=False)
    return [row.value for row in rows.order_by("measured_on")]


def test_every_acceptance_corrects_the_figure_of_its_period(cast: Cast) -> None:
    target = fed(cast, "DVC02")
    put(cast, {"DVC02": {"numerator": 1, "denominator": 2}}, by=PORTAL, unit=B, submit=True)
    assert not TargetActual.objects.exists()
    accept(cast, A, {"DVC02": {"numerator": 30, "denominator": 40}})
    assert standing(target) == [Decimal(75)]  # what is sent and not accepted does not count
    reviews.accept(by=cast.actor("secretary"), place=there(cast, B))
    assert standing(target) == [Decimal("73.8095")]  # 31 of 42, no average of percentages
    first, second = TargetActual.objects.order_by("pk")
    assert (second.corrects_id, first.value, second.source) == (first.pk, Decimal(75), "report")
    assert (second.year, second.by_label) == (2023, cast.actor("secretary").label)


def test_a_reopened_report_leaves_the_figure_and_the_last_one_takes_it_back(cast: Cast) -> None:
    target = fed(cast, "DVC02")
    accept(cast, A, {"DVC02": {"numerator": 30, "denominator": 40}})
    accept(cast, B, {"DVC02": {"numerator": 1, "denominator": 2}})
    office = cast.actor("secretary")
    reviews.reopen(by=office, place=there(cast, B), reason="Nhầm số")
    assert standing(target) == [Decimal(75)]
    reviews.reopen(by=office, place=there(cast, A), reason="Nhầm số")
    assert standing(target) == []
    page = cast.client("secretary").get(f"/targets/{target.scheme_id}/CT01/")
    assert (page.status_code, next(line.is_taken_back for line in page.context["page"].actuals)) == (
        200,
        True,
    )
    accept(cast, A, {"DVC02": {"numerator": 30, "denominator": 40}})
    assert standing(target) == [Decimal(75)]
    assert TargetActual.objects.count() == 5  # nothing was edited


def test_a_count_of_the_year_adds_up_and_a_late_month_corrects_the_later_one(cast: Cast) -> None:
    target = fed(cast, "NL03", measure="lượt", accumulates=True)
    accept(cast, A, {"NL03": {"value": 100}})
    accept(cast, A, {"NL03": {"value": 40}}, EARLIER)
    assert standing(target) == [Decimal(40), Decimal(140)]


def test_one_indicator_feeds_a_target_until_the_link_ends(cast: Cast) -> None:
    target = fed(cast, "DVC02")
    told: dict[str, Any] = {"owner": cast.district, "target": target}
    other = Indicator.objects.get(code="DVC03")
    with pytest.raises(ValidationError, match="Đã có chỉ tiêu báo cáo khác"):
        target_feeds.link(by=PORTAL, indicator=other, **told)
    with pytest.raises(Refused) as caught:
        target_feeds.link(by=cast.actor("ward_a_officer"), indicator=other, **told)
    assert (caught.value.status, caught.value.decision.code) == (403, "role")
    assert TargetFeed.objects.count() == 1
    target_feeds.end(by=cast.actor("admin"), feed=TargetFeed.objects.get())
    accept(cast, A, {"DVC02": {"numerator": 30, "denominator": 40}})
    assert not TargetActual.objects.exists()
