"""The queue's door to reporting. Safe to run twice."""

import structlog
from celery import shared_task

from common import clock
from common.actors import system
from reporting.actions import periods

log = structlog.get_logger(__name__)


@shared_task(name="reporting.tasks.open_periods")
def open_periods() -> None:
    """Every night: the periods that begin within two months, as rows."""
    opened = periods.open_due(by=system("open_periods"), on=clock.today())
    log.info("periods_opened", regimes=opened.regimes, periods=opened.periods)
