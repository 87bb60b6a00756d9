"""Bytes on the disk follow the transaction, whatever happens on the way."""

import contextlib
import errno
import gc
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from common.decisions import Refused
from common.models import AuditEntry
from common.refs import ObjectRef
from directives.models import Assignment
from documents.actions import attachments, shelf
from documents.actions.received import received
from documents.models import Attachment
from documents.models.places import place, waiting
from documents.readings.attachments import attachment_of, attachments_of, kept_file
from documents.readings.integrity import faults
from documents.tasks import sweep_files
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents import papers
from tests.documents.disk import files


class Failure(Exception):
    """Something else in the same transaction went wrong."""


def add(work: Assignment, content: bytes = b"", name: str = "Biên bản.pdf") -> Attachment:
    body = content or papers.pdf("Biên bản nghiệm thu")
    return attachments.add(by=PORTAL, owner=work.item.directive.owner, holder=work, content=body, name=name)


def test_it_keeps_a_file_with_its_name_text_and_hash(
    work: Assignment, disk: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kept = add(work, name="ệ" * 90)
    assert kept.name == "ệ" * 90
    assert "bien ban nghiem thu" in kept.text
    assert (kept.holder, kept.owner) == (ObjectRef.of(work), work.item.directive.owner)
    assert files(disk) == [place(kept.stored_as)]
    assert kept.stored_as not in kept.name
    assert kept_file(kept).content == papers.pdf("Biên bản nghiệm thu")
    assert oct(place(kept.stored_as).stat().st_mode & 0o777) == "0o640"


def test_the_log_tells_the_hash_and_not_the_name(work: Assignment) -> None:
    kept = add(work, name="Danh sách hộ nghèo.pdf")
    entry = AuditEntry.objects.get(verb="attachment.added")
    assert kept.sha256 in entry.facts
    assert "nghèo" not in entry.facts


def test_a_file_can_be_read_before_and_after_it_finds_its_place(work: Assignment, disk: Path) -> None:
    kept = add(work)
    assert files(disk) == [waiting(kept.stored_as)]
    assert kept_file(kept).content
    shelf.settle(kept.stored_as)
    assert files(disk) == [place(kept.stored_as)]
    assert kept_file(kept).content


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_neither_row_nor_file(work: Assignment, disk: Path) -> None:
    file = received(papers.png(), "Ảnh.png")

    def both(fails: bool) -> None:
        with transaction.atomic():
            attachments.keep(by=PORTAL, owner=work.item.directive.owner, holder=work, file=file)
            if fails:
                raise Failure

    with pytest.raises(Failure):
        both(fails=True)
    gc.collect()
    assert not Attachment.objects.exists()
    assert not files(disk)
    both(fails=False)
    assert files(disk) == [place(Attachment.objects.get().stored_as)]


@pytest.mark.django_db(transaction=True)
def test_a_part_that_is_rolled_back_takes_its_own_file_alone(work: Assignment, disk: Path) -> None:
    owner = work.item.directive.owner
    with transaction.atomic():
        first = attachments.keep(by=PORTAL, owner=owner, holder=work, file=received(papers.png(4), "1.png"))
        with contextlib.suppress(Failure), transaction.atomic():
            attachments.keep(by=PORTAL, owner=owner, holder=work, file=received(papers.png(5), "2.png"))
            raise Failure
    gc.collect()
    assert files(disk) == [place(first.stored_as)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_full_disk_refuses_and_leaves_nothing(
    work: Assignment, disk: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr("documents.actions.shelf.os.fsync", full)
        with pytest.raises(Refused) as refused:
            add(work)
    assert (refused.value.decision.code, refused.value.status) == ("file_no_room", 507)
    assert not Attachment.objects.exists()
    assert not AuditEntry.objects.filter(verb="attachment.added").exists()
    assert not files(disk)
    assert add(work).pk


def test_a_file_whose_place_cannot_be_made_waits_and_stays_readable(
    work: Assignment, disk: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        kept = add(work)
    place(kept.stored_as).parent.write_text("a file where the folder should be")
    for callback in callbacks:
        callback()
    assert kept_file(kept).content
    place(kept.stored_as).parent.unlink()
    assert shelf.sweep(older_than=-1) == shelf.Swept(settled=1, removed=0)
    assert files(disk) == [place(kept.stored_as)]


def test_the_sweep_finishes_what_a_dead_process_left(work: Assignment, disk: Path) -> None:
    kept = add(work)
    orphan = disk / "waiting" / ("0" * 32)
    settled_orphan = disk / "00" / ("00" + "1" * 30)
    settled_orphan.parent.mkdir(parents=True)
    for path in (orphan, settled_orphan):
        path.write_bytes(b"left")
    assert shelf.sweep() == shelf.Swept(0, 0), "what is young may still be at work"
    assert shelf.sweep(older_than=-1) == shelf.Swept(settled=1, removed=2)
    assert files(disk) == [place(kept.stored_as)]
    assert shelf.sweep(older_than=-1) == shelf.Swept(0, 0)


def test_the_nightly_sweep_and_its_command_do_the_same(
    work: Assignment, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2):
        path = disk / "waiting" / (str(number) * 32)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left")
        os.utime(path, (0, 0))
        call_command("sweep_files", "--json") if number else sweep_files()
        assert not path.exists()
    assert capsys.readouterr().out.strip() == '{"settled": 0, "removed": 1}'


def test_it_names_files_that_are_missing_or_changed(work: Assignment) -> None:
    whole, changed, missing = (add(work, papers.png(n), f"{n}.png") for n in (3, 4, 5))
    call_command("files_verify")
    waiting(changed.stored_as).write_bytes(b"other")
    waiting(missing.stored_as).unlink()
    found = {fault.attachment_id: fault.reason for fault in faults()}
    assert found == {changed.pk: "changed", missing.pk: "missing"}
    assert kept_file(whole).content
    with pytest.raises(CommandError, match="2 files"):
        call_command("files_verify", "--json")


def test_a_lost_file_is_refused_with_words(work: Assignment) -> None:
    kept = add(work)
    waiting(kept.stored_as).unlink()
    with pytest.raises(Refused) as refused:
        kept_file(kept)
    assert (refused.value.decision.code, refused.value.status) == ("file_missing", 409)


def test_it_lists_the_files_of_many_holders_in_one_statement(
    cast: Cast, work: Assignment, django_assert_num_queries: Any
) -> None:
    mine, theirs = ObjectRef.of(work), ObjectRef.of(work.item)
    first, second = add(work), add(work, papers.png(), "Ảnh.png")
    with django_assert_num_queries(1):
        held = attachments_of([mine, theirs], on=cast.today)
    assert [line.id for line in held[mine]] == [first.pk, second.pk]
    assert theirs not in held
    assert attachment_of(mine, first.pk) == first
    assert attachment_of(theirs, first.pk) is None


def test_the_database_keeps_no_empty_file(work: Assignment) -> None:
    kept = add(work)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=kept.pk).update(size=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=kept.pk).update(name="")


def test_nothing_is_served_from_the_folder_itself() -> None:
    assert not getattr(settings, "MEDIA_URL", "").strip("/")
