"""Verify, accept and return, through the browser's door."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from directives.actions import assignments
from directives.models import Assignment
from documents.actions.received import received
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import refusal, reported, verified
from tests.documents.papers import pdf, png
from tests.infrastructure.layers import layer


@layer
def work(cast):
    paper = issued_paper(cast.district, item(1, due=date(2023, 10, 31)), on=date(2023, 9, 1))
    return assignment(paper, "LB.VHTT")


def post(cast, work, name, act, **body):
    return cast.client(name).post(f"/directives/assignments/{work.pk}/{act}/", body)


def state(work):
    return Assignment.objects.get(pk=work.pk).state


def test_the_office_verifies_and_the_chair_accepts(cast, work):
    reported(work, done=True)
    assert post(cast, work, "secretary", "verify").status_code == 302
    assert state(work) == "verified"
    assert post(cast, work, "chair", "accept").status_code == 302
    assert state(work) == "accepted"


def test_the_unit_itself_does_neither(cast, work):
    reported(work, done=True)
    assert post(cast, work, "lead_officer", "verify").status_code == 403
    assert cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/verify/").status_code == 403
    assert post(cast, work, "lead_officer", "accept").status_code == 403
    assert state(work) == "reported_done"


def test_nobody_judges_the_work_of_his_own_unit(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.VP"]), on=date(2023, 9, 1))
    work = assignment(paper, "LB.VP")
    reported(work, done=True)
    page = cast.client("secretary").get(f"/directives/assignments/{work.pk}/").context["work"]
    (act,) = [act for act in page.acts if act.icon == "clipboard-check"]
    assert not act.decision.allowed
    assert act.decision.code == "own_unit"
    assert post(cast, work, "secretary", "verify").status_code == 403


def test_what_was_not_reported_done_is_not_verified_and_says_why(cast, work):
    reported(work, percent=50)
    answer = post(cast, work, "secretary", "verify")
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


def test_a_return_needs_its_reason_and_keeps_the_rest(cast, work):
    verified(work)
    assert post(cast, work, "chair", "return", reason="").status_code == 422
    assert state(work) == "verified"
    assert post(cast, work, "chair", "return", reason="Thiếu số liệu của 3 đơn vị").status_code == 302
    assert state(work) == "returned"
    page = cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/").context["work"]
    assert "Thiếu số liệu" in page.history[0].text


def test_the_office_enters_a_leaders_word_with_its_basis(cast, work):
    verified(work)
    post_title = cast.posts["chair"].title
    assert post(cast, work, "secretary", "accept").status_code == 422
    assert post(cast, work, "secretary", "accept", on_behalf_of=post_title).status_code == 422
    answer = post(cast, work, "secretary", "accept", on_behalf_of=post_title, basis="telephone")
    assert answer.status_code == 302
    assert state(work) == "accepted"
    line = cast.client("chair").get(f"/directives/assignments/{work.pk}/").context["work"].history[0]
    assert post_title in line.who
    assert cast.user("secretary").full_name in line.who


def test_a_word_of_nobody_known_is_no_choice(cast, work):
    verified(work)
    answer = post(cast, work, "secretary", "accept", on_behalf_of="Trưởng phòng", basis="telephone")
    assert answer.status_code == 422
    assert state(work) == "verified"


def test_the_second_of_two_learns_of_the_first(cast, work):
    verified(work)
    shown = cast.client("chair").get(f"/directives/assignments/{work.pk}/accept/").context["form"]
    version = shown["version"].value()
    assignments.return_(by=PORTAL, assignment=work, reason="Thiếu")
    answer = post(cast, work, "chair", "accept", version=version)
    assert answer.status_code == 422
    assert state(work) == "returned"


def test_an_outsider_finds_nothing(cast, work):
    verified(work)
    for act in ("verify", "accept", "return", "urge"):
        assert post(cast, work, "outsider", act, reason="x", text="x").status_code == 404
        assert cast.client("outsider").get(f"/directives/assignments/{work.pk}/{act}/").status_code == 404


def test_the_written_note_is_attached_and_read_in_the_history(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.VPQU"]), on=date(2023, 9, 1))
    work = assignment(paper, "LB.VPQU")
    reported(work, done=True)
    told = {
        "on_behalf_of": cast.posts["chair"].title,
        "basis": "written_note",
        "note": "Phiếu ngày 16/10/2023",
    }
    refused = post(cast, work, "secretary", "accept", **told)
    assert refused.status_code == 422
    assert refused.context["form"].has_error("file")
    scan = SimpleUploadedFile("phieu.pdf", pdf("Đồng ý"), content_type="application/pdf")
    assert post(cast, work, "secretary", "accept", **told, file=scan).status_code == 302
    line = cast.client("chair").get(f"/directives/assignments/{work.pk}/").context["work"].history[0]
    (file,) = line.files
    assert cast.client("chair").get(file.url).status_code == 200
    assert cast.client("outsider").get(file.url).status_code == 404


def test_a_product_the_paper_asks_for_is_proven_or_its_place_is_named(cast):
    paper = issued_paper(cast.district, *(item(no, required_output="Kế hoạch tập huấn") for no in (1, 2)))
    first, second = (assignment(paper, "LB.VHTT", no) for no in (1, 2))
    verified(first)
    answer = post(cast, first, "chair", "accept")
    assert answer.status_code == 422
    assert "proof" in answer.context["form"].errors
    assert refusal(lambda: assignments.accept(by=cast.actor("chair"), assignment=first)).code == "proof"
    where = "Kế hoạch số 12/KH-VHTT ngày 10/10/2023"
    assert post(cast, first, "chair", "accept", proof=where).status_code == 302
    assert first.transitions.get(to_state="accepted").reason == where
    reported(second, done=True, files=[received(png(9), "anh.png")])
    assignments.verify(by=PORTAL, assignment=second)
    assert post(cast, second, "chair", "accept").status_code == 302
