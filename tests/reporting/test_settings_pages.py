"""What the office keeps: regimes, forms and their senders, plans for years; every change is on record."""

from datetime import date
from typing import Any

from common.models import AuditEntry
from reporting.models import FormAssignment, RegimeDue, ReportForm, TargetFeed, YearPlan
from reporting.models.definition import definition_of
from tests.cast import Cast
from tests.guards import world_reporting
from tests.reporting.sending import MONTHLY, OPEN

FORM = f"/reports/settings/forms/{MONTHLY}/"


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
    assert stale.status_code in (409, 422)
    assert office.post(FORM, typed).status_code == 302
    form.refresh_from_db()
    assert (form.name_vi, form.complete_at) == ("Báo cáo tháng mới", 90)
    assert definition_of(form) is not before
    assert verbs() == ["form.changed"]
    facts = AuditEntry.objects.latest("pk").facts
    assert "complete_at" in str(facts)


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
        "name": "Tháng",
        "opens_before": 6,
        "locks_after": 20,
        "source": "NĐ 09/2019/NĐ-CP",
    }
    typed |= {f"days_{each.level}": 4 for each in due} | {f"hour_{each.level}": "16:00" for each in due}
    assert office.post(page, {**typed, f"days_{due[0].level}": 0}).status_code == 422
    assert office.post(page, typed).status_code == 302
    assert {(each.working_days, str(each.due_time)) for each in due.all()} == {(4, "16:00:00")}
    assert "Tháng" in text(office, "/reports/settings/")
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
