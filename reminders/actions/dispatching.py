"""How something leaves the portal once, whatever dies meanwhile: shared by mail and by chat gateways.

A process may die at any point. Before `begin` nothing was handed over and the claim returns to the queue; after it the row
is uncertain: shown to the administrator, sent again only when he says so, under the same name.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from common import clock
from reminders.channels.outcome import Outcome, Result
from reminders.models import PATIENCE, Dispatch
from reminders.models.dispatch import DispatchQuerySet

BATCH = 50
DIED = "The process that was sending it ended."
State = Dispatch.State
Row = TypeVar("Row", bound=Dispatch)


@dataclass(frozen=True)
class Sent:
    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    later: int = 0
    not_needed: int = 0

    def plus(self, state: str) -> "Sent":
        name = "later" if state == State.WAITING else state
        return Sent(**{**vars(self), name: getattr(self, name) + 1})


def release_abandoned(rows: DispatchQuerySet[Row]) -> int:
    """What dead processes held: untouched goes back to the queue; returns how many are uncertain."""
    rows.abandoned().filter(handed_at__isnull=True).update(state=State.WAITING, claim="")
    gone = rows.abandoned().filter(handed_at__isnull=False)
    return gone.update(state=State.UNCERTAIN, claim="", error=DIED)


def claim(rows: DispatchQuerySet[Row], count: int = BATCH) -> list[Row]:
    """Compare-and-swap: of several workers that see the same row, one gets it."""
    mine = secrets.token_hex(16)
    wanted = list(rows.due().order_by("next_try_at", "pk").values_list("pk", flat=True)[:count])
    rows.filter(pk__in=wanted, state=State.WAITING).update(
        state=State.SENDING, claim=mine, claimed_at=clock.wall(), handed_at=None
    )
    return list(rows.held(mine).order_by("pk"))


def begin(rows: DispatchQuerySet[Row], row: Row) -> bool:
    """From here on it may arrive. False: another process took it over meanwhile. Renews the lease of the rows behind."""
    now = clock.wall()
    rows.held(row.claim).update(claimed_at=now)
    return bool(rows.held(row.claim).filter(pk=row.pk, handed_at__isnull=True).update(handed_at=now))


def record(rows: DispatchQuerySet[Row], row: Row, result: Result) -> str:
    """What is known of it now."""
    if result.outcome is Outcome.SENT:
        return settle(rows, row, State.SENT, sent_at=clock.wall())
    if result.outcome is Outcome.UNKNOWN:
        return settle(rows, row, State.UNCERTAIN, error=result.error)
    if result.outcome is Outcome.REFUSED or row.attempts >= len(PATIENCE):
        return settle(rows, row, State.FAILED, error=result.error)
    later = clock.wall() + timedelta(seconds=PATIENCE[row.attempts])
    return settle(rows, row, State.WAITING, error=result.error, next_try_at=later)


def settle(rows: DispatchQuerySet[Row], row: Row, state: str, **facts: object) -> str:
    """Only the process that holds the claim says what became of it."""
    rows.held(row.claim).filter(pk=row.pk).update(state=state, claim="", attempts=row.attempts + 1, **facts)
    return state


def repeat(row: Dispatch, by: str) -> None:
    """Back into the queue, by a person's decision; it keeps its name."""
    row.state, row.next_try_at, row.error = State.WAITING, clock.wall(), ""
    row.sent_again_by = by
    row.attempts = max(row.attempts, 1)
    row.save()
