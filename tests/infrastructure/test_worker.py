"""A real worker takes work from a real broker."""

from collections.abc import Callable
from pathlib import Path

import pytest
from celery import Celery

from common import queue
from egov_portal import celery as portal_celery
from tests.infrastructure.processes import Process
from tests.infrastructure.services import wait_until

TASK = "directives.tasks.open_cycles"
DONE = f"Task {TASK}"


def done(process: Process) -> bool:
    return process.said(DONE) and process.said("succeeded in")


@pytest.mark.worker
def test_it_runs_a_task_handed_over_through_redis(worker: Process) -> None:
    assert queue.send(TASK, ())
    wait_until(lambda: done(worker), "task over Redis")


@pytest.mark.worker
def test_it_runs_a_task_handed_over_through_files(
    tmp_path: Path, process_environment: dict[str, str], spawn: Callable[..., Process]
) -> None:
    environment = process_environment | {"REDIS_URL": ""}
    arguments = ("-A", "egov_portal.celery", "worker", "-P", "threads", "-c", "1", "--loglevel", "INFO")
    process = spawn(environment, "celery", *arguments, "--without-gossip", "--without-mingle")
    wait_until(lambda: process.said("ready."), "Celery worker")
    app = Celery("sender", set_as_current=False)
    folders = {"data_folder_in": "messages", "data_folder_out": "messages", "control_folder": "control"}
    options = {key: str(tmp_path / "broker" / name) for key, name in folders.items()}
    app.config_from_object(
        {**portal_celery.configuration(), "broker_url": "filesystem://", "broker_transport_options": options}
    )
    app.send_task(TASK)
    wait_until(lambda: done(process), "task over files")
    wait_until(lambda: not list(Path(options["data_folder_in"]).iterdir()), "message to be taken")
    app.close()
