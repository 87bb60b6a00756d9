"""Uploaded files, copied beside a portal that goes on working. A stored file never changes; it appears, moves or is purged."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from egov_portal.backups import BackupError
from egov_portal.backups.manifest import BLOCK, Kept

FOLDER = "media"
PASSES = 5


def copy_new(folder: Path, kept: dict[str, Kept]) -> None:
    """Copies what is not in `kept` yet and notes it there; again while files moved away under its hands.

    Where people upload without a pause some file always has just moved. A file moves once, from where it waits for the
    database to its place, so that whatever stood before the first pass has its copy after the second; who came later is
    the business of the next call, and of the caller, who knows what the database speaks of."""
    for _turn in range(PASSES):
        if not _pass(folder, kept):
            return


def _pass(folder: Path, kept: dict[str, Kept]) -> bool:
    """Whether a file had gone when its turn came: it may lie elsewhere now."""
    root, moved = Path(settings.MEDIA_ROOT), False
    for source in sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink()):
        name = f"{FOLDER}/{source.relative_to(root).as_posix()}"
        if name in kept:
            continue
        try:
            kept[name] = copied(source, folder / name)
        except FileNotFoundError:
            moved = True
    return moved


def copied(source: Path, target: Path) -> Kept:
    """On the disk and not in a buffer; the hash is that of the bytes that were written."""
    with source.open("rb") as reading:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with target.open("wb") as writing:
            while block := reading.read(BLOCK):
                digest.update(block)
                size += writing.write(block)
            os.fchmod(writing.fileno(), settings.FILE_UPLOAD_PERMISSIONS or 0o640)
            writing.flush()
            os.fsync(writing.fileno())
    return Kept(size, digest.hexdigest())


def put_back(folder: Path, kept: dict[str, Kept]) -> int:
    """Files of the backup into MEDIA_ROOT: each written beside its place and moved there whole. Answers how many."""
    root, count = Path(settings.MEDIA_ROOT), 0
    for name in sorted(kept):
        if not name.startswith(f"{FOLDER}/"):
            continue
        target = root / name.removeprefix(f"{FOLDER}/")
        fresh = target.with_name(f".{target.name}.restoring")
        try:
            if copied(folder / name, fresh) != kept[name]:
                raise BackupError(
                    _("%(path)s is not what was backed up. Cure: take an older backup.") % {"path": name}
                )
            fresh.replace(target)
        except OSError as error:
            told = _("%(path)s cannot be written: %(why)s. Cure: room on the disk and rights in MEDIA_ROOT.")
            raise BackupError(told % {"path": target, "why": error.strerror}) from error
        finally:
            fresh.unlink(missing_ok=True)
        count += 1
    return count
