"""Bytes on disk that follow the transaction: kept when it commits, gone when it does not.

A file is written whole and flushed under `waiting/` before its row commits, and moves to its place after. When the
transaction is rolled back Django forgets the callback, and with it the file goes. Where the process died in between,
`sweep` finishes what was begun: a waiting file with a row is moved, one without is removed.
"""

import os
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import transaction

from common.decisions import Refused
from documents.models import Attachment
from documents.models.places import NAME_LENGTH, place, root, waiting
from documents.policies.files import no_room

log = structlog.get_logger(__name__)
FOLDER_RIGHTS = 0o750
OLD_ENOUGH = 3600  # seconds after which no transaction is still at work


class Move:
    """Called after the commit; forgotten with the transaction, it removes what it was to move."""

    def __init__(self, stored_as: str) -> None:
        self.stored_as = stored_as
        self.undo = weakref.finalize(self, remove, waiting(stored_as))

    def __call__(self) -> None:
        self.undo.detach()
        settle(self.stored_as)


def put(content: bytes) -> str:
    """Store inside the caller's transaction; answers the generated name. A full disk is a refusal, and leaves nothing."""
    stored_as = uuid4().hex
    target = waiting(stored_as)
    try:
        target.parent.mkdir(mode=FOLDER_RIGHTS, parents=True, exist_ok=True)
        write(target, content)
    except OSError as error:
        remove(target)
        log.error("file_not_stored", error=str(error))
        raise Refused(no_room()) from error
    transaction.on_commit(Move(stored_as))
    return stored_as


def write(target: Path, content: bytes) -> None:
    """All of it, on the disk and not in a buffer, with the installation's rights."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, settings.FILE_UPLOAD_PERMISSIONS)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def settle(stored_as: str) -> None:
    """From waiting to its place. A failure loses nothing: readers find it waiting, and the next sweep tries again."""
    final = place(stored_as)
    try:
        final.parent.mkdir(mode=FOLDER_RIGHTS, parents=True, exist_ok=True)
        waiting(stored_as).replace(final)
    except OSError as error:
        log.error("file_still_waits", error=str(error))


def discard(stored_as: str) -> None:
    """The bytes of a removed file, when the removal has committed."""
    for path in (place(stored_as), waiting(stored_as)):
        transaction.on_commit(partial(remove, path))


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Swept:
    settled: int
    removed: int


def sweep(older_than: float = OLD_ENOUGH) -> Swept:
    """Finish what a dead process left: no file without its row, none waiting that has one, none of a removed paper."""
    settled = removed = 0
    limit = time.time() - older_than
    for path in list(_files()):
        if path.stat().st_mtime > limit:
            continue
        kept = Attachment.objects.kept().filter(stored_as=path.name).exists()
        if not kept:
            remove(path)
            removed += 1
        elif path.parent.name == "waiting":
            settle(path.name)
            settled += 1
    return Swept(settled, removed)


def _files() -> Iterator[Path]:
    """Files that are ours by their name."""
    if root().is_dir():
        yield from (path for path in root().glob("*/*") if len(path.name) == NAME_LENGTH and path.is_file())
