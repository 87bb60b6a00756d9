"""The audit chain: append-only, no foreign keys, written in the transaction of the act it tells of.

Lock order everywhere: the object, then a register, then the audit head, last.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from common import clock, copying
from common.actors import Actor
from common.models import AuditEntry, AuditHead
from common.refs import ObjectRef

GENESIS = "0" * 64


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold."""

    entry_id: int
    reason: str


def canonical(facts: dict[str, Any]) -> str:
    """The one way to write facts as bytes: sorted keys, no spaces, UTF-8."""
    return json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True)
class Act:
    """What is told of one act."""

    by: Actor
    verb: str
    thing: models.Model | ObjectRef
    unit_code: str = ""
    facts: dict[str, Any] | None = None


def record(
    *,
    by: Actor,
    verb: str,
    thing: models.Model | ObjectRef,
    unit_code: str = "",
    facts: dict[str, Any] | None = None,
) -> AuditEntry:
    """Append one act. Call last in an action, inside its transaction."""
    return append(Act(by, verb, thing, unit_code, facts))


def append(act: Act) -> AuditEntry:
    head = _held()
    entry = _chained(head, act, clock.now())
    entry.save(force_insert=True)
    head.save(update_fields=("last_id", "hash"))
    return entry


def append_all(acts: Sequence[Act]) -> None:
    """Append many acts of one transaction, in their order: the same chain, as many statements for a thousand as for one."""
    if acts:
        head, at = _held(), clock.now()
        copying.insert(AuditEntry, [_chained(head, act, at) for act in acts])
        head.save(update_fields=("last_id", "hash"))


def _held() -> AuditHead:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit entry is written in the transaction of its act.")
    return AuditHead.objects.select_for_update().get_or_create(pk=1)[0]


def _chained(head: AuditHead, act: Act, at: datetime) -> AuditEntry:
    """The next entry; the head moves on to it. `at` is the business moment."""
    by = act.by
    ref = act.thing if isinstance(act.thing, ObjectRef) else ObjectRef.of(act.thing)
    entry = AuditEntry(
        id=head.last_id + 1,
        at=at.astimezone(UTC),
        known_on=at.date(),
        actor_kind=by.kind.value,
        actor_key=by.key,
        actor_label=by.label,
        on_behalf_of=by.on_behalf_of,
        basis=by.basis.value if by.basis else "",
        verb=act.verb,
        object_kind=ref.kind,
        object_key=ref.key,
        unit_code=act.unit_code,
        facts=canonical((act.facts or {}) | ({"basis_note": by.basis_note} if by.basis_note else {})),
        previous_hash=head.hash,
    )
    entry.hash = digest(entry)
    head.last_id, head.hash = entry.id, entry.hash
    return entry


def digest(entry: AuditEntry) -> str:
    """SHA-256 over every column but the hash itself."""
    body = canonical(
        {
            "id": entry.id,
            "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "known_on": entry.known_on,
            "actor": [entry.actor_kind, entry.actor_key, entry.actor_label],
            "for": [entry.on_behalf_of, entry.basis],
            "verb": entry.verb,
            "object": [entry.object_kind, entry.object_key],
            "unit": entry.unit_code,
            "facts": entry.facts,
            "previous": entry.previous_hash,
        }
    )
    return hashlib.sha256(body.encode()).hexdigest()


def breaks() -> Iterator[Break]:
    """Walk the chain from its beginning; yields what does not hold, in order."""
    expected_id, previous = 1, GENESIS
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.id != expected_id:
            yield Break(entry.id, f"entry {expected_id} is missing")
            expected_id = entry.id
        if entry.previous_hash != previous:
            yield Break(entry.id, "does not follow the entry before it")
        if digest(entry) != entry.hash:
            yield Break(entry.id, "was changed after it was written")
        previous, expected_id = entry.hash, expected_id + 1
    head = AuditHead.objects.filter(pk=1).first()
    last = (head.last_id, head.hash) if head else (0, GENESIS)
    if last != (expected_id - 1, previous):
        yield Break(last[0], "the end of the chain is missing")
