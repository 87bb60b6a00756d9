"""The front: a notice's text in, what it says out. Saves nothing, asks nothing of the database."""

import re
from collections.abc import Callable, Iterable, Sequence

from directives.parsing.evaluations import AGREES
from directives.parsing.header import find_body, read_header, read_signature
from directives.parsing.items import NO_TASK, Collector, Draft
from directives.parsing.lines import Line, TextSpan, passage, shown, split_lines
from directives.parsing.lint import notice_warnings, warnings_of
from directives.parsing.mentions import find_mentions
from directives.parsing.moments import Reference
from directives.parsing.outline import ASKS, Builder, Outline, spans_of
from directives.parsing.remainders import settle_remainders
from directives.parsing.rows import RowReader
from directives.parsing.shapes import (
    DueKind,
    ItemKind,
    Mark,
    NoticeHeader,
    ParsedItem,
    ParsedNotice,
    WorkingCalendar,
)
from directives.parsing.units import UnitDirectory

CONTINUOUS = re.compile(r"(?:Bảng, )?(?:mục|ý|điểm) (?:[A-ZĐ]+\.)?\d+")
OUTPUT_LABEL = re.compile(
    r"(?:sản phẩm(?: (?:đầu ra|dự kiến|hoàn thành|yêu cầu|bàn giao))?|kết quả đầu ra|yêu cầu sản phẩm|đầu ra) ?(?::|là) ?([^;.\n]{3,300})"
)
LEADER_LABEL = re.compile(
    r"(?:lãnh đạo|người|đồng chí) (?:phụ trách|chỉ đạo)(?: thực hiện)? ?: ?([^;.\n]{3,120})"
)
ACTS = re.compile(
    r"^ ?,? ?(?:chủ trì|phối hợp|tham mưu|rà soát|xây dựng|tổ chức|triển khai|thực hiện|hoàn thành|tiếp tục|khẩn trương|theo dõi|tổng hợp|là đầu mối|nghiêm túc|chịu trách nhiệm|có trách nhiệm|báo cáo)\b"
)


def parse_notice(
    text: str, *, directory: UnitDirectory, calendar: WorkingCalendar | None = None
) -> ParsedNotice:
    """Reads a conclusion notice. ``directory`` holds the units valid on the day of issue."""
    source = shown(text)
    lines = split_lines(source)
    own = directory.own or directory.deduced_own("\n".join(line.text for line in lines[:25]))
    if own is not None:
        directory = directory.owned_by(own)
    body = find_body(lines, _actor_test(directory))
    header = read_header(lines[:body], lines[-15:] if body < len(lines) else ())
    directory = directory.issued_by(header.number or "", header.issuers)
    names_actor = _actor_test(directory)
    if body == len(lines):
        return _nothing_found(source, lines, header, own)
    reference = Reference(header.issued_on, header.meeting_date, calendar)
    outline = Builder(source, lines[body:], directory, names_actor).build()
    collector = Collector(source, directory, reference, RowReader(source, directory, reference))
    collector.collect(outline.roots)
    return _assembled(source, lines[:body], header, outline, collector, own)


def _actor_test(directory: UnitDirectory) -> Callable[[Line], bool]:
    def names_actor(line: Line) -> bool:
        """The line begins by giving somebody work: "Giao …" or "Phòng Nội vụ chủ trì …"."""
        if ASKS.match(line.key):
            return True
        text = passage(line.text, [(0, min(len(line.text), 400))])
        mentions = [mention for mention in find_mentions(text, directory) if mention.targets]
        return (
            bool(mentions)
            and mentions[0].start == 0
            and bool(ACTS.match(text.key[mentions[-1].end :]) or ACTS.match(text.key[mentions[0].end :]))
        )

    return names_actor


def _nothing_found(source: str, lines: Sequence[Line], header: NoticeHeader, own: str | None) -> ParsedNotice:
    """Nothing recognised: no items, the whole text unassigned."""
    reference = Reference(header.issued_on, header.meeting_date)
    return ParsedNotice(
        source=source,
        number=header.number,
        issued_on=header.issued_on,
        meeting_date=header.meeting_date,
        kind=header.kind,
        title=header.title,
        issuers=header.issuers,
        signature=read_signature(lines),
        own=own,
        items=(),
        headings=(),
        unassigned=spans_of(lines),
        header=(),
        closing=(),
        warnings=notice_warnings(header.number, reference, ()),
    )


def _assembled(
    source: str,
    head: Sequence[Line],
    header: NoticeHeader,
    outline: Outline,
    collector: Collector,
    own: str | None,
) -> ParsedNotice:
    reference = collector.reference
    drafts = sorted(collector.drafts, key=lambda draft: draft.span.start)
    settle_remainders(drafts, collector.directory)
    labels = [draft.label for draft in drafts if CONTINUOUS.fullmatch(draft.ref)]
    runs_on = len(labels) == len(set(labels))
    items = tuple(_item(no, draft, collector, runs_on=runs_on) for no, draft in enumerate(drafts, 1))
    return ParsedNotice(
        source=source,
        number=header.number,
        issued_on=header.issued_on,
        meeting_date=header.meeting_date,
        kind=header.kind,
        title=header.title,
        issuers=header.issuers,
        signature=read_signature(outline.closing),
        own=own,
        items=items,
        headings=_ordered(collector.headings),
        unassigned=_ordered(collector.unassigned),
        header=spans_of(head),
        closing=spans_of(outline.closing),
        warnings=notice_warnings(header.number, reference, items),
    )


def _ordered(spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))


def _item(no: int, draft: Draft, collector: Collector, *, runs_on: bool) -> ParsedItem:
    """``runs_on``: one count through the whole notice, so a printed number that is the item's own needs no citation."""
    directory, reference = collector.directory, collector.reference
    kind = _kind(draft)
    output = draft.columns.get("output") or _labelled(draft, OUTPUT_LABEL)
    return ParsedItem(
        no=no,
        ref="" if runs_on and draft.label == str(no) and CONTINUOUS.fullmatch(draft.ref) else draft.ref,
        label=draft.label,
        heading=draft.heading,
        text=draft.passage.text,
        kind_hint=kind,
        leads=tuple(draft.roles.leads),
        coordinators=tuple(draft.roles.coordinators),
        due=draft.due.due,
        report=draft.due.report,
        required_output=output,
        directing_leader=draft.columns.get("leader") or _labelled(draft, LEADER_LABEL),
        warnings=warnings_of(draft, kind, output, directory, reference),
        span=draft.span,
        marks=_marks(draft),
    )


def _labelled(draft: Draft, label: re.Pattern[str]) -> str:
    found = label.search(draft.passage.key)
    return draft.passage.text[found.start(1) : found.end(1)].strip() if found else ""


def _kind(draft: Draft) -> ItemKind:
    roles, due = draft.roles, draft.due.due
    if NO_TASK.search(draft.passage.key):
        return ItemKind.NO_TASK
    if roles.leads or roles.unknown or roles.other_leads or due.kind is not DueKind.NONE:
        standing = due.kind in (DueKind.ONGOING, DueKind.RECURRING)
        return ItemKind.STANDING if standing else ItemKind.TASK
    return ItemKind.INFORMATION if AGREES.match(draft.passage.key) else ItemKind.ORIENTATION


def _marks(draft: Draft) -> tuple[Mark, ...]:
    """Places in the shown text; a table's marks were placed when its cells were read."""
    marks = [*draft.roles.marks, *draft.due.marks]
    if draft.from_table:
        return tuple(sorted(marks, key=lambda mark: mark.start))
    placed = []
    for mark in marks:
        span = draft.passage.span(mark.start, mark.end)
        placed.append(Mark(span.start, span.end, mark.kind))
    return tuple(sorted(placed, key=lambda mark: mark.start))
