"""What the editing page of a draft's item needs: who may be addressed, and the other editor's version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form

from common import clock
from common.formats import dmy, hm
from common.models import AuditEntry
from common.refs import ObjectRef
from directives.models import DirectiveItem
from organizations.readings.groups import GROUPS, WARDS, GroupNames


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Conflict:
    """Who saved first, when, and where the two versions differ."""

    by: str
    at: datetime | None
    differences: tuple[Difference, ...]


def addressees(item: DirectiveItem) -> list[tuple[str, str]]:
    """Groups, then the plan's units in force on the paper's day; what the item names already is always among them."""
    names = names_of(item)
    units = [(unit.code, unit.name) for unit in names.units if unit.in_force(names.on) and unit.home_id]
    offered = [(token, names.label((token,))) for token in (WARDS, *GROUPS)] + units
    known = {token for token, _label in offered}
    named = dict.fromkeys([*item.leads, *item.coordinators])
    return offered + [(token, names.label((token,))) for token in named if token not in known]


def names_of(item: DirectiveItem) -> GroupNames:
    return GroupNames.load(item.directive.owner, item.directive.issued_on or clock.today())


def conflict_of(item: DirectiveItem, form: Form, offered: list[tuple[str, str]]) -> Conflict:
    """`item` as it stands now, `form` as typed by the second editor."""
    words = dict(offered)
    fields = [name for name in form.fields if name != "version"]
    found = [
        Difference(str(form.fields[name].label), theirs, mine)
        for name in fields
        if (theirs := _said(form, name, getattr(item, name), words))
        != (mine := _said(form, name, form.cleaned_data.get(name), words))
    ]
    ref = ObjectRef.of(item)
    last = AuditEntry.objects.filter(object_kind=ref.kind, object_key=ref.key).order_by("-id").first()
    return Conflict(last.actor_label if last else "", last.at if last else None, tuple(found))


def _said(form: Form, name: str, value: Any, words: dict[str, str]) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        return "; ".join(words.get(token, token) for token in value)
    if hasattr(value, "year"):
        return dmy(value)
    if hasattr(value, "hour"):
        return hm(value)
    choices = getattr(form.fields[name], "choices", ())
    return str(dict(choices).get(value, value))
