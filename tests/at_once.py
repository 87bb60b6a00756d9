"""Several acts in the same moment, each in a connection of its own: on PostgreSQL, where they really meet."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from common.decisions import Decision, Refused


def at_once(*acts: Callable[[], object]) -> list[Decision | None]:
    """Each act in a connection of its own; the refusals in the order of the acts, None where one went through."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> Decision | None:
        try:
            start.wait()
            act()
        except Refused as refused:
            return refused.decision
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
