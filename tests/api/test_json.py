"""Bodies that nothing further in must ever see. Each is refused on both databases, and its good twin is taken."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from common.api.parsers import DEEPEST, LARGEST, strict_json
from common.api.problems import Problem
from directives.models import ProgressUpdate
from tests.api.asking import Program
from tests.api.conftest import Story

GOOD = b'{"percent": 10, "result": "T\xe1\xbb\x91t"}'


def sent(program: Program, story: Story, body: bytes, content_type: str = "application/json") -> Any:
    address = f"/api/v1/assignments/{story.work.pk}/updates/"
    return Client().generic("POST", address, body, content_type=content_type, headers=program.headers())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "invalid"),
        (b" ", "malformed"),
        (b"{", "malformed"),
        (b'{"percent": 10,}', "malformed"),
        (b"{'percent': 10}", "malformed"),
        (b'{"percent": 10} {}', "malformed"),
        (b'{"percent": NaN, "result": "x"}', "malformed"),
        (b'{"percent": Infinity, "result": "x"}', "malformed"),
        (b'{"percent": -Infinity, "result": "x"}', "malformed"),
        (b'{"percent": 1e999, "result": "x"}', "malformed"),
        (b'{"percent": ' + b"9" * 5000 + b', "result": "x"}', "malformed"),
        (b'{"percent": 10, "result": "a\\u0000b"}', "nul"),
        (b'{"percent": 10, "result": "x", "a\\u0000": 1}', "nul"),
        (b'{"percent": 10, "result": "\\ud800"}', "surrogate"),
        (b'{"percent": 10, "result": "x", "evidence": [["\\udfff"]]}', "surrogate"),
        (b'{"percent": 10, "result": "\xff\xfe"}', "not_utf8"),
        (b'{"percent": 10, "result": "\xed\xa0\x80"}', "not_utf8"),
        ('{"percent": 10, "result": "x"}'.encode("utf-16"), "not_utf8"),
        (b'{"percent": 10, "percent": 20, "result": "x"}', "duplicate_key"),
        ('{"k\u00ea": 1, "ke\u0302": 2}'.encode(), "duplicate_key"),
        (b"[" * 100_000, "too_deep"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "too_deep"),
        (b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), "too_deep"),
    ],
)
def test_it_refuses_strange_json(story: Story, ward_a: Program, body: bytes, code: str) -> None:
    answer = sent(ward_a, story, body)
    assert answer.status_code == (422 if code == "invalid" else 400)
    assert answer.json()["code"] == code
    assert not ProgressUpdate.objects.exists()
    assert sent(ward_a, story, GOOD).status_code == 201


def test_it_refuses_a_large_body(story: Story, ward_a: Program) -> None:
    answer = sent(ward_a, story, b'{"percent": 10, "result": "' + b"x" * LARGEST + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert sent(ward_a, story, b" " * (LARGEST - 100) + GOOD).status_code == 201


def test_it_refuses_a_body_larger_than_any_form(story: Story, ward_a: Program, settings: Any) -> None:
    settings.BODY_LIMIT = 10
    answer = sent(ward_a, story, GOOD)
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-7",
        "application/json; charset=bz2",
        "application/json; charset=utf-16",
        "application/merge-patch+json",
    ],
)
def test_it_takes_utf8_json_only(story: Story, ward_a: Program, content_type: str) -> None:
    answer = sent(ward_a, story, GOOD, content_type)
    assert answer.status_code in {400, 415}
    assert answer["Content-Type"] == "application/problem+json"
    assert sent(ward_a, story, GOOD, 'application/json; charset="UTF-8"').status_code == 201


def test_it_takes_a_mark_of_byte_order(story: Story, ward_a: Program) -> None:
    assert sent(ward_a, story, b"\xef\xbb\xbf" + GOOD).status_code == 201


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def status_of(body: bytes) -> int:
    """200 when it is read."""
    try:
        strict_json(body)
    except Problem as problem:
        return problem.status
    return 200


@given(JSON)
def test_it_reads_what_json_reads_or_says_why_not(value: Any) -> None:
    body = json.dumps(value).encode()
    if status_of(body) == 200:
        read = strict_json(body)
        text = json.dumps(read, ensure_ascii=False)
        assert "\x00" not in text
        assert strict_json(text.encode()) == read
    else:
        assert status_of(body) == 400


@given(st.binary(max_size=200))
def test_it_never_fails_on_bytes(body: bytes) -> None:
    assert status_of(body) in {200, 400}
