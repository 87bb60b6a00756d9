"""The units a notice may name, as plain rows for the notice parser."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from organizations.models import Unit
from organizations.models.validity import in_force


@dataclass(frozen=True)
class DirectoryRow:
    """One unit of the plan, or a body above it, in force on the day."""

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    level: str
    bloc: str
    group: str
    parent: str
    gso_code: str


def directory(owner: Unit, on: date) -> tuple[DirectoryRow, ...]:
    """One statement, in official order."""
    above = [code for code in owner.path.split("/") if code]
    found = (
        Unit.objects.filter(Q(home_id=owner.pk) | Q(code__in=above))
        .filter(in_force(on))
        .select_related("parent")
        .sorted()
    )
    return tuple(
        DirectoryRow(
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            aliases=tuple(unit.aliases),
            level=unit.level,
            bloc=unit.bloc,
            group=unit.group,
            parent=unit.parent.code if unit.parent else "",
            gso_code=unit.gso_code,
        )
        for unit in found
    )
