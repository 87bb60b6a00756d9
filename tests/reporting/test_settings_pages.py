"""What the office keeps: regimes, forms and their senders, plans for years; every change is on record."""

from datetime import date
from typing import Any

import pytest

from common.models import AuditEntry
from reporting.actions.reports import Rejected
from reporting.models import (
    FormAssignment,
    FormRule,
    Indicator,
    RegimeDue,
    ReportForm,
    TargetFeed,
    YearPlan,
)
from reporting.models.definition import definition_of
from tests.cast import Cast
from tests.guards import world_reporting
from tests.reporting.sending import MONTHLY, OPEN, put, stored

FORM = f"/reports/settings/forms/{MONTHLY}/"
STALE = "Nội dung đã được người khác sửa"


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("-pk").values_list("verb", flat=True)[:1])


def text(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_form_is_changed_and_its_definition_is_read_anew(cast: Cast) -> None:
    form = world_reporting.build(cast).form
    office, before = cast.client("secretary"), definition_of(form)
    typed = {
        "version": form.version,
        "name_vi": "Báo cáo tháng mới",
        "complete_at": 90,
        "guidance": "Gửi sớm",
    }
    assert "Báo cáo tháng mới" not in text(office, FORM)
    stale = office.post(FORM, {**typed, "version": form.version - 1})
    assert (stale.status_code, STALE in stale.content.decode()) == (422, True)
    assert "Báo cáo tháng mới" in stale.content.decode()  # what was typed is kept
    assert office.post(FORM, typed).status_code == 302
    form.refresh_from_db()
    assert (form.name_vi, form.complete_at) == ("Báo cáo tháng mới", 90)
    assert definition_of(form) is not before
    assert verbs() == ["form.changed"]
    facts = AuditEntry.objects.latest("pk").facts
    assert "complete_at" in str(facts)


def lines(form: ReportForm) -> dict[str, Any]:
    """The page as it comes: every indicator in its place."""
    rows = form.fields.select_related("indicator").order_by("position")
    typed = {f"order_{row.indicator.code}": place for place, row in enumerate(rows, start=1)}
    return {"version": form.version, **typed, **{f"required_{row.indicator.code}": "on" for row in rows}}


def test_indicators_of_a_form_are_ordered_added_and_leave_unless_units_answered(
    cast: Cast, monthly: ReportForm
) -> None:
    put(cast, {"HT04": {"value": 37}})
    office, page = cast.client("secretary"), f"{FORM}indicators/"
    assert "HT04" in text(office, page)
    before, typed = definition_of(monthly), lines(monthly)
    asked = office.post(page, {**typed, "order_HT04": ""})
    assert (asked.status_code, "HT04" in asked.content.decode()) == (422, True)
    assert definition_of(monthly) is before
    more = Indicator.objects.in_catalogue().exclude(fields__form__regime=monthly.regime).order_by("pk")[0]
    changed = {**typed, "order_NL03": "", "order_HT04": 0, "more_1": more.pk}
    assert office.post(page, changed).status_code == 422  # places begin with 1
    del changed["required_DVC05"]
    changed |= {"order_HT04": 1, "order_DVC02": 2}
    assert office.post(page, changed).status_code == 302
    stale = office.post(page, typed)
    assert (stale.status_code, STALE in stale.content.decode()) == (422, True)
    monthly.refresh_from_db()
    after = definition_of(monthly)
    codes = [field.code for field in after.fields]
    assert (codes[:2], codes[-1], "NL03" in codes) == (["HT04", "DVC02"], more.code, False)
    assert not after.by_code["DVC05"].required
    assert verbs() == ["form.indicators_changed"]
    with pytest.raises(Rejected):
        put(cast, {"NL03": {"value": 1}})
    assert stored(cast).values_sent == {"HT04": {"value": 37}}


def test_rules_of_a_form_are_data_that_the_next_sending_meets(cast: Cast, monthly: ReportForm) -> None:
    office, page = cast.client("secretary"), f"{FORM}rules/"
    standing = FormRule.objects.filter(form=monthly)
    typed: dict[str, Any] = {"version": monthly.version}
    for number, rule in enumerate(standing, start=1):
        typed |= rule_typed(number, rule.code, " + ".join(rule.parts), rule.whole)
    number = standing.count() + 1
    assert text(office, page).count("<fieldset") == number + 1
    for parts, whole in (("DVC02 + XX99", "HT04"), ("DVC02.half", "HT04"), ("HT04", "HT04"), ("", "HT04")):
        assert office.post(page, typed | rule_typed(number, "R9", parts, whole)).status_code == 422, parts
    wanted = typed | rule_typed(number, "R9", "DVC05", "HT04", kind="sum_at_most")
    assert office.post(page, wanted).status_code == 302
    assert verbs() == ["form.rules_changed"]
    with pytest.raises(Rejected) as caught:
        put(cast, {"DVC05": {"value": 9}, "HT04": {"value": 8}})
    assert [said.code for said in caught.value.said] == ["R9"]
    monthly.refresh_from_db()
    asked = office.post(f"{FORM}indicators/", {**lines(monthly), "order_HT04": ""})
    assert (asked.status_code, "HT04" in asked.content.decode()) == (422, True)  # the rule speaks of it
    assert office.post(page, {**typed, "version": monthly.version}).status_code == 302
    assert put(cast, {"DVC05": {"value": 9}, "HT04": {"value": 8}}).created
    assert cast.client("ward_a_officer").get(page).status_code == 403


def rule_typed(number: int, code: str, parts: str, whole: str, kind: str = "sum_equals") -> dict[str, str]:
    told = {
        "code": code,
        "kind": kind,
        "parts": parts,
        "whole": whole,
        "severity": "error",
        "message_vi": "Không khớp",
        "message_en": "They do not agree",
    }
    return {f"{name}_{number}": value for name, value in told.items()}


def test_a_sender_begins_and_ends_on_a_day(cast: Cast) -> None:
    form = world_reporting.build(cast).form
    admin = cast.client("admin")
    typed = {"level": "", "unit": cast.lead.pk, "valid_from": "2023-10-01"}
    assert admin.post(f"{FORM}senders/", {**typed, "level": "ward"}).status_code == 422  # one or the other
    assert admin.post(f"{FORM}senders/", typed).status_code == 302
    again = admin.post(f"{FORM}senders/", typed)
    assert again.status_code == 422
    sender = FormAssignment.objects.get(form=form, unit=cast.lead)
    form.refresh_from_db()
    known = definition_of(form)
    assert known.expects(cast.lead, known.periods[OPEN])
    assert (
        admin.post(f"/reports/settings/senders/{sender.pk}/end/", {"last_day": "2023-10-02"}).status_code
        == 302
    )
    form.refresh_from_db()
    assert not definition_of(form).expects(cast.lead, known.periods[OPEN])
    assert verbs() == ["form.sender_ended"]
    assert cast.client("ward_a_officer").get(FORM).status_code == 403


def test_a_regime_gives_its_days_to_periods_still_to_come(cast: Cast) -> None:
    form = world_reporting.build(cast).form
    office, page = cast.client("secretary"), f"/reports/settings/regimes/{form.regime.code}/"
    due = RegimeDue.objects.filter(regime=form.regime).order_by("level")
    typed: dict[str, Any] = {
        "version": 1,
        "name": "Tháng",
        "opens_before": 6,
        "locks_after": 20,
        "source": "NĐ 09/2019/NĐ-CP",
    }
    typed |= {f"days_{each.level}": 4 for each in due} | {f"hour_{each.level}": "16:00" for each in due}
    assert office.post(page, {**typed, f"days_{due[0].level}": 0}).status_code == 422
    assert office.post(page, typed).status_code == 302
    stale = office.post(page, {**typed, "name": "Chế độ khác"})
    assert (stale.status_code, STALE in stale.content.decode()) == (422, True)
    assert {(each.working_days, str(each.due_time)) for each in due.all()} == {(4, "16:00:00")}
    shown = text(office, "/reports/settings/")
    assert "Tháng" in shown
    assert "Chế độ khác" not in shown
    stays = definition_of(ReportForm.objects.get(pk=form.pk)).due(
        definition_of(form).periods[OPEN], cast.ward_a
    )
    assert stays is not None
    assert stays.due_on == date(2023, 10, 17)


def test_a_plan_of_a_year_is_set_anew_and_a_feed_ends(cast: Cast) -> None:
    kept = world_reporting.build(cast).kept
    office = cast.client("secretary")
    typed = {"indicator": kept.indicator.pk, "year": 2023, "planned": "75,5", "source": "21/KH-UBND"}
    assert office.post("/reports/plans/set/", {**typed, "planned": "175"}).status_code == 422
    assert office.post("/reports/plans/set/", typed).status_code == 302
    assert office.post("/reports/plans/set/", {**typed, "planned": "80"}).status_code == 302
    assert YearPlan.objects.count() == 2
    shown = text(office, "/reports/plans/")
    assert shown.count("21/KH-UBND") == 1
    assert "CT01" in shown
    taken = office.post(
        "/reports/plans/targets/", {"indicator": kept.indicator.pk, "target": kept.feed.target_id}
    )
    assert taken.status_code == 422
    assert office.post(f"/reports/plans/targets/{kept.feed.pk}/end/").status_code == 302
    assert TargetFeed.objects.get().ended_known_on is not None
    assert verbs() == ["target_feed.ended"]
