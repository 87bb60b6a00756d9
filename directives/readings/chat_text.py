"""The short message an office copies into the units' chat group: what, by when, where to answer; nothing restricted."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.formats import dmy
from directives.models import Assignment, Directive

WORDS = 30


def urge_text(assignment: Assignment, *, on: date) -> str:
    """`assignment` carries its unit, item and directive, and its extensions."""
    item, paper = assignment.item, assignment.item.directive
    place = {
        "no": item.no,
        "kind": paper.get_kind_display(),
        "number": paper.number,
        "day": dmy(paper.issued_on),
    }
    lines = [
        (_("Reminder to %(unit)s") if not assignment.unit.is_asked else _("Request to %(unit)s"))
        % {"unit": assignment.unit.name},
        _("Item %(no)s, %(kind)s %(number)s of %(day)s.") % place,
    ]
    if paper.circulation != Directive.Circulation.RESTRICTED:
        lines.append(Truncator(item.gist or item.text).words(WORDS, truncate="…"))
    due = assignment.due_on(on)
    if due is not None:
        lines.append(_deadline(due, on))
    lines.append(_("Please report at: %(url)s") % {"url": _address(assignment)})
    return "\n".join(lines)


def _deadline(due: date, on: date) -> str:
    late = (on - due).days
    if late <= 0:
        return _("Deadline: %(day)s.") % {"day": dmy(due)}
    told = ngettext("Deadline: %(day)s, %(days)s day late.", "Deadline: %(day)s, %(days)s days late.", late)
    return told % {"day": dmy(due), "days": late}


def _address(assignment: Assignment) -> str:
    return f"{settings.PUBLIC_URL}{reverse('directives:assignment-detail', args=[assignment.pk])}"
