"""Random requests to every operation, right and wrong: no failure of ours, and every answer as the schema says."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
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

from tests.api import asking
from tests.api.conftest import Story

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def document() -> Any:
    """The schema as it is sent."""
    return json.loads(JSONRenderer().render(SchemaGenerator().get_schema(request=None, public=True)))


def operations() -> dict[str, APIOperation]:
    schema = schemathesis.openapi.from_dict(document())
    schema.app = get_wsgi_application()
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


OPERATIONS = operations()


@contextmanager
def undone() -> Any:
    """What one request did is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests run in the transaction of the test, as those of Django's own client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def callers(story: Story, settings: Any) -> list[str]:
    """Values of Authorization: keys of several units, one that only reads, and one that is none."""
    settings.API_REQUESTS_PER_MINUTE = settings.API_WRONG_KEYS_PER_MINUTE = 10**9
    cast = story.cast
    programs = [asking.of(unit) for unit in (cast.ward_a, cast.ward_b, cast.lead, cast.unit("TL.P1"))]
    programs.append(asking.of(cast.ward_a, scopes=["read"]))
    return [program.headers()["Authorization"] for program in programs] + ["Token egp_none"]


@pytest.fixture
def known(story: Story) -> dict[str, list[Any]]:
    """What a parameter of an address may well be."""
    works = (story.work, story.others, story.division, story.part, story.secret, story.abroad)
    papers = (story.paper, story.restricted, story.draft, story.foreign)
    return {"id": [each.pk for each in (*works, *papers)], "unit": ["LB.00115", "00118", "TL.P1", "LB.DC"]}


def requests_of(operation: APIOperation, known: dict[str, list[Any]], callers: list[str]) -> Any:
    """As the schema says, and otherwise; at things there are, and elsewhere; as this caller or that."""

    def aimed(case: Any, caller: str, place: int) -> Any:
        for name in case.path_parameters or {}:
            values = known.get(name)
            if values and place < 3 * len(values):
                case.path_parameters[name] = values[place % len(values)]
        # The test client does not unpack what is compressed.
        case.headers.update({"Authorization": caller, "Accept-Encoding": "identity"})
        return case

    cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes_of(operation)))
    return st.builds(aimed, cases, st.sampled_from(callers), st.integers(0, 40))


def modes_of(operation: APIOperation) -> tuple[GenerationMode, ...]:
    """An operation without parameters and body cannot be asked wrongly."""
    takes = operation.body or operation.query or operation.path_parameters
    return MODES if takes else MODES[:1]


def asked(operation: APIOperation, known: dict[str, list[Any]], callers: list[str]) -> Callable[[], None]:
    # Half of the profile's count: an example is a whole request.
    @hypothesis_settings(max_examples=hypothesis_settings.default.max_examples // 2)
    @given(case=requests_of(operation, known, callers))
    def ask(case: Any) -> None:
        with undone():
            response = case.call()
        case.validate_response(response, checks=CHECKS)

    return ask


@pytest.mark.parametrize("label", OPERATIONS)
def test_it_answers_any_request_as_the_schema_says(
    label: str, known: dict[str, list[Any]], callers: list[str]
) -> None:
    asked(OPERATIONS[label], known, callers)()
