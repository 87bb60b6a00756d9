"""Items of a draft, changed one at a time; the version tells the second of two editors of the first."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from common import audit
from common.actors import Actor
from directives.models import DirectiveItem
from directives.policies import drafts as policies


@dataclass(frozen=True)
class ItemChange:
    """What an editor may change of a draft's item; what the item bears beside stays as captured."""

    text: str
    kind: str
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    required_output: str = ""
    deadline_text: str = ""
    due_kind: str = DirectiveItem.Due.NONE
    original_due_on: date | None = None
    due_time: time | None = None
    rhythm: str = ""
    rhythm_day: int | None = None
    rhythm_month: int | None = None


@transaction.atomic
def change(*, by: Actor, item: DirectiveItem, expected_version: int, fields: ItemChange) -> DirectiveItem:
    """Refused when somebody else changed the item since the editor opened it."""
    mine = (
        DirectiveItem.objects.select_for_update(of=("self",))
        .select_related("directive__owner")
        .get(pk=item.pk)
    )
    policies.may_change_item(by, mine).enforce()
    policies.is_unchanged(mine, expected_version).enforce()
    before = {name: getattr(mine, name) for name in vars(fields)}
    for name, value in vars(fields).items():
        setattr(mine, name, list(value) if isinstance(value, tuple) else value)
    if mine.text != before["text"]:
        mine.gist = ""  # it was the gist of other words
    mine.version += 1
    mine.full_clean(exclude=("directive", "directing_post", "follows", "leads", "coordinators"))
    mine.save()
    facts = {"no": mine.no, "version": mine.version, "changed": _changed(before, mine)}
    owner = mine.directive.owner
    audit.record(by=by, verb="item.changed", thing=mine, unit_code=owner.code, facts=facts)
    return mine


def _changed(before: dict[str, Any], item: DirectiveItem) -> list[str]:
    return sorted(name for name, value in before.items() if getattr(item, name) != value)
