"""Boards of units and of project owners as files: the very readings of their pages, put into the words of a paper."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.figures import Figure
from common.formats import dmy
from common.money import billions, number_text
from dashboards.layouts.board_paper import BoardTold, Part
from dashboards.readings.board_file import ASKED, ASKED_SHARES, DUE, DUE_SHARES, TABLE
from dashboards.readings.figure_lines import FigureLine, year_lines
from dashboards.readings.leader_board import DueRow
from dashboards.readings.project_board import ProjectBoard, project_board
from dashboards.readings.unit_board import UnitBoard, unit_board
from dashboards.readings.unit_projects import LedProject, UnitProjects
from dashboards.readings.unit_work import AskedGroup
from documents.readings.headings import unit_heading
from organizations.models import Unit
from projects.readings.money import YearMoney
from projects.readings.project_lines import ProjectLine
from reporting.readings.own_figures import OwnFigures
from reporting.readings.ward import Card

REPORTS, REPORT_SHARES = ("Báo cáo", "Thời hạn", "Ghi chú"), (60.0, 40.0, 60.0)
OWN, OWN_SHARES = ("Chỉ tiêu", "Số liệu", "Kế hoạch năm", "Đánh giá"), (74.0, 34.0, 24.0, 28.0)
LED = ("Dự án", "Trạng thái", "Tiến độ", "Cổng", "Đã giải ngân / kế hoạch, tỷ đồng", "Việc tiếp theo")
LED_SHARES = (52.0, 34.0, 26.0, 24.0, 34.0, 40.0)
PART, PART_SHARES = ("Dự án", "Trạng thái", "Đơn vị chủ trì"), (80.0, 36.0, 44.0)
NOTHING = "–"


def unit_told(unit: Unit, *, viewer: Actor, on: date) -> BoardTold:
    with translation.override("vi"):
        board = unit_board(unit, viewer=viewer, on=on)
        parts = (
            _reports(board.reports.cards),
            *map(_asked, board.work.asked),
            _days("Quá hạn và đến hạn", (*board.work.late, *board.work.due)),
            *((_own(board.own),) if board.own else ()),
            *_projects(board.projects),
        )
        return _board(unit, f"Tình hình thực hiện đến ngày {dmy(on)}", unit_lines(board), parts, on)


def projects_told(unit: Unit, *, viewer: Actor, on: date) -> BoardTold:
    with translation.override("vi"):
        board = project_board(unit, viewer=viewer, on=on)
        parts = (
            *_projects(board.projects),
            *map(_asked, board.asked),
            _days("Mốc tiếp theo", board.milestones),
        )
        return _board(unit, f"Tình hình các dự án đến ngày {dmy(on)}", project_lines(board), parts, on)


def unit_lines(board: UnitBoard) -> tuple[FigureLine, ...]:
    """The figures of the page one by one."""
    sides = (FigureLine(side.label, side.figure) for side in board.figures)
    return (
        FigureLine(_("Open items"), board.work.counts.total),
        *sides,
        *_money(board.projects.money),
        *_of_projects(board.projects),
        *(FigureLine(f"{row.code} {row.name}", row.figure) for row in (board.own.rows if board.own else ())),
    )


def project_lines(board: ProjectBoard) -> tuple[FigureLine, ...]:
    states = (
        FigureLine(_("Projects: %(state)s") % {"state": each.word}, each.figure) for each in board.states
    )
    return (*states, *_money(board.projects.money), *_of_projects(board.projects))


def _money(money: YearMoney | None) -> Iterator[FigureLine]:
    if money is not None:
        yield from year_lines(_("Money of its projects, %(year)s") % {"year": money.year}, money)


def _of_projects(projects: UnitProjects) -> Iterator[FigureLine]:
    for each in projects.led:
        code = {"code": each.line.code}
        yield FigureLine(_("%(code)s: progress") % code, each.progress)
        yield FigureLine(_("%(code)s: open risks") % code, each.risks)
        if each.money.planned.value is not None:
            yield FigureLine(_("%(code)s: money of the year") % code, each.money.planned)
        if each.money.disbursed.value is not None:
            yield FigureLine(_("%(code)s: paid out") % code, each.money.disbursed)


def _board(
    unit: Unit, about: str, lines: Iterable[FigureLine], parts: tuple[Part, ...], on: date
) -> BoardTold:
    heading = unit_heading(unit, kind="BC", on=on)
    figures = tuple(line.told() for line in lines)
    return BoardTold(heading, TABLE, f"{about}\n{unit.name}", (), figures, parts, on, letters=10)


def _reports(cards: Iterable[Card]) -> Part:
    return Part(
        "Báo cáo cần gửi", REPORTS, REPORT_SHARES, tuple((card.title, card.when, card.note) for card in cards)
    )


def _asked(group: AskedGroup) -> Part:
    rows = tuple((line.title, line.why, line.who, line.due) for line in group.lines)
    return Part(str(group.title), ASKED, ASKED_SHARES, rows)


def _days(title: str, rows: Iterable[DueRow]) -> Part:
    return Part(title, DUE, DUE_SHARES, tuple((dmy(row.day), row.label) for row in rows))


def _own(own: OwnFigures) -> Part:
    words = {"done": _("Plan reached"), "soon": _("Below the plan")}
    rows = tuple(
        (
            f"{row.code} {row.name}",
            _two(row.value, row.parts),
            row.planned or NOTHING,
            words.get(row.key, NOTHING),
        )
        for row in own.rows
    )
    return Part(f"Số liệu {own.period} so với kế hoạch", OWN, OWN_SHARES, rows, frozenset({1, 2}))


def _projects(projects: UnitProjects) -> Iterator[Part]:
    if projects.led:
        yield Part("Dự án đơn vị làm chủ", LED, LED_SHARES, tuple(map(_led, projects.led)))
    if projects.part:
        yield Part("Dự án đơn vị tham gia", PART, PART_SHARES, tuple(map(_part, projects.part)))


def _led(each: LedProject) -> tuple[str, ...]:
    line, stand, gates = each.line, each.line.row.stand, each.gates
    late = ngettext("no status report for %(n)s day", "no status report for %(n)s days", each.report_late)
    return (
        f"{line.code} {line.row.name}",
        _two(line.word, line.why, late % {"n": each.report_late} if each.report_late else ""),
        _two(f"{stand.percent}%", _("planned %(plan)s%%") % {"plan": stand.planned_percent}),
        _two(f"{gates.behind}/{gates.total}", gates.next_name) if gates else NOTHING,
        _paid(each.money),
        line.next or NOTHING,
    )


def _part(line: ProjectLine) -> tuple[str, ...]:
    return f"{line.code} {line.row.name}", str(line.word), line.row.lead.short_name


def _paid(money: YearMoney) -> str:
    """As on the page: a dash where nothing is known of either."""
    planned, disbursed = money.planned, money.disbursed
    if planned.value is None and disbursed.value is None:
        return NOTHING
    return f"{_billions(disbursed, '0')} / {_billions(planned, NOTHING)}"


def _billions(figure: Figure, otherwise: str) -> str:
    return otherwise if figure.value is None else number_text(billions(int(figure)))


def _two(*told: str | Promise) -> str:
    return "\n".join(str(each) for each in told if each)
