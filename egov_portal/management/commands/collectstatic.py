"""`collectstatic` into hashed, compressed files; with --if-changed only when a source file changed since."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management.base import CommandParser
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Command(collectstatic.Command):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Settings name this storage only once its manifest exists.
        self.storage = CompressedManifestStaticFilesStorage()

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--if-changed", action="store_true", help="Do nothing when no source file changed."
        )

    def handle(self, **options: Any) -> str | None:
        stamp, current = Path(settings.STATIC_ROOT) / "sources", sources()
        if options["if_changed"] and stamp.exists() and stamp.read_text(encoding="ascii") == current:
            return None
        answer = super().handle(**options)
        if not options["dry_run"]:
            stamp.write_text(current, encoding="ascii")
        return answer


def sources() -> str:
    """A digest of names, sizes and times of every source file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
