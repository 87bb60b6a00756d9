"""Projects, roadmap and targets as Excel files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.sheets import writing
from common.sheets.writing import Column, Page, Value

Label = str | Promise
Rows = Iterable[Sequence[Value]]
WIDTHS = {
    "name": 44,
    "kind": 30,
    "track": 22,
    "total": 20,
    "targets": 20,
    "coordinators": 24,
    "legal_basis": 40,
    "summary": 60,
}
KINDS = {"starts_on": "day", "ends_on": "day", "total": "whole", "phase": "plain"}


def project_columns(
    columns: Mapping[str, Label], needed: Iterable[str], words: Mapping[str, Sequence[Label]]
) -> tuple[Column, ...]:
    """Headings with a star where a line must say something; `words` become lists to choose from."""
    starred = set(needed)
    return tuple(
        Column(
            f"{label}{' *' if key in starred else ''}",
            width=WIDTHS.get(key, 16),
            kind=KINDS.get(key, "text"),
            choices=tuple(str(word) for word in words.get(key, ())),
        )
        for key, label in columns.items()
    )


def project_template(columns: tuple[Column, ...], *, made_on: date) -> bytes:
    return writing.workbook([Page(_("Projects"), columns, (), input_rows=100)], made_on=made_on)


def project_book(columns: tuple[Column, ...], table: Rows, states: Rows, *, made_on: date) -> bytes:
    """The list, which can be sent back, and how every project stands."""
    pages = [Page(_("Projects"), columns, table), Page(_("How they stand"), _state_columns(), states)]
    return writing.workbook(pages, made_on=made_on)


def roadmap_book(states: Rows, milestones: Rows, *, made_on: date) -> bytes:
    pages = [
        Page(_("Milestones"), _milestone_columns(), milestones),
        Page(_("Projects"), _state_columns(), states),
    ]
    return writing.workbook(pages, made_on=made_on)


def dossier_book(
    states: Rows, milestones: Rows, gates: Rows, risks: Rows, rollouts: Rows, ledger: Page, *, made_on: date
) -> bytes:
    """Everything the page of one project says in tables."""
    gate_columns = (
        Column(_("Gate"), 8), Column(_("Name"), 40), Column(_("Required paper"), 40), Column(_("State"), 22),
        Column(_("Due"), 14, "day"), Column(_("Paper"), 36), Column(_("Authority"), 30),
    )  # fmt: skip
    risk_columns = (
        Column(_("No."), 8, "plain"), Column(_("Risk"), 50), Column(pgettext("of a risk", "Level"), 14), Column(_("Response"), 50),
        Column(_("Unit in charge"), 20), Column(_("Due"), 14, "day"), Column(_("State"), 16),
    )  # fmt: skip
    rollout_columns = (
        Column(_("Code"), 16), Column(_("Unit"), 36), Column(_("Due"), 14, "day"), Column(_("Progress, %"), 12, "plain"),
        Column(_("Note"), 50), Column(_("As of"), 14, "day"),
    )  # fmt: skip
    pages = [
        Page(_("How it stands"), _state_columns(), states),
        Page(_("Milestones"), _milestone_columns(), milestones),
        Page(_("Stage gates"), gate_columns, gates),
        Page(_("Risks"), risk_columns, risks),
        Page(_("Rollout"), rollout_columns, rollouts),
        ledger,
    ]
    return writing.workbook(pages, made_on=made_on)


def _milestone_columns() -> tuple[Column, ...]:
    return (
        Column(_("Project"), 12), Column(_("No."), 8, "plain"), Column(_("Milestone"), 44), Column(_("Critical"), 10),
        Column(_("First day"), 14, "day"), Column(_("Planned"), 14, "day"), Column(_("Expected"), 14, "day"),
        Column(_("Reached"), 14, "day"), Column(_("Progress, %"), 12, "plain"),
    )  # fmt: skip


def target_book(title: str, years: Sequence[int], rows: Rows, *, made_on: date) -> bytes:
    fixed = (
        Column(_("Goal"), 40), Column(_("Code"), 10), Column(_("Target"), 48), Column(_("Unit of measure"), 14),
        Column(_("Lead unit"), 18), Column(_("Verdict"), 18),
    )  # fmt: skip
    yearly = [
        Column(told % {"year": year}, 14, "number")
        for year in years
        for told in (_("%(year)s promised"), _("%(year)s reached"))
    ]
    reference = Column(_("Reference of the year's figure"), 52)
    pages = [Page(_("Targets"), (*fixed, *yearly, reference), rows, above=(title,))]
    return writing.workbook(pages, made_on=made_on)


def _state_columns() -> tuple[Column, ...]:
    return (
        Column(_("Code"), 12), Column(_("Project"), 44), Column(_("Lead unit"), 18), Column(_("Computed"), 18),
        Column(_("Owner says"), 18), Column(_("Office says"), 18), Column(_("Progress, %"), 12, "plain"),
        Column(_("Planned, %"), 12, "plain"), Column(_("Variance, %"), 12, "plain"), Column(_("Planned end"), 14, "day"),
        Column(_("Expected end"), 14, "day"), Column(_("Open risks"), 12, "plain"), Column(_("Reference of the progress"), 44),
    )  # fmt: skip
