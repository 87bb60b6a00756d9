"""The schema document as a page reads it: operations with what is sent, answered and refused."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from common.api.problems import TITLES, Text

SUCCESS = range(200, 300)


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    kind: str
    required: bool
    text: str


@dataclass(frozen=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    fields: tuple[Parameter, ...]  # of the body
    sent: str
    answered: str
    status: str
    refusals: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Handbook:
    title: str
    version: str
    chapters: tuple[Chapter, ...]
    statuses: tuple[tuple[int, Text], ...]


def handbook(schema: dict[str, Any]) -> Handbook:
    found: dict[str, list[Operation]] = {}
    for path, operations in schema["paths"].items():
        for method, told in operations.items():
            found.setdefault(told["tags"][0], []).append(operation(schema, path, method, told))
    chapters = tuple(Chapter(name, tuple(those)) for name, those in found.items())
    about = schema["info"]
    return Handbook(str(about["title"]), about["version"], chapters, tuple(TITLES.items()))


def operation(schema: dict[str, Any], path: str, method: str, told: dict[str, Any]) -> Operation:
    sent = first(told.get("requestBody", {}).get("content", {}))
    status = next(code for code in told["responses"] if int(code) in SUCCESS)
    return Operation(
        anchor=told["operationId"],
        method=method.upper(),
        path=path,
        summary=str(told.get("summary", "")),
        parameters=tuple(
            parameter(each["name"], each["in"], each["schema"], each.get("required", False), each)
            for each in told.get("parameters", ())
        ),
        fields=tuple(fields_of(schema, sent.get("schema", {}))),
        sent=example_of(sent),
        answered=example_of(first(told["responses"][status].get("content", {}))),
        status=status,
        refusals=tuple(code for code in told["responses"] if int(code) not in SUCCESS),
    )


def first(content: dict[str, Any]) -> dict[str, Any]:
    return next(iter(content.values()), {})


def example_of(content: dict[str, Any]) -> str:
    examples = content.get("examples", {})
    value = next(iter(examples.values()))["value"] if examples else None
    if value is None or value == {}:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def fields_of(schema: dict[str, Any], body: dict[str, Any]) -> Iterator[Parameter]:
    name = body.get("$ref", "").rsplit("/", 1)[-1]
    shape = schema["components"]["schemas"].get(name, body)
    for field, held in shape.get("properties", {}).items():
        yield parameter(field, "body", held, field in shape.get("required", ()), held)


def parameter(
    name: str, place: str, held: dict[str, Any], required: bool, about: dict[str, Any]
) -> Parameter:
    return Parameter(name, place, kind_of(held), required, str(about.get("description", "")))


def kind_of(held: dict[str, Any]) -> str:
    """``integer 0…100``, ``string ≤ 2000``, ``open | assigned | …``."""
    if "enum" in held:
        return " | ".join(str(value) for value in held["enum"])
    kind = held.get("type", "object")
    words = [" | ".join(kind) if isinstance(kind, list) else str(kind)]
    if "format" in held:
        words.append(f"({held['format']})")
    if "minimum" in held or "maximum" in held:
        words.append(f"{held.get('minimum', '')}…{held.get('maximum', '')}")
    if "maxLength" in held:
        words.append(f"≤ {held['maxLength']}")
    return " ".join(words)
