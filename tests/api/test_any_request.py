"""Random requests to every operation, right and wrong: no failure of ours, and every answer as the schema says."""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rest_framework.renderers import JSONRenderer
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks

from documents.models import Media
from reporting.models import ReportForm
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.builders import PORTAL
from tests.infrastructure.layers import layer
from tests.reporting.sending import CLOSED, EARLIER, MONTHLY, OPEN, put

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
SIGNED_IN = ("head_of_office", "chair", "ward_a_officer", "outsider")
ALL_DEEP, DEEP = 100_000, 1000  # requests in the deep run; the deep profile's examples
SIGNALS = (request_started, request_finished)
SAFE = ("GET", "HEAD", "OPTIONS")
LISTS = ("/reports/", "/assignments/", "/directives/")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def document() -> Any:
    """The schema as it is sent."""
    return json.loads(JSONRenderer().render(SchemaGenerator().get_schema(request=None, public=True)))


def operations() -> dict[str, APIOperation]:
    schema = schemathesis.openapi.from_dict(document())
    schema.app = get_wsgi_application()
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


OPERATIONS = operations()


@dataclass(frozen=True)
class Caller:
    """What says who asks."""

    headers: dict[str, str]
    cookies: dict[str, str] = field(default_factory=dict)

    def put_into(self, case: Any) -> Any:
        case.headers.pop("Authorization", None)
        # The test client does not unpack what is compressed.
        case.headers.update({**self.headers, "Accept-Encoding": "identity"})
        case.cookies = dict(self.cookies)
        return case


@schemathesis.serializer(Media.XLSX.type)
def as_sent(_context: Any, value: Any) -> bytes:
    """A sheet is sent as it is; what the schema draws for it is none."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@contextmanager
def undone() -> Any:
    """What one request did is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests run in the transaction of the test, as those of Django's own client do."""
    keep_connection()
    yield
    for signal in SIGNALS:
        signal.connect(close_old_connections)


def keep_connection() -> None:
    for signal in SIGNALS:
        signal.disconnect(close_old_connections)


@pytest.fixture
def callers(story: Story, settings: Any) -> list[Caller]:
    """Keys of several units, one that only reads, one that is none; people who signed in with a browser, and a cookie that
    opens nothing."""
    settings.API_REQUESTS_PER_MINUTE = settings.API_WRONG_KEYS_PER_MINUTE = 10**9
    cast = story.cast
    programs = [asking.of(unit) for unit in (cast.ward_a, cast.ward_b, cast.lead, cast.unit("TL.P1"))]
    programs.append(asking.of(cast.ward_a, scopes=["read"]))
    keys = [Caller(program.headers()) for program in programs] + [Caller({"Authorization": "Token egp_none"})]
    people = [browser(cast.client(name).session.session_key) for name in SIGNED_IN]
    forged = Caller({"X-CSRFToken": "b" * 32}, people[0].cookies)
    return [*keys, *people, browser("nobody"), forged]


def browser(session: str | None) -> Caller:
    """A sign-in's cookie, and the token that every form of the pages carries."""
    token = "a" * 32
    cookies = {settings.SESSION_COOKIE_NAME: str(session), settings.CSRF_COOKIE_NAME: token}
    return Caller({"X-CSRFToken": token}, cookies)


def test_every_caller_is_who_he_should_be(callers: list[Caller]) -> None:
    cases = [caller.put_into(OPERATIONS["GET /api/v1/me/"].Case()) for caller in callers]
    answers = [case.call().json().get("kind") for case in cases]
    assert answers == ["key"] * 5 + [None] + ["user"] * len(SIGNED_IN) + [None, "user"]


@layer
def known(story: Story, monthly: ReportForm) -> dict[str, list[Any]]:
    """What a parameter of an address may well be."""
    works = (story.work, story.others, story.division, story.part, story.secret, story.abroad)
    papers = (story.paper, story.restricted, story.draft, story.foreign)
    put(story.cast, submit=True, by=PORTAL)
    return {
        "id": [each.pk for each in (*works, *papers)],
        "unit": ["LB.00115", "00118", "TL.P1", "LB.DC"],
        "form": [MONTHLY],
        "period": [OPEN, EARLIER, CLOSED],
    }


def requests_of(operation: APIOperation, known: dict[str, list[Any]], callers: list[Caller]) -> Any:
    """As the schema says, and otherwise; at things there are, and elsewhere; as this caller or that."""

    def aimed(case: Any, caller: Caller, place: int) -> Any:
        for name in case.path_parameters or {}:
            values = known.get(name)
            if values and place < 3 * len(values):
                case.path_parameters[name] = values[place % len(values)]
        return caller.put_into(case)

    cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes_of(operation)))
    return st.builds(aimed, cases, st.sampled_from(callers), st.integers(0, 40))


def modes_of(operation: APIOperation) -> tuple[GenerationMode, ...]:
    """An operation without parameters and body cannot be asked wrongly."""
    takes = operation.body or operation.query or operation.path_parameters
    return MODES if takes else MODES[:1]


def count() -> int:
    """Of each operation half of the profile's count, for an example is a whole request; in the deep run a hundred thousand
    requests altogether, on either database."""
    profile = int(hypothesis_settings.default.max_examples)
    return math.ceil(ALL_DEEP / len(OPERATIONS)) if profile >= DEEP else profile // 2


def reads_back(reader: Program) -> None:
    """Whatever was stored can be read, in every list."""
    for path in LISTS:
        answer = reader.get(path)
        assert (answer.status_code, isinstance(answer.json()["results"], list)) == (200, True), path
    keep_connection()  # Django's client connects the signals again


def asked(
    operation: APIOperation, known: dict[str, list[Any]], callers: list[Caller], reader: Program
) -> Callable[[], None]:
    @hypothesis_settings(max_examples=count())
    @given(case=requests_of(operation, known, callers))
    def ask(case: Any) -> None:
        with undone():
            response = case.call()
            if case.method not in SAFE and response.status_code < 300:
                reads_back(reader)
        case.validate_response(response, checks=CHECKS)

    return ask


@pytest.mark.parametrize("label", OPERATIONS)
def test_it_answers_any_request_as_the_schema_says(
    label: str, known: dict[str, list[Any]], callers: list[Caller], story: Story
) -> None:
    asked(OPERATIONS[label], known, callers, asking.of(story.cast.ward_a))()
