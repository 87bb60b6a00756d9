"""Short texts for chat groups: of one unit, what is late or due within days and where to report; of a group of units, how much of
whom. Nothing restricted stands in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.formats import dmy
from common.working_days import calendar
from directives.models import Assignment, AssignmentQuerySet, Directive
from directives.sources import open_work
from organizations.models import Unit

SOON = 3  # working days
WORDS = 20


@dataclass(frozen=True)
class ChatText:
    """`work` are the assignments the text speaks of: copying it is an urge of each."""

    unit: Unit
    text: str
    late: int
    soon: int
    work: tuple[int, ...]


@dataclass(frozen=True)
class GroupText:
    """`key` names the group in addresses."""

    key: str
    name: str
    text: str
    units: int
    late: int
    soon: int
    work: tuple[int, ...]


def work_to_remind(on: date) -> AssignmentQuerySet:
    """Leads' open work that is late or due within days, with what a text says of it."""
    until = calendar().add(on, SOON)
    rows = open_work(on).filter(role=Assignment.Role.LEAD, due_then__lte=until)
    return rows.select_related("unit", "item__directive").order_by(
        "due_then", "item__directive_id", "item__no"
    )


def by_unit(rows: AssignmentQuerySet, on: date) -> tuple[ChatText, ...]:
    """The latest first."""
    units: dict[int, list[Assignment]] = defaultdict(list)
    for work in rows:
        units[work.unit_id].append(work)
    texts = [_text(each, on) for each in units.values()]
    return tuple(sorted(texts, key=lambda text: (-text.late, text.unit.position, text.unit.code)))


def by_group(texts: Sequence[ChatText], on: date) -> tuple[GroupText, ...]:
    """Wards are one group; other units go by their group, or by their bloc. A group of one has its unit's text already."""
    groups: dict[tuple[str, str], list[ChatText]] = defaultdict(list)
    for text in texts:
        groups[_group_of(text.unit)].append(text)
    return tuple(_group_text(key, name, each, on) for (key, name), each in groups.items() if len(each) > 1)


def _group_of(unit: Unit) -> tuple[str, str]:
    if unit.level == Unit.Level.WARD:
        return unit.level, unit.get_level_display()
    return (unit.group, unit.get_group_display()) if unit.group else (unit.bloc, unit.get_bloc_display())


def _group_text(key: str, name: str, texts: Sequence[ChatText], on: date) -> GroupText:
    said = [_("Reminder of %(day)s (%(group)s)") % {"day": dmy(on), "group": name}]
    for text in texts:
        counts = _("%(late)s overdue, %(soon)s due soon") % {"late": text.late, "soon": text.soon}
        said.append(f"- {text.unit.short_name or text.unit.name}: {counts}")
    return GroupText(
        key=key,
        name=name,
        text="\n".join([*said, _where_to_report()]),
        units=len(texts),
        late=sum(text.late for text in texts),
        soon=sum(text.soon for text in texts),
        work=tuple(pk for text in texts for pk in text.work),
    )


def _text(rows: list[Assignment], on: date) -> ChatText:
    unit, late = rows[0].unit, sum(work.due_then < on for work in rows if work.due_then)
    head = _("Reminder to %(unit)s") if not unit.is_asked else _("Request to %(unit)s")
    said = [head % {"unit": unit.name}, *(_line(work, on) for work in rows), _where_to_report()]
    return ChatText(unit, "\n".join(said), late, len(rows) - late, tuple(work.pk for work in rows))


def _where_to_report() -> str:
    return _("Please report at: %(url)s") % {"url": f"{settings.PUBLIC_URL}{reverse('dashboards:my-work')}"}


def _line(work: Assignment, on: date) -> str:
    paper = work.item.directive
    place = _("Item %(no)s, %(paper)s of %(day)s") % {
        "no": work.item.no, "paper": paper.number or paper.title, "day": dmy(paper.issued_on),
    }  # fmt: skip
    words = "" if paper.circulation == Directive.Circulation.RESTRICTED else work.item.gist or work.item.text
    told = f"{place}: {Truncator(words).words(WORDS, truncate='…')}" if words else place
    days = (on - work.due_then).days if work.due_then else 0
    when = ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days} if days > 0 else ""
    return f"- {told} ({_('due %(day)s') % {'day': dmy(work.due_then)}}{', ' + when if when else ''})"
