"""What needs a leader's word: every red thing with its verb beside it, the gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from common.actors import Actor
from common.days import day_text, with_day
from common.decisions import Decision
from dashboards.readings.scope import Scope, items_in, still_open
from dashboards.readings.wording import gist, news
from directives.models import Assignment
from directives.readings.items import item_rows
from directives.readings.rows import AssignmentRow, ItemRow, Status
from organizations.permissions import Permission
from organizations.policies import may

FIRST_ROWS = 7


@dataclass(frozen=True)
class AttentionRow:
    """`kind` is why it is here: over, extension, soon, accept."""

    kind: str
    key: str  # status colour
    days: int | None
    badge: str
    title: str
    url: str
    why: str
    who: str
    deadline: str
    verb: str | Promise
    icon: str
    verb_url: str
    decision: Decision


@dataclass(frozen=True)
class Rights:
    """What the viewer may do over the plan: decided once, not once a row."""

    urge: Decision
    extend: Decision
    accept: Decision

    @classmethod
    def of(cls, viewer: Actor, home_id: int) -> "Rights":
        return cls(
            urge=may(viewer, Permission.URGE, home_id=home_id),
            extend=may(viewer, Permission.DECIDE_EXTENSION, home_id=home_id),
            accept=may(viewer, Permission.ACCEPT_RESULT, home_id=home_id),
        )


def attention_rows(rows: Iterable[ItemRow], rights: Rights, on: date) -> tuple[AttentionRow, ...]:
    """Overdue by days late, then extensions to decide, due soon by day, then results to accept."""
    found = [entry for row in rows for entry in _entries(row, rights, on)]
    found.sort(key=lambda pair: pair[0])
    return tuple(row for _order, row in found)


def _entries(
    row: ItemRow, rights: Rights, on: date
) -> Iterable[tuple[tuple[int, int, int, int], AttentionRow]]:
    place = (row.directive_id, row.no)
    if row.status is Status.OVER:
        yield (0, -row.days, *place), _urging(row, "over", row.days, rights, on)
    if row.extension_pending:
        yield (1, 0, *place), _extension(row, rights, on)
    if row.status is Status.SOON:
        yield (2, row.days, *place), _urging(row, "soon", row.days, rights, on)
    if any(lead.state == Assignment.State.VERIFIED for lead in row.leads):
        yield (3, 0, *place), _acceptance(row, rights, on)


def _urging(row: ItemRow, key: str, days: int, rights: Rights, on: date) -> AttentionRow:
    late = [lead for lead in row.leads if lead.status == row.status]
    url = _item_url(row, on)
    verb_url = reverse("directives:assignment-urge", args=[late[0].id]) if len(late) == 1 else f"{url}#leads"
    return AttentionRow(
        kind=key, key=key, days=days, badge="", title=gist(row), url=url, why=_why(row), who=_who(row, late),
        deadline=_deadline(row, on), verb=_("Urge"), icon="send", verb_url=verb_url, decision=rights.urge,
    )  # fmt: skip


def _extension(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    asking = [lead for lead in row.leads if lead.extension_pending]
    url = _item_url(row, on)
    return AttentionRow(
        kind="extension", key="wait", days=None, badge=_("Extension asked"), title=gist(row), url=url,
        why=_why(row), who=_who(row, asking), deadline=_deadline(row, on), verb=_("Decide"), icon="gavel",
        verb_url=f"{url}#extensions", decision=rights.extend,
    )  # fmt: skip


def _acceptance(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    verified = [lead for lead in row.leads if lead.state == Assignment.State.VERIFIED]
    url = _item_url(row, on)
    target = reverse("directives:assignment-detail", args=[verified[0].id])
    return AttentionRow(
        kind="accept", key="wait", days=None, badge=_("Awaits acceptance"), title=gist(row), url=url,
        why=_why(row), who=_who(row, verified), deadline=_deadline(row, on), verb=_("Consider"),
        icon="clipboard-check", verb_url=target if len(verified) == 1 else f"{url}#leads", decision=rights.accept,
    )  # fmt: skip


def _item_url(row: ItemRow, on: date) -> str:
    return with_day(reverse("directives:item", args=[row.id]), on)


def _why(row: ItemRow) -> str:
    place = _("Item %(no)s, %(number)s") % {"no": row.no, "number": row.directive_number}
    return f"{place} · {news(row)}"


def _who(row: ItemRow, leads: list[AssignmentRow]) -> str:
    if row.lead_count == 1 or not leads:
        return row.lead_label
    if len(leads) <= 2:
        return ", ".join(lead.unit.short_name for lead in leads)
    return _("%(count)s of %(all)s units") % {"count": len(leads), "all": row.lead_count}


def _deadline(row: ItemRow, on: date) -> str:
    return _("Due %(day)s") % {"day": day_text(row.due_on, on)} if row.due_on else ""


KIND_CHOICES = (
    ("over", _lazy("Overdue")),
    ("extension", _lazy("Extensions to decide")),
    ("soon", _lazy("Due soon")),
    ("accept", _lazy("Results to accept")),
)


def attention_of(scope: Scope, *, viewer: Actor, on: date) -> tuple[AttentionRow, ...]:
    """Everything of the scope that needs a word."""
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    return attention_rows(item_rows(items, viewer=viewer, on=on), Rights.of(viewer, scope.owner.pk), on)


def of_kind(rows: Iterable[AttentionRow], kind: str) -> tuple[AttentionRow, ...]:
    return tuple(row for row in rows if row.kind == kind)
