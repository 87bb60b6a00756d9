"""Small files made by hand, of every kind the portal meets: whole, hostile, and cut."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from docx import Document
from openpyxl import Workbook

WORD_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str, filling: int = 1) -> bytes:
    """One page whose text layer holds the lines; letters are drawn bare and read back by a ToUnicode table."""
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    table = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <01> <ff> endcodespacerange {len(codes)} beginbfchar\n{table}\nendbfchar endcmap end end"
    )
    shown = "".join(f"<{''.join(f'{codes[each]:02x}' for each in line)}> Tj T*\n" for line in lines)
    return assembled(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(f"BT /F1 13 Tf 16 TL 70 760 Td\n{shown}ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 1 /LastChar 255 /ToUnicode 6 0 R >>",
        stream(to_unicode),
        stream(" " * filling),
    )


def stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def assembled(*objects: str) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for number, told in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{told}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def padded_pdf(size: int) -> bytes:
    """A whole PDF of exactly so many bytes: what fills it lies in an object that no page uses."""
    bare = size - 4096
    return pdf("Biên bản nghiệm thu", filling=bare + size - len(pdf("Biên bản nghiệm thu", filling=bare)))


def docx(*paragraphs: str, cell: str = "") -> bytes:
    document = Document()
    if cell:
        document.add_table(rows=1, cols=2).cell(0, 0).text = cell
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_with(members: Mapping[str, str | bytes], types: str = WORD_TYPES) -> bytes:
    """A bare .docx with further parts."""
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Nội dung</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": body, **members})


def open_document(kind: str, *lines: str) -> bytes:
    """``text`` or ``spreadsheet``."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    )
    told = "".join(f"<text:p>{line}</text:p>" for line in lines)
    if kind == "spreadsheet":
        cells = "".join(f"<table:table-cell><text:p>{line}</text:p></table:table-cell>" for line in lines)
        told = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    content = f"<office:document-content {names}><office:body>{told}</office:body></office:document-content>"
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def png(width: int = 4) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x88\x99\xaa" * width for _row in range(width))
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def jpg() -> bytes:
    """The skeleton of one: a head with a small preview that has an end marker of its own, a scan, the end."""
    preview = b"Exif\0\0\xff\xd8preview\xff\xd9"
    head = b"\xff\xe1" + struct.pack(">H", len(preview) + 2) + preview
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\0\0\x3f\0" + b"\x12\x34" * 400
    return b"\xff\xd8" + head + scan + b"\xff\xd9"


def bomb(kind: str) -> bytes:
    """A small archive that says it unpacks to a hundred megabytes."""
    part = "word/document.xml" if kind == "docx" else "xl/worksheets/sheet1.xml"
    types = (
        WORD_TYPES
        if kind == "docx"
        else WORD_TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")
    )
    return zipped({"[Content_Types].xml": types, part: b" " * (60 * 1024 * 1024)})
