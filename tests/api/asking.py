"""How tests ask the API: with the key of a unit, or as a person who signed in."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from organizations.actions import api_keys
from organizations.actions.api_keys import NewKey
from organizations.models import Unit
from tests.builders import PORTAL

ROOT = "/api/v1"


def new_key(unit: Unit, **fields: Any) -> NewKey:
    return api_keys.create(by=PORTAL, unit=unit, label="Phần mềm một cửa", **fields)


@dataclass
class Program:
    """A program that holds a key. Addresses are given without their root: ``program.get("/me/")``."""

    new: NewKey

    def headers(self, more: dict[str, str] | None = None) -> dict[str, str]:
        return {"Authorization": f"Token {self.new.token}", **(more or {})}

    def get(self, path: str, **headers: str) -> Any:
        return Client().get(ROOT + path, headers=self.headers(headers))

    def post(self, path: str, body: Any = None, *, key: str = "", **headers: str) -> Any:
        if key:
            headers["Idempotency-Key"] = key
        sent = {} if body is None else body
        return Client().post(
            ROOT + path, sent, content_type="application/json", headers=self.headers(headers)
        )

    def put(self, path: str, body: Any, *, key: str = "", **headers: str) -> Any:
        if key:
            headers["Idempotency-Key"] = key
        return Client().put(ROOT + path, body, content_type="application/json", headers=self.headers(headers))


def of(unit: Unit, **fields: Any) -> Program:
    return Program(new_key(unit, **fields))
