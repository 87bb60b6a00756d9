"""A short text per unit for the units' chat group: what is late or due within days, where to report; nothing restricted."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.formats import dmy
from common.working_days import calendar
from directives.models import Assignment, Directive
from directives.sources import open_work
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids

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


def chat_texts(*, viewer: Actor, on: date) -> tuple[ChatText, ...]:
    """Units of the plans in which the viewer may urge, the latest first. Two statements."""
    until = calendar().add(on, SOON)
    rows = (
        open_work(on)
        .filter(
            role=Assignment.Role.LEAD,
            due_then__lte=until,
            item__directive__owner_id__in=plan_ids(viewer, Permission.URGE),
        )
        .visible_to(viewer)
        .select_related("unit", "item__directive")
        .order_by("due_then", "item__directive_id", "item__no")
    )
    units: dict[int, list[Assignment]] = defaultdict(list)
    for work in rows:
        units[work.unit_id].append(work)
    texts = [_text(each, on) for each in units.values()]
    return tuple(sorted(texts, key=lambda text: (-text.late, text.unit.position, text.unit.code)))


def _text(rows: list[Assignment], on: date) -> ChatText:
    unit, late = rows[0].unit, sum(work.due_then < on for work in rows if work.due_then)
    head = _("Reminder to %(unit)s") if not unit.is_asked else _("Request to %(unit)s")
    said = [head % {"unit": unit.name}, *(_line(work, on) for work in rows)]
    said.append(
        _("Please report at: %(url)s") % {"url": f"{settings.PUBLIC_URL}{reverse('dashboards:my-work')}"}
    )
    return ChatText(unit, "\n".join(said), late, len(rows) - late, tuple(work.pk for work in rows))


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
