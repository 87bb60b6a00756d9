"""Reports sent, sent again and judged at the same moment: one report, one version an act, sums that add up."""

import pytest

from common import audit
from common.decisions import Kind
from reporting.actions import reviews, rollups
from reporting.models import Report, ReportVersion, Rollup, Value
from tests.cast import Cast
from tests.directives.test_at_once import at_once
from tests.reporting.sending import MONTH, put, set_up, there

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_a_month_sent_by_ten_at_once_is_stored_once(cast: Cast) -> None:
    set_up(cast)
    by = cast.actor("ward_a_officer")
    told = at_once(*(lambda: put(cast, MONTH, submit=True, by=by) for _no in range(10)))
    assert told == [None] * 10
    assert (Report.objects.count(), ReportVersion.objects.count(), Value.objects.count()) == (1, 1, 20)
    kept = list(Rollup.objects.order_by("pk").values("indicator", "number", "numerator", "given", "nil"))
    rollups.rebuild()
    found = Rollup.objects.order_by("pk").values("indicator", "number", "numerator", "given", "nil")
    assert sorted(map(str, found)) == sorted(map(str, kept))
    assert list(audit.breaks()) == []


def test_one_of_ten_judgements_stands(cast: Cast) -> None:
    set_up(cast)
    put(cast, MONTH, submit=True)
    at, by = there(cast), cast.actor("secretary")
    acts = [
        (lambda: reviews.accept(by=by, place=at))
        if no % 2
        else (lambda: reviews.return_(by=by, place=at, reason="Lệch"))
        for no in range(10)
    ]
    losers = [decision for decision in at_once(*acts) if decision is not None]
    assert (len(losers), {decision.kind for decision in losers}) == (9, {Kind.STATE})
    assert ReportVersion.objects.count() == 2
