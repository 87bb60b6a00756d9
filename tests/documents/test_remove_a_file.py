"""A file that must not be here goes when two persons have said so; a stub with its hash stays."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from common.actors import system
from common.decisions import Refused
from common.models import AuditEntry
from directives.actions import evidence, progress_updates
from directives.models import Assignment, Directive
from documents.actions import purges
from documents.actions.received import received
from documents.models import Attachment, PurgeRequest
from documents.readings.attachments import kept_file
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.cast import Cast
from tests.documents import papers
from tests.documents.disk import files

SECRET = papers.docx("Danh sách cá nhân")


@pytest.fixture
def wrong(work: Assignment) -> Attachment:
    return evidence.add(by=PORTAL, assignment=work, file=received(SECRET, "Danh sách.docx"))


def ask(
    cast: Cast, attachment: Attachment, person: str = "head_of_office", reason: str = "Nhầm tệp"
) -> PurgeRequest:
    return purges.ask(by=cast.actor(person), attachment=attachment, reason=reason)


def refusal(act: Any) -> tuple[str, int]:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.decision.code, refused.value.status


def test_two_persons_remove_bytes_name_and_text_and_the_hash_stays(
    cast: Cast, wrong: Attachment, disk: Path, django_capture_on_commit_callbacks: Any
) -> None:
    hashed, size = wrong.sha256, wrong.size
    assert len(files(disk)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        purges.confirm(by=cast.actor("admin"), request=ask(cast, wrong))
    wrong.refresh_from_db()
    assert (wrong.name, wrong.text, wrong.purged_on) == ("", "", cast.today)
    assert (wrong.sha256, wrong.size) == (hashed, size)
    assert not files(disk)
    assert refusal(lambda: kept_file(wrong)) == ("file_removed", 409)
    told = AuditEntry.objects.filter(verb__startswith="purge.").order_by("id")
    assert [(entry.verb, entry.actor_label) for entry in told] == [
        ("purge.asked", cast.user("head_of_office").full_name),
        ("purge.confirmed", cast.user("admin").full_name),
    ]


def test_nobody_confirms_what_he_asked_for(cast: Cast, wrong: Attachment) -> None:
    request = ask(cast, wrong)
    assert refusal(lambda: purges.confirm(by=cast.actor("head_of_office"), request=request)) == (
        "same_person",
        403,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        PurgeRequest.objects.filter(pk=request.pk).update(
            decision="confirmed",
            decided_at=request.recorded_at,
            decided_known_on=cast.today,
            decided_by=request.by_label,
            decided_by_key=request.by_key,
        )
    wrong.refresh_from_db()
    assert not wrong.is_purged


@pytest.mark.parametrize(
    "person", ["secretary", "chair", "lead_officer", "records_clerk", "auditor", "outsider"]
)
def test_only_head_of_office_and_administrator_ask_and_confirm(
    cast: Cast, wrong: Attachment, person: str
) -> None:
    assert refusal(lambda: ask(cast, wrong, person)) == ("role", 403)
    request = ask(cast, wrong)
    assert refusal(lambda: purges.confirm(by=cast.actor(person), request=request)) == ("role", 403)


def test_a_program_removes_nothing(cast: Cast, wrong: Attachment) -> None:
    program = system("tests")
    assert refusal(lambda: purges.ask(by=program, attachment=wrong, reason="x")) == ("persons_only", 403)
    request = ask(cast, wrong)
    assert refusal(lambda: purges.confirm(by=program, request=request)) == ("persons_only", 403)


def test_it_needs_a_reason_and_is_asked_once(cast: Cast, wrong: Attachment) -> None:
    assert refusal(lambda: ask(cast, wrong, reason="  ")) == ("reason", 422)
    ask(cast, wrong)
    assert refusal(lambda: ask(cast, wrong, "admin")) == ("pending", 409)


def test_a_rejected_request_keeps_the_file_and_may_be_asked_again(cast: Cast, wrong: Attachment) -> None:
    request = purges.reject(by=cast.actor("admin"), request=ask(cast, wrong))
    assert request.decision == PurgeRequest.Decision.REJECTED
    assert kept_file(wrong).content == SECRET
    assert refusal(lambda: purges.confirm(by=cast.actor("admin"), request=request)) == ("decided", 409)
    purges.confirm(by=cast.actor("head_of_office"), request=ask(cast, wrong, "admin"))


def test_every_copy_in_the_plan_goes_and_the_other_district_keeps_its_own(
    cast: Cast, paper: Directive, wrong: Attachment
) -> None:
    copy = evidence.add(
        by=PORTAL, assignment=assignment(paper, "LB.TCKH"), file=received(SECRET, "Bản sao.docx")
    )
    other_paper = issued_paper(cast.other_district, item(1, leads=["TL.VHTT"]))
    theirs = evidence.add(
        by=PORTAL, assignment=assignment(other_paper, "TL.VHTT"), file=received(SECRET, "Danh sách.docx")
    )
    asked_too = ask(cast, copy, "admin")
    purges.confirm(by=cast.actor("admin"), request=ask(cast, wrong))
    for each in (copy, theirs, asked_too):
        each.refresh_from_db()
    assert copy.is_purged
    assert not theirs.is_purged
    assert asked_too.decision == PurgeRequest.Decision.CONFIRMED
    assert asked_too.decided_by_key != asked_too.by_key


def test_the_same_bytes_do_not_come_back(cast: Cast, work: Assignment, wrong: Attachment) -> None:
    purges.confirm(by=cast.actor("admin"), request=ask(cast, wrong))

    def again() -> Attachment:
        return evidence.add(by=PORTAL, assignment=work, file=received(SECRET, "Tên khác.docx"))

    assert refusal(again) == ("file_purged", 409)
    assert evidence.add(by=PORTAL, assignment=work, file=received(papers.png(), "Ảnh.png")).pk


def test_a_removed_file_leaves_a_stub_where_it_was_told(
    cast: Cast, work: Assignment, wrong: Attachment
) -> None:
    progress_updates.record(by=PORTAL, assignment=work, percent=40, result="Đã khảo sát", evidence=[wrong.pk])
    address = f"/directives/assignments/{work.pk}/"
    assert "Danh sách.docx" in cast.client("lead_officer").get(address).content.decode()
    purges.confirm(by=cast.actor("admin"), request=ask(cast, wrong))
    page = cast.client("lead_officer").get(address).content.decode()
    assert "Danh sách.docx" not in page
    assert wrong.sha256[:12] in page
    assert cast.client("lead_officer").get(f"{address}evidence/{wrong.pk}/").status_code == 409


def test_the_pages_lead_two_persons_through_it(cast: Cast, work: Assignment, wrong: Attachment) -> None:
    progress_updates.record(by=PORTAL, assignment=work, percent=40, result="Đã khảo sát", evidence=[wrong.pk])
    address = f"/directives/assignments/{work.pk}/evidence/{wrong.pk}/removal/"
    head, admin = cast.client("head_of_office"), cast.client("admin")
    assert address in head.get(f"/directives/assignments/{work.pk}/").content.decode()
    assert (
        address not in cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/").content.decode()
    )
    assert head.post(address, {"reason": ""}).status_code == 422
    assert head.post(address, {"reason": "Có số điện thoại của dân"}).status_code == 302
    request = PurgeRequest.objects.get()
    page = f"/documents/purges/{request.pk}/"
    assert "Danh sách.docx" in admin.get("/documents/purges/").content.decode()
    assert "số điện thoại" in admin.get(page).content.decode()
    assert head.post(page, {"decision": "confirm"}).status_code == 403
    assert admin.post(page, {}).status_code == 422
    assert admin.post(page, {"decision": "confirm"}).status_code == 302
    wrong.refresh_from_db()
    assert wrong.is_purged
    assert "Danh sách.docx" not in admin.get(page).content.decode()
    assert admin.post(page, {"decision": "reject"}).status_code == 422, "it is decided"
