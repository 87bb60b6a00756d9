"""The form of a report: what is typed is stored as any other door would, and nothing typed is lost."""

from typing import Any

from django.test import Client

from reporting.actions import reviews
from reporting.models import Report, ReportForm, Value
from reporting.parsing.typed import typed_number
from tests.builders import PORTAL
from tests.cast import Cast
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, OPEN, put, stored, there

ADDRESS = f"/reports/{MONTHLY}/{OPEN}/LB.00115/"


def typed(values: dict[str, Any], **more: str) -> dict[str, str]:
    """As a browser sends the form."""
    posted: dict[str, str] = {"version": "0", "act": "save", **more}
    for code, value in values.items():
        answer = next((name for name in ("nil", "not_applicable") if value.get(name)), "")
        posted |= {f"v-{code}-answer": answer, f"v-{code}-note": value.get("note", "")}
        for part in ("value", "numerator", "denominator"):
            if part in value:
                posted[f"v-{code}-{part}"] = f"{value[part]:,}".replace(",", ".")
    return posted


def page(client: Client, address: str = ADDRESS) -> Any:
    return client.get(address).context["page"]


def test_it_reads_figures_as_the_country_writes_them() -> None:
    told = {"1.234,5": "1234.5", "1.003": "1003", " 37 ": "37", "0": "0", "-3": "-3"}
    assert {words: str(typed_number(words)) for words in told} == told
    assert typed_number("") is None
    for wrong in ("12.5", "1,234,567", "1e400", "37 máy", "٣٧", "1" * 50):
        assert typed_number(wrong) == wrong


def test_it_stores_what_the_other_doors_would_store(cast: Cast, monthly: ReportForm) -> None:
    answer = cast.client("ward_a_officer").post(
        ADDRESS, typed(MONTH, act="submit", **{"n-results": "Đã xong"})
    )
    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    put(cast, MONTH, by=PORTAL, unit="LB.00118", submit=True, narrative={"results": "Đã xong"})
    mine, other = stored(cast), stored(cast, "LB.00118")
    assert mine.content == other.content
    assert (mine.state, mine.first_complete_at is not None) == ("submitted", True)
    columns = ("indicator", "answer", "number", "numerator", "denominator")
    assert set(Value.objects.filter(unit=cast.ward_a).values_list(*columns)) == set(
        Value.objects.filter(unit=cast.ward_b).values_list(*columns)
    )


def test_it_keeps_every_word_when_something_is_wrong(cast: Cast, monthly: ReportForm) -> None:
    wrong = typed(
        {"DVC02": {"numerator": 1200, "denominator": 1003}},
        **{"v-HT04-value": "37 máy", "n-results": "Đã xong"},
    )
    answer = cast.client("ward_a_officer").post(ADDRESS, wrong)
    assert answer.status_code == 422
    rows = {row.code: row for row in answer.context["page"].rows}
    assert [part.text for part in rows["DVC02"].parts] == ["1.200", "1.003"]
    assert rows["HT04"].parts[0].text == "37 máy"
    assert rows["HT04"].errors
    assert rows["DVC02"].errors
    assert answer.context["page"].prose[0].text == "Đã xong"
    assert not Report.objects.exists()


def test_it_asks_once_more_before_a_doubtful_report_goes(cast: Cast, monthly: ReportForm) -> None:
    """A jump and unanswered fields are asked about, not refused."""
    put(cast, {"HT04": {"value": 37}}, by=PORTAL, period=EARLIER, submit=True)
    client = cast.client("ward_a_officer")
    doubtful = typed({"HT04": {"value": 80}}, act="submit")
    answer = client.post(ADDRESS, doubtful)
    assert answer.status_code == 200
    assert len(answer.context["doubts"]) == 1
    assert len(answer.context["unanswered"]) == 19
    assert 'name="looked"' in answer.content.decode()
    assert not Report.objects.filter(period__code=OPEN).exists()
    assert client.post(ADDRESS, doubtful | {"looked": "1"}).status_code == 302
    report = stored(cast)
    assert (report.state, report.filled_percent, report.first_complete_at) == ("submitted", 5, None)


def test_it_fills_in_what_rarely_changes(cast: Cast, monthly: ReportForm) -> None:
    put(cast, by=PORTAL, period=EARLIER, submit=True)
    rows = {row.code: row for row in page(cast.client("ward_a_officer")).rows}
    assert (rows["HT04"].is_proposed, rows["HT04"].parts[0].text, rows["HT04"].last) == (True, "37", "37")
    assert (rows["NL03"].is_proposed, rows["NL03"].parts[0].text, rows["NL03"].last) == (False, "", "260")


def test_it_keeps_a_draft_while_one_types(cast: Cast, monthly: ReportForm) -> None:
    """A figure half typed waits and is told; the others are kept."""
    client = cast.client("ward_a_officer")
    sent = typed({"HT04": {"value": 37}}, **{"v-DVC02-numerator": "81", "v-DVC02-denominator": ""})
    answer = client.post(ADDRESS + "draft/", sent)
    told = answer.json()
    assert (answer.status_code, told["version"], list(told["errors"])) == (200, 1, ["DVC02"])
    assert stored(cast).values_sent == {"HT04": {"value": 37}}
    stale = client.post(ADDRESS + "draft/", typed({"HT04": {"value": 38}}))
    assert stale.status_code == 409


def test_it_shows_both_values_when_somebody_was_faster(cast: Cast, monthly: ReportForm) -> None:
    put(cast, {"HT04": {"value": 40}}, by=PORTAL)
    answer = cast.client("ward_a_officer").post(ADDRESS, typed({"HT04": {"value": 37}}))
    assert answer.status_code == 409
    row = next(row for row in answer.context["page"].rows if row.code == "HT04")
    assert (row.parts[0].text, row.stored) == ("37", "40")
    assert answer.context["page"].version == 1
    assert stored(cast).values_sent["HT04"] == {"value": 40}


def test_it_withdraws_what_is_not_accepted_yet(cast: Cast, monthly: ReportForm) -> None:
    put(cast, submit=True)
    client = cast.client("ward_a_officer")
    assert not page(client).is_written
    version = {"version": stored(cast).version}
    assert client.post(ADDRESS + "withdraw/", version).status_code == 302
    assert page(client).is_written
    put(cast, submit=True)
    reviews.accept(by=PORTAL, place=there(cast), note="Đạt yêu cầu")
    assert page(client).feedback.text == "Đạt yêu cầu"
    assert client.post(ADDRESS + "withdraw/", {"version": stored(cast).version}).status_code == 409


def test_it_shows_a_past_day_as_it_stood(cast: Cast, monthly: ReportForm) -> None:
    put(cast, submit=True)
    then = page(cast.client("secretary"), ADDRESS + "?on=2023-10-12")
    assert {row.shown for row in then.rows} == {""}
