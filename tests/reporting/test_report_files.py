"""Files with reports and requests: kept while the report may be written, as visible as what they belong to."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from common.refs import ObjectRef
from documents.models import Attachment, PurgeRequest
from reporting.models import ReportForm
from tests.api import asking
from tests.api.asking import ROOT, Program
from tests.cast import Cast
from tests.documents.papers import pdf
from tests.guards import world_reporting
from tests.reporting.sending import EARLIER, MONTHLY, OPEN, stored

PAGE = f"/reports/{MONTHLY}/{OPEN}/LB.00115/"


def sent(name: str = "Biểu kèm theo.pdf", content: bytes = b"") -> dict[str, SimpleUploadedFile]:
    body = content or pdf("Biểu kèm theo báo cáo")
    return {"file": SimpleUploadedFile(name, body, content_type="application/pdf")}


def upload(program: Program, path: str, body: Mapping[str, Any]) -> Any:
    return Client().post(ROOT + path, body, headers=program.headers())


def test_a_file_begins_the_report_and_both_doors_keep_the_same(cast: Cast, monthly: ReportForm) -> None:
    officer = cast.client("ward_a_officer")
    assert officer.post(f"{PAGE}files/", sent()).status_code == 302
    program = asking.of(cast.ward_a)
    answer = upload(program, f"{PAGE}files/", sent("Phụ lục.pdf", pdf("Phụ lục")))
    assert (answer.status_code, answer.json()["name"]) == (201, "Phụ lục.pdf")
    report = stored(cast)
    assert (report.state, report.values_sent) == ("draft", {})
    names = list(
        Attachment.objects.held_by(ObjectRef.of(report)).order_by("pk").values_list("name", flat=True)
    )
    assert names == ["Biểu kèm theo.pdf", "Phụ lục.pdf"]
    listed = program.get(f"{PAGE}files/").json()["results"]
    assert [row["name"] for row in listed] == names
    shown = officer.get(PAGE).content.decode()
    assert all(name in shown for name in names)
    found = cast.client("secretary").get(f"{PAGE}files/{listed[0]['id']}/")
    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    other = cast.client("ward_b_officer").get(f"{PAGE}files/{listed[0]['id']}/")
    assert other.status_code == 404


def test_it_keeps_no_file_that_is_none_and_none_of_a_report_that_went_out(cast: Cast) -> None:
    world_reporting.build(cast)
    program, officer = asking.of(cast.ward_a), cast.client("ward_a_officer")
    before = Attachment.objects.count()
    assert officer.post(f"{PAGE}files/", sent()).status_code == 409
    assert upload(program, f"{PAGE}files/", sent()).json()["code"] == "submitted"
    mine = asking.of(cast.ward_b)
    address = f"/reports/{MONTHLY}/{OPEN}/LB.00118/files/"
    for body, status in (
        (sent("bieu.pdf", b"PK\x03\x04 nothing"), 422),
        (sent("bieu.exe"), 415),
        ({}, 422),
        ({**sent(), "other": "1"}, 422),
        ({**sent(), "classified": "true"}, 422),
    ):
        assert upload(mine, address, body).status_code == status, body
    assert Attachment.objects.count() == before


def test_a_file_of_another_report_is_no_file(cast: Cast) -> None:
    world = world_reporting.build(cast)
    officer, pk = cast.client("ward_a_officer"), world.kept.file.pk
    assert officer.get(f"/reports/{MONTHLY}/{EARLIER}/LB.00115/files/{pk}/").status_code == 200
    assert officer.get(f"{PAGE}files/{pk}/").status_code == 404
    request = world.pages.request
    assert officer.get(f"/reports/requests/{request.pk}/files/{pk}/").status_code == 404
    template = world.kept.request_file.pk
    assert officer.get(f"/reports/requests/{request.pk}/files/{template}/").status_code == 200
    assert (
        cast.client("ward_b_officer").get(f"/reports/requests/{request.pk}/files/{template}/").status_code
        == 404
    )


def test_two_persons_remove_a_file_of_a_report_and_of_a_request(cast: Cast) -> None:
    """Whoever may not ask is not offered it; another report's file is none; copies of the same bytes go together."""
    world = world_reporting.build(cast)
    report = f"/reports/{MONTHLY}/{EARLIER}/LB.00115/"
    request = f"/reports/requests/{world.pages.request.pk}/"
    head, ward = cast.client("head_of_office"), cast.client("ward_a_officer")
    files = ((report, world.kept.file), (request, world.kept.request_file))
    for page, file in files:
        removal = f"{page}files/{file.pk}/removal/"
        assert removal in head.get(page).content.decode()
        assert removal not in ward.get(page).content.decode()
        assert ward.post(removal, {"reason": "Sai tệp"}).status_code == 403
        assert head.post(removal, {"reason": " "}).status_code == 422
        assert head.post(removal, {"reason": "Sai tệp"}).status_code == 302
    assert head.get(f"{PAGE}files/{world.kept.file.pk}/removal/").status_code == 404
    asked = reverse("documents:purge", args=[PurgeRequest.objects.latest("pk").pk])
    assert cast.client("admin").post(asked, {"decision": "confirm"}).status_code == 302
    for page, file in files:
        file.refresh_from_db()
        assert (file.is_purged, file.name) == (True, "")
        assert f"files/{file.pk}/" not in head.get(page).content.decode()
