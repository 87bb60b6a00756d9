"""The scheme and one target as rows of a sheet: the same readings as their pages."""

from projects.readings.scheme_page import SchemePage
from projects.readings.sheet_rows import Row
from projects.readings.target_page import TargetPage


def sections(page: SchemePage) -> list[Row]:
    """Ref, heading and text of the version shown, comments on it, orientations it takes up."""
    return [
        (each.ref, each.heading, each.text, each.comments, "; ".join(link.clause.label for link in each.orientations))
        for each in page.sections
    ]  # fmt: skip


def decisions(page: SchemePage) -> list[Row]:
    """Day, step, version, paper, note, who."""
    return [
        (each.known_on, str(each.label), each.draft or None, each.paper or None, each.note or None, each.by)
        for each in page.decisions
    ]


def phases(page: SchemePage) -> list[Row]:
    return [(each.phase.position, each.phase.name, each.phase.starts_on, each.phase.ends_on) for each in page.phases]  # fmt: skip


def goals(page: SchemePage) -> list[Row]:
    return [
        (each.position, each.name, each.summary or None, each.clause.label if each.clause else None)
        for each in page.goals
    ]


def target_years(page: TargetPage) -> list[Row]:
    """Year, promised, first promised, reached, day of measuring, source, verdict, arithmetic."""
    return [
        (
            cell.year, cell.planned, cell.original, cell.actual.value, cell.measured_on, str(cell.source_label) or None,
            str(cell.verdict_label), each.text or None,
        )
        for each in page.sums
        for cell in (each.cell,)
    ]  # fmt: skip


def target_figures(page: TargetPage) -> list[Row]:
    """Year, day of measuring, figure, parts, note, source, who, day it became known, whether it was corrected."""
    return [
        (
            each.year, each.measured_on, each.text, each.parts or None, each.note or None, str(each.source), each.by,
            each.known_on, "x" if each.is_corrected or each.is_taken_back else None,
        )
        for each in page.actuals
    ]  # fmt: skip


def target_changes(page: TargetPage) -> list[Row]:
    """Day, what, was, became, reason, words, paper, who."""
    return [
        (
            each.known_on, each.what, each.was, each.became, str(each.reason) or None, each.words or None,
            each.document or None, each.by,
        )
        for each in page.changes
    ]  # fmt: skip
