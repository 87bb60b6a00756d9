"""The queue's door to the ground."""

import structlog
from celery import shared_task

from common.api import idempotency

log = structlog.get_logger("portal.tasks")


@shared_task(name="common.tasks.prune_answered_requests")
def prune_answered_requests() -> int:
    """Forget Idempotency-Keys of more than seven days ago. Safe to run twice."""
    count = idempotency.prune()
    log.info("requests_pruned", count=count)
    return count
