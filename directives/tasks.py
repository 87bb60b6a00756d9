"""The queue's door to the follow-up engine. Safe to run twice."""

import structlog
from celery import shared_task

from common import clock
from common.actors import system
from directives.actions import courses, cycles

log = structlog.get_logger(__name__)


@shared_task(name="directives.tasks.open_cycles")
def open_cycles() -> None:
    """Every night: the cycles of recurring duties whose window has begun; work that rested until yesterday goes on."""
    resumed = courses.resume_due(by=system("resume_suspended"), on=clock.today())
    log.info("work_resumed", assignments=resumed)
    opened = cycles.open_due(by=system("open_cycles"), on=clock.today())
    log.info("cycles_opened", cycles=opened.cycles, assignments=opened.assignments)
