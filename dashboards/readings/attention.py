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
from directives.models import Assignment
from directives.readings.item_words import gist, news
from directives.readings.items import item_rows
from directives.readings.rows import AssignmentRow, ItemRow, Status
from organizations.permissions import Permission
from organizations.policies import may

FIRST_ROWS = 7


@dataclass(frozen=True)
class AttentionRow:
    """`kind` is why it is here: over, extension, lead_change, declined, soon, accept. `others` stand beside the verb."""

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
    others: tuple["Verb", ...] = ()


@dataclass(frozen=True)
class Verb:
    label: str | Promise
    url: str
    icon: str
    decision: Decision


@dataclass(frozen=True)
class Rights:
    """What the viewer may do over the plan: decided once, not once a row. `enter`: as the office, in a leader's name."""

    urge: Decision
    extend: Decision
    accept: Decision
    hand_over: Decision
    opinion: Decision
    enter: Decision

    @classmethod
    def of(cls, viewer: Actor, home_id: int) -> "Rights":
        return cls(
            urge=may(viewer, Permission.URGE, home_id=home_id),
            extend=may(viewer, Permission.DECIDE_EXTENSION, home_id=home_id),
            accept=may(viewer, Permission.ACCEPT_RESULT, home_id=home_id),
            hand_over=may(viewer, Permission.DECIDE_LEAD_CHANGE, home_id=home_id),
            opinion=may(viewer, Permission.GIVE_OPINION, home_id=home_id),
            enter=may(viewer, Permission.ENTER_FOR_LEADER, home_id=home_id),
        )


def attention_rows(rows: Iterable[ItemRow], rights: Rights, on: date) -> tuple[AttentionRow, ...]:
    """Overdue by days late, then requests to decide, due soon by day, then results to accept."""
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
    if any(lead.lead_change_pending for lead in row.leads):
        yield (1, 1, *place), _lead_change(row, rights, on)
    if any(lead.state == Assignment.State.DECLINED for lead in row.leads):
        yield (1, 2, *place), _declined(row, rights, on)
    if row.status is Status.SOON:
        yield (2, row.days, *place), _urging(row, "soon", row.days, rights, on)
    if any(lead.state == Assignment.State.VERIFIED for lead in row.leads):
        yield (3, 0, *place), _acceptance(row, rights, on)


def _urging(row: ItemRow, key: str, days: int, rights: Rights, on: date) -> AttentionRow:
    """A leader first says what is to be done; the office urges, by order, and enters what a leader said."""
    late = [lead for lead in row.leads if lead.status == row.status]
    urge, opinion = _urge(row, late, rights, on), _opinion(row, rights)
    first, *others = (*opinion, urge) if rights.opinion else (urge, *opinion)
    return AttentionRow(
        kind=key, key=key, days=days, badge="", title=gist(row), url=_item_url(row, on), why=_why(row),
        who=_who(row, late), deadline=_deadline(row, on), verb=first.label, icon=first.icon, verb_url=first.url,
        decision=first.decision, others=tuple(others),
    )  # fmt: skip


def _urge(row: ItemRow, leads: list[AssignmentRow], rights: Rights, on: date) -> Verb:
    several = f"{_item_url(row, on)}#leads"
    url = reverse("directives:assignment-urge", args=[leads[0].id]) if len(leads) == 1 else several
    by_order = bool(rights.enter) and not rights.opinion
    return Verb(_("Urge (by order)") if by_order else _("Urge"), url, "send", rights.urge)


def _opinion(row: ItemRow, rights: Rights) -> tuple[Verb, ...]:
    """Nothing for those who may neither give nor enter one."""
    url = reverse("directives:item-opinion", args=[row.id])
    if rights.opinion:
        return (Verb(_("Give an opinion"), url, "message-2", rights.opinion),)
    if rights.enter:
        return (Verb(_("Enter a leader's opinion"), url, "message-2", rights.enter),)
    return ()


def _asking(
    row: ItemRow, leads: list[AssignmentRow], rights: Rights, on: date, *, kind: str, badge: str, verb: Verb
) -> AttentionRow:
    """A row that waits for a word about some of the item's units."""
    return AttentionRow(
        kind=kind, key="wait", days=None, badge=badge, title=gist(row), url=_item_url(row, on), why=_why(row),
        who=_who(row, leads), deadline=_deadline(row, on), verb=verb.label, icon=verb.icon, verb_url=verb.url,
        decision=verb.decision, others=_opinion(row, rights),
    )  # fmt: skip


def _deciding(own: Decision, rights: Rights, verb: str, entered: str, url: str, icon: str) -> Verb:
    """By who decides; the office submits the matter to a leader and enters his word."""
    if not own and rights.enter:
        return Verb(entered, url, icon, rights.enter)
    return Verb(verb, url, icon, own)


def _of_one(row: ItemRow, leads: list[AssignmentRow], on: date, anchor: str) -> str:
    """The page of the unit, or of the item where several wait."""
    if len(leads) == 1:
        return reverse("directives:assignment-detail", args=[leads[0].id])
    return f"{_item_url(row, on)}{anchor}"


def _extension(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    asking = [lead for lead in row.leads if lead.extension_pending]
    url = f"{_item_url(row, on)}#extensions"
    verb = _deciding(rights.extend, rights, _("Decide"), _("Submit the extension"), url, "gavel")
    return _asking(row, asking, rights, on, kind="extension", badge=_("Extension asked"), verb=verb)


def _lead_change(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    asking = [lead for lead in row.leads if lead.lead_change_pending]
    url = _of_one(row, asking, on, "#leads")
    verb = _deciding(rights.hand_over, rights, _("Decide"), _("Submit the change of lead"), url, "gavel")
    return _asking(row, asking, rights, on, kind="lead_change", badge=_("Another lead asked for"), verb=verb)


def _declined(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    declined = [lead for lead in row.leads if lead.state == Assignment.State.DECLINED]
    url = _of_one(row, declined, on, "#leads")
    verb = _deciding(rights.hand_over, rights, _("Find its unit"), _("Find its unit"), url, "transfer")
    return _asking(row, declined, rights, on, kind="declined", badge=_("Declined"), verb=verb)


def _acceptance(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    verified = [lead for lead in row.leads if lead.state == Assignment.State.VERIFIED]
    url = _of_one(row, verified, on, "#leads")
    verb = _deciding(
        rights.accept, rights, _("Consider"), _("Enter a leader's verdict"), url, "clipboard-check"
    )
    return _asking(row, verified, rights, on, kind="accept", badge=_("Awaits acceptance"), verb=verb)


def _item_url(row: ItemRow, on: date) -> str:
    return with_day(reverse("directives:item", args=[row.id]), on)


def _why(row: ItemRow) -> str:
    place = _("Item %(no)s, %(number)s") % {"no": row.no, "number": row.directive_number}
    said = news(row) or _("no report yet")
    return f"{place} · {said}"


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
    ("lead_change", _lazy("Changes of lead to decide")),
    ("declined", _lazy("Declined work")),
    ("soon", _lazy("Due soon")),
    ("accept", _lazy("Results to accept")),
)


def attention_of(scope: Scope, *, viewer: Actor, on: date) -> tuple[AttentionRow, ...]:
    """Everything of the scope that needs a word."""
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    return attention_rows(item_rows(items, viewer=viewer, on=on), Rights.of(viewer, scope.owner.pk), on)


def of_kind(rows: Iterable[AttentionRow], kind: str) -> tuple[AttentionRow, ...]:
    return tuple(row for row in rows if row.kind == kind)
