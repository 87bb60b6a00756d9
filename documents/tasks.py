"""The queue's door to kept files. Safe to run twice."""

import structlog
from celery import shared_task

from documents.actions import shelf

log = structlog.get_logger(__name__)


@shared_task(name="documents.tasks.sweep_files")
def sweep_files() -> None:
    """Every night: what a process that died left between disk and database is finished."""
    swept = shelf.sweep()
    log.info("files_swept", settled=swept.settled, removed=swept.removed)
