"""Run as a process: a file on standard input, its text on standard output as JSON. Knows neither Django nor the database.

``python -m documents.parsing.text_reader pdf < paper.pdf``
"""

import io
import json
import logging
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator

from common.archives import RefusedArchive
from documents.parsing.office_text import lines_of_docx, lines_of_open_document, lines_of_xlsx

SOFT_SECONDS, CPU_SECONDS = 8, 12  # then what was read so far is the text; then the end
MEMORY = 768 * 1024 * 1024
LONGEST_TEXT = 200_000
MOST_PAGES = 100
# What pypdf ends in over a file that is no proper PDF.
STRANGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    zlib.error,
)


class Unreadable(Exception):
    """``state`` is what to say of the file."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


def lines_of_pdf(content: bytes) -> Iterator[str]:
    # Half of the start-up time; other formats do without.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("password")
        count = len(reader.pages)
    except DependencyError as error:
        raise Unreadable("unread") from error
    except (PyPdfError, *STRANGE) as error:
        raise Unreadable("damaged") from error
    for place in range(min(count, MOST_PAGES)):
        try:
            yield from reader.pages[place].extract_text().splitlines()
        except (PyPdfError, *STRANGE):
            yield ""  # one strange page does not hide the others


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": lines_of_pdf,
    "docx": lines_of_docx,
    "xlsx": lines_of_xlsx,
    "odt": lines_of_open_document,
    "ods": lines_of_open_document,
}


def read(content: bytes, kind: str) -> dict[str, str]:
    """``text`` (its first 200,000 characters) and ``state``."""
    found: list[str] = []
    length = 0
    try:
        for line in READERS[kind](content):
            found.append(line)
            length += len(line) + 1
            if length > LONGEST_TEXT or time.process_time() > SOFT_SECONDS:
                break
    except Unreadable as error:
        return {"text": "", "state": error.state}
    except RefusedArchive:
        return {"text": "", "state": "damaged"}
    return {"text": "\n".join(found)[:LONGEST_TEXT], "state": "read"}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    told = read(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
