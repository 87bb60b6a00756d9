"""Items of a paper: built with the paper, ended by a verdict where no report can end them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from directives.actions.courses import end_coordination, end_item
from directives.actions.transitions import move_all
from directives.models import Assignment, Directive, DirectiveItem
from directives.policies import items as policies
from directives.policies.assignments import reason_is_given
from organizations.models import Post

FOREIGN = (
    "directive",
    "directing_post",
    "follows",
)  # chosen among visible rows by the door; no query per item


@dataclass(frozen=True)
class ItemFields:
    """An item as confirmed. `leads` and `coordinators` are unit codes and group tokens, expanded at issue."""

    no: int
    text: str
    kind: str = DirectiveItem.Kind.TASK
    ref: str = ""
    heading: str = ""
    gist: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    required_output: str = ""
    deadline_text: str = ""
    due_kind: str = DirectiveItem.Due.NONE
    original_due_on: date | None = None
    due_time: time | None = None
    rhythm: str = ""
    rhythm_day: int | None = None
    rhythm_month: int | None = None
    valid_from: date | None = None
    report_rhythm: str = ""
    report_day: int | None = None
    directing_post: Post | None = None
    follows: DirectiveItem | None = None


def add(*, by: Actor, directive: Directive, items: Sequence[ItemFields]) -> list[DirectiveItem]:
    """Part of `directives.create` and of its transaction, which has asked whether `by` may. One statement."""
    numbers = [item.no for item in items]
    if len(set(numbers)) < len(numbers):
        twice = sorted({no for no in numbers if numbers.count(no) > 1})
        reason = _("Two items bear the number %(numbers)s.")
        raise Refused(refuse(Kind.INPUT, "item_number", reason % {"numbers": ", ".join(map(str, twice))}))
    return DirectiveItem.objects.bulk_create([_built(directive, item, by) for item in items])


@transaction.atomic
def close(*, by: Actor, item: DirectiveItem, reason: str) -> DirectiveItem:
    """The verdict that ends a standing or recurring duty.

    What waited for acceptance is accepted with it, and so is a standing duty; a cycle that was never reported done is
    cancelled: ending the duty does not make it done.
    """
    held = DirectiveItem.objects.select_for_update(of=("self",)).select_related("directive").get(pk=item.pk)
    rows = Assignment.objects.filter(item=held, parent__isnull=True).open().order_by("pk")
    still_open = list(
        rows.select_related("unit", "item__directive__committee").select_for_update(of=("self",))
    )
    policies.may_close(by, held, [row for row in still_open if row.is_lead]).enforce()
    reason_is_given(reason).enforce()
    accepted = [row for row in still_open if not row.cycle or row.state in Assignment.AWAITING]
    missed = [row for row in still_open if row not in accepted]
    move_all(accepted, Assignment.State.ACCEPTED, by=by, reason=reason)
    move_all(missed, Assignment.State.CANCELLED, by=by, reason=reason)
    end_item(held, DirectiveItem.End.CLOSED)
    facts = {"accepted": len(accepted), "cancelled": len(missed), "reason": reason}
    audit.record(by=by, verb="item.closed", thing=held, facts=facts)
    return held


@transaction.atomic
def close_by_verdict(*, by: Actor, item: DirectiveItem, reason: str) -> DirectiveItem:
    """A meeting closes an item: a duty ends; of a task every result reported done is accepted, and there is no other."""
    held, leads = _held(item)
    if held.is_standing or held.is_recurring:
        return close(by=by, item=held, reason=reason)
    policies.may_take_results(by, held, leads).enforce()
    reason_is_given(reason).enforce()
    move_all(leads, Assignment.State.ACCEPTED, by=by, reason=reason.strip())
    for row in {row.cycle: row for row in leads}.values():
        end_coordination(row, by)
    facts = {"accepted": len(leads), "cancelled": 0, "reason": reason.strip()}
    audit.record(by=by, verb="item.closed", thing=held, facts=facts)
    return held


@transaction.atomic
def mark_no_task(*, by: Actor, item: DirectiveItem, reason: str) -> DirectiveItem:
    """It turned out that the item gives nobody anything to do: said by who could accept its result, with the reason."""
    held, leads = _held(item)
    policies.may_mark_no_task(by, held, leads).enforce()
    reason_is_given(reason).enforce()
    work = Assignment.objects.filter(item=held, parent__isnull=True).open().order_by("pk")
    rows = list(work.select_for_update(of=("self",)))
    move_all(rows, Assignment.State.CANCELLED, by=by, reason=reason.strip())
    end_item(held, DirectiveItem.End.NO_TASK)
    facts = {"assignments": len(rows), "reason": reason.strip()}
    audit.record(by=by, verb="item.no_task", thing=held, facts=facts)
    return held


def _held(item: DirectiveItem) -> tuple[DirectiveItem, list[Assignment]]:
    """The item and its open leads, held."""
    rows = DirectiveItem.objects.select_for_update(of=("self",)).select_related("directive__committee")
    held = rows.get(pk=item.pk)
    leads = Assignment.objects.filter(item=held).leads().open().order_by("pk")
    related = ("unit", "item__directive__committee")
    return held, list(leads.select_for_update(of=("self",)).select_related(*related))


def _built(directive: Directive, confirmed: ItemFields, by: Actor) -> DirectiveItem:
    values = {field.name: getattr(confirmed, field.name) for field in fields(confirmed)}
    values |= {"leads": list(confirmed.leads), "coordinators": list(confirmed.coordinators)}
    item = DirectiveItem(directive=directive, **values, **stamp(by))
    _check(item)
    return item


def _check(item: DirectiveItem) -> None:
    try:
        item.clean_fields(
            exclude={*FOREIGN, "leads"}
        )  # an item may name nobody: the lint warns, nothing blocks
    except ValidationError as error:
        messages = "; ".join(
            f"{getattr(item._meta.get_field(name), 'verbose_name', name)}: {' '.join(told)}"
            for name, told in error.message_dict.items()
        )
        _refuse(item, messages)
    if not item.text.strip():
        _refuse(item, str(_("the text is missing.")))
    if item.due_kind == DirectiveItem.Due.DATE and item.original_due_on is None:
        _refuse(item, str(_("the deadline has no day.")))
    if item.is_recurring and not item.rhythm:
        _refuse(item, str(_("it recurs, but how often is missing.")))


def _refuse(item: DirectiveItem, reason: str) -> None:
    told = _("Item %(no)s: %(reason)s") % {"no": item.no, "reason": reason}
    raise Refused(refuse(Kind.INPUT, "item", told))
