"""The results report of a meeting, filled from the same reading as its page: what is counted there is counted here."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.text import capfirst

from common.actors import Actor
from common.formats import dmy
from directives.models import Directive
from directives.readings.due_words import extension_note
from directives.readings.item_words import due_day
from directives.readings.last_words import NO_WORDS
from directives.readings.rows import ItemRow, Status
from documents.readings.headings import office_heading, office_of
from meetings.layouts.results_report import USUAL, ItemLine, ResultsReport
from meetings.layouts.tally import tally_of
from meetings.models import Meeting
from meetings.readings.beside_the_items import Beside, change_of, read_beside
from meetings.readings.results import ResultsOfItems, results
from meetings.readings.session import VerdictRow
from meetings.sources.notices import NoticeLabel
from meetings.sources.table import known_revision, lay
from organizations.models import CommitteeMembership
from organizations.models.validity import in_force

HEAD_OF_OFFICE = "CHÁNH VĂN PHÒNG"
NO_VERDICT = "Không có ý kiến"
TO_CHAIR = "Trưởng Ban Chỉ đạo"
RECEIVERS = ("- Trưởng Ban Chỉ đạo;", "- Các thành viên Ban Chỉ đạo;", "- Lưu: VT.")


def results_report(
    meeting: Meeting, *, viewer: Actor, on: date, parts: Iterable[str] = USUAL, layout: str = ""
) -> ResultsReport | None:
    """As of the meeting's day, or of `on` before it; None where the viewer sees no notice under review."""
    with translation.override("vi"):
        found = results(lay(known_revision(meeting, viewer=viewer, on=on), viewer=viewer, on=on))
        if found.notice is None:
            return None
        earlier = [row.row for group in found.earlier for row in group.items]
        beside = read_beside(meeting, (*found.items, *earlier), viewer=viewer, on=found.on, told_on=on)
        return _report(meeting, found, found.notice, beside, parts=frozenset(parts), layout=layout)


def _report(
    meeting: Meeting,
    found: ResultsOfItems,
    notice: NoticeLabel,
    beside: Beside,
    *,
    parts: frozenset[str],
    layout: str,
) -> ResultsReport:
    committee, on = meeting.committee, found.on
    heading = office_heading(committee, kind="BC", on=on, layout=layout)
    issuer, is_illustrative = _issuer(notice.id)
    return ResultsReport(
        heading=heading,
        notice=notice.number,
        notice_day=notice.issued_on,
        issuer=issuer,
        office=office_of(committee, heading.layout, on).name,
        to_post=_chair(meeting, on),
        items=tuple(_line(row, beside, on) for row in found.items),
        earlier=tuple(
            (group.notice.number, tuple(_line(each.row, beside, on) for each in group.items))
            for group in found.earlier
        ),
        tally=tally_of(found.counts),
        parts=parts,
        on=on,
        signed=(HEAD_OF_OFFICE,),
        receivers=RECEIVERS,
        is_illustrative=is_illustrative or meeting.is_illustrative,
        reference=found.counts.total.reference,
        change=change_of(found.items, beside),
    )


def _issuer(notice: int) -> tuple[str, bool]:
    found = Directive.objects.filter(pk=notice).values_list("issuer_name", "is_illustrative").first()
    return found or ("", False)


def _chair(meeting: Meeting, on: date) -> str:
    """The post of the committee's chair, never a name."""
    seats = CommitteeMembership.objects.filter(
        in_force(on), committee=meeting.committee_id, seat=CommitteeMembership.Seat.CHAIR
    )
    return seats.order_by("position").values_list("title", flat=True).first() or TO_CHAIR


def _line(row: ItemRow, beside: Beside, on: date) -> ItemLine:
    said, spoken = beside.words.get(row.id, NO_WORDS), beside.spoken(row)
    extended = extension_note(row, on)
    return ItemLine(
        no=row.no,
        heading=row.heading,
        text=row.text,
        lead=row.lead_label,
        coordinators=row.coordinator_label,
        due="\n".join(text for text in (due_day(row, dmy), extended) if text),
        due_on=row.due_on,
        done_on=row.done_on,
        status=str(row.status_label),
        share=_share(row),
        percent=row.percent,
        result=said.result,
        cause=said.cause,
        proposals=said.proposals,
        evidence=row.evidence,
        is_ended=row.is_ended,
        before=beside.before(row),
        verdict=_words(spoken.at_table),
        settled=_words(spoken.by_notice) or NO_VERDICT if spoken.by_notice else "",
        why=spoken.by_notice.note if spoken.by_notice else "",
    )


def _words(said: VerdictRow | None) -> str:
    return capfirst(said.words) if said and said.verdict else ""


def _share(row: ItemRow) -> str:
    """Several leads are k of n, never one percentage."""
    if row.status is Status.INFO:
        return ""
    return f"{row.done_leads}/{row.lead_count}" if row.lead_count > 1 else f"{row.percent}%"
