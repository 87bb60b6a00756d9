"""Reading JSON so that nothing strange gets further: one normal form, bounded depth and size, no key twice."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser

from common.api.problems import Problem, Text
from common.text import nfc

LARGEST = 1024 * 1024
DEEPEST = 20
TEXTS = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
BRACKETS = re.compile(r"[\[\]{}]")
UTF_8 = {"", "utf-8", "utf8", "us-ascii", "ascii"}


def malformed(code: str, detail: Text) -> NoReturn:
    raise Problem(400, code, detail)


class StrictJSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        charset = re.search(r"charset\s*=\s*\"?([^;\"\s]+)", media_type or "", re.IGNORECASE)
        if charset is not None and charset.group(1).lower() not in UTF_8:
            raise UnsupportedMediaType(media_type)
        body = stream.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise Problem(413, "too_large", _("A JSON body is at most 1 MB."))
        return strict_json(body)


def strict_json(body: bytes) -> Any:
    """The value, its texts and keys in NFC. Raises `Problem` 400."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        malformed("not_utf8", _("The body is not UTF-8."))
    refuse_depth(text)
    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_float=number)
    except (ValueError, RecursionError):
        malformed("malformed", _("The body is not JSON."))
    return clean(value)


def refuse_depth(text: str) -> None:
    """Counted before anything recursive reads it."""
    depth = 0
    for bracket in BRACKETS.finditer(TEXTS.sub('""', text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            malformed("too_deep", _("The body is nested too deeply."))


def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for name, value in found:
        key = clean_text(name)
        if key in held:
            malformed("duplicate_key", _("A key stands twice in one object."))
        held[key] = value
    return held


def constant(_name: str) -> NoReturn:
    malformed("malformed", _("NaN and Infinity are no JSON."))


def number(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        malformed("malformed", _("A number is too large."))
    return value


def clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [clean(inner) for inner in value]
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    return value


def clean_text(text: str) -> str:
    if "\x00" in text:
        malformed("nul", _("A text holds a NUL character."))
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        malformed("surrogate", _("A text holds half of a character."))
    return text if text.isascii() else nfc(text)
