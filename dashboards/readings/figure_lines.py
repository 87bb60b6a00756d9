"""The figures of a leader's board one by one, each as the page prints it: what files, the brief and programs repeat."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.actors import Actor
from common.components import STATUSES
from common.figures import Figure
from dashboards.layouts.board_paper import FigureTold
from dashboards.readings.attention import AttentionList
from dashboards.readings.explanations import UNITS, said
from dashboards.readings.leader_board import LeaderBoard, NoticeFocus
from dashboards.readings.plan_tiles import MoneyTile, TargetsTile, money_tile, targets_tile
from dashboards.readings.scope import Scope
from projects.readings.budget import BudgetSummary
from projects.readings.money import YearMoney
from reporting.readings.heatmap_tile import HeatmapTile, heatmap_tile


@dataclass(frozen=True)
class FigureLine:
    label: str | Promise
    figure: Figure

    def told(self) -> FigureTold:
        figure = self.figure
        unit = str(UNITS.get(figure.unit, figure.unit))
        return FigureTold(str(self.label), figure.value, unit, said(figure), figure.reference)


def figure_lines(
    board: LeaderBoard, attention: AttentionList, scope: Scope, *, viewer: Actor, on: date
) -> tuple[FigureLine, ...]:
    """Those of the board's head; of a whole plan those of its tiles too."""
    lines = [*(_notice(board.notice) if board.notice else ()), *_side(board)]
    lines.append(FigureLine(_("Matters that need direction"), attention.figure))
    if scope.unit is None and scope.committee is None:
        lines += _targets(targets_tile(scope.owner, viewer=viewer, on=on))
        lines += _money(money_tile(scope.owner, viewer=viewer, on=on))
        lines += _reports(heatmap_tile(scope.owner, viewer=viewer, on=on))
    return tuple(lines)


def _notice(notice: NoticeFocus) -> Iterator[FigureLine]:
    number = {"number": notice.number}
    yield FigureLine(_("Items of %(number)s") % number, notice.counts.total)
    yield FigureLine(_("Of these done"), notice.counts.done)
    for status, figure in notice.counts.by_status:
        if figure.value:
            yield FigureLine(_("Of these: %(status)s") % {"status": STATUSES[status.value].word}, figure)


def _side(board: LeaderBoard) -> Iterator[FigureLine]:
    return (FigureLine(side.label, side.figure) for side in board.figures)


def _targets(tile: TargetsTile) -> Iterator[FigureLine]:
    for each in tile.summary.counts if tile.summary else ():
        if each.figure.value:
            yield FigureLine(_("Targets: %(verdict)s") % {"verdict": each.label}, each.figure)


def _money(tile: MoneyTile) -> Iterator[FigureLine]:
    yield FigureLine(_("Progress of the scheme"), tile.progress)
    yield FigureLine(_("Planned by now"), tile.planned)
    for each in tile.states:
        yield FigureLine(_("Projects: %(state)s") % {"state": each.word}, each.figure)
    yield from year_lines(_("Money of the plan for %(year)s") % {"year": tile.money.year}, tile.money)


def year_lines(planned: str, money: YearMoney | BudgetSummary) -> Iterator[FigureLine]:
    """`planned` names whose money it is."""
    year = {"year": money.year}
    yield FigureLine(planned, money.planned)
    yield FigureLine(_("Paid out of %(year)s") % year, money.disbursed)
    yield FigureLine(_("Disbursement rate of %(year)s") % year, money.rate)


def _reports(tile: HeatmapTile) -> Iterator[FigureLine]:
    if tile.map is not None:
        yield FigureLine(_("Reports complete and in time"), tile.map.timeliness)
