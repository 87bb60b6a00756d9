"""A backup beside a portal that goes on working."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from common import clock
from common.audit import GENESIS
from common.models import AuditEntry, AuditHead
from documents.models import Attachment
from documents.models.places import place, waiting
from egov_portal.backups import BackupError, databases, media
from egov_portal.backups.manifest import Kept, Manifest, kept_file


@dataclass(frozen=True)
class Made:
    """`sha256` is that of the manifest: written down elsewhere, it proves the whole folder."""

    folder: Path
    manifest: Manifest
    sha256: str


def make(folder: Path) -> Made:
    """Write everything beside `folder` and name it so when it is whole.

    Files are copied before and after the moment of the database: whatever a row of it speaks of was there at one of the
    two. A file purged between them stays in this backup, as in every older one.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(
            _("%(folder)s holds something already. Cure: name a new folder.") % {"folder": folder}
        )
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}.unfinished")
    try:
        unfinished.mkdir(mode=0o700, parents=True)
        made = _fill(unfinished)
        sha256 = made.write(unfinished)
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
        _flush(folder)
    except OSError as error:
        told = _("The backup cannot be written: %(why)s. Cure: room on the disk and rights in %(folder)s.")
        raise BackupError(told % {"why": error, "folder": folder.parent}) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Made(folder, made, sha256)


def _fill(folder: Path) -> Manifest:
    kept: dict[str, Kept] = {}
    media.copy_new(folder, kept)
    try:
        with databases.dumped(folder) as alias:
            manifest, spoken_of = _what_stands(alias), _spoken_of(alias)
    except DatabaseError as error:
        told = _("The database does not answer: %(why)s. Cure: DATABASE_URL, then this command again.")
        raise BackupError(told % {"why": error}) from error
    media.copy_new(folder, kept)
    kept[manifest.dump] = kept_file(folder / manifest.dump)
    return replace(manifest, files=kept, lost=tuple(sorted(_lost(spoken_of, kept))))


def _what_stands(alias: str) -> Manifest:
    entries = AuditEntry.objects.using(alias)
    head = AuditHead.objects.using(alias).filter(pk=1).first()
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return Manifest(
        made_at=clock.wall().isoformat(timespec="seconds"),
        vendor=connection.vendor,
        dump=databases.DUMPS[connection.vendor],
        audit_id=head.last_id if head else 0,
        audit_hash=head.hash if head else GENESIS,
        first_hash=entries.filter(pk=1).values_list("hash", flat=True).first() or GENESIS,
        migrations=tuple(sorted(f"{app}.{name}" for app, name in applied)),
    )


def _spoken_of(alias: str) -> dict[str, str]:
    """Stored name and hash of every file that a row of the database keeps."""
    return dict(Attachment.objects.using(alias).kept().values_list("stored_as", "sha256"))


def _lost(spoken_of: dict[str, str], kept: dict[str, Kept]) -> Iterator[str]:
    """Names of files that are not in the backup as their rows say."""
    root = Path(settings.MEDIA_ROOT)
    for stored_as, sha256 in spoken_of.items():
        paths = [path.relative_to(root).as_posix() for path in (place(stored_as), waiting(stored_as))]
        found = [kept[name] for path in paths if (name := f"{media.FOLDER}/{path}") in kept]
        if not any(file.sha256 == sha256 for file in found):
            yield stored_as


def _flush(folder: Path) -> None:
    """The names too are on the disk before anybody relies on them."""
    for path in (folder, folder.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
