"""Keep what the portal knows of an application after each change. Called by every action, inside its transaction."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from apps_catalog.models import Application, ApplicationRevision
from apps_catalog.policies.applications import is_of_owner
from common import audit
from common.actors import Actor
from common.stamps import stamp

COLUMNS = (
    "name", "short_name", "purpose", "group", "vendor", "origin", "lifecycle", "in_use_since", "contract_number",
    "contract_start", "contract_end", "hosting", "hosting_note", "security_level", "attest_months", "retired_on",
)  # fmt: skip
# Told in the audit log by name only: whoever reads the log need not be among those who see them.
PROTECTED = frozenset({"hosting", "hosting_note", "security_level", "interfaces"})


def snapshot(application: Application) -> dict[str, Any]:
    """Everything said of the application, by codes; what `apps_catalog.readings.facts` reads."""
    unit = application.owner_unit
    told = {
        **{name: getattr(application, name) for name in COLUMNS},
        "owner_unit": {"code": unit.code, "name": unit.name, "short_name": unit.short_name},
        "functions": list(
            application.application_functions.order_by(
                "function__process__position", "function__position", "function__code"
            ).values_list("function__code", flat=True)
        ),
        "holdings": [
            {"data_set": code, "entry": entry}
            for code, entry in application.holdings.values_list("data_set__code", "entry")
        ],
        "costs": list(application.costs.values("year", "kind", "amount_vnd")),
        "interfaces": [
            {"consumer": consumer, "data_set": code, "way": way, "is_required": needed, "note": note}
            for consumer, code, way, needed, note in application.interfaces_given.order_by(
                "consumer__code", "data_set__code"
            ).values_list("consumer__code", "data_set__code", "way", "is_required", "note")
        ],
    }
    plain: dict[str, Any] = json.loads(json.dumps(told, cls=DjangoJSONEncoder))
    return plain


def first(*, by: Actor, application: Application) -> ApplicationRevision:
    """Of an application just saved, with its parts."""
    return _kept(by=by, application=application, facts=snapshot(application), changed=[])


def settle(
    *, by: Actor, application: Application, verb: str, facts: dict[str, Any] | None = None
) -> Application:
    """The end of every change: the next version with its revision, and the act in the audit log. A change that changes
    nothing leaves no trace."""
    before = application.revisions.order_by("-number").values_list("facts", flat=True)[0]
    now = snapshot(application)
    changed = sorted(name for name in now if now[name] != before.get(name))
    if not changed:
        return application
    application.version += 1
    application.full_clean()
    application.save()
    _kept(by=by, application=application, facts=now, changed=changed)
    told = {name: [before.get(name), now[name]] for name in changed if name not in PROTECTED}
    hidden = [name for name in changed if name in PROTECTED]
    audit.record(
        by=by,
        verb=verb,
        thing=application,
        unit_code=application.owner_unit.code,
        facts={"code": application.code, "changed": told, "protected": hidden, **(facts or {})},
    )
    return application


def _kept(
    *, by: Actor, application: Application, facts: dict[str, Any], changed: list[str]
) -> ApplicationRevision:
    revision = ApplicationRevision(
        application=application,
        number=application.version,
        by_owner=is_of_owner(by, application.owner_unit),
        changed=changed,
        facts=facts,
        **stamp(by),
    )
    revision.save(force_insert=True)
    return revision


def locked(application: Application) -> Application:
    """The row as it is now, held until the transaction ends: two hands on one entry take turns."""
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("owner_unit")
        .get(pk=application.pk)
    )
