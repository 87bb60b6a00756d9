"""Sums kept up by the acts are the sums counted anew, after whatever happened."""

import json
from datetime import timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q

from common import clock
from common.decisions import Refused
from reporting.actions import forms, periods, reports, reviews, rollups
from reporting.imports.catalogue import FORMS, read_forms
from reporting.models import ReportForm, Rollup
from tests.builders import PORTAL
from tests.cast import Cast
from tests.reporting.sending import EARLIER, MONTH, OPEN, put, there

SUMS = ("number", "numerator", "denominator", "given", "nil", "not_applicable")
WARDS = ("LB.00115", "LB.00118", "LB.00121")
STEPS = 28


def kept() -> set[tuple[object, ...]]:
    rows = Rollup.objects.values_list("owner_id", "period_id", "indicator_id", *SUMS)
    return {row for row in rows if any(row[3:])}


def anew() -> set[tuple[object, ...]]:
    return {
        (row.owner_id, row.period_id, row.indicator_id, *(getattr(row, name) for name in SUMS))
        for row in rollups.counted(Q())
    }


def act(cast: Cast, chance: Random) -> None:
    """The same mixture every time: writing, sending, withdrawing, judging, in an order nobody planned."""
    unit, period = chance.choice(WARDS), chance.choice((OPEN, EARLIER))
    changed = {code: value for code, value in MONTH.items() if chance.random() < 0.7}
    changed["NL03"] = {"value": chance.randrange(900)} if chance.random() < 0.7 else {"nil": True}
    what, at = chance.randrange(7), there(cast, unit, period)
    if what < 4:
        put(cast, changed, by=PORTAL, unit=unit, period=period, submit=what > 0)
    elif what == 4:
        reports.withdraw(by=PORTAL, place=at)
    elif what == 5:
        reviews.accept(by=PORTAL, place=at)
    else:
        reviews.return_(by=PORTAL, place=at, reason="Lệch số liệu")


def test_it_keeps_the_sums_that_a_full_count_would_give(cast: Cast, monthly: ReportForm) -> None:
    done, chance = 0, Random(6)
    for _step in range(STEPS):
        try:
            act(cast, chance)
            done += 1
        except Refused:
            continue
    assert done > STEPS / 3
    assert kept() == anew()
    assert rollups.rebuild() == len(anew())
    assert kept() == anew()


def test_it_adds_numerators_and_denominators_of_units(cast: Cast, monthly: ReportForm) -> None:
    for unit, numerator in (("LB.00115", 1), ("LB.00118", 98)):
        values = {"DVC04": {"numerator": numerator, "denominator": 100}, "NL03": {"nil": True}}
        put(cast, values, by=PORTAL, unit=unit, submit=True)
    row = Rollup.objects.get(indicator__code="DVC04")
    assert (row.numerator, row.denominator, row.given, row.total.rate) == (99, 200, 2, 49.5)
    assert Rollup.objects.get(indicator__code="NL03").nil == 2


def test_it_forgets_a_report_that_is_sent_back(cast: Cast, monthly: ReportForm) -> None:
    put(cast, MONTH, by=PORTAL, submit=True)
    assert kept()
    reviews.return_(by=cast.actor("secretary"), place=there(cast), reason="Lệch số liệu")
    assert not kept()


def test_its_command_says_what_was_not_as_it_should_be(
    cast: Cast, capsys: pytest.CaptureFixture[str], monthly: ReportForm
) -> None:
    put(cast, MONTH, by=PORTAL, submit=True)
    call_command("rebuild_rollups", "--json")
    assert json.loads(capsys.readouterr().out) == {"sums": 20, "different": 0}
    Rollup.objects.filter(indicator__code="NL03").update(number=1)
    call_command("rebuild_rollups", "--json")
    assert json.loads(capsys.readouterr().out) == {"sums": 20, "different": 2}
    call_command("rebuild_rollups")
    assert "20" in capsys.readouterr().out


def test_a_superior_adds_up_the_plans_below_it(
    cast: Cast, capsys: pytest.CaptureFixture[str], monthly: ReportForm
) -> None:
    regimes, rows = read_forms(FORMS.read_bytes())
    forms.load(by=PORTAL, owner=cast.other_district, regimes=regimes, rows=rows)
    periods.open_due(by=PORTAL, on=clock.today())
    rate, few = {"numerator": 812, "denominator": 1003}, {"numerator": 3, "denominator": 50}
    put(cast, {"DVC02": rate, "NL03": {"value": 260}}, by=PORTAL, submit=True)
    put(cast, {"DVC02": few, "NL03": {"nil": True}}, by=PORTAL, unit="TL.P1", submit=True)
    asked = ("superior_sums", "--unit", "HN", "--period", OPEN)

    call_command(*asked, "--json")
    told = {each["indicator"]: each for each in json.loads(capsys.readouterr().out)}
    assert set(told) == {"DVC02", "NL03"}
    assert (told["DVC02"]["numerator"], told["DVC02"]["denominator"]) == (815, 1053)
    assert told["DVC02"]["value"] == pytest.approx(
        815 * 100 / 1053, abs=0.0001
    )  # not the mean of 81 % and 6 %
    assert (told["NL03"]["number"], told["NL03"]["given"], told["NL03"]["nil"]) == (260, 1, 1)
    assert {each["plans"] for each in told.values()} == {2}

    call_command(*asked)
    assert "815/1.053" in capsys.readouterr().out
    call_command(*asked, "--json", "--on", (clock.today() - timedelta(days=1)).isoformat())
    assert json.loads(capsys.readouterr().out) == []
    with pytest.raises(CommandError, match="HNX"):
        call_command("superior_sums", "--unit", "HNX", "--period", OPEN)
