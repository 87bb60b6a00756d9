"""The drill: a backup of a working portal, restored elsewhere, answers the same; a bad one is refused before it does harm."""

import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from egov_portal.backups import databases, media
from egov_portal.backups.manifest import Kept
from tests import builders
from tests.operation.installation import Installation, installation

# One process makes the portal and its backup for all of these.
pytestmark = pytest.mark.xdist_group("backup")
BOARDS = ("/", "/directives/", "/meetings/", "/my-work/", "/attention/", "/api/v1/dashboard/")
WORK = "/directives/assignments/1/"
REPORT = """
from common import clock
from django.db import DatabaseError, transaction
from common.models import AuditEntry
from common.actors import system
from directives.actions import progress_updates
from directives.models import Assignment
work = Assignment.objects.get(pk=1)
progress_updates.record(by=system("test"), assignment=work, percent=10, result="Sau khi sao lưu", reported_on=clock.today())
try:
    with transaction.atomic():
        AuditEntry.objects.all().delete()
except DatabaseError as error:
    print(error)
"""

DOORS = """
from common import clock
from organizations.models import OneTimeLink, Session
print(Session.objects.count(), OneTimeLink.objects.live(clock.wall()).count())
"""
OPEN_DOORS = """
from common.actors import system
from django.test import Client
from organizations.actions import one_time_links
from organizations.models import User
Client().force_login(User.objects.get(username="chair"))
one_time_links.make(by=system("test"), user=User.objects.get(username="lead_officer"))
"""


@pytest.fixture(scope="module")
def database(django_db_setup: Any, django_db_blocker: Any) -> None:
    """The settings name the test's own server only once it is set up; nothing is asked of its database."""


@pytest.fixture(scope="module")
def made(database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, Path]]:
    """A portal with work, people and a file, and its backup."""
    folder = tmp_path_factory.mktemp("operation")
    with installation(folder, "first") as first:
        first.seeded()
        first.shell(OPEN_DOORS)
        backup = folder / "backup"
        told = json.loads(first.manage("backup", str(backup), "--json"))
        assert told["audit_entries"] > 50
        assert told["lost"] == []
        yield first, backup


@pytest.fixture
def elsewhere(made: Any, tmp_path: Path) -> Iterator[Callable[[str], Installation]]:
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(installation(tmp_path, name))


@pytest.fixture
def damaged(made: tuple[Installation, Path], tmp_path: Path) -> Path:
    """A copy of the backup, to be spoiled."""
    return Path(shutil.copytree(made[1], tmp_path / "copy"))


def test_it_answers_the_same_board_byte_for_byte(
    made: tuple[Installation, Path], elsewhere: Callable[[str], Installation]
) -> None:
    first, backup = made
    other = elsewhere("second")
    told = json.loads(other.manage("restore", str(backup), "--json"))
    assert (told["files"], told["lost"], told["needs_migrate"]) == (1, 0, False)
    # Who was signed in when the backup was made, or had a link, is not let in by it.
    assert told["sign_ins_ended"] == 2
    assert other.shell(DOORS).split() == ["0", "0"]
    assert json.loads(other.manage("files_verify", "--json"))["intact"]
    readers = ("chair", "secretary", "ward_b")
    before = first.asked(readers, *BOARDS)
    for reader in readers:
        assert any(f"{reader} {path} 200 " in before for path in BOARDS)
    assert other.asked(readers, *BOARDS) == before
    assert json.loads(other.manage("audit_verify", "--json"))["ok"]
    files = [path.relative_to(first.media) for path in first.media.rglob("*") if path.is_file()]
    assert [(other.media / path).read_bytes() for path in files] == [
        (first.media / path).read_bytes() for path in files
    ]


def test_it_goes_on_after_a_restore_and_is_overwritten_only_when_told(
    made: tuple[Installation, Path], elsewhere: Callable[[str], Installation], tmp_path: Path
) -> None:
    """Into a database that is only migrated; then numbers go on, append-only tables refuse, the next backup holds more."""
    other = elsewhere("second")
    other.migrated()
    other.manage("restore", str(made[1]))
    refused = other.shell(REPORT)
    assert "append-only" in refused
    before = json.loads((made[1] / "manifest.json").read_text())["audit_id"]
    assert json.loads(other.manage("backup", str(tmp_path / "next"), "--json"))["audit_entries"] == before + 1

    assert "--replace" in other.refuses("restore", str(made[1]))
    assert "Sau khi sao lưu" in other.asked(("secretary",), WORK)
    assert json.loads(other.manage("restore", str(made[1]), "--replace", "--json"))["lost"] == 1
    assert "Sau khi sao lưu" not in other.asked(("secretary",), WORK)
    assert json.loads(other.manage("restore", str(tmp_path / "next"), "--replace", "--json"))["lost"] == 0
    assert "Sau khi sao lưu" in other.asked(("secretary",), WORK)


def spoil_dump(backup: Path) -> str:
    (dump,) = backup.glob("database.*")
    with dump.open("r+b") as file:
        file.seek(5000)
        file.write(b"spoilt")
    return dump.name


def spoil_file(backup: Path) -> str:
    (file,) = (path for path in (backup / "media").rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes() + b"x")
    return file.name


def lose_file(backup: Path) -> str:
    (file,) = (path for path in (backup / "media").rglob("*") if path.is_file())
    file.unlink()
    return file.name


def lose_manifest(backup: Path) -> str:
    (backup / "manifest.json").unlink()
    return "manifest.json"


def other_kind(backup: Path) -> str:
    return rewritten(backup, vendor="oracle")


def newer_portal(backup: Path) -> str:
    stored = json.loads((backup / "manifest.json").read_text())["migrations"]
    rewritten(backup, migrations=[*stored, "common.9999_of_tomorrow"])
    return "common.9999_of_tomorrow"


def leads_outside(backup: Path) -> str:
    rewritten(backup, files={"../outside": {"size": 1, "sha256": "0"}})
    return "../outside"


def rewritten(backup: Path, **changes: Any) -> str:
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    return str(next(iter(changes.values())))


@pytest.fixture
def untouched(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails when a restore reached the database or the files."""
    reached: list[Path] = []
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(databases, "restore", reached.append)
    yield
    assert not reached
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize(
    "spoil", [spoil_dump, spoil_file, lose_file, lose_manifest, other_kind, newer_portal, leads_outside]
)
@pytest.mark.usefixtures("db", "untouched")
def test_it_refuses_a_backup_that_is_not_whole(damaged: Path, spoil: Callable[[Path], str]) -> None:
    named = spoil(damaged)
    with pytest.raises(CommandError, match=re.escape(named)):
        call_command("restore", str(damaged))


@pytest.mark.usefixtures("db", "untouched")
def test_it_never_overwrites_another_installation(made: tuple[Installation, Path]) -> None:
    builders.user("somebody")
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("restore", str(made[1]), "--replace")


@pytest.mark.django_db
def test_it_tells_when_the_restored_chain_is_not_the_one_that_was_backed_up(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a program of the database that claims success and did nothing."""
    monkeypatch.setattr(databases, "restore", lambda source: None)
    with pytest.raises(CommandError):
        call_command("restore", str(damaged))


def test_it_writes_no_backup_over_something(made: tuple[Installation, Path]) -> None:
    first, backup = made
    before = (backup / "manifest.json").read_bytes()
    assert str(backup) in first.refuses("backup", str(backup))
    assert (backup / "manifest.json").read_bytes() == before


def test_it_tells_of_files_that_the_portal_had_lost_before(
    made: tuple[Installation, Path], elsewhere: Callable[[str], Installation], tmp_path: Path
) -> None:
    """The rest is saved all the same, and comes back."""
    first, _backup = made
    (file,) = (path for path in first.media.rglob("*") if path.is_file())
    content = file.read_bytes()
    file.unlink()
    try:
        done = first.run("backup", str(tmp_path / "poor"), "--json")
    finally:
        file.write_bytes(content)
    assert (done.returncode, json.loads(done.stdout)["lost"]) == (1, [file.name])
    other = elsewhere("second")
    assert json.loads(other.manage("restore", str(tmp_path / "poor"), "--json"))["files"] == 0


def test_it_copies_what_stands_while_files_come_and_go_without_a_pause(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, copied, turns = tmp_path / "media", media.copied, itertools.count()
    settings.MEDIA_ROOT = str(root)

    def arriving() -> None:
        (root / "waiting" / f"{next(turns)}").write_bytes(b"moves away before its turn")

    def hurried(source: Path, target: Path) -> Kept:
        if source.parent.name == "waiting":
            source.unlink()
            arriving()
        return copied(source, target)

    for folder in ("waiting", "place"):
        (root / folder).mkdir(parents=True)
    (root / "place" / "stands").write_bytes(b"kept")
    arriving()
    monkeypatch.setattr(media, "copied", hurried)
    kept: dict[str, Kept] = {}
    media.copy_new(tmp_path / "backup", kept)
    assert list(kept) == ["media/place/stands"]
    assert (tmp_path / "backup" / "media" / "place" / "stands").read_bytes() == b"kept"
