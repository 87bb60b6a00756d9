"""What was sent and could not be accepted: the list for repair, and one of them with its errors beside what was sent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from common.actors import Actor
from reporting.models import SubmissionAttempt
from reporting.models.attempt import SubmissionAttemptQuerySet
from reporting.models.definition import Place
from reporting.models.sent import Said


@dataclass(frozen=True)
class AttemptLine:
    pk: int
    url: str
    unit: str
    form: str
    period: str
    door: str
    by: str
    at: datetime
    times: int
    errors: int
    first_error: str
    is_settled: bool


def open_attempts(viewer: Actor) -> SubmissionAttemptQuerySet:
    rows = SubmissionAttempt.objects.visible_to(viewer).filter(settled_at__isnull=True)
    return rows.select_related("unit").order_by("-last_at", "-pk")


def attempt_lines(rows: Sequence[SubmissionAttempt]) -> tuple[AttemptLine, ...]:
    return tuple(attempt_line(row) for row in rows)


def attempt_line(row: SubmissionAttempt) -> AttemptLine:
    told = errors_told(row)
    return AttemptLine(
        pk=row.pk,
        url=reverse("reporting:refused-one", args=[row.pk]),
        unit=row.unit.name,
        form=row.form_code,
        period=row.period_code,
        door=row.get_door_display(),
        by=row.by_label,
        at=row.last_at,
        times=row.times,
        errors=len(told),
        first_error=told[0][1] if told else "",
        is_settled=row.settled_at is not None,
    )


def errors_told(row: SubmissionAttempt) -> list[tuple[str, str]]:
    """(field, message) in the reader's language."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    return [(error["field"], error["message"][language]) for error in row.errors]


@dataclass(frozen=True)
class AttemptPage:
    line: AttemptLine
    errors: tuple[tuple[str, str], ...]
    body: str
    form_url: str


def attempt_page(row: SubmissionAttempt) -> AttemptPage:
    """`form_url` opens the report's own form with what was sent, to be corrected there."""
    address = reverse("reporting:report", args=[row.form_code, row.period_code, row.unit.code])
    return AttemptPage(
        line=attempt_line(row),
        errors=tuple(errors_told(row)),
        body=json.dumps(row.body, ensure_ascii=False, indent=2, sort_keys=True),
        form_url=f"{address}?attempt={row.pk}",
    )


@dataclass(frozen=True)
class Kept:
    """What was sent and why it was refused, to start from on the form."""

    body: dict[str, Any]
    said: tuple[Said, ...]


def attempt_at(place: Place, pk: int, *, viewer: Actor) -> Kept | None:
    """None where the viewer sees none, or it was sent for another report."""
    rows = SubmissionAttempt.objects.visible_to(viewer).filter(
        pk=pk, form_code=place.form.code, period_code=place.period.code, unit=place.unit
    )
    found = rows.first()
    if found is None or not isinstance(found.body, dict):
        return None
    codes = [error["code"] for error in found.errors]
    said = zip(codes, errors_told(found), strict=True)
    return Kept(found.body, tuple(Said(field, code, message) for code, (field, message) in said))
