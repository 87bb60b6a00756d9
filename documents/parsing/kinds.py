"""What a file is, by its content alone, and whether it is whole. Everything but seven formats is refused.

A name or a declared type decides nothing: pages, drawings with scripts, programs, archives, old Office files and files
with macros or embedded objects are refused whatever they are called.
"""

import re
import zipfile
import zlib

from common import archives
from common.archives import LARGEST_FILE, RefusedArchive
from documents.parsing.refusals import RefusedFile

PNG, JPG, PDF, ZIP, OLE = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
OFFICE = {b"wordprocessingml.document.main+xml": "docx", b"spreadsheetml.sheet.main+xml": "xlsx"}
SMALL_PART = 4 * 1024 * 1024
EMBEDDED = re.compile(r"(^|/)(activex/|embeddings/[^/]*\.(bin|ole|exe)$|oleobject)", re.IGNORECASE)
OPEN_DOCUMENT_MACROS = re.compile(r"^(basic|scripts)/.", re.IGNORECASE)
END_OF_PDF = 2048
REFUSED_PARTS = {"bomb": "file_bomb", "too_many_parts": "file_bomb", "encrypted": "file_password"}


def kind_of(content: bytes) -> str:
    """``pdf``, ``docx``, ``xlsx``, ``odt``, ``ods``, ``png`` or ``jpg``; raises `RefusedFile`."""
    if not content:
        raise RefusedFile("file_empty")
    if len(content) > LARGEST_FILE:
        raise RefusedFile("file_too_large")
    if content.startswith(PDF):
        return _whole("pdf", b"%%EOF" in content[-END_OF_PDF:])
    if content.startswith(PNG):
        return _whole("png", _png_is_whole(content))
    if content.startswith(JPG):
        return _whole("jpg", _jpg_is_whole(content))
    if content.startswith(OLE):
        raise RefusedFile("file_old_office")
    if content.startswith(ZIP):
        return _zipped(content)
    raise RefusedFile("file_type")


def _whole(kind: str, whole: bool) -> str:
    if not whole:
        raise RefusedFile("file_damaged")
    return kind


def _png_is_whole(content: bytes) -> bool:
    """Every chunk with its sum, up to the closing one."""
    place = len(PNG)
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        end = place + 8 + length
        if end + 4 > len(content):
            return False
        if zlib.crc32(content[place + 4 : end]) != int.from_bytes(content[end : end + 4], "big"):
            return False
        if content[place + 4 : place + 8] == b"IEND":
            return True
        place = end + 4
    return False


def _jpg_is_whole(content: bytes) -> bool:
    """The end marker after the first scan; the one of a small preview in the head does not count."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if marker == 0xFF:  # filling
            place += 1
            continue
        place += 2 + length
        if marker == 0xDA:
            return content.find(b"\xff\xd9", place) != -1
    return False


def _zipped(content: bytes) -> str:
    try:
        archive = archives.opened(content)
        names = [member.filename for member in archive.infolist()]
        kind = _open_document(archive, names) if "mimetype" in names else _office(archive, names)
    except RefusedArchive as refused:
        raise RefusedFile(REFUSED_PARTS.get(refused.code, "file_damaged")) from refused
    if any(EMBEDDED.search(name) for name in names):
        raise RefusedFile("file_embedded")
    return kind


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    kind = OPEN_DOCUMENT.get(archives.part(archive, "mimetype", 200).strip())
    if kind is None:
        raise RefusedFile("file_type")
    if any(OPEN_DOCUMENT_MACROS.search(name) for name in names):
        raise RefusedFile("file_macros")
    if b"encryption-data" in archives.part(archive, "META-INF/manifest.xml", SMALL_PART):
        raise RefusedFile("file_password")
    return _whole(kind, bool(archives.part(archive, "content.xml")))


def _office(archive: zipfile.ZipFile, names: list[str]) -> str:
    if archives.has_macros(archive):
        raise RefusedFile("file_macros")
    types = archives.part(archive, "[Content_Types].xml", SMALL_PART)
    kind = next((kind for mark, kind in OFFICE.items() if mark in types), None)
    if kind is None:
        raise RefusedFile("file_type")
    folder = "word/document" if kind == "docx" else "xl/workbook"
    main = next((name for name in names if name.startswith(folder)), "")
    return _whole(kind, bool(main and archives.part(archive, main)))
