"""Beyond the calendar: reports asked for once, proposals followed to their answer, the district's own report."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.utils import timezone

from common import clock
from common.decisions import Refused
from directives.parsing.docx_text import text_of_docx
from organizations.models import Unit
from reporting.actions import ad_hoc, consolidated, proposals, reviews
from reporting.actions.ad_hoc import AskedField, RequestFields
from reporting.models import AdHocRequest, ConsolidatedReport, Proposal, Report, ReportForm
from reporting.readings.requests import request_page
from reporting.readings.ward import ward_page
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, put, set_up, there

DUE = timezone.make_aware(datetime.combine(date(2023, 10, 17), time(17)))


def asked(cast: Cast, *fields: AskedField, **more: Any) -> AdHocRequest:
    units = more.pop("units", [cast.ward_a, cast.ward_b])
    told = RequestFields("Rà soát máy trạm", DUE, fields=fields, **more)
    return ad_hoc.ask(by=cast.actor("secretary"), owner=cast.district, units=units, fields=told)


def test_it_asks_chosen_units_through_the_same_form(cast: Cast) -> None:
    request = asked(cast, AskedField("Máy cũ", "ratio", out_of="máy"), AskedField("Máy cần thay", unit="máy"))
    assert (request.code, request.period.code, request.form.code) == ("DX-2023-001",) * 3
    address = "/reports/DX-2023-001/DX-2023-001/LB.00115/"
    client = cast.client("ward_a_officer")
    old, new = client.get(address).context["page"].rows
    posted = {
        "version": "0", "act": "submit", "n-results": "Đã rà soát", f"v-{old.code}-numerator": "4",
        f"v-{old.code}-denominator": "20", f"v-{new.code}-value": "3",
    }  # fmt: skip
    assert client.post(address, posted).status_code == 302
    page = request_page(request, viewer=cast.actor("secretary"), on=TODAY)
    assert [(line.mark.standing.value, line.values) for line in page.lines] == [
        ("on_time", ("4/20", "3")),
        ("not_due", ("–", "–")),
    ]
    assert page.totals == ("20%", "3")
    assert cast.client("ward_b_officer").get(address).status_code == 404


def test_it_takes_a_report_in_words_for_whole(cast: Cast) -> None:
    request = asked(cast)
    address = "/reports/DX-2023-001/DX-2023-001/LB.00115/"
    posted = {"version": "0", "act": "submit", "n-results": "Không có máy cũ"}
    assert cast.client("ward_a_officer").post(address, posted).status_code == 302
    assert Report.objects.get(form=request.form).first_complete_at is not None


def test_it_numbers_requests_through_the_year_and_asks_once(cast: Cast) -> None:
    told = RequestFields("Rà soát", DUE)
    sent = {"owner": cast.district, "units": [cast.ward_a], "fields": told, "request_key": "k"}
    first = ad_hoc.ask(by=PORTAL, **sent)
    assert ad_hoc.ask(by=PORTAL, **sent) == first
    assert asked(cast).code == "DX-2023-002"


def test_it_refuses_a_request_that_cannot_be_answered(cast: Cast) -> None:
    past = timezone.make_aware(datetime.combine(date(2023, 10, 13), time(17)))
    wrong = (
        ("units", {"units": []}, RequestFields("A", DUE)),
        ("units", {"units": [Unit.objects.get(code="TL.P1")]}, RequestFields("A", DUE)),
        ("due_at", {}, RequestFields("A", past)),
        ("wants_text", {}, RequestFields("A", DUE, wants_text=False)),
        ("fields", {}, RequestFields("A", DUE, fields=(AskedField("x"),) * 6)),
    )
    for code, more, fields in wrong:
        told = {"units": [cast.ward_a], **more}
        with pytest.raises(Refused) as refused:
            ad_hoc.ask(by=PORTAL, owner=cast.district, fields=fields, **told)
        assert refused.value.decision.code == code


def test_it_asks_on_the_page(cast: Cast) -> None:
    posted = {
        "title": "Rà soát", "kind": "quick", "due_on": "2023-10-18", "due_time": "17:00", "wants_text": "on",
        "units": [cast.ward_a.pk], "request_key": "a", "name_1": "Máy cũ", "kind_1": "ratio",
    }  # fmt: skip
    client = cast.client("secretary")
    refused = client.post("/reports/requests/new/", posted)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["unit_1"])
    assert client.post("/reports/requests/new/", posted | {"unit_1": "máy"}).status_code == 302
    assert client.get("/reports/requests/").context["listing"].rows[0].asked == 1


def test_it_follows_a_proposal_to_an_answer_that_the_ward_reads(cast: Cast) -> None:
    ward, office = cast.client("ward_a_officer"), cast.client("secretary")
    sent = {"text": "Xin cấp 03 máy trạm", "request_key": "k"}
    for _twice in range(2):
        assert ward.post("/ward/LB.00115/proposals/new/", sent).status_code == 302
    raised = Proposal.objects.get()
    at = f"/reports/proposals/{raised.pk}/"
    passed = {"to_unit": cast.coordinator.pk, "due_on": "2023-10-20", "version": 1}
    assert office.post(at + "pass-on/", passed).status_code == 302
    assert office.post(at + "pass-on/", passed).status_code == 422  # somebody was faster
    told = {"answer": "Đã đưa vào kế hoạch", "version": 2}
    assert cast.client("coordinator_officer").post(at + "answer/", told).status_code == 302
    (line,) = ward_page(cast.ward_a, viewer=cast.actor("ward_a_officer"), on=TODAY).proposals
    assert (line.answer, line.is_new) == ("Đã đưa vào kế hoạch", True)
    ward.post(at + "read/")
    (line,) = ward_page(cast.ward_a, viewer=cast.actor("ward_a_officer"), on=TODAY).proposals
    assert not line.is_new


def test_it_shows_an_answer_only_from_its_day(cast: Cast) -> None:
    with clock.at(date(2023, 10, 2)):
        raised = proposals.raise_(by=PORTAL, unit=cast.ward_a, text="Xin cấp máy quét")
    proposals.answer(by=PORTAL, proposal=raised, text="Đồng ý")
    then = cast.client("secretary").get(f"/reports/proposals/{raised.pk}/?on=2023-10-05")
    assert (then.context["page"].row.answer, then.context["page"].row.key) == ("", "wait")


def test_it_shows_the_ward_what_is_due_and_what_came_back(cast: Cast, monthly: ReportForm) -> None:
    put(cast, MONTH, by=PORTAL, period=EARLIER, submit=True)
    reviews.return_(by=cast.actor("secretary"), place=there(cast, period=EARLIER), reason="Lệch số hồ sơ")
    page = cast.client("ward_a_officer").get("/ward/LB.00115/")
    ward = page.context["ward"]
    assert [(card.key, card.percent) for card in ward.cards][:1] == [("over", 100)]
    assert (ward.feedback.act, ward.feedback.text) == ("returned", "Lệch số hồ sơ")
    assert page.context["page"].place.period.code == EARLIER
    assert (len(ward.months), ward.tally.due) == (12, 11)
    assert cast.client("ward_a_officer").get("/ward/").headers["Location"] == "/ward/LB.00115/"


def begun(cast: Cast) -> ConsolidatedReport:
    set_up(cast)
    put(cast, MONTH, by=PORTAL, period=EARLIER, submit=True, narrative={"results": "Đã số hóa xong"})
    client = cast.client("secretary")
    assert client.post(f"/reports/consolidated/begin/{MONTHLY}/{EARLIER}/").status_code == 302
    return ConsolidatedReport.objects.get()


def test_it_puts_the_units_words_together_with_their_names(cast: Cast) -> None:
    report = begun(cast)
    assert report.results == f"{cast.ward_a.name}: Đã số hóa xong"
    words = {"results": "Tăng cường họp trực tuyến"}
    put(cast, MONTH, by=PORTAL, unit="LB.00118", period=EARLIER, submit=True, narrative=words)
    at = f"/reports/consolidated/{report.pk}/"
    assert cast.client("secretary").get(at).context["page"].new_sources == 1
    cast.client("secretary").post(at + "collect/")
    report.refresh_from_db()
    assert report.results.splitlines()[1] == f"{cast.ward_b.name}: Tăng cường họp trực tuyến"


def test_it_keeps_a_signed_paper_as_it_was(cast: Cast) -> None:
    report, client = begun(cast), cast.client("secretary")
    at = f"/reports/consolidated/{report.pk}/"
    edited = {"to_name": "UBND Thành phố", "due_on": "2023-10-20", "results": "Kết quả tốt", "version": 1}
    assert client.post(at, edited).status_code == 302
    assert client.post(at, edited).status_code == 422  # somebody was faster
    signed = {"number": "412/BC-UBND", "signed_on": "2023-10-16", "signer_post": "Phó Chủ tịch", "version": 2}
    assert client.post(at + "sign/", signed).status_code == 302
    first = client.get(at + "word/").content
    put(cast, {"NL03": {"value": 999}}, by=PORTAL, unit="LB.00118", period=EARLIER, submit=True)
    assert client.get(at + "word/").content == first
    text = text_of_docx(first)
    for words in ("412/BC-UBND", "Kết quả tốt", "Kính gửi: UBND Thành phố", "260", "./."):
        assert words in text
    assert client.post(at, edited | {"version": 3}).status_code == 409
    assert client.post(at + "send/").status_code == 302
    assert client.post(at + "send/").status_code == 409


def test_it_begins_a_report_once(cast: Cast) -> None:
    report = begun(cast)
    again = consolidated.begin(
        by=PORTAL, form=report.form, period=report.period, sources=[], to_name="UBND Thành phố"
    )
    assert again == report
