"""Items as rows of the offices' sheet of twenty-five columns; status, progress and days are those of the board."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from common.actors import Actor, ActorKind
from common.formats import dmy
from directives.layouts.tracking_export import TrackedItem, tracking_workbook
from directives.models import (
    Assignment,
    AssignmentTransition,
    DeadlineExtension,
    DirectiveItem,
    ProgressUpdate,
)
from directives.readings.item_words import due_day
from directives.readings.items import item_rows
from directives.readings.last_words import NO_WORDS, LastWords, last_words
from directives.readings.rows import ItemRow
from organizations.models import User

PERSON = ActorKind.USER.value


@dataclass(frozen=True)
class Approver:
    """`email` and `phone` are those of his office; empty where a program or the portal accepted."""

    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Known:
    """What is read beside the rows, by item."""

    words: dict[int, LastWords]
    reporters: dict[int, str]
    old_dues: dict[int, str]
    approvers: dict[int, Approver]


def tracking_export(items: Sequence[DirectiveItem], *, viewer: Actor, on: date) -> bytes:
    """Of visible items, in their order. Ten statements, whatever their number."""
    with translation.override("vi"):
        return tracking_workbook(tracked_items(items, viewer=viewer, on=on), on=on)


def tracked_items(items: Sequence[DirectiveItem], *, viewer: Actor, on: date) -> list[TrackedItem]:
    keys = [item.pk for item in items]
    rows = {row.id: row for row in item_rows(DirectiveItem.objects.filter(pk__in=keys), viewer=viewer, on=on)}
    stored = DirectiveItem.objects.select_related("directive").in_bulk(list(rows))
    known = Known(last_words(rows, on), _reporters(rows, on), _old_dues(rows, on), _approvers(rows, on))
    return [_told(rows[key], stored[key], known) for key in keys if key in rows]


def _told(row: ItemRow, item: DirectiveItem, known: Known) -> TrackedItem:
    paper, words = item.directive, known.words.get(row.id, NO_WORDS)
    approver = known.approvers.get(row.id, Approver("")) if row.is_ended else Approver("")
    return TrackedItem(
        text=row.text,
        directing=row.directing_post,
        lead=row.lead_label,
        coordinators=row.coordinator_label,
        focal=known.reporters.get(row.id, ""),
        given_on=item.valid_from or paper.noted_on or paper.issued_on,
        due=row.due_on or due_day(row, dmy),
        kind=str(item.get_kind_display()),
        source=f"{paper.get_kind_display()} số {paper.number}, nội dung {item.ref or item.no}",
        status=str(row.status_label),
        result=words.result,
        percent=row.percent,
        difficulties=words.cause,
        proposals=words.proposals,
        id=row.id,
        giver=", ".join(part for part in (paper.signer_post, paper.issuer_name) if part),
        course=row.deadline_text or str(item.get_rhythm_display() if item.rhythm else ""),
        updated_on=row.last_news_on,
        done_on=row.done_on,
        extensions=row.extensions,
        old_dues=known.old_dues.get(row.id, ""),
        approver=approver.name,
        email=approver.email,
        phone=approver.phone,
    )


def _reporters(items: Iterable[int], on: date) -> dict[int, str]:
    """Who reported last for the leads of each item: the last name in the order of recording."""
    told = ProgressUpdate.objects.filter(
        assignment__item__in=list(items), assignment__role=Assignment.Role.LEAD, known_on__lte=on
    ).order_by("pk")
    return dict(told.values_list("assignment__item", "by_label"))


def _old_dues(items: Iterable[int], on: date) -> dict[int, str]:
    """Deadlines that extensions moved, the oldest first, each once."""
    moved = DeadlineExtension.objects.granted(on).filter(
        assignment__item__in=list(items),
        assignment__role=Assignment.Role.LEAD,
        cause__in=DeadlineExtension.COUNTED,
        previous_due_on__isnull=False,
    )
    found: dict[int, set[date]] = defaultdict(set)
    for item, day in moved.values_list("assignment__item", "previous_due_on"):
        if day is not None:
            found[item].add(day)
    return {item: "\n".join(dmy(day) for day in sorted(days)) for item, days in found.items()}


def _approvers(items: Iterable[int], on: date) -> dict[int, Approver]:
    """Who accepted the last lead's result."""
    accepted = AssignmentTransition.objects.filter(
        assignment__item__in=list(items),
        assignment__role=Assignment.Role.LEAD,
        to_state=Assignment.State.ACCEPTED,
        known_on__lte=on,
    ).order_by("pk")
    found = list(accepted.values_list("assignment__item", "by_kind", "by_key", "by_label"))
    people = User.objects.in_bulk({int(key) for _item, kind, key, _label in found if kind == PERSON})
    told: dict[int, Approver] = {}
    for item, kind, key, label in found:
        person = people.get(int(key)) if kind == PERSON else None
        told[item] = Approver(person.full_name, person.email, person.phone) if person else Approver(label)
    return told
