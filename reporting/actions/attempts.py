"""What could not be accepted is kept, outside the transaction that refused it, and listed until somebody has repaired it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import translation

from common import audit, clock
from common.actors import Actor
from organizations.models import Unit
from reporting.models import SubmissionAttempt
from reporting.models.sent import Said
from reporting.policies.reports import may_put_aside

LANGUAGES = ("vi", "en")
MOST_ERRORS = 200


@transaction.atomic
def keep(
    *, by: Actor, unit: Unit, form: str, period: str, door: str, code: str, body: Any, said: Iterable[Said]
) -> SubmissionAttempt:
    """The same body sent again is counted, not stored again."""
    packed = json.dumps(body, sort_keys=True, ensure_ascii=True, default=str)
    errors = told(tuple(said)[:MOST_ERRORS])
    found, created = SubmissionAttempt.objects.get_or_create(
        unit=unit,
        form_code=form[:40],
        period_code=period[:20],
        fingerprint=hashlib.sha256(packed.encode()).hexdigest(),
        defaults={
            "door": door,
            "code": code[:40],
            "body": json.loads(packed),
            "errors": errors,
            "by_kind": by.kind.value,
            "by_key": by.key,
            "by_label": by.label,
        },
    )
    if not created:
        SubmissionAttempt.objects.filter(pk=found.pk).update(
            times=F("times") + 1,
            last_at=clock.now(),
            code=code[:40],
            errors=errors,
            settled_at=None,
            settled_by="",
        )
        found.refresh_from_db()
    return found


def told(said: Iterable[Said]) -> list[dict[str, Any]]:
    """In both languages: who repairs it need not read the language of whoever sent it."""
    found = []
    for each in said:
        message = {}
        for language in LANGUAGES:
            with translation.override(language):
                message[language] = str(each.message)
        found.append({"field": each.field, "code": each.code, "message": message})
    return found


@transaction.atomic
def put_aside(*, by: Actor, attempt: SubmissionAttempt) -> SubmissionAttempt:
    """Repaired, or not needed any more."""
    attempt = SubmissionAttempt.objects.select_for_update().select_related("unit").get(pk=attempt.pk)
    may_put_aside(by, attempt).enforce()
    attempt.settled_at, attempt.settled_by = clock.now(), by.label
    attempt.save(update_fields=("settled_at", "settled_by"))
    facts = {"form": attempt.form_code, "period": attempt.period_code}
    audit.record(by=by, verb="attempt.put_aside", thing=attempt, unit_code=attempt.unit.code, facts=facts)
    return attempt
