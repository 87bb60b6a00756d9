"""Entries of a timeline beside reports and verdicts: urging, what units were asked and answered, field checks, and where the
item came from or went. All of them in one statement, whatever their number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from common.formats import dmy
from directives.models import (
    Assignment,
    CoordinationRequest,
    DirectiveItem,
    ExplanationRequest,
    FieldCheck,
    FieldCheckFile,
    ItemLink,
    Urge,
)
from directives.readings.evidence import FileLine, line_of
from directives.readings.timeline_entries import TimelineEntry, who_recorded


@dataclass(frozen=True)
class Fact:
    """One row of any of these tables. `work` is the assignment, of a link the other item; `name` the unit asked or the
    other item's paper; `told` the outcome, the team or the kind of the link."""

    table: str
    pk: int
    known_on: date
    recorded_at: datetime
    by_label: str
    on_behalf_of: str
    basis: str
    work: int
    text: str
    name: str
    told: str
    number: int
    due_on: date | None
    answered_on: date | None
    answered_at: datetime | None
    answered_by: str
    answer: str


WITHDRAWN = "withdrawn"
STAMPED = ("pk", "known_on", "recorded_at", "by_label", "on_behalf_of", "basis")


def beside(
    item: DirectiveItem, work: dict[int, Assignment], viewer: Actor, on: date, *, linked: bool
) -> Iterator[TimelineEntry]:
    """One statement; with field checks one more for their files, with links one more for what the viewer may see."""
    facts = [Fact(*row) for row in _facts(item, list(work), on, linked=linked)]
    facts.sort(key=lambda fact: (fact.table, fact.pk))
    files = _files([fact for fact in facts if fact.table == "check"], viewer)
    seen = _seen([fact for fact in facts if fact.table in ("on", "back")], viewer)
    for fact in facts:
        if fact.table in ("on", "back"):
            yield _link(fact, on, is_seen=fact.work in seen)
        elif fact.table == "check":
            yield _check(fact, work[fact.work], files.get(fact.pk, ()))
        elif fact.table == "urge":
            yield _urge(fact, work[fact.work])
        else:
            yield from _asked(fact, work[fact.work], on)


def _facts(
    item: DirectiveItem, work: Sequence[int], on: date, *, linked: bool
) -> QuerySet[Any, tuple[Any, ...]]:
    kind, keys = Assignment._meta.label_lower, [str(pk) for pk in work]
    known: dict[str, Any] = {"known_on__lte": on}
    about = {"object_kind": kind, "object_key__in": keys, **known}
    key = Cast("object_key", BigIntegerField())
    urges = _told(Urge.objects.filter(**about), "urge", work=key, text=F("text"))
    replied = ("due_on", "replied_known_on", "replied_at", "replied_by", "reply")
    explained = ExplanationRequest.objects.filter(**about)
    ended = Case(When(withdrawn=True, then=Value(WITHDRAWN)), default=Value(""))
    explanations = _told(explained, "explanation", work=key, text=F("text"), told=ended, answer=replied)
    answered = ("due_on", "answered_known_on", "answered_at", "answered_by", "answer")
    parts = _told(
        CoordinationRequest.objects.filter(assignment__in=work, **known),
        "part",
        work=F("assignment_id"),
        text=F("text"),
        name=F("unit__short_name"),
        told=ended,
        answer=answered,
    )
    checks = _told(
        FieldCheck.objects.filter(assignment__in=work, **known),
        "check",
        work=F("assignment_id"),
        text=F("finding"),
        name=F("team"),
        told=F("outcome"),
        day=F("checked_on"),
    )
    found = [explanations, parts, checks]
    if linked:
        found += [_links(item, known, forward=True), _links(item, known, forward=False)]
    return urges.union(*found, all=True)


def _links(item: DirectiveItem, known: dict[str, Any], *, forward: bool) -> QuerySet[Any, tuple[Any, ...]]:
    mine, other = ("old", "new") if forward else ("new", "old")
    return _told(
        ItemLink.objects.filter(Q(**{mine: item}), **known),
        "on" if forward else "back",
        work=F(f"{other}_id"),
        text=F("reason"),
        name=F(f"{other}__directive__number"),
        told=F("kind"),
        number=F(f"{other}__no"),
    )


def _told(
    rows: Any,
    table: str,
    *,
    work: Any,
    text: Any,
    name: Any = None,
    told: Any = None,
    number: Any = None,
    day: Any = None,
    answer: Sequence[str] = (),
) -> QuerySet[Any, tuple[Any, ...]]:
    """The columns of `Fact`; every branch of the union gives each column the same type."""
    words, none = Value("", output_field=TextField()), Value(None)
    due, answered_on, at, by, reply = answer or ("", "", "", "", "")
    columns = {
        "c_work": Cast(work, BigIntegerField()),
        "c_text": Cast(text, TextField()),
        "c_name": Cast(name if name is not None else words, TextField()),
        "c_told": Cast(told if told is not None else words, TextField()),
        "c_number": Cast(number if number is not None else Value(0), BigIntegerField()),
        "c_due": Cast(F(due) if due else day if day is not None else none, DateField()),
        "c_answered_on": Cast(F(answered_on) if answered_on else none, DateField()),
        "c_answered_at": Cast(F(at) if at else none, DateTimeField()),
        "c_answered_by": Cast(F(by) if by else words, TextField()),
        "c_answer": Cast(F(reply) if reply else words, TextField()),
    }
    named = rows.order_by().annotate(c_table=Value(table, output_field=CharField()), **columns)
    found: QuerySet[Any, tuple[Any, ...]] = named.values_list("c_table", *STAMPED, *columns)
    return found


def _urge(fact: Fact, work: Assignment) -> TimelineEntry:
    return TimelineEntry(
        kind="urged",
        on=fact.known_on,
        at=fact.recorded_at,
        title=_("Urged"),
        unit=work.unit.short_name,
        who=who_recorded(fact),
        text=fact.text,
    )


def _asked(fact: Fact, work: Assignment, on: date) -> Iterator[TimelineEntry]:
    """A part asked of another unit, or an explanation of this one; those who take no orders give information."""
    asks, unit = fact.table == "part", work.unit.short_name
    informs = not asks and work.unit.is_asked
    title = _("Information asked for") if informs else _("Explanation asked for")
    due = dmy(fact.due_on) if fact.due_on else ""
    yield TimelineEntry(
        kind=f"{fact.table}_asked",
        on=fact.known_on,
        at=fact.recorded_at,
        title=_("Coordination asked for") if asks else title,
        unit=f"{unit} → {fact.name}" if asks else unit,
        who=who_recorded(fact),
        text=fact.text,
        notes=((_("Answer by"), due),),
    )
    if fact.answered_on is None or fact.answered_on > on:
        return
    if fact.told == WITHDRAWN:
        yield _withdrawn(fact, f"{unit} → {fact.name}" if asks else unit)
        return
    late = fact.due_on is not None and fact.answered_on > fact.due_on
    given = _("Information given") if informs else _("Explanation given")
    yield TimelineEntry(
        kind=f"{fact.table}_answered",
        on=fact.answered_on,
        at=fact.answered_at or fact.recorded_at,
        title=_("Coordination answered") if asks else given,
        unit=f"{fact.name} → {unit}" if asks else unit,
        who=fact.answered_by,
        text=fact.answer,
        notes=((_("After the deadline"), due),) if late else (),
    )


def _withdrawn(fact: Fact, unit: str) -> TimelineEntry:
    return TimelineEntry(
        kind=f"{fact.table}_withdrawn",
        on=fact.answered_on or fact.known_on,
        at=fact.answered_at or fact.recorded_at,
        title=_("Request withdrawn"),
        unit=unit,
        who=fact.answered_by,
        text=fact.answer,
    )


def _check(fact: Fact, work: Assignment, files: tuple[FileLine, ...]) -> TimelineEntry:
    day = dmy(fact.due_on) if fact.due_on else ""
    outcome = FieldCheck.Outcome(fact.told)
    return TimelineEntry(
        kind=f"check_{fact.told}",
        on=fact.known_on,
        at=fact.recorded_at,
        title=_("Field check: %(outcome)s") % {"outcome": outcome.label},
        unit=work.unit.short_name,
        who=who_recorded(fact),
        text=fact.text,
        notes=((_("Checked on"), day), (_("Who checked"), fact.name)),
        files=files,
    )


def _link(fact: Fact, on: date, *, is_seen: bool) -> TimelineEntry:
    """An item that the viewer may not see is not named."""
    forward = fact.table == "on"
    name = _("Item %(no)s, %(number)s") % {"no": fact.number, "number": fact.name}
    return TimelineEntry(
        kind=f"link_{fact.told}" if forward else "link_back",
        on=fact.known_on,
        at=fact.recorded_at,
        title=_link_title(fact.told, forward=forward),
        unit=name if is_seen else _("an item that you may not open"),
        who=who_recorded(fact),
        text=fact.text,
        url=with_day(reverse("directives:item", args=[fact.work]), on) if is_seen else "",
    )


def _link_title(kind: str, *, forward: bool) -> str:
    told = {
        (ItemLink.Kind.SUPERSEDED, True): _("Superseded by"),
        (ItemLink.Kind.MERGED, True): _("Merged into"),
        (ItemLink.Kind.SPLIT, True): _("Split into"),
        (ItemLink.Kind.SUPERSEDED, False): _("Takes the place of"),
        (ItemLink.Kind.MERGED, False): _("Takes in"),
        (ItemLink.Kind.SPLIT, False): _("Is a part of"),
    }
    return told[(ItemLink.Kind(kind), forward)]


def _seen(links: Sequence[Fact], viewer: Actor) -> set[int]:
    if not links:
        return set()
    visible = DirectiveItem.objects.visible_to(viewer).filter(pk__in=[link.work for link in links])
    return set(visible.values_list("pk", flat=True))


def _files(checks: Sequence[Fact], viewer: Actor) -> dict[int, tuple[FileLine, ...]]:
    if not checks:
        return {}
    holders = {check.pk: check.work for check in checks}
    found: dict[int, list[FileLine]] = defaultdict(list)
    kept = FieldCheckFile.objects.filter(check_made__in=list(holders)).select_related("attachment")
    for file in kept.defer("attachment__text").order_by("pk"):
        found[file.check_made_id].append(line_of(file.attachment, holders[file.check_made_id], viewer))
    return {pk: tuple(lines) for pk, lines in found.items()}
