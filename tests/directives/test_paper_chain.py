"""The way of a paper: prepared, checked, signed elsewhere, numbered, given out; corrected and supplemented by new papers."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.decisions import Kind, Refused
from directives.actions import amendments, captures, directives, paper_steps
from directives.models import Assignment, Capture, Directive, PaperStep
from documents.models import Attachment, RegisteredNumber
from tests.builders import PORTAL, draft_paper, issued_paper, item
from tests.cast import Cast
from tests.documents import papers

SIGNED = {
    "issued_on": "16/10/2023",
    "signer_post": "Trưởng Ban Chỉ đạo",
    "signer_name": "",
    "authority": "TM",
}


def steps(paper: Directive) -> list[str]:
    return list(paper.steps.values_list("kind", flat=True))


def test_a_submitted_paper_is_numbered_only_after_the_check(cast: Cast) -> None:
    draft = draft_paper(cast.district, by=cast.actor("secretary"))
    submitted = directives.submit(by=cast.actor("secretary"), directive=draft)
    clerk = cast.actor("records_clerk")
    with pytest.raises(Refused) as refused:
        directives.issue(by=clerk, directive=submitted)
    assert (refused.value.decision.kind, refused.value.decision.code) == (Kind.STATE, "not_checked")
    assert not Assignment.objects.exists()
    for name in ("secretary", "records_clerk", "chair"):
        with pytest.raises(Refused):
            paper_steps.check(by=cast.actor(name), directive=submitted)
    paper_steps.check(by=cast.actor("head_of_office"), directive=submitted, note="Đồng ý trình ký")
    assert directives.issue(by=clerk, directive=submitted).is_issued
    assert steps(draft) == ["submitted", "checked", "issued"]


def test_what_the_head_of_office_submits_is_checked(cast: Cast) -> None:
    head = cast.actor("head_of_office")
    assert (
        directives.submit(by=head, directive=draft_paper(cast.district, by=head)).checked_known_on
        == cast.today
    )


def test_a_paper_sent_back_says_why_and_is_submitted_anew(cast: Cast) -> None:
    draft = draft_paper(cast.district, by=PORTAL)
    head, secretary = cast.actor("head_of_office"), cast.actor("secretary")
    directives.submit(by=secretary, directive=draft)
    with pytest.raises(Refused) as refused:
        paper_steps.send_back(by=head, directive=draft, note=" ")
    assert refused.value.decision.code == "note"
    back = paper_steps.send_back(by=head, directive=draft, note="Thiếu sản phẩm ở mục 2")
    assert back.state == Directive.State.DRAFT
    assert directives.submit(by=secretary, directive=draft).checked_known_on is None
    assert steps(draft) == ["submitted", "sent_back", "submitted"]


def test_the_clerk_enters_number_signer_and_scan_in_one_step(cast: Cast) -> None:
    draft = draft_paper(cast.district, item(1), number="", issued_on=None, signer_post="")
    cast.client("secretary").post(f"/directives/{draft.pk}/submit/")
    clerk, head = cast.client("records_clerk"), cast.client("head_of_office")
    assert clerk.post(f"/directives/{draft.pk}/issue/", {**SIGNED, "number": "64-TB/BCĐ"}).status_code == 422
    assert head.post(f"/directives/{draft.pk}/check/", {"note": "Đã đọc"}).status_code == 302
    assert "Đã đọc" in clerk.get(f"/directives/{draft.pk}/").text
    assert clerk.post(f"/directives/{draft.pk}/issue/", SIGNED).status_code == 422
    sent = {**SIGNED, "number": "64-TB/BCĐ", "file": SimpleUploadedFile("64-TB.pdf", papers.pdf())}
    answer = clerk.post(f"/directives/{draft.pk}/issue/", sent)
    assert answer.status_code == 302
    paper = Directive.objects.get(pk=draft.pk)
    assert (paper.number, paper.issued_on, paper.authority) == ("64-TB/BCĐ", date(2023, 10, 16), "TM")
    assert Attachment.objects.get().holder_key == str(paper.pk)
    assert Assignment.objects.filter(item__directive=paper).exists()


def test_the_portal_draws_consecutive_numbers_of_year_and_term(cast: Cast) -> None:
    """State numbers begin anew each year, Party numbers run through the term; captured numbers are gone on from."""
    committee = cast.committee

    def drawn(day: date, layout: str) -> str:
        draft = draft_paper(
            cast.district,
            number="",
            issued_on=day,
            layout=layout,
            committee=committee,
            issuer_committee=committee,
        )
        known = directives.register(
            by=PORTAL, directive=draft, number="", issued_on=day, signer_post="Trưởng Ban", draw=True
        )
        return directives.issue(by=PORTAL, directive=known).number

    issued_paper(
        cast.district, number="63-TB/BCĐ", issued_on=date(2023, 7, 12), layout="party", committee=committee,
        issuer_committee=committee,
    )  # fmt: skip
    assert drawn(date(2023, 8, 1), "party") == "64-TB/BCĐ"
    assert drawn(date(2023, 8, 2), "party") == "65-TB/BCĐ"
    assert drawn(date(2022, 12, 30), "state") == "01/TB-BCĐ"
    assert drawn(date(2023, 1, 3), "state") == "01/TB-BCĐ"
    assert drawn(date(2023, 1, 4), "state") == "02/TB-BCĐ"
    assert RegisteredNumber.objects.count() == 6


def test_a_correction_is_a_new_paper_and_the_earlier_keeps_its_words(cast: Cast) -> None:
    paper = issued_paper(cast.district, number="63-TB/BCĐ", committee=cast.committee)
    before = (paper.title, paper.items.get().text)
    secretary = cast.client("secretary")
    text = "1. Giao Phòng Văn hóa và Thông tin báo cáo trước ngày 30/10/2023."
    answer = secretary.post(f"/directives/{paper.pk}/amend/", {"kind": "correction", "text": text})
    capture = Capture.objects.get()
    assert answer.headers["Location"] == f"/directives/capture/{capture.pk}/"
    assert "63-TB/BCĐ" in capture.header["title"]
    for row in capture.rows:
        capture = captures.confirm_row(
            by=cast.actor("secretary"), capture=capture, row_id=row["id"], rev=row["rev"]
        )
    draft = captures.submit(by=cast.actor("secretary"), capture=capture, version=capture.version)
    assert (draft.amends_id, draft.amendment) == (paper.pk, "correction")
    paper_steps.check(by=cast.actor("head_of_office"), directive=draft)
    known = directives.register(
        by=PORTAL, directive=draft, number="66-TB/BCĐ", issued_on=cast.today, signer_post="Trưởng Ban"
    )
    directives.issue(by=PORTAL, directive=known)
    paper.refresh_from_db()
    assert paper.state == Directive.State.CORRECTED
    assert (paper.title, paper.items.get().text) == before
    assert paper.steps.get(kind=PaperStep.Kind.CORRECTED).note == "66-TB/BCĐ"
    assert "66-TB/BCĐ" in secretary.get(f"/directives/{paper.pk}/").text


def test_a_superiors_paper_is_not_amended_here(cast: Cast) -> None:
    draft = draft_paper(cast.district)
    with pytest.raises(Refused) as refused:
        amendments.begin(by=cast.actor("secretary"), paper=draft, kind="supplement", text="1. Giao việc.")
    assert refused.value.decision.kind is Kind.STATE
