"""A request with an Idempotency-Key takes effect once. Key and answer are stored in the transaction of the effect.

A key is claimed first, so that its twin waits; whatever fails takes the claim back with it, so that the sender may
correct the request and use the same key again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Condition
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.api.problems import Problem
from common.models import AnsweredRequest

KEPT = timedelta(days=7)
PATIENCE = 3.0  # seconds a twin waits; PostgreSQL's lock_timeout says the same for twins of other processes
LONGEST_KEY = 255
LOCK_TIMED_OUT = "55P03"
WORTH_ANOTHER_TRY = {"40001", "40P01"}  # serialization failure, deadlock
TRIES = 3


@dataclass(frozen=True)
class Claim:
    owner: str
    key: str
    fingerprint: str


class InFlight:
    """Claims at work in this process: a database that locks as a whole cannot tell a twin from anybody else."""

    def __init__(self) -> None:
        self.changed = Condition()
        self.names: set[tuple[str, str]] = set()

    @contextmanager
    def turn(self, claim: Claim) -> Iterator[None]:
        name = (claim.owner, claim.key)
        with self.changed:
            if not self.changed.wait_for(lambda: name not in self.names, timeout=PATIENCE):
                raise in_progress()
            self.names.add(name)
        try:
            yield
        finally:
            with self.changed:
                self.names.discard(name)
                self.changed.notify_all()


at_work = InFlight()


def in_progress() -> Problem:
    told = _("The same request is still being worked on; send it again in a moment.")
    return Problem(409, "in_progress", told, headers={"Retry-After": "1"})


def claim_of(request: HttpRequest, owner: object, body: Any) -> Claim | None:
    """None without the header. Raises `Problem` 400 for a key that is none."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    key = key.strip()
    if not key or len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
        told = _("An Idempotency-Key has 1 to %(longest)s printable ASCII characters.")
        raise Problem(400, "bad_idempotency_key", told % {"longest": LONGEST_KEY})
    asked = [request.method, request.path, sorted(request.GET.lists()), comparable(body)]
    told_apart = json.dumps(asked, sort_keys=True, ensure_ascii=True, default=str)
    return Claim(str(owner), key, hashlib.sha256(told_apart.encode()).hexdigest())


def comparable(body: Any) -> Any:
    """The body as read; of a file its name and the hash of its content."""
    if hasattr(body, "lists"):
        return {name: [comparable(value) for value in values] for name, values in body.lists()}
    if isinstance(body, UploadedFile):
        digest = hashlib.sha256()
        for chunk in body.chunks():
            digest.update(chunk)
        body.seek(0)
        return [body.name, digest.hexdigest()]
    return body


def once(claim: Claim | None, work: Callable[[], HttpResponse]) -> HttpResponse:
    """`work` in one transaction, or the answer it gave before."""
    if claim is None:
        return persistent(work)
    with at_work.turn(claim):
        return persistent(lambda: claimed(claim, work))


def persistent(work: Callable[[], HttpResponse]) -> HttpResponse:
    """Deadlocks and serialization failures are worth another try."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as error:
            if attempt == TRIES or state_of(error) not in WORTH_ANOTHER_TRY:
                raise
    raise AssertionError("the last try answers or raises")


def state_of(error: OperationalError) -> str:
    """SQLSTATE, empty where the database has none."""
    return str(getattr(error.__cause__, "pgcode", "") or "")


def claimed(claim: Claim, work: Callable[[], HttpResponse]) -> HttpResponse:
    row = AnsweredRequest(owner=claim.owner, key=claim.key, fingerprint=claim.fingerprint)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return replayed(claim)
    except OperationalError as error:
        if state_of(error) == LOCK_TIMED_OUT:
            raise in_progress() from error
        raise
    response = work()
    row.status, row.body = response.status_code, response.content.decode()
    row.headers = {name: response[name] for name in ("ETag", "Location") if name in response}
    row.save(update_fields=("status", "body", "headers"))
    return response


def replayed(claim: Claim) -> HttpResponse:
    stored = AnsweredRequest.objects.filter(owner=claim.owner, key=claim.key).first()
    if stored is None:  # pruned between the two statements
        raise in_progress()
    if stored.fingerprint != claim.fingerprint:
        told = _("This Idempotency-Key was used for another request; take a new one.")
        raise Problem(422, "idempotency_key_reused", told)
    headers = {**stored.headers, "Idempotent-Replayed": "true"}
    return HttpResponse(stored.body, status=stored.status, content_type="application/json", headers=headers)


def prune() -> int:
    """Forget what was answered more than seven days ago."""
    return AnsweredRequest.objects.filter(made_at__lt=clock.wall() - KEPT).delete()[0]
