"""My work as a page: the musts in their groups, each with the form that settles it, and the strip of what is led."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import day_text, with_day
from dashboards.readings.papers_waiting import papers_waiting
from dashboards.readings.plan_asks import comments_asked, explanations_asked
from dashboards.readings.questions_asked import AskedLine, asked_lines
from dashboards.readings.work_asked import answers_owed
from directives.readings.due_words import due_note, shown_status
from directives.readings.item_words import GIST_WORDS
from directives.readings.my_work import MUSTS, Must, MustRow, my_work
from organizations.permissions import Permission, unit_paths

REPORT = (gettext_lazy("Report progress"), "assignment-report", "edit")
# what settles a must: words, address, icon
VERBS: dict[Must, tuple[str | Promise, str, str]] = {
    Must.RETURNED: REPORT,
    Must.OVERDUE: REPORT,
    Must.DUE_SOON: REPORT,
    Must.TO_ACKNOWLEDGE: (gettext_lazy("Take up the work"), "assignment-acknowledge", "check"),
    Must.TO_REPORT: REPORT,
    Must.TO_ACCEPT: (gettext_lazy("Consider"), "assignment-accept", "circle-check"),
    Must.TO_VERIFY: (gettext_lazy("Verify"), "assignment-verify", "clipboard-check"),
    Must.EXTENSIONS: (gettext_lazy("Decide"), "extension-decide", "gavel"),
    Must.LEAD_CHANGES: (gettext_lazy("Decide"), "lead-change-decide", "gavel"),
    Must.DECLINED: (gettext_lazy("Find its unit"), "assignment-detail", "transfer"),
    Must.GOING_ON: REPORT,
    Must.COORDINATING: REPORT,
}
TITLES: dict[Must, str | Promise] = {
    Must.RETURNED: gettext_lazy("Returned: to be completed"),
    Must.OVERDUE: gettext_lazy("Overdue"),
    Must.DUE_SOON: gettext_lazy("Due soon"),
    Must.TO_ACKNOWLEDGE: gettext_lazy("New: to be taken up"),
    Must.TO_REPORT: gettext_lazy("A progress report is owed"),
    Must.TO_ACCEPT: gettext_lazy("Results to accept"),
    Must.TO_VERIFY: gettext_lazy("Results to verify"),
    Must.EXTENSIONS: gettext_lazy("Extensions to decide"),
    Must.LEAD_CHANGES: gettext_lazy("Changes of lead to decide"),
    Must.DECLINED: gettext_lazy("Declined work"),
    Must.GOING_ON: gettext_lazy("Going on, in time"),
    Must.COORDINATING: gettext_lazy("Coordinating"),
    Must.WAITING: gettext_lazy("Reported done, waiting for the office"),
}
ANCHORS = {Must.TO_VERIFY: "verify", Must.TO_ACCEPT: "accept", Must.EXTENSIONS: "decide"}


@dataclass(frozen=True)
class WorkLine:
    """`row` is None for what is no work of a paper: applications to judge, drafts to comment on."""

    row: MustRow | None
    key: str
    days: int | None
    badge: str
    title: str
    url: str
    why: str
    who: str
    due: str
    verb: str | Promise
    verb_url: str
    icon: str
    by_click: bool


@dataclass(frozen=True)
class WorkGroup:
    must: Must | None
    anchor: str
    title: str | Promise
    key: str
    is_must: bool
    lines: tuple[WorkLine, ...]


@dataclass(frozen=True)
class WorkCell:
    """A piece of my units' work on the strip: the item's number in its paper."""

    number: int
    unit: str
    status: str
    percent: int
    url: str
    label: str


@dataclass(frozen=True)
class WorkPage:
    groups: tuple[WorkGroup, ...]
    cells: tuple[WorkCell, ...]
    must_count: int
    on: date


def work_page(*, viewer: Actor, on: date) -> WorkPage:
    work = my_work(viewer=viewer, on=on)
    mine = unit_paths(viewer, Permission.REPORT_PROGRESS)
    groups = tuple(_group(must, rows, on) for must, rows in work.groups if rows)
    led = [row for _must, rows in work.groups for row in rows if row.is_lead and mine]
    led.sort(key=lambda row: (-row.directive_id, row.item_no))
    asked, comments = asked_lines(viewer=viewer, on=on), comments_asked(viewer=viewer, on=on)
    owed, answers = explanations_asked(viewer=viewer, on=on), answers_owed(viewer=viewer, on=on)
    more = (
        *_asked_group("answer", gettext_lazy("Questions to answer"), answers, _("Answer"), "message-2"),
        *_asked_group("explain", gettext_lazy("Explanations owed on projects"), owed, _("Reply"), "edit"),
        *_asked_group("judge", gettext_lazy("Applications to judge"), asked, _("Judge"), "scale"),
        *_asked_group("comment", gettext_lazy("Drafts to comment on"), comments, _("Comment"), "message-2"),
    )
    papers = papers_waiting(viewer=viewer, on=on)
    for anchor, title, lines, verb, icon in papers:
        more = (*more, *_asked_group(anchor, title, lines, str(verb), icon))
    musts = tuple(group for group in groups if group.is_must)
    rest = tuple(group for group in groups if not group.is_must)
    count = work.must_count + len(asked) + len(comments) + len(owed) + len(answers)
    count += sum(len(lines) for _anchor, _title, lines, _verb, _icon in papers)
    return WorkPage((*musts, *more, *rest), tuple(_cell(row, on) for row in led), count, on)


def _asked_group(
    anchor: str, title: str | Promise, asked: tuple[AskedLine, ...], verb: str, icon: str
) -> tuple[WorkGroup, ...]:
    """After the musts, before what goes on by itself."""
    if not asked:
        return ()
    key = "over" if asked[0].key == "over" else "soon" if asked[0].key == "soon" else "none"
    lines = tuple(_asked(line, verb, icon) for line in asked)
    return (WorkGroup(None, anchor, title, key, True, lines),)


def _asked(line: AskedLine, verb: str, icon: str) -> WorkLine:
    return WorkLine(
        row=None,
        key=line.key,
        days=line.days,
        badge="" if line.days is not None else _("waiting"),
        title=line.title,
        url=line.url,
        why=line.why,
        who=line.who,
        due=line.due,
        verb=verb,
        verb_url=line.url,
        icon=icon,
        by_click=False,
    )


def _group(must: Must, rows: tuple[MustRow, ...], on: date) -> WorkGroup:
    urgent = must in (Must.RETURNED, Must.OVERDUE)
    return WorkGroup(
        must=must,
        anchor=ANCHORS.get(must, must.value),
        title=TITLES[must],
        key="over" if urgent else "soon" if must is Must.DUE_SOON else "none",
        is_must=must in MUSTS,
        lines=tuple(_line(row, on) for row in rows),
    )


def _line(row: MustRow, on: date) -> WorkLine:
    work = row.assignment
    verb, address, icon = VERBS.get(row.must, (_("Open"), "assignment-detail", "arrow-right"))
    asked = row.extension or row.lead_change
    settled = asked.id if asked else work.id
    key = shown_status(work)
    late_or_soon = key in ("over", "soon")
    return WorkLine(
        row=row,
        key=key,
        days=work.days if late_or_soon else None,
        badge="" if late_or_soon else _badge(row),
        title=_gist(row),
        url=with_day(reverse("directives:assignment-detail", args=[work.id]), on),
        why=_why(row, on),
        who=work.unit.short_name,
        due=_due(row, on),
        verb=verb,
        verb_url=reverse(f"directives:{address}", args=[settled]),
        icon=icon,
        by_click=address == "assignment-acknowledge",
    )


def _badge(row: MustRow) -> str:
    return _("coordinating") if not row.is_lead else str(row.assignment.state_label).capitalize()


def _gist(row: MustRow) -> str:
    return Truncator(row.item_gist).words(GIST_WORDS, truncate="…")


def _why(row: MustRow, on: date) -> str:
    place = _("Item %(no)s, %(number)s") % {"no": row.item_no, "number": row.directive_number}
    if row.extension is not None:
        asked = _("asks for %(day)s: %(reason)s") % {
            "day": day_text(row.extension.requested_due_on, on),
            "reason": row.extension.reason,
        }
        return f"{place} · {asked}"
    if row.lead_change is not None:
        proposed = row.lead_change.proposed or _("another unit")
        asked = _("asks for %(unit)s: %(reason)s") % {"unit": proposed, "reason": row.lead_change.reason}
        return f"{place} · {asked}"
    said = _("%(percent)s%% reported") % {"percent": row.assignment.percent}
    return f"{place} · {said if row.assignment.last_news_on else _('no report yet')}"


def _due(row: MustRow, on: date) -> str:
    due = row.assignment.due_on
    if due is None:
        return ""
    note = due_note(row.assignment) if row.is_lead else ""
    told = _("Due %(day)s") % {"day": day_text(due, on)}
    return f"{told} · {note}" if note and row.assignment.status.value not in ("over", "soon") else told


def _cell(row: MustRow, on: date) -> WorkCell:
    work = row.assignment
    label = _("Item %(no)s, %(number)s: %(text)s") % {
        "no": row.item_no,
        "number": row.directive_number,
        "text": _gist(row),
    }
    return WorkCell(
        number=row.item_no,
        unit=row.directive_number.partition("/")[0],
        status=work.mark,
        percent=work.percent,
        url=with_day(reverse("directives:assignment-detail", args=[work.id]), on),
        label=f"{label} {work.state_label}, {work.percent}%",
    )
