"""Files sent by programs: what cannot be kept is refused with a code in both languages, and nothing of it stays."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from common.archives import LARGEST_FILE
from common.models import AnsweredRequest, AuditEntry
from directives.models import ProgressUpdate
from documents.models import Attachment
from tests.api.asking import ROOT, Program
from tests.api.conftest import Story
from tests.documents import papers
from tests.documents.disk import files
from tests.documents.test_receive_a_file import NOT_KEPT, WHOLE

BOUNDARY = "a-line-between-parts"
LONG_NAME = "ệ" * 90 + ".png"


@pytest.fixture
def address(story: Story, tmp_path: Any, settings: Any) -> str:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return f"{ROOT}/assignments/{story.work.pk}/evidence/"


def send(program: Program, address: str, content: bytes, name: str = "Báo cáo.pdf", **more: Any) -> Any:
    headers = program.headers({"Accept-Language": more.pop("language", "vi")})
    return Client().post(address, {"file": SimpleUploadedFile(name, content), **more}, headers=headers)


def raw(program: Program, address: str, name: bytes, content: bytes | None = None) -> Any:
    """The name as it stands on the wire."""
    part = (
        b'Content-Disposition: form-data; name="file"; filename="'
        + name
        + b'"\r\nContent-Type: image/png\r\n\r\n'
    )
    line = BOUNDARY.encode()
    body = (
        b"--"
        + line
        + b"\r\n"
        + part
        + (papers.png() if content is None else content)
        + b"\r\n--"
        + line
        + b"--\r\n"
    )
    return as_multipart(program, address, body)


def as_multipart(program: Program, address: str, body: bytes, boundary: str = BOUNDARY) -> Any:
    content_type = f"multipart/form-data; boundary={boundary}"
    return Client().generic("POST", address, body, content_type=content_type, headers=program.headers())


def nothing_is_kept(settings: Any) -> bool:
    """Neither rows nor files nor claims."""
    rows = Attachment.objects.exists() or ProgressUpdate.objects.exists() or AnsweredRequest.objects.exists()
    said = AuditEntry.objects.filter(verb="attachment.added").exists()
    return not (rows or said or files(Path(settings.MEDIA_ROOT)))


def test_it_refuses_what_is_no_paper(ward_a: Program, address: str, settings: Any) -> None:
    for content, code, status in NOT_KEPT.values():
        told = [send(ward_a, address, content, "Báo cáo", language=language) for language in ("vi", "en")]
        assert {(answer.status_code, answer.json()["code"]) for answer in told} == {(status, code)}
        assert told[0].json()["detail"] != told[1].json()["detail"]
        assert {answer["Content-Type"] for answer in told} == {"application/problem+json"}
    assert nothing_is_kept(settings)
    assert send(ward_a, address, WHOLE["pdf"]).status_code == 201


def test_it_refuses_a_file_cut_at_half(ward_a: Program, address: str, settings: Any) -> None:
    for kind, whole in WHOLE.items():
        answer = send(ward_a, address, whole[: len(whole) // 2], f"Biên bản.{kind}")
        assert (answer.status_code, answer.json()["code"]) == (422, "file_damaged"), kind
    assert nothing_is_kept(settings)
    for kind, whole in WHOLE.items():
        assert send(ward_a, address, whole, f"Biên bản.{kind}").status_code == 201, kind


def test_it_takes_ten_megabytes_and_not_one_byte_more(ward_a: Program, address: str, settings: Any) -> None:
    answer = send(ward_a, address, papers.padded_pdf(LARGEST_FILE + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")
    assert nothing_is_kept(settings)
    assert send(ward_a, address, papers.padded_pdf(LARGEST_FILE)).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_told_and_nothing_is_half_kept(
    ward_a: Program, address: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr("documents.actions.shelf.os.fsync", full)
        answer = send(ward_a, address, papers.png(), "anh.png")
        assert (answer.status_code, answer.json()["code"]) == (507, "file_no_room")
        assert ward_a.get("/assignments/").status_code == 200
    assert nothing_is_kept(settings)
    assert send(ward_a, address, papers.png(), "anh.png").status_code == 201


def test_it_refuses_a_body_larger_than_any_form(ward_a: Program, address: str, settings: Any) -> None:
    settings.BODY_LIMIT = 1000
    answer = send(ward_a, address, papers.padded_pdf(5000))
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert nothing_is_kept(settings)


def test_it_keeps_a_long_vietnamese_name(ward_a: Program, address: str) -> None:
    answer = send(ward_a, address, papers.png(), LONG_NAME)
    assert (answer.status_code, answer.json()["name"]) == (201, LONG_NAME)
    kept = Client().get(f"{address}{answer.json()['id']}/", headers=ward_a.headers())
    assert kept.status_code == 200
    assert kept.getvalue() == papers.png()


@pytest.mark.parametrize("name", [b"..", b".", b"", b"/", b"../../", b" "])
def test_it_says_so_when_a_file_has_no_name(
    ward_a: Program, address: str, settings: Any, name: bytes
) -> None:
    answer = raw(ward_a, address, name)
    assert answer.status_code in (400, 422)
    assert answer.json()["code"]
    assert nothing_is_kept(settings)
    assert raw(ward_a, address, b"anh.png").status_code == 201


@pytest.mark.parametrize(
    "body",
    [b"", b"--", b"--x\r\n", f"--{BOUNDARY}\r\n\r\n".encode(), b"\xff" * 100, f"--{BOUNDARY}--\r\n".encode()],
)
def test_it_refuses_a_form_that_is_none(ward_a: Program, address: str, settings: Any, body: bytes) -> None:
    answer = as_multipart(ward_a, address, body)
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"
    assert nothing_is_kept(settings)


def test_it_refuses_a_form_without_a_boundary(ward_a: Program, address: str, settings: Any) -> None:
    headers = ward_a.headers()
    answer = Client().generic("POST", address, b"x", content_type="multipart/form-data", headers=headers)
    assert answer.status_code == 400
    assert as_multipart(ward_a, address, b"x", boundary="é").status_code == 400
    assert nothing_is_kept(settings)


@pytest.mark.parametrize(
    "header", ["Basic AGE6Yg==", "Basic =", "Basic \xff", "Token", "Token \x00", "Token egp_\xe9"]
)
def test_it_knows_no_other_way_to_sign_in(ward_a: Program, header: str) -> None:
    """A user name with NUL in Basic among them."""
    assert Client().get(f"{ROOT}/me/", headers={"Authorization": header}).status_code == 401
    assert ward_a.get("/me/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assignments/0/", "/assignments/-1/", "/assignments/99999999999999999999/", f"/assignments/{'9' * 5000}/",
        "/assignments/1e3/", "/assignments/%D9%A1/", "/assignments/1.0/", "/units/%ED%A0%80/", f"/units/{'x' * 3000}/",
    ],
)  # fmt: skip
def test_it_finds_nothing_under_an_impossible_address(ward_a: Program, path: str) -> None:
    answer = ward_a.get(path)
    assert answer.status_code in (400, 404)
    assert answer["Content-Type"] == "application/problem+json"


def test_it_refuses_a_thousand_parameters(ward_a: Program) -> None:
    answer = ward_a.get("/units/?" + "&".join(f"a{number}=1" for number in range(3000)))
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
