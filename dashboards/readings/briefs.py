"""Weekly briefs as read: the list, one with its figures beside what the same day says now, and its paper."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from common.actors import Actor
from common.decisions import Decision
from dashboards.layouts.board_paper import BoardTold, FigureTold
from dashboards.layouts.brief_paper import Collected, brief_told, restored
from dashboards.models import WeeklyBrief
from dashboards.models.brief import WeeklyBriefQuerySet
from dashboards.policies import may_change_brief, may_release_brief
from dashboards.readings.attention import attention_list
from dashboards.readings.board_file import heading_of, sentence_of
from dashboards.readings.explanations import explained_at
from dashboards.readings.figure_lines import figure_lines
from dashboards.readings.leader_board import leader_board
from dashboards.readings.scope import Scope
from organizations.models import Unit


@dataclass(frozen=True)
class BriefLine:
    """`now` is what the same figure of the same day says now, where facts that came later moved it; else empty."""

    told: FigureTold
    url: str
    now: str


@dataclass(frozen=True)
class BriefPage:
    brief: WeeklyBrief
    lines: tuple[BriefLine, ...]
    may_change: Decision
    may_release: Decision

    @property
    def is_corrected(self) -> bool:
        return any(line.now for line in self.lines)


def briefs_seen(viewer: Actor) -> WeeklyBriefQuerySet:
    return WeeklyBrief.objects.visible_to(viewer).select_related("owner")


def collected(owner: Unit, *, viewer: Actor, on: date) -> Collected:
    """The figures of the plan's board, how many matters need direction among them: no name of a unit or a person."""
    with translation.override("vi"):
        scope = Scope(owner)
        board = leader_board(viewer=viewer, on=on, scope=scope)
        attention = attention_list(scope, viewer=viewer, on=on)
        lines = tuple(line.told() for line in figure_lines(board, attention, scope, viewer=viewer, on=on))
        headline = sentence_of(board.notice.headline) if board.notice else ""
        return Collected(headline, lines, bool(board.notice and board.notice.is_illustrative))


def kept(brief: WeeklyBrief) -> Collected:
    return Collected(brief.headline, restored(brief.figures), brief.is_illustrative)


def brief_page(brief: WeeklyBrief, *, viewer: Actor) -> BriefPage:
    now = {each.reference: each for each in collected(brief.owner, viewer=viewer, on=brief.on).figures}
    lines = tuple(_line(told, now.get(told.reference)) for told in kept(brief).figures)
    return BriefPage(brief, lines, may_change_brief(viewer, brief), may_release_brief(viewer, brief))


def _line(told: FigureTold, now: FigureTold | None) -> BriefLine:
    moved = now is not None and now.text != told.text
    return BriefLine(told, explained_at(told.reference), now.text if now is not None and moved else "")


def brief_paper_told(brief: WeeklyBrief) -> BoardTold:
    return brief_told(
        kept(brief),
        heading=heading_of(brief.owner, None, brief.on),
        whose=brief.owner.name,
        on=brief.on,
        word=brief.word,
        is_draft=brief.is_draft,
    )
