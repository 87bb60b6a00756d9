"""A unit's own page and its report, through the browser's door."""

import unicodedata
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from common import clock
from directives.actions import assignments
from directives.models import Assignment, ProgressUpdate
from tests.builders import assignment, issued_paper, item
from tests.documents import papers
from tests.infrastructure.layers import layer

TOLD = {"percent": "60", "result": "Đã khảo sát xong", "reported_on": "2023-10-16", "request_key": "k1"}


@layer
def work(cast):
    paper = issued_paper(
        cast.district,
        item(1, coordinators=["LB.TCKH"], due=date(2023, 10, 31), text="Khảo sát mặt bằng"),
        on=date(2023, 9, 1),
    )
    return assignment(paper, "LB.VHTT")


def address(work, name=""):
    return f"/directives/assignments/{work.pk}/{name}"


def send(cast, work, name="lead_officer", **changed):
    return cast.client(name).post(address(work, "report/"), {**TOLD, **changed})


def test_the_page_shows_what_is_asked_and_what_may_be_done(cast, work):
    page = cast.client("lead_officer").get(address(work)).context["work"]
    assert page.item_text == "Khảo sát mặt bằng"
    assert [act.icon for act in page.acts] == ["check", "edit", "calendar-time", "transfer", "ban", "users"]
    assert cast.client("auditor").get(address(work)).context["work"].acts == ()


def test_a_report_is_recorded_and_leads_back_to_the_page(cast, work):
    answer = send(cast, work)
    assert (answer.status_code, answer["Location"]) == (302, address(work))
    (update,) = ProgressUpdate.objects.all()
    assert (update.percent, update.result, update.by_label) == (
        60,
        "Đã khảo sát xong",
        cast.user("lead_officer").full_name,
    )


def test_it_leads_back_to_where_the_reader_came_from_on_this_host_only(cast, work):
    assert send(cast, work, next="/my-work/")["Location"] == "/my-work/"
    assert send(cast, work, request_key="k2", next="https://elsewhere.example/")["Location"] == address(work)


def test_a_double_click_is_one_report(cast, work):
    first, second = send(cast, work), send(cast, work)
    assert (first.status_code, second.status_code) == (302, 302)
    assert ProgressUpdate.objects.count() == 1


def test_gone_back_and_sent_again_with_other_words_keeps_them_and_offers_a_report_of_their_own(cast, work):
    send(cast, work)
    again = send(cast, work, result="Đã sửa lại")
    assert again.status_code == 422
    form = again.context["form"]
    assert form["result"].value() == "Đã sửa lại"
    assert form["request_key"].value() != "k1"
    assert send(cast, work, result="Đã sửa lại", request_key=form["request_key"].value()).status_code == 302
    assert ProgressUpdate.objects.count() == 2


def test_gone_back_and_sent_again_with_the_same_words_it_is_one_report_and_says_so(cast, work):
    told = {"done": "on", "cause": "Mưa", "reported_on": "15/10/2023"}
    assert send(cast, work, **told).status_code == 302
    before = Assignment.objects.get(pk=work.pk).version
    again = send(cast, work, request_key="k2", **told)
    assert again.status_code == 302
    (told,) = {str(each) for each in get_messages(again.wsgi_request)} - {"Đã ghi nhận báo cáo."}
    assert told
    assert ProgressUpdate.objects.count() == 1
    assert Assignment.objects.get(pk=work.pk).version == before


def test_what_is_said_once_more_later_is_a_report_of_its_own(cast, work):
    """After the work was sent back, on another day, by another person, or with a file."""
    send(cast, work, done="on")
    with_verdict = Assignment.objects.get(pk=work.pk)
    assignments.return_(by=cast.actor("secretary"), assignment=with_verdict, reason="Thiếu biên bản")
    assert send(cast, work, done="on", request_key="k2").status_code == 302
    assert ProgressUpdate.objects.count() == 2
    part = assignment(work.item.directive, "LB.TCKH")
    for day, key in ((16, "p1"), (17, "p2")):
        with clock.at(date(2023, 10, day)):
            assert send(cast, part, "coordinator_officer", request_key=key).status_code == 302
    assert part.updates.count() == 2
    with clock.at(date(2023, 10, 17)):
        picture = SimpleUploadedFile("anh.png", papers.png())
        assert send(cast, part, "coordinator_officer", request_key="p3", file=picture).status_code == 302
    assert part.updates.count() == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("percent", "101"), ("percent", "sáu mươi"), ("result", " "), ("reported_on", "2023-13-01"), ("reported_on", "2023-10-17"), ("reported_on", "2023-08-31"), ("result", "x" * 5001)],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(cast, work, field, value):
    answer = send(cast, work, **{field: value, "difficulties": "Vướng mặt bằng"})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == [field]
    assert form["difficulties"].value() == "Vướng mặt bằng"
    assert not ProgressUpdate.objects.exists()


def test_a_day_may_be_typed_as_people_write_it(cast, work):
    assert send(cast, work, reported_on="15/10/2023").status_code == 302
    assert ProgressUpdate.objects.get().reported_on == date(2023, 10, 15)


def test_progress_that_falls_asks_for_its_cause(cast, work):
    send(cast, work)
    answer = send(cast, work, percent="40", request_key="k2")
    assert list(answer.context["form"].errors) == ["cause"]
    assert send(cast, work, percent="40", request_key="k2", cause="Tính lại khối lượng").status_code == 302


def test_a_coordinating_unit_reports_but_never_finishes(cast, work):
    part = assignment(work.item.directive, "LB.TCKH")
    assert send(cast, part, "coordinator_officer").status_code == 302
    done = send(cast, part, "coordinator_officer", done="on", request_key="k2")
    assert done.status_code == 422


def test_a_report_done_waits_for_the_office(cast, work):
    assert send(cast, work, done="on").status_code == 302
    page = cast.client("secretary").get(address(work)).context["work"]
    assert page.row.state == "reported_done"
    late = send(cast, work, request_key="k2")
    assert late.status_code == 422
    assert cast.client("lead_officer").get(address(work, "report/")).status_code == 409


def test_another_unit_may_look_but_not_report(cast, work):
    assert send(cast, work).status_code == 302
    assert cast.client("coordinator_officer").get(address(work)).status_code == 200
    assert cast.client("coordinator_officer").get(address(work, "report/")).status_code == 403
    assert send(cast, work, "coordinator_officer", request_key="k2").status_code == 403
    assert send(cast, work, "outsider", request_key="k2").status_code == 404
    assert ProgressUpdate.objects.count() == 1


def test_decomposed_letters_are_stored_composed(cast, work):
    send(cast, work, result=unicodedata.normalize("NFD", "Đã trình phương án mặt bằng"))
    assert ProgressUpdate.objects.get().result == "Đã trình phương án mặt bằng"


def test_taking_up_the_work_is_one_click_and_only_once(cast, work):
    client = cast.client("lead_officer")
    assert client.post(address(work, "acknowledge/")).status_code == 302
    assert client.post(address(work, "acknowledge/")).status_code == 409
    assert client.get(address(work, "acknowledge/")).status_code == 405


def test_the_page_of_a_past_day_shows_what_was_known_then(cast, work):
    send(cast, work)
    then = cast.client("lead_officer").get(f"{address(work)}?on=2023-10-15").context["work"]
    assert (then.row.percent, then.acts, then.last) == (0, (), None)
    assert cast.client("lead_officer").get(f"{address(work)}?on=2023-08-31").status_code == 404
