"""Sent files are taken with their names or refused; nothing that was sent is dropped without a word.

Django's parser leaves out a file called `..` or one whose name is no UTF-8, and answers as if it had not been sent.
"""

import re
from typing import Any, NoReturn, cast

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    TemporaryFileUploadHandler,
)
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.translation import gettext as _

from common.middleware import RefusedInput

LONGEST_HEADER = 1024  # bytes, what Django's parser reads at most


class NamelessFile(RefusedInput, MultiPartParserError):
    """Answered with 400."""


class WholeUploads(FileUploadHandler):
    """Parses the body itself, more strictly, and keeps small files in memory and large ones on disk."""

    def handle_raw_input(
        self,
        input_data: Any,
        meta: Any,
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> Any:
        stream = ReadableHeaders(input_data, cast(Any, boundary))  # bytes, whatever the stubs say
        handlers = [MemoryFileUploadHandler(self.request), NamelessTemporaryFiles(self.request)]
        try:
            return StrictParser(meta, cast(Any, stream), handlers, encoding).parse()
        except BaseException:
            for handler in handlers:
                if (begun := getattr(handler, "file", None)) is not None:
                    begun.close()  # a file that came half way; closing removes it
            raise

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class StrictParser(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str:
        kept = super().sanitize_file_name(file_name)
        if kept is None:
            raise NamelessFile(_("A file was sent without a name that could be kept."))
        return kept


class NamelessTemporaryFiles(TemporaryFileUploadHandler):
    """The sent name stays out of the name on disk: ninety letters `ệ` are longer than a disk takes."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = TemporaryUploadedFile("sent", self.content_type, 0, self.charset, self.content_type_extra)
        self.file.name = self.file_name


class ReadableHeaders:
    """The body as it streams by; the headers of its parts must be UTF-8."""

    def __init__(self, stream: Any, boundary: bytes) -> None:
        self.stream = stream
        self.pattern = re.compile(
            b"--" + re.escape(boundary) + rb"\r\n(.{0,%d}?)\r\n\r\n" % LONGEST_HEADER, re.DOTALL
        )
        self.overlap = len(boundary) + LONGEST_HEADER + 8
        self.tail = b""

    def read(self, size: int | None = None) -> bytes:
        chunk: bytes = self.stream.read(size) if size is not None else self.stream.read()
        window = self.tail + chunk
        for found in self.pattern.finditer(window):
            try:
                found.group(1).decode()
            except UnicodeDecodeError as error:
                refuse(error)
        self.tail = window[-self.overlap :]
        return chunk


def refuse(error: UnicodeDecodeError) -> NoReturn:
    raise NamelessFile(_("A file was sent with a name that cannot be read: it is not in UTF-8.")) from error
