"""A migration that is killed in the middle, and run again; and once more for nothing (F27)."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.infrastructure.processes import ROOT
from tests.operation.installation import Installation, installation

pytestmark = [pytest.mark.long, pytest.mark.faults, pytest.mark.django_db]
FACTS = """
import hashlib
from django.apps import apps
from django.db import connection
names = sorted(connection.introspection.table_names())
with connection.cursor() as cursor:
    columns = [(name, [column.name for column in connection.introspection.get_table_description(cursor, name)]) for name in names]
    rules = [(name, sorted(connection.introspection.get_constraints(cursor, name))) for name in names]
rows = [sorted(map(repr, model._base_manager.values_list())) for model in apps.get_models()]
from common import append_only
print(hashlib.sha256(repr((columns, rules, rows, sorted(append_only.installed(connection)))).encode()).hexdigest())
"""


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[[str], Installation]]:
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(installation(tmp_path, name))


def killed_after(portal: Installation, seconds: float) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=portal.environment, stdin=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait(30)


def seconds_of(act: Callable[[], object]) -> float:
    started = time.monotonic()
    act()
    return time.monotonic() - started


@pytest.mark.parametrize("kills", [2, pytest.param(12, marks=pytest.mark.deep)])
def test_it_completes_after_it_was_killed_in_the_middle(
    build: Callable[[str], Installation], kills: int
) -> None:
    draw = random.Random(kills)
    whole, broken = build("whole"), build("broken")
    start = seconds_of(
        lambda: whole.manage("showmigrations")
    )  # settings, apps and migrations read: no table yet
    work = seconds_of(lambda: whole.manage("migrate", "--verbosity", "0")) - start
    for _turn in range(kills):
        killed_after(broken, start + work * draw.uniform(0.1, 0.8))
    broken.manage("migrate", "--verbosity", "0")
    broken.manage("migrate", "--check", "--verbosity", "0")
    tables = FACTS.replace("rows = [", "rows = [] and [")
    assert broken.shell(tables) == whole.shell(tables)
    broken.manage("seed_conformance", "--json")


def test_it_changes_nothing_when_it_is_run_again(build: Callable[[str], Installation]) -> None:
    portal = build("whole").seeded()
    before = portal.shell(FACTS)
    portal.manage("migrate", "--verbosity", "0")
    assert portal.shell(FACTS) == before
    portal.manage("audit_verify")
