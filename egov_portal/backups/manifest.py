"""The manifest of a backup: what it holds, with size and SHA-256 of every file, and where the audit chain stood."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from egov_portal.backups import BackupError

NAME = "manifest.json"
FORMAT = 1
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """One file: bytes, and SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """``vendor`` is Django's name of the database; ``audit_id`` and ``audit_hash`` are the end of its audit chain,
    ``first_hash`` is that of its first entry.

    ``migrations`` are written as ``app.name``; ``files`` by their path inside the folder.
    ``lost`` are stored files that rows speak of and that were missing or changed before the backup was made.
    """

    made_at: str
    vendor: str
    dump: str
    audit_id: int
    audit_hash: str
    first_hash: str
    migrations: tuple[str, ...]
    lost: tuple[str, ...] = ()
    files: dict[str, Kept] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> str:
        """Answers the manifest's own SHA-256, which an operator may write down elsewhere."""
        content = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()
        (folder / NAME).write_bytes(content)
        return hashlib.sha256(content).hexdigest()

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        try:
            stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if stored["format"] != FORMAT:
                told = _("%(folder)s was written by another version of the portal (format %(format)s).")
                raise BackupError(told % {"folder": folder, "format": stored["format"]})
            stored["files"] = {path: Kept(**kept) for path, kept in stored["files"].items()}
            return cls(**stored | {"migrations": tuple(stored["migrations"]), "lost": tuple(stored["lost"])})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            told = _(
                "%(folder)s is no finished backup: %(why)s. Cure: name a folder that `backup` has written."
            )
            raise BackupError(told % {"folder": folder, "why": error}) from error

    def verify(self, folder: Path) -> None:
        """Every file is there and unchanged, and no path leads out of the folder."""
        for path, kept in self.files.items():
            if Path(path).is_absolute() or ".." in Path(path).parts:
                raise BackupError(
                    _("The manifest names a file outside the backup: %(path)s.") % {"path": path}
                )
            try:
                found = kept_file(folder / path)
            except OSError as error:
                told = _("The backup lacks %(path)s: %(why)s. Cure: take an older backup.")
                raise BackupError(told % {"path": path, "why": error.strerror}) from error
            if found != kept:
                told = _("%(path)s is not what was backed up. Cure: take an older backup.")
                raise BackupError(told % {"path": path})


def kept_file(path: Path) -> Kept:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return Kept(size, digest.hexdigest())
