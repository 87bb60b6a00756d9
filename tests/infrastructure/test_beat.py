"""Celery's clock starts whatever has become of its file."""

import dbm
from pathlib import Path

import pytest

from egov_portal.beat import Scheduler
from egov_portal.celery import BEAT, app


def begun(folder: Path) -> Scheduler:
    found = Scheduler(app=app, schedule_filename=str(folder / "beat-schedule"))
    found.close()
    return found


def test_it_is_the_one_that_rings() -> None:
    assert app.conf.beat_scheduler == "egov_portal.beat:Scheduler"


@pytest.mark.parametrize("left", [b"", b"\x80\x04", b"nothing of the kind"])
def test_it_begins_anew_where_its_file_was_cut(tmp_path: Path, left: bytes) -> None:
    begun(tmp_path)
    with dbm.open(str(tmp_path / "beat-schedule"), "w") as store:
        store["entries"] = left
    with begun(tmp_path)._open_schedule() as kept:
        assert BEAT.keys() <= kept["entries"].keys()


def test_it_keeps_what_it_knew(tmp_path: Path) -> None:
    first = Scheduler(app=app, schedule_filename=str(tmp_path / "beat-schedule"))
    first.schedule["open-cycles"].total_run_count = 7
    first.close()
    again = Scheduler(app=app, schedule_filename=str(tmp_path / "beat-schedule"))
    assert again.schedule["open-cycles"].total_run_count == 7
    again.close()
