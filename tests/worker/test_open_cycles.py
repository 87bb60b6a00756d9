"""What the nightly beat hands to the queue, carried out by a real worker on the real database."""

from datetime import date

import pytest

from common import queue
from directives.models import Assignment
from egov_portal.celery import BEAT
from tests.builders import issued_paper, item
from tests.cast import TODAY, Cast, build
from tests.infrastructure.processes import Process
from tests.infrastructure.services import wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
TASK = BEAT["open-cycles"]["task"]
RAN = "succeeded in"


@pytest.fixture
def process_environment(process_environment: dict[str, str]) -> dict[str, str]:
    """The worker lives on the same business day."""
    return process_environment | {"DEMO_TODAY": TODAY.isoformat()}


@pytest.fixture
def duties(transactional_db: None, settings: object) -> Cast:
    """A monthly duty of all wards, its first cycle opened with the paper in August."""
    settings.DEMO_TODAY = TODAY
    cast = build()
    monthly = {"due_kind": "recurring", "rhythm": "monthly", "rhythm_day": 20}
    issued_paper(cast.district, item(1, leads=["@wards"], **monthly), on=date(2023, 8, 10))
    return cast


def opened() -> dict[str, int]:
    """Cycle -> how many wards have it."""
    cycles = list(Assignment.objects.values_list("cycle", flat=True))
    return {cycle: cycles.count(cycle) for cycle in sorted(set(cycles))}


def with_missed_ones(duties: Cast) -> dict[str, int]:
    """September's cycle was missed while nothing ran; it is opened with October's."""
    return dict.fromkeys(("2023-08", "2023-09", "2023-10"), len(duties.wards))


def test_a_night_opens_the_cycle_once_however_often_it_runs(duties: Cast, worker: Process) -> None:
    assert opened() == {"2023-08": len(duties.wards)}
    for run in (1, 2):
        assert queue.send(TASK, ())
        wait_until(lambda run=run: worker.output().count(RAN) == run, f"run {run} of {TASK}")
        assert opened() == with_missed_ones(duties)


def test_runs_at_the_same_moment_open_it_once(duties: Cast, worker: Process) -> None:
    assert all(queue.send(TASK, ()) for _run in range(4))
    wait_until(lambda: worker.output().count(RAN) == 4, "four runs")
    assert opened() == with_missed_ones(duties)
