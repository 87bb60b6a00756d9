"""Where the bytes of a file lie. Pure paths under MEDIA_ROOT; names are the portal's own, in 256 folders.

`waiting` is where a file is written first: it moves to its place when the database has committed its row.
"""

from pathlib import Path

from django.conf import settings

NAME_LENGTH = 32


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "attachments"


def waiting(stored_as: str) -> Path:
    return root() / "waiting" / stored_as


def place(stored_as: str) -> Path:
    return root() / stored_as[:2] / stored_as


def bytes_of(stored_as: str) -> bytes | None:
    """From its place, or from where it still waits; looked for once more, for it may move meanwhile. None: lost."""
    for path in (place(stored_as), waiting(stored_as), place(stored_as)):
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            continue
    return None
