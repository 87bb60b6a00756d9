"""Six clears of a task: person, work, time, output, responsibility, authority. Findings warn, they never block."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from directives.parsing.items import Draft
from directives.parsing.moments import Reference
from directives.parsing.shapes import Due, DueKind, ItemKind, ParseWarning, Severity
from directives.parsing.units import UnitDirectory

VAGUE_VERB = re.compile(
    r"\b(?:tăng cường|tiếp tục|quan tâm|đẩy mạnh|chú trọng|nâng cao|phát huy|chủ động|tích cực|làm tốt|nghiêm túc|quyết liệt)\b"
)
OUTPUT = re.compile(
    r"\b(?:kế hoạch|đề án|phương án|báo cáo|quyết định|quy chế|danh mục|tờ trình|dự thảo|chương trình|hướng dẫn|công văn|quy trình"
    r"|văn bản|bộ tiêu chí|dự toán|biên bản|hồ sơ|phần mềm|hệ thống|lớp|hội nghị|chuyên mục|cơ sở dữ liệu|sản phẩm|giải pháp|bảng|mẫu"
    r"|đề cương|khung|lắp đặt|đạt \d|\d+ ?%|100|dự án|đường truyền|tập huấn|triển khai|tổng hợp|rà soát|danh sách|quy hoạch|nghị quyết)"
)
SEVERAL_PARTS = re.compile(r"\b(?:đồng chủ trì|cùng chủ trì)\b")
ASKED_NOT_ASSIGNED = re.compile(r"^(?:thống nhất |đồng ý )?giao\b")


def warnings_of(
    draft: Draft, kind: ItemKind, output: str, directory: UnitDirectory, reference: Reference
) -> tuple[ParseWarning, ...]:
    if kind in (ItemKind.INFORMATION, ItemKind.NO_TASK):
        return ()
    found = [
        *_who(draft, kind, directory),
        *_when(draft, kind, reference),
        *_what(draft, output),
        *_authority(draft, directory),
    ]
    return tuple(dict.fromkeys(found))


def _who(draft: Draft, kind: ItemKind, directory: UnitDirectory) -> Iterator[ParseWarning]:
    roles = draft.roles
    for phrase in dict.fromkeys(roles.unknown):
        yield ParseWarning(
            "unit_unknown",
            _("“%(phrase)s” is not a unit of this plan on the day of issue.") % {"phrase": phrase},
        )
    for phrase in dict.fromkeys(roles.vague):
        yield ParseWarning(
            "unit_unclear", _("“%(phrase)s” does not say which units are meant.") % {"phrase": phrase}
        )
    if not roles.leads:
        severity = Severity.INFO if kind is ItemKind.ORIENTATION else Severity.WARNING
        yield ParseWarning("who", _("No lead unit is named."), severity)
        return
    single = [unit for unit in roles.leads if not unit.is_group]
    phrases = {unit.phrase for unit in roles.leads}
    if len(single) > 1 and len(phrases) > 1 and not SEVERAL_PARTS.search(draft.passage.key):
        names = ", ".join(directory.label(unit.target) for unit in single)
        yield ParseWarning(
            "several_leads",
            _("Several units lead and it is not said who answers for the whole: %(names)s.")
            % {"names": names},
        )
        if not roles.chaired:
            yield ParseWarning(
                "responsibility", _("It is not said which part each lead unit answers for."), Severity.INFO
            )
    if draft.inherited:
        yield ParseWarning(
            "lead_inherited", _("The lead unit is taken from the heading or the row above."), Severity.INFO
        )


def _when(draft: Draft, kind: ItemKind, reference: Reference) -> Iterator[ParseWarning]:
    due, notes = draft.due.due, draft.due.notes
    if due.kind is DueKind.NONE and kind is not ItemKind.ORIENTATION:
        yield ParseWarning("when", _("No deadline is named."))
    for code, phrase in notes:
        yield ParseWarning(code, _note(code) % {"phrase": phrase})
    yield from _day_warnings(due, reference)


def _note(code: str) -> str:
    return {
        "year_assumed": _("The year of “%(phrase)s” is not written; check it."),
        "immediate_no_date": _("“%(phrase)s” names no day; enter one."),
    }.get(code, _("The deadline “%(phrase)s” can be read in more than one way; check it."))


def _day_warnings(due: Due, reference: Reference) -> Iterator[ParseWarning]:
    if due.on is None:
        return
    if reference.issued_on is not None and due.on < reference.issued_on:
        yield ParseWarning(
            "due_before_issue",
            _("The deadline %(due)s lies before the day of issue, %(issued)s.")
            % {"due": _day(due.on), "issued": _day(reference.issued_on)},
        )
    if reference.calendar is not None and not reference.calendar.is_working_day(due.on):
        yield ParseWarning("due_day_off", _("The deadline %(due)s is a day off.") % {"due": _day(due.on)})


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _what(draft: Draft, output: str) -> Iterator[ParseWarning]:
    key = draft.passage.key
    has_output = bool(output or OUTPUT.search(key))
    if not has_output:
        yield ParseWarning("output", _("It is not said what the result must be."), Severity.INFO)
        if VAGUE_VERB.search(key):
            yield ParseWarning("what", _("The work is described only in general words."))


def _authority(draft: Draft, directory: UnitDirectory) -> Iterator[ParseWarning]:
    """Vertical agencies and the Front are asked, not assigned."""
    if not ASKED_NOT_ASSIGNED.match(draft.passage.key):
        return
    asked = [unit.target for unit in draft.roles.leads if _is_asked(unit.target, directory)]
    if asked:
        names = ", ".join(directory.label(target) for target in asked)
        yield ParseWarning(
            "authority",
            _("%(names)s is asked (“Đề nghị”), not assigned (“Giao”).") % {"names": names},
            Severity.INFO,
        )


def _is_asked(target: str, directory: UnitDirectory) -> bool:
    unit = directory.by_code.get(target)
    if unit is None:
        return target in ("@nganh", "@doan_the", "@ctxh")
    return unit.group in ("nganh", "doan_the") or unit.bloc in ("front", "mass_organization")


def notice_warnings(
    number: str | None, reference: Reference, items: Sequence[object]
) -> tuple[ParseWarning, ...]:
    found: list[ParseWarning] = []
    if number is None:
        found.append(ParseWarning("number_missing", _("The notice bears no number yet."), Severity.INFO))
    if reference.issued_on is None:
        found.append(ParseWarning("issued_on_missing", _("The day of issue was not found.")))
    if not items:
        found.append(
            ParseWarning("no_items", _("No conclusion was recognised; the whole text is kept below."))
        )
    return tuple(found)
