"""The money of the story: yearly plans, the medium-term plan, contracts and payments as the finance division enters them from
its tables; one sum typed wrong and taken back. All sums and papers are invented and marked so.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from egov_portal.demonstration.acts import Acts
from organizations.models import Unit
from projects.actions import budget_entries, budget_tables, ceilings
from projects.actions.budget_entries import EntryFields
from projects.actions.ceilings import CeilingFields
from projects.imports.budget_table import BudgetRow
from projects.models import BudgetEntry, Project

At = Callable[[date, Callable[[], object]], None]
SHEET = Path(__file__).resolve().parent / "money_sheets" / "ledger.tsv"
MILLION = 10**6
TYPED_WRONG, TAKEN_BACK = date(2023, 3, 10), date(2023, 3, 13)
WRONG = "GRV 131/2023"
# set on, budget year, million đồng, paper: the plans of 2024 go beyond what the year may plan
CEILINGS = (
    (date(2021, 12, 20), 2022, 38_000, "Nghị quyết 61/NQ-HĐND"),
    (date(2022, 12, 19), 2023, 36_000, "Nghị quyết 74/NQ-HĐND"),
    (date(2023, 7, 17), 2024, 35_000, "Thông báo 402/TB-UBND"),
)


class MoneyStory:
    def __init__(self, acts: Acts, owner: Unit) -> None:
        self.acts, self.owner = acts, owner

    def plan(self, at: At) -> None:
        """Call after the projects' own steps: money is entered for what stands."""
        for day, rows in tables().items():
            at(day, partial(self.load, day, rows))
        for day, year, million, document in CEILINGS:
            at(day, partial(self.set_ceiling, CeilingFields(year, million * MILLION, document, day)))
        at(TYPED_WRONG, self.type_wrong)
        at(TAKEN_BACK, self.take_back)

    def load(self, day: date, rows: list[BudgetRow]) -> None:
        by = self.acts.person("taichinh")()
        shown = budget_tables.preview(rows, by=by, owner=self.owner)
        if shown.problems:
            raise ValueError("\n".join(str(problem) for problem in shown.problems))
        budget_tables.load(
            rows,
            by=by,
            owner=self.owner,
            fingerprint=shown.fingerprint,
            confirmed=True,
            name=f"Bảng kinh phí {day:%d-%m-%Y}.xlsx",
            is_illustrative=True,
        )

    def set_ceiling(self, fields: CeilingFields) -> None:
        by = self.acts.person("taichinh")()
        ceilings.lay(by=by, owner=self.owner, fields=fields, is_illustrative=True)

    def type_wrong(self) -> None:
        fields = EntryFields(
            year=2023,
            source=BudgetEntry.Source.OWN,
            nature=BudgetEntry.Nature.RECURRENT,
            stage=BudgetEntry.Stage.DISBURSED,
            amount_vnd=2600 * MILLION,
            document=WRONG,
            document_on=date(2023, 3, 8),
            paid_on=date(2023, 3, 8),
        )
        project = Project.objects.select_related("lead", "scheme").get(owner=self.owner, code="DA-09")
        by = self.acts.person("taichinh")()
        budget_entries.record(by=by, project=project, fields=fields, confirmed=True, is_illustrative=True)

    def take_back(self) -> None:
        entry = BudgetEntry.objects.select_related("project__lead").get(document=WRONG)
        reason = "Nhập thừa một số 0: số đúng 260 triệu đồng, đã có trong bảng quý I."
        budget_entries.take_back(by=self.acts.person("taichinh")(), entry=entry, reason=reason)


def tables() -> dict[date, list[BudgetRow]]:
    """What was entered on each day, the line numbers as in the sheet of that day."""
    found: dict[date, list[BudgetRow]] = defaultdict(list)
    for text in SHEET.read_text(encoding="utf-8").splitlines():
        if text.startswith("#"):
            continue
        told = text.split("\t")
        day, million = date.fromisoformat(told[0]), int(told[6])
        row = BudgetRow(
            line=len(found[day]) + 2,
            project=told[1],
            year=int(told[2]),
            source=told[3],
            nature=told[4],
            stage=told[5],
            amount=abs(million) * MILLION,
            cuts=million < 0,
            document=told[7],
            document_on=date.fromisoformat(told[8]),
            paid_on=date.fromisoformat(told[9]) if told[9] else None,
            note=told[10],
        )
        found[day].append(row)
    return dict(found)
