"""A backup taken while people report is one moment of the portal: restored, it holds together (F28)."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.infrastructure.processes import ROOT
from tests.infrastructure.services import wait_until
from tests.operation.installation import Installation, installation

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
WRITE = """
import itertools, pathlib, sys
from common.actors import system
from directives.actions import progress_updates
from directives.models import Assignment
from documents.actions.received import received
from egov_portal.demonstration.conformance_work import tiny_picture
log = pathlib.Path({log!r})
for turn in itertools.count(1):
    file = received(tiny_picture() + b"%d" % turn, "anh.png")
    progress_updates.record(by=system("storm"), assignment=Assignment.objects.get(pk=1), percent=1, result=f"Lần {{turn}}", files=(file,))
    log.write_text(str(turn))
"""
COUNTS = """
import json
from common.models import AuditEntry
from directives.models import ProgressUpdate
from documents.models import Attachment
from documents.readings import integrity
print(json.dumps([
    ProgressUpdate.objects.count(), AuditEntry.objects.filter(verb="progress.recorded").count(),
    Attachment.objects.count(), AuditEntry.objects.filter(verb="attachment.added").count(), len(list(integrity.faults())),
]))
"""


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[[str], Installation]]:
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(installation(tmp_path, name))


@pytest.mark.parametrize("turns", [1, pytest.param(8, marks=pytest.mark.deep)])
def test_it_holds_together_whatever_was_written_meanwhile(
    build: Callable[[str], Installation], tmp_path: Path, turns: int
) -> None:
    portal, log = build("busy").seeded(), tmp_path / "turns"
    log.write_text("0")
    code = WRITE.format(log=str(log))
    writer = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-v0", "-c", code], cwd=ROOT, env=portal.environment,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until(lambda: int(log.read_text() or 0) > 2, "the storm")
        for turn in range(turns):
            before = int(log.read_text() or 0)
            told = json.loads(portal.manage("backup", str(tmp_path / f"backup-{turn}"), "--json"))
            assert told["lost"] == []
            wait_until(lambda before=before: int(log.read_text() or 0) > before, "the storm to go on")
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait(20)
    for turn in range(turns):
        other = build(f"elsewhere{turn}")
        other.manage("restore", str(tmp_path / f"backup-{turn}"))
        updates, told_updates, files, told_files, faults = json.loads(other.shell(COUNTS))
        assert (updates, files, faults) == (told_updates, told_files, 0)
        assert files > 2
