"""Ceilings, staffing plan, gates of the law, the scheme and one target as Excel files: a page for each of their tables."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.sheets import writing
from common.sheets.writing import Column, Page, Value

Rows = Iterable[Sequence[Value]]


def ceiling_book(rows: Rows, *, made_on: date) -> bytes:
    """Sums in đồng."""
    columns = (
        Column(_("Budget year"), 12, "plain"), Column(_("Ceiling"), 22, "whole"), Column(pgettext("money", "Plan"), 22, "whole"),
        Column(pgettext("money", "Room"), 22, "whole"), Column(_("Paper"), 34), Column(_("Date of the paper"), 16, "day"),
        Column(_("Changes"), 12, "plain"), Column(_("Why it changes"), 50),
    )  # fmt: skip
    return writing.workbook([Page(_("Ceilings"), columns, rows)], made_on=made_on)


def staffing_book(posts: Rows, proposals: Rows, *, made_on: date) -> bytes:
    post_columns = (
        Column(_("Post"), 44), Column(_("At the unit"), 36), Column(_("Wanted"), 12, "plain"), Column(_("Filled"), 12, "plain"),
        Column(_("Seconded"), 12, "plain"), Column(_("Seconded from"), 24), Column(_("Vacant"), 12, "plain"),
        Column(_("For the project"), 16), Column(_("Note"), 50), Column(_("As of"), 14, "day"),
    )  # fmt: skip
    proposal_columns = (
        Column(_("Number"), 20), Column(_("Date of the paper"), 16, "day"), Column(_("Sent to"), 36),
        Column(_("What is proposed"), 60), Column(_("Posts it speaks of"), 44), Column(_("Number of the answer"), 20),
        Column(_("Date of the answer"), 16, "day"), Column(_("Their answer"), 16), Column(_("What is answered"), 60),
    )  # fmt: skip
    pages = [
        Page(_("Posts"), post_columns, posts),
        Page(_("Proposals and answers"), proposal_columns, proposals),
    ]
    return writing.workbook(pages, made_on=made_on)


def gate_rule_book(rows: Rows, *, made_on: date) -> bytes:
    columns = (
        Column(_("Legal regime"), 40), Column(_("Track"), 24), Column(_("Gate"), 8), Column(_("Name"), 40),
        Column(_("Required paper"), 40), Column(_("Deciding authority"), 30), Column(_("Norm, working days"), 12, "plain"),
        Column(_("Citation"), 50), Column(_("Checked against the published text"), 14), Column(_("Holds from"), 14, "day"),
        Column(_("Last day"), 14, "day"),
    )  # fmt: skip
    return writing.workbook([Page(_("Gates of the law"), columns, rows)], made_on=made_on)


def scheme_book(
    title: str, sections: Rows, phases: Rows, goals: Rows, decisions: Rows, *, made_on: date
) -> bytes:
    """`title` stands above the version whose sections are listed."""
    section_columns = (
        Column(_("No."), 8), Column(_("Section"), 40), Column(_("Text"), 90), Column(_("Number of comments"), 12, "plain"),
        Column(_("Orientations"), 40),
    )  # fmt: skip
    phase_columns = (
        Column(_("No."), 8, "plain"), Column(_("Phase"), 50), Column(_("First day"), 14, "day"), Column(_("Last day"), 14, "day"),
    )  # fmt: skip
    goal_columns = (
        Column(_("No."), 8, "plain"), Column(_("Goal"), 60), Column(_("Summary"), 60), Column(_("Clause it comes from"), 40),
    )  # fmt: skip
    decision_columns = (
        Column(_("As of"), 14, "day"), Column(_("What"), 36), Column(_("Version"), 24), Column(_("Paper"), 34),
        Column(_("Note"), 60), Column(_("Entered by"), 30),
    )  # fmt: skip
    pages = [
        Page(_("Scheme"), section_columns, sections, above=(title,)),
        Page(_("Phases"), phase_columns, phases),
        Page(_("Goals"), goal_columns, goals),
        Page(_("Course of the scheme"), decision_columns, decisions),
    ]
    return writing.workbook(pages, made_on=made_on)


def one_target_book(title: str, years: Rows, figures: Rows, changes: Rows, *, made_on: date) -> bytes:
    year_columns = (
        Column(_("Year"), 8, "plain"), Column(_("Planned"), 14, "number"), Column(_("Promised first"), 14, "number"),
        Column(_("Reached"), 14, "number"), Column(_("As of"), 14, "day"), Column(_("Source"), 24), Column(_("Verdict"), 20),
        Column(_("How it is worked out"), 70),
    )  # fmt: skip
    figure_columns = (
        Column(_("Year"), 8, "plain"), Column(_("As of"), 14, "day"), Column(_("Value"), 16), Column(_("Worked out from"), 18),
        Column(_("Note"), 50), Column(_("Source"), 24), Column(_("Entered by"), 30), Column(_("Known on"), 14, "day"),
        Column(_("Corrected"), 12),
    )  # fmt: skip
    change_columns = (
        Column(_("Changed on"), 14, "day"), Column(_("What"), 36), Column(_("Changed from"), 24), Column(_("Changed to"), 24),
        Column(_("Reason"), 30), Column(_("Note"), 50), Column(_("Paper"), 34), Column(_("Entered by"), 30),
    )  # fmt: skip
    pages = [
        Page(_("Year by year"), year_columns, years, above=(title,)),
        Page(_("Figures given"), figure_columns, figures),
        Page(_("Changed after approval"), change_columns, changes),
    ]
    return writing.workbook(pages, made_on=made_on)
