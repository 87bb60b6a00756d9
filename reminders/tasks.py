"""The queue's door to reminders. Each is an idempotent scan: a lost or doubled message costs nothing."""

import structlog
from celery import shared_task

from common import clock
from common.actors import system
from reminders.actions import gateways, mails, planning

log = structlog.get_logger(__name__)


@shared_task(name="reminders.tasks.plan")
def plan() -> None:
    """Every morning, and every hour after it for what was given out meanwhile."""
    planned = planning.plan(by=system("reminders"), on=clock.today())
    log.info("reminders_planned", **vars(planned))


@shared_task(name="reminders.tasks.send")
def send() -> None:
    """Lays out the day's messages and sends what is due."""
    on = clock.today()
    made = mails.compose(on=on)
    log.info("reminders_sent", composed=made, **vars(mails.deliver(on=on)))
    told = gateways.compose(on=on)
    log.info("gateways_told", composed=told, **vars(gateways.deliver(on=on)))
