"""A photo without its metadata: place, camera, time, comments and embedded previews are cut out, the picture stays.

Only which way up the picture is to be shown survives, in a record of its own that holds nothing else (ISO/IEC 10918-1
segments; PNG 1.2 chunks; Exif 2.3 tag 0x0112).
"""

import struct
from collections.abc import Iterator

PNG_HEAD, JPG_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
KEPT_CHUNKS = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    )
)
START_OF_SCAN, END_OF_IMAGE, APP0, APP1, APP2, APP14, APP15, COMMENT = (
    0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE,
)  # fmt: skip
ORIENTATION = 0x0112


class NotAPicture(ValueError):
    """Neither a whole JPEG nor a whole PNG."""


def without_metadata(content: bytes) -> bytes:
    if content.startswith(PNG_HEAD):
        return PNG_HEAD + b"".join(_png_chunks(content))
    if content.startswith(JPG_HEAD):
        return _jpeg(content)
    raise NotAPicture


def _png_chunks(content: bytes) -> Iterator[bytes]:
    place = len(PNG_HEAD)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        kind, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content):
            raise NotAPicture
        if kind in KEPT_CHUNKS:
            yield content[place:end]
        if kind == b"IEND":
            return
        place = end
    raise NotAPicture


def _jpeg(content: bytes) -> bytes:
    parts, place, turned = [], 2, 1
    while True:
        place = _marker(content, place)
        kind = content[place + 1]
        if kind == END_OF_IMAGE:
            break
        end = place + 2 + _length(content, place + 2)
        segment = content[place:end]
        if kind == APP1 and segment[4:10] == b"Exif\x00\x00":
            turned = _orientation(segment[10:])
        if kind == START_OF_SCAN:
            end = _end_of_scan(content, end)
            segment = content[place:end]
        if _is_kept(kind, segment):
            parts.append(segment)
        place = end
    return JPG_HEAD + _upright(turned) + b"".join(parts) + b"\xff\xd9"


def _marker(content: bytes, place: int) -> int:
    """The place of the next marker; fill bytes are passed over."""
    while content[place : place + 2] == b"\xff\xff":
        place += 1
    if place + 2 > len(content) or content[place] != 0xFF:
        raise NotAPicture
    return place


def _length(content: bytes, place: int) -> int:
    if place + 2 > len(content):
        raise NotAPicture
    length: int = struct.unpack_from(">H", content, place)[0]
    if length < 2 or place + length > len(content):
        raise NotAPicture
    return length


def _end_of_scan(content: bytes, place: int) -> int:
    """Coded data runs to the next marker that is no restart and no stuffed byte."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            raise NotAPicture
        following = content[place + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return place
        place += 1 if following == 0xFF else 2


def _is_kept(kind: int, segment: bytes) -> bool:
    if kind == APP2:
        return segment[4:16] == b"ICC_PROFILE\x00"
    return kind in (APP0, APP14) or not (APP0 <= kind <= APP15 or kind == COMMENT)


def _orientation(tiff: bytes) -> int:
    """1 to 8; 1 (upright) where the record does not say or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 1
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _upright(turned: int) -> bytes:
    if turned == 1:
        return b""
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    body = b"Exif\x00\x00" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
