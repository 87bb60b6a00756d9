"""Handing work to the queue from a page: ids in, and a broker that is away never breaks the request."""

from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

log = structlog.get_logger("portal.queue")


def enqueue(task: str | Callable[..., Any], *args: int | str) -> None:
    """Send `task` (its name, or the task itself) after the running transaction commits.

    The daily scan does whatever was not handed over, so a failure is logged and nothing else.
    """
    name = task if isinstance(task, str) else str(getattr(task, "name", ""))
    if "." not in name:
        raise TypeError(f"{task!r} is no task")
    transaction.on_commit(partial(send, name, args), robust=True)


def send(name: str, args: tuple[int | str, ...]) -> bool:
    """Send now. False when the broker did not take it."""
    from kombu.exceptions import KombuError  # a page that hands nothing over need not load the queue

    try:
        import_string(settings.QUEUE_APP).send_task(name, args=args, retry=False)
    except (KombuError, OSError) as error:
        log.warning("not_queued", task=name, arguments=list(args), error=f"{type(error).__name__}: {error}")
        return False
    return True
