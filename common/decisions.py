"""May this actor do this now? A `Decision` draws the button, guards the action and fills the API's `permissions`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise


class Kind(StrEnum):
    """Why not, in the order in which reasons are looked for. The value is what the doors make of it."""

    NOT_VISIBLE = "not_visible"  # 404
    ROLE = "role"  # 403
    UNIT_CLOSED = "unit_closed"  # 403
    STATE = "state"  # 409
    INPUT = "input"  # 422
    TOO_LARGE = "too_large"  # 413, a file
    MEDIA_TYPE = "media_type"  # 415, a file
    NO_ROOM = "no_room"  # 507, nothing could be stored


STATUS = {
    Kind.NOT_VISIBLE: 404,
    Kind.ROLE: 403,
    Kind.UNIT_CLOSED: 403,
    Kind.STATE: 409,
    Kind.INPUT: 422,
    Kind.TOO_LARGE: 413,
    Kind.MEDIA_TYPE: 415,
    Kind.NO_ROOM: 507,
}


class Refused(Exception):
    """An action was refused. Carries the decision; doors answer with its status and reason."""

    def __init__(self, decision: "Decision") -> None:
        super().__init__(str(decision.reason))
        self.decision = decision

    @property
    def status(self) -> int:
        return STATUS[self.decision.kind or Kind.STATE]


@dataclass(frozen=True)
class Decision:
    allowed: bool
    kind: Kind | None = None
    code: str = ""
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        """Raise `Refused` unless allowed."""
        if not self.allowed:
            raise Refused(self)

    def as_json(self) -> dict[str, Any]:
        return {"allowed": self.allowed, "code": self.code, "reason": str(self.reason)}


ALLOWED = Decision(True)


def refuse(kind: Kind, code: str, reason: str | Promise) -> Decision:
    return Decision(False, kind, code, reason)


def first_refusal(*decisions: Decision) -> Decision:
    """The first reason why not, in the order given; allowed when there is none."""
    return next((decision for decision in decisions if not decision.allowed), ALLOWED)
