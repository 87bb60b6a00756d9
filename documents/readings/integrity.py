"""Does every kept file lie where its row says, unchanged? Asked by the operator, and after a restore."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from documents.models import Attachment
from documents.models.places import bytes_of


@dataclass(frozen=True)
class Fault:
    """``reason``: missing, changed."""

    attachment_id: int
    reason: str


def faults() -> Iterator[Fault]:
    """In the order of the rows."""
    rows = Attachment.objects.kept().order_by("pk").values_list("pk", "stored_as", "sha256")
    for pk, stored_as, sha256 in rows.iterator(chunk_size=500):
        content = bytes_of(stored_as)
        if content is None:
            yield Fault(pk, "missing")
        elif hashlib.sha256(content).hexdigest() != sha256:
            yield Fault(pk, "changed")
