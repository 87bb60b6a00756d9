"""Sixteen people write at once into the try-out's SQLite file: all are heard, none is told that it is locked (F30)."""

import json
from pathlib import Path

import pytest

from tests.operation.installation import Installation

pytestmark = pytest.mark.faults
WRITERS = 16
STORM = """
import json
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from common.actors import system
from directives.actions import progress_updates
from directives.models import Assignment, ProgressUpdate
from common.models import AuditEntry

works = list(Assignment.objects.filter(item__no=2, item__directive=1).order_by("pk")) * 2
before = ProgressUpdate.objects.count()

def write(number):
    failures = []
    for turn in range({turns}):
        try:
            progress_updates.record(by=system(f"writer {{number}}"), assignment=works[number], percent=50, result=f"{{number}}/{{turn}}")
        except Exception as error:
            failures.append(repr(error))
    connection.close()
    return failures

with ThreadPoolExecutor({writers}) as pool:
    failures = sum(pool.map(write, range({writers})), [])
print(json.dumps([failures, ProgressUpdate.objects.count() - before, ProgressUpdate.objects.values("result", "by_label").distinct().count()]))
"""


@pytest.mark.parametrize("turns", [4, pytest.param(15, marks=pytest.mark.deep)])
def test_it_hears_sixteen_writers_at_once(tmp_path: Path, turns: int) -> None:
    portal = Installation(tmp_path / "lite", f"sqlite:///{tmp_path / 'lite' / 'portal.sqlite3'}").seeded()
    failures, stored, _kinds = json.loads(portal.shell(STORM.format(turns=turns, writers=WRITERS)))
    assert failures == []
    assert stored == WRITERS * turns
    portal.manage("audit_verify")
