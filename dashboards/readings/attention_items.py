"""Items of papers that need a leader's word."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.days import with_day
from common.decisions import Decision
from dashboards.readings.attention_rows import AttentionRow, Rank, Rights, Verb, due_told
from directives.models import Assignment
from directives.readings.item_words import gist, news
from directives.readings.rows import AssignmentRow, ItemRow, Status


def item_attention(rows: Iterable[ItemRow], rights: Rights, on: date) -> Iterator[AttentionRow]:
    """An item may stand twice: it is overdue, and its extension waits."""
    for row in rows:
        if row.status is Status.OVER:
            yield _urging(row, Rank.PASSED, -row.days, rights, on)
        if row.extension_pending:
            yield _extension(row, rights, on)
        if any(lead.lead_change_pending for lead in row.leads):
            yield _lead_change(row, rights, on)
        if any(lead.state == Assignment.State.DECLINED for lead in row.leads):
            yield _declined(row, rights, on)
        if row.status is Status.SOON:
            yield _urging(row, Rank.AHEAD, row.days, rights, on)
        if any(lead.state == Assignment.State.VERIFIED for lead in row.leads):
            yield _acceptance(row, rights, on)


def _urging(row: ItemRow, rank: Rank, weight: int, rights: Rights, on: date) -> AttentionRow:
    """A leader first says what is to be done; the office urges, by order, and enters what a leader said."""
    kind = "over" if rank is Rank.PASSED else "soon"
    late = [lead for lead in row.leads if lead.status == row.status]
    form, urge = _opinion_form(row), _urge(row, late, rights, on)
    opinion = rights.opinion_on(form)
    verbs = (*opinion, urge) if rights.opinion else (urge, *opinion)
    return AttentionRow(
        rank=rank, weight=weight, place=_place(row), kind=kind, key=kind, days=row.days, badge="", title=gist(row),
        url=_item_url(row, on), why=_why(row), who=_who(row, late), deadline=_deadline(row, on),
        verbs=(*verbs, *_explanation(row, late, rights, on), *rights.to_deputy(form)),
    )  # fmt: skip


def _urge(row: ItemRow, leads: list[AssignmentRow], rights: Rights, on: date) -> Verb:
    by_order = bool(rights.enter) and not rights.opinion
    url = _of_one(row, leads, on, "assignment-urge")
    return Verb(_("Urge (by order)") if by_order else _("Urge"), url, "send", rights.urge)


def _explanation(row: ItemRow, leads: list[AssignmentRow], rights: Rights, on: date) -> tuple[Verb, ...]:
    """Vertical agencies and the Front are asked for information."""
    if not rights.urge:
        return ()
    informs = bool(leads) and all(lead.unit.is_asked for lead in leads)
    label = _("Ask for information") if informs else _("Ask for an explanation")
    return (Verb(label, _of_one(row, leads, on, "assignment-explanation"), "message-2", rights.urge),)


def _asking(
    row: ItemRow, leads: list[AssignmentRow], rights: Rights, on: date, *, kind: str, badge: str, verb: Verb
) -> AttentionRow:
    """A row that waits for a word about some of the item's units."""
    rank = Rank.ACCEPT if kind == "accept" else Rank.DECIDE
    form = _opinion_form(row)
    return AttentionRow(
        rank=rank, weight=0, place=_place(row), kind=kind, key="wait", days=None, badge=badge, title=gist(row),
        url=_item_url(row, on), why=_why(row), who=_who(row, leads), deadline=_deadline(row, on),
        verbs=(verb, *rights.opinion_on(form), *rights.to_deputy(form)),
    )  # fmt: skip


def _deciding(own: Decision, rights: Rights, verb: str, entered: str, url: str, icon: str) -> Verb:
    """By who decides; the office submits the matter to a leader and enters his word."""
    if not own and rights.enter:
        return Verb(entered, url, icon, rights.enter)
    return Verb(verb, url, icon, own)


def _extension(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    asking = [lead for lead in row.leads if lead.extension_pending]
    url = f"{_item_url(row, on)}#extensions"
    verb = _deciding(rights.extend, rights, _("Decide"), _("Submit the extension"), url, "gavel")
    return _asking(row, asking, rights, on, kind="extension", badge=_("Extension asked"), verb=verb)


def _lead_change(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    asking = [lead for lead in row.leads if lead.lead_change_pending]
    url = _of_one(row, asking, on, "assignment-detail")
    verb = _deciding(rights.hand_over, rights, _("Decide"), _("Submit the change of lead"), url, "gavel")
    return _asking(row, asking, rights, on, kind="lead_change", badge=_("Another lead asked for"), verb=verb)


def _declined(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    declined = [lead for lead in row.leads if lead.state == Assignment.State.DECLINED]
    url = _of_one(row, declined, on, "assignment-detail")
    verb = _deciding(rights.hand_over, rights, _("Find its unit"), _("Find its unit"), url, "transfer")
    return _asking(row, declined, rights, on, kind="declined", badge=_("Declined"), verb=verb)


def _acceptance(row: ItemRow, rights: Rights, on: date) -> AttentionRow:
    verified = [lead for lead in row.leads if lead.state == Assignment.State.VERIFIED]
    url = _of_one(row, verified, on, "assignment-detail")
    verb = _deciding(
        rights.accept, rights, _("Consider"), _("Enter a leader's verdict"), url, "clipboard-check"
    )
    return _asking(row, verified, rights, on, kind="accept", badge=_("Awaits acceptance"), verb=verb)


def _of_one(row: ItemRow, leads: list[AssignmentRow], on: date, page: str) -> str:
    """The page of the one unit, or the units of the item where several are meant."""
    if len(leads) == 1:
        return reverse(f"directives:{page}", args=[leads[0].id])
    return f"{_item_url(row, on)}#leads"


def _opinion_form(row: ItemRow) -> str:
    return reverse("directives:item-opinion", args=[row.id])


def _item_url(row: ItemRow, on: date) -> str:
    return with_day(reverse("directives:item", args=[row.id]), on)


def _place(row: ItemRow) -> str:
    """The older paper first, then the number of the item."""
    return f"{row.directive_id:09}.{row.no:05}"


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
    return due_told(row.due_on, on) if row.due_on else ""
