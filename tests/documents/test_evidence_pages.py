"""Evidence of progress and scans of signed papers, at the pages: sent, shown, counted, downloaded."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from common import clock
from common.archives import LARGEST_FILE
from common.decisions import Refused
from common.refs import ObjectRef
from directives.actions import evidence, progress_updates, scans
from directives.models import Assignment, Directive, DirectiveItem, ProgressEvidence, ProgressUpdate
from directives.readings.items import item_row
from documents.actions.received import received
from documents.models import Attachment
from documents.policies.files import refusal
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item
from tests.cast import Cast
from tests.documents import papers
from tests.documents.disk import files

REPORT = {"percent": "40", "result": "Đã khảo sát 14 điểm", "reported_on": "16/10/2023"}


def sent(name: str = "Biên bản.pdf", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or papers.pdf("Biên bản khảo sát"), content_type="text/html")


def report(client: Client, work: Assignment, *given: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(
        f"/directives/assignments/{work.pk}/report/", {**REPORT, **fields, "file": list(given)}
    )


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("lead_officer")


def test_a_report_is_sent_with_several_files(officer: Client, work: Assignment, cast: Cast) -> None:
    name = "Biên bản khảo sát Bồ Đề.pdf"
    assert report(officer, work, sent(name), sent("Ảnh.png", papers.png())).status_code == 302
    update = ProgressUpdate.objects.get()
    kept = [row.attachment for row in update.evidence.select_related("attachment")]
    assert [(each.name, each.media) for each in kept] == [(name, "pdf"), ("Ảnh.png", "png")]
    assert {each.holder for each in kept} == {ObjectRef.of(work)}
    page = officer.get(f"/directives/assignments/{work.pk}/").content.decode()
    assert name in page
    assert f"/directives/assignments/{work.pk}/evidence/{kept[0].pk}/" in page
    dossier = cast.client("chair").get(f"/directives/items/{work.item_id}/").content.decode()
    assert name in dossier


def test_a_report_without_a_file_stays_what_it_was(officer: Client, work: Assignment) -> None:
    assert report(officer, work).status_code == 302
    assert ProgressUpdate.objects.count() == 1
    assert not Attachment.objects.exists()


REFUSED = {
    "10 MB and a byte": (lambda: sent("Hồ sơ.pdf", papers.padded_pdf(LARGEST_FILE + 1)), 413),
    "another type": (lambda: sent("Trang.html", b"<script>alert(1)</script>"), 415),
    "cut at half": (lambda: sent("Hồ sơ.pdf", papers.pdf("Hồ sơ")[:300]), 422),
    "empty": (lambda: SimpleUploadedFile("Rỗng.pdf", b""), 422),
    "macros": (lambda: sent("Mẫu.docx", papers.word_with({"word/vbaProject.bin": b"x"})), 415),
    "stamped": (lambda: sent("Báo cáo.pdf", papers.pdf("UBND QUẬN", "MẬT")), 422),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_file_keeps_every_word_and_stores_nothing(
    officer: Client, work: Assignment, disk: Path, what: str
) -> None:
    make, status = REFUSED[what]
    answer = report(officer, work, sent(), make())
    assert answer.status_code == status
    page = answer.content.decode()
    assert "Đã khảo sát 14 điểm" in page
    assert not ProgressUpdate.objects.exists()
    assert not Attachment.objects.exists()
    assert not files(disk)
    assert report(officer, work, sent()).status_code == 302


def test_a_report_takes_five_files(officer: Client, work: Assignment) -> None:
    six = [sent(f"{n}.png", papers.png(n + 2)) for n in range(6)]
    assert report(officer, work, *six).status_code == 422
    assert not Attachment.objects.exists()
    for each in six:
        each.seek(0)
    assert report(officer, work, *six[:5]).status_code == 302
    assert ProgressEvidence.objects.count() == 5


def test_a_declared_classified_paper_is_not_taken(officer: Client, work: Assignment) -> None:
    answer = report(officer, work, sent(), classified="on")
    assert answer.status_code == 422
    with translation.override("vi"):
        law = str(refusal("file_classified").reason)
    assert law in answer.content.decode()
    assert not Attachment.objects.exists()
    assert report(officer, work, sent()).status_code == 302


def test_a_form_sent_twice_keeps_its_files_once(officer: Client, work: Assignment) -> None:
    for _time in range(2):
        assert report(officer, work, sent(), request_key="one-form").status_code == 302
    assert ProgressUpdate.objects.count() == Attachment.objects.count() == 1


@pytest.mark.parametrize("name", ["..", ".", "a/.."])
def test_a_file_without_a_usable_name_is_not_dropped_in_silence(
    officer: Client, work: Assignment, name: str
) -> None:
    assert raw(officer, work, name.encode()).status_code == 400
    assert not ProgressUpdate.objects.exists()
    assert raw(officer, work, "Ảnh.png".encode()).status_code == 302
    assert Attachment.objects.get().name == "Ảnh.png"


def test_a_name_that_is_no_utf_8_is_refused(officer: Client, work: Assignment) -> None:
    assert raw(officer, work, b"\xff\xfe\xe9.png").status_code == 400
    assert not ProgressUpdate.objects.exists()


def test_a_name_of_ninety_letters_is_kept_for_small_and_large_files(
    officer: Client, work: Assignment
) -> None:
    name = "báo cáo." + "ệ" * 90
    assert (
        report(officer, work, sent(name), sent(name, papers.padded_pdf(3 * 1024 * 1024))).status_code == 302
    )
    assert list(Attachment.objects.values_list("name", flat=True)) == [name, name]


def raw(client: Client, work: Assignment, name: bytes) -> Any:
    """A body as no browser would write it."""
    parts = [
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (key.encode(), value.encode())
        for key, value in REPORT.items()
    ]
    head = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: image/png\r\n\r\n'
        % name
    )
    body = b"".join(parts) + head + papers.png() + b"\r\n--b--\r\n"
    address = f"/directives/assignments/{work.pk}/report/"
    return client.generic("POST", address, body, content_type="multipart/form-data; boundary=b")


def test_it_is_sent_as_an_attachment_that_no_page_can_run(
    officer: Client, cast: Cast, work: Assignment
) -> None:
    file = received(papers.pdf("Biên bản"), 'Biên "bản" số 1')
    kept = evidence.add(by=PORTAL, assignment=work, file=file)
    answer = officer.get(f"/directives/assignments/{work.pk}/evidence/{kept.pk}/")
    assert answer.status_code == 200
    assert answer.content == papers.pdf("Biên bản")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"bien-ban-so-1.pdf\"; filename*=UTF-8''Bi%C3%AAn%20%22b%E1%BA%A3n%22%20s%E1%BB%91%201.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "asked_as", ["script", "style", "iframe", "object", "embed", "image", "frame", "worker"]
)
def test_no_page_loads_it_as_a_part(officer: Client, work: Assignment, asked_as: str) -> None:
    kept = evidence.add(by=PORTAL, assignment=work, file=received(papers.png(), "Ảnh.png"))
    address = f"/directives/assignments/{work.pk}/evidence/{kept.pk}/"
    assert officer.get(address, headers={"Sec-Fetch-Dest": asked_as}).status_code == 403
    assert officer.get(address, headers={"Sec-Fetch-Dest": "document"}).status_code == 200
    assert officer.head(address).status_code == 200
    assert officer.post(address).status_code == 405


def test_a_file_is_as_visible_as_its_holder(cast: Cast, work: Assignment) -> None:
    secret = issued_paper(
        cast.district, item(1, leads=["LB.00118"]), circulation="restricted", number="64-TB/BCĐ"
    )
    hidden = assignment(secret, "LB.00118")
    theirs = evidence.add(by=PORTAL, assignment=hidden, file=received(papers.png(5), "Ảnh.png"))
    address = f"/directives/assignments/{hidden.pk}/evidence/{theirs.pk}/"
    seen = {
        name: cast.client(name).get(address).status_code
        for name in ("ward_b_officer", "lead_officer", "outsider")
    }
    assert seen == {"ward_b_officer": 200, "lead_officer": 404, "outsider": 404}
    through_another = f"/directives/assignments/{work.pk}/evidence/{theirs.pk}/"
    assert cast.client("lead_officer").get(through_another).status_code == 404
    assert (
        cast.client("lead_officer").get(f"/directives/{work.item.directive_id}/scan/{theirs.pk}/").status_code
        == 404
    )


def test_a_report_names_only_files_of_its_own_work(cast: Cast, paper: Directive, work: Assignment) -> None:
    mine = evidence.add(by=cast.actor("lead_officer"), assignment=work, file=received(papers.png(3), "1.png"))
    other = evidence.add(
        by=PORTAL, assignment=assignment(paper, "LB.TCKH"), file=received(papers.png(4), "2.png")
    )

    def record(*ids: int) -> ProgressUpdate:
        return progress_updates.record(
            by=cast.actor("lead_officer"), assignment=work, percent=40, result="Đã khảo sát", evidence=ids
        )

    with pytest.raises(Refused) as refused:
        record(mine.pk, other.pk)
    assert (refused.value.decision.code, refused.value.status) == ("evidence", 422)
    assert record(mine.pk, mine.pk).evidence.count() == 1


@pytest.mark.parametrize(
    "person", ["coordinator_officer", "ward_a_officer", "secretary", "chair", "outsider"]
)
def test_only_the_unit_adds_evidence(cast: Cast, work: Assignment, person: str) -> None:
    file = received(papers.png(), "Ảnh.png")
    with pytest.raises(Refused) as refused:
        evidence.add(by=cast.actor(person), assignment=work, file=file)
    assert refused.value.status == (404 if person == "outsider" else 403)
    assert evidence.add(by=cast.actor("lead_officer"), assignment=work, file=file).by_label


def test_files_are_counted_as_known_on_the_day(cast: Cast, django_assert_num_queries: Any) -> None:
    with clock.at(cast.today.replace(day=2)):
        paper = issued_paper(cast.district, item(1, leads=["LB.VHTT", "LB.NV"]))
    for day, code in ((9, "LB.VHTT"), (12, "LB.NV")):
        with clock.at(cast.today.replace(day=day)):
            progress_updates.record(
                by=PORTAL,
                assignment=assignment(paper, code),
                percent=40,
                result="Đã làm",
                files=[received(papers.png(day), f"{day}.png")],
            )
    told = DirectiveItem.objects.get(directive=paper)

    def counted(day: int) -> int:
        row = item_row(told, viewer=cast.actor("chair"), on=cast.today.replace(day=day))
        assert row is not None
        return row.evidence

    assert [counted(day) for day in (8, 9, 11, 12)] == [0, 1, 1, 2]
    page = cast.client("chair").get(f"/directives/{paper.pk}/").content.decode()
    assert f"/directives/items/{told.pk}/#history" in page


def test_the_scan_is_asked_for_and_follows_the_paper(cast: Cast, paper: Directive) -> None:
    clerk, address = cast.client("records_clerk"), f"/directives/{paper.pk}/"
    assert f"{address}scan/" in clerk.get(address).content.decode()
    assert f"{address}scan/" not in cast.client("lead_officer").get(address).content.decode()
    assert clerk.get(f"{address}scan/").status_code == 200
    assert clerk.post(f"{address}scan/", {"file": sent("Trang.pdf", b"<html>")}).status_code == 415
    assert clerk.post(f"{address}scan/", {}).status_code == 422
    name = "63-TB-BCĐ bản ký.pdf"
    assert clerk.post(f"{address}scan/", {"file": sent(name)}).status_code == 302
    kept = Attachment.objects.get()
    page = cast.client("lead_officer").get(address).content.decode()
    assert name in page
    assert cast.client("lead_officer").get(f"{address}scan/{kept.pk}/").content == papers.pdf(
        "Biên bản khảo sát"
    )


def test_a_draft_has_no_scan(cast: Cast, paper: Directive) -> None:
    file = received(papers.png(), "Bản ký.png")
    scans.add(by=cast.actor("records_clerk"), directive=paper, file=file)
    draft = draft_paper(cast.district, item(1), number="99-TB/BCĐ")
    with pytest.raises(Refused) as refused:
        scans.add(by=cast.actor("records_clerk"), directive=draft, file=file)
    assert refused.value.status == 409


def test_a_full_disk_tells_so_in_the_form(
    officer: Client, work: Assignment, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("documents.actions.shelf.os.fsync", full)
        answer = report(officer, work, sent())
    assert answer.status_code == 507
    assert "Đã khảo sát 14 điểm" in answer.content.decode()
    assert not ProgressUpdate.objects.exists()
    assert not files(disk)
    assert officer.get(f"/directives/assignments/{work.pk}/").status_code == 200


def test_a_disk_that_fills_while_a_large_file_comes_in_is_no_fault_of_the_portal(
    officer: Client, work: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    officer.raise_request_exception = False
    large = papers.padded_pdf(3 * 1024 * 1024)
    with monkeypatch.context() as broken:
        broken.setattr("common.uploads.NamelessTemporaryFiles.receive_data_chunk", full)
        assert report(officer, work, sent("Lớn.pdf", large)).status_code == 507
    officer.raise_request_exception = True
    assert not ProgressUpdate.objects.exists()
    assert report(officer, work, sent("Lớn.pdf", large)).status_code == 302
