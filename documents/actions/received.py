"""A sent file, examined before anything is written: what it is, whether it is whole, what it says."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

import structlog

from common.archives import LARGEST_FILE
from common.decisions import Refused
from common.text import search_key
from documents.models import Media
from documents.models.attachment import LONGEST_NAME
from documents.parsing.kinds import kind_of
from documents.parsing.names import check_ending, clean_name
from documents.parsing.refusals import RefusedFile
from documents.parsing.stamps import stamp_in
from documents.parsing.text_layer import TextLayer, text_layer
from documents.policies import files as policies

log = structlog.get_logger(__name__)
UNFIT = {"password": "file_password", "damaged": "file_damaged"}


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class ReceivedFile:
    """May be kept, as far as its content tells. `text` is folded; `text_state` as in `TextLayer`."""

    content: bytes
    name: str
    media: Media
    sha256: str
    text: str
    text_state: str


def received(content: bytes | Readable, name: str, *, declared_classified: bool = False) -> ReceivedFile:
    """Raises `Refused` with its reason. Reading a text takes up to seconds: ask before a transaction opens."""
    policies.is_not_declared_classified(declared_classified).enforce()
    body = content if isinstance(content, bytes) else content.read(LARGEST_FILE + 1)
    shown = ""
    try:
        shown = clean_name(name)
        if len(shown) > LONGEST_NAME:
            raise RefusedFile("file_name_long")
        kind = kind_of(body)
        check_ending(shown, kind)
        layer = _fit(text_layer(body, kind))
    except RefusedFile as refused:
        log.warning("file_refused", code=refused.code, size=len(body))
        about = {**refused.about, "kind": Media(refused.about.get("kind", Media.PDF)).label}
        raise Refused(policies.refusal(refused.code, name=shown, **about)) from refused
    stamp = stamp_in(layer.text)
    if stamp:
        log.warning("file_refused", code="file_classified", size=len(body))
    policies.is_not_stamped(stamp).enforce()
    digest = hashlib.sha256(body).hexdigest()
    return ReceivedFile(body, shown, Media(kind), digest, search_key(layer.text), layer.state)


def _fit(layer: TextLayer) -> TextLayer:
    if layer.state in UNFIT:
        raise RefusedFile(UNFIT[layer.state])
    return layer
