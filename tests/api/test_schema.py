"""The schema document: equal to the routes, complete with examples that fit their shapes, and read as a page."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from egov_portal import api_routes
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.guards.access_world import meeting

OUTSIDE = {"schema", "docs", "unknown"}


@pytest.fixture
def schema(cast: Any) -> dict[str, Any]:
    told: dict[str, Any] = cast.client("secretary").get("/api/schema/").json()
    return told


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, those in schema["paths"].items():
        for method, told in those.items():
            yield path, method, told


def routes() -> set[tuple[str, str]]:
    found = set()
    for route in api_routes.urlpatterns:
        if route.name in OUTSIDE:
            continue
        path = "/api/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(route.pattern)).replace("{pk}", "{id}")
        view = route.callback.view_class
        found |= {
            (path, method) for method in ("get", "post", "put", "delete", "patch") if hasattr(view, method)
        }
    return found


def test_it_lists_exactly_the_routes(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    assert {(path, method) for path, method, _told in operations(schema)} == routes()


def test_it_names_every_operation_once(schema: dict[str, Any]) -> None:
    names = [told["operationId"] for _path, _method, told in operations(schema)]
    assert len(names) == len(set(names))
    assert all(told["summary"] for _path, _method, told in operations(schema))


def test_it_says_how_every_operation_is_refused(schema: dict[str, Any]) -> None:
    for _path, method, told in operations(schema):
        wanted = {"400", "401", "403", "404", "429", "503"}
        if method != "get":
            wanted |= {"409", "412", "413", "415", "422"}
        assert wanted <= set(told["responses"])


def validator(schema: dict[str, Any], name: str) -> Draft202012Validator:
    root = {"$ref": f"#/components/schemas/{name}", "components": schema["components"]}
    return Draft202012Validator(root)


def shapes(schema: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Operation, name of the shape, and each of its examples."""
    for _path, _method, told in operations(schema):
        bodies = [told.get("requestBody", {})]
        bodies += [answer for code, answer in told["responses"].items() if code.startswith("2")]
        for body in bodies:
            for media, content in body.get("content", {}).items():
                examples = content.get("examples", {})
                assert examples, f"{told['operationId']} has no example"
                if media == "application/json" and "$ref" in content["schema"]:
                    name = content["schema"]["$ref"].rsplit("/", 1)[-1]
                    yield from ((told["operationId"], name, each["value"]) for each in examples.values())


def test_every_object_carries_its_version_and_what_may_be_done(schema: dict[str, Any]) -> None:
    shapes_ = schema["components"]["schemas"]
    objects = ("Assignment", "Update", "Extension", "LeadChange", "Move", "File", "Directive", "Item", "LeadOfItem", "Meeting", "Unit", "Me")  # fmt: skip
    for name in objects:
        assert {"version", "permissions"} <= set(shapes_[name]["required"]), name


def test_it_shows_examples_that_fit(schema: dict[str, Any]) -> None:
    wrong = [
        f"{operation}: {error.json_path} {error.message}"
        for operation, name, value in shapes(schema)
        for error in validator(schema, name).iter_errors(value)
    ]
    assert not wrong, "\n".join(wrong)


def test_it_answers_as_it_says(story: Story, ward_a: Program, schema: dict[str, Any]) -> None:
    held = meeting(story.cast, story.cast.today)
    ward_a.post(f"/assignments/{story.work.pk}/updates/", {"percent": 5, "result": "Đang làm"})
    office = story.cast.client("head_of_office")
    addresses = {
        "/me/": "Me",
        "/units/": "UnitPage",
        "/units/00118/": "Unit",
        "/directives/": "DirectivePage",
        f"/directives/{story.paper.pk}/": "DirectiveDetail",
        "/meetings/": "MeetingPage",
        f"/meetings/{held.pk}/": "MeetingDetail",
        "/assignments/": "AssignmentPage",
        f"/assignments/{story.work.pk}/": "AssignmentDetail",
        "/dashboard/": "Board",
    }
    for path, name in addresses.items():
        shape = name if name in schema["components"]["schemas"] else f"{name}Shape"
        for answer in (ward_a.get(path), office.get(f"/api/v1{path}")):
            assert answer.status_code == 200
            errors = list(validator(schema, shape).iter_errors(answer.json()))
            assert not errors, f"{path}: {errors[0].json_path} {errors[0].message}"
    problem = ward_a.get("/units/nothing/").json()
    assert not list(validator(schema, "Problem").iter_errors(problem))


def test_it_is_open_to_everybody_only_in_the_demonstration(cast: Any, settings: Any) -> None:
    for path, refused in (("/api/schema/", 401), ("/api/docs/", 302)):
        settings.DEMONSTRATION = False
        assert Client().get(path).status_code == refused
        settings.DEMONSTRATION = True
        assert Client().get(path).status_code == 200
    settings.DEMONSTRATION = False
    assert Client().get("/api/schema/", headers=asking.of(cast.ward_a).headers()).status_code == 200


def test_it_reads_as_a_page(cast: Any, schema: dict[str, Any]) -> None:
    page = cast.client("ward_a_officer").get("/api/docs/").content.decode()
    for path, method, told in operations(schema):
        assert f"{method.upper()} {path}" in page
        assert f'id="{told["operationId"]}"' in page
    assert "<script src=" not in page.replace('<script src="/static/', "")
    assert "Đã rà soát 9/15" in page
