"""The guard of zipped papers (.docx, .xlsx, .odt, .ods): what would unpack to far more than a paper is never unpacked.

Measured: a sheet of 205 KB unpacks to 60 MB and costs half a minute. The directory of the archive is looked at first.
"""

import io
import zipfile

LARGEST_FILE = 10 * 1024 * 1024
MOST_MEMBERS = 1000
LARGEST_UNPACKED = 100 * 1024 * 1024
HIGHEST_RATIO = 100
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")


class RefusedArchive(Exception):
    """``code``: broken, too_many_parts, bomb, encrypted. The caller knows in which words to say it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, after its directory was found harmless; raises `RefusedArchive`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise RefusedArchive("broken") from problem
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise RefusedArchive("too_many_parts")
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED or unpacked > HIGHEST_RATIO * max(len(content), 1):
        raise RefusedArchive("bomb")
    if any(member.flag_bits & 1 for member in members):
        raise RefusedArchive("encrypted")
    return archive


def part(archive: zipfile.ZipFile, name: str, limit: int = LARGEST_UNPACKED) -> bytes:
    """A member's bytes, never more than `limit`, whatever the archive says of its size; b"" when there is none."""
    try:
        with archive.open(name) as member:
            content = member.read(limit + 1)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, RuntimeError, EOFError, NotImplementedError, OSError, ValueError) as problem:
        raise RefusedArchive("broken") from problem
    except Exception as problem:  # zlib.error and lzma's are no common family
        raise RefusedArchive("broken") from problem
    if len(content) > limit:
        raise RefusedArchive("bomb")
    return content


def has_macros(archive: zipfile.ZipFile) -> bool:
    """By the parts it holds, or by what it says it is."""
    names = [member.filename.casefold() for member in archive.infolist()]
    return any(name.endswith(MACRO_PARTS) for name in names) or b"macroEnabled" in part(
        archive, "[Content_Types].xml"
    )
