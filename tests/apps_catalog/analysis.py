"""The five applications of docs/overlap.md as rows, and a scale to judge them by."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps_catalog.actions import evaluation_scales, evaluations, parts, taxonomy
from apps_catalog.actions.evaluation_scales import CriterionFields, ScaleFields
from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.actions.taxonomy import WordFields
from apps_catalog.models import Application, EvaluationRound
from apps_catalog.policies.mergers import Retiring, Scenario
from tests.apps_catalog.catalogue import application, deployed
from tests.builders import PORTAL
from tests.cast import Cast

UNITS = {
    "U1": "LB.00115",
    "U2": "LB.00118",
    "U3": "LB.00121",
    "U4": "LB.00130",
    "U5": "LB.VHTT",
    "U6": "LB.TCKH",
}
PROCESSES = {"P1": "F3 F4 F7 F1", "P2": "F5 F8 F2 F6", "P3": "F9 F10 F11"}
# functions, units, data sets, a year, contract ends; lines of work follow from the functions
FIVE: dict[str, tuple[str, str, str, int | None, date | None]] = {
    "VB": ("F1 F2 F3 F4 F5 F6", "U1 U2 U3 U5 U6", "D1 D2 D3", 900_000_000, date(2025, 12, 31)),
    "GV": ("F3 F4 F7", "U1 U2 U3 U4", "D2 D6", 185_000_000, date(2023, 12, 31)),
    "LCT": ("F5 F8", "U1 U2 U5", "D3", 125_500_010, date(2024, 9, 15)),
    "PA": ("F9 F10", "U5 U6", "D4", 96_000_000, None),
    "HT": ("F10 F11", "U6", "D4 D5", None, None),
}
NAMES = {
    "VB": "Quản lý văn bản",
    "GV": "Giao việc",
    "LCT": "Lịch công tác",
    "PA": "Phản ánh",
    "HT": "Hộp thư",
}
CRITERIA = (
    CriterionFields("SD", "Mức độ sử dụng", "Use", "functional", "users", 30),
    CriterionFields("DU", "Đáp ứng nghiệp vụ", "Fit for the work", "functional", "users", 25),
    CriterionFields("KN", "Kết nối, tích hợp", "Joining up", "technical", "owner", 20),
    CriterionFields("CP", "Chi phí duy trì", "Running cost", "technical", "owner", 15),
    CriterionFields("AT", "An toàn thông tin", "Safety", "technical", "owner", 10),
)


@dataclass
class Five:
    cast: Cast
    apps: dict[str, Application]

    def __getitem__(self, code: str) -> Application:
        return self.apps[code]

    def scenario(self, keep: str = "VB", retire: str = "GV+ LCT", **more: Any) -> Scenario:
        """`GV+`: the kept one is to give its data to others."""
        told = {
            "title": "Hợp nhất giao việc và lịch vào văn bản",
            "cutover_on": date(2024, 6, 30),
            "until_year": 2026,
            "added_yearly_vnd": 12_000_000,
            "once_vnd": 20_000_000,
            **more,
        }
        gone = tuple(Retiring(self[code.rstrip("+")], code.endswith("+")) for code in retire.split())
        return Scenario(keep=self[keep], retire=gone, **told)


def five(cast: Cast) -> Five:
    words(cast)
    apps = {}
    for code, (functions, units, data_sets, yearly, end) in FIVE.items():
        apps[code] = application(
            cast,
            code,
            name=NAMES[code],
            functions=tuple(functions.split()),
            holdings=dict.fromkeys(data_sets.split(), "typed"),
            costs={(2023, "hire"): yearly, (2023, "development"): 40_000_000} if yearly else None,
            contract_end=end,
        )
        for unit in units.split():
            deployed(apps[code], cast.unit(UNITS[unit]))
    needed = InterfaceFields("PA", "D2", "api", is_required=True)
    apps["GV"] = parts.set_interfaces(by=PORTAL, application=apps["GV"], rows=[needed])
    return Five(cast, apps)


def words(cast: Cast) -> None:
    def add(kind: str, code: str, **more: Any) -> Any:
        fields = WordFields(f"Từ {code}", f"Word {code}", **more)
        return taxonomy.add(by=PORTAL, owner=cast.district, kind=kind, code=code, fields=fields)

    for process, functions in PROCESSES.items():
        made = add("process", process)
        for code in functions.split():
            add("function", code, process=made)
    for number in range(1, 7):
        add("data_set", f"D{number}")


def asked(cast: Cast, due_on: date = date(2023, 10, 31)) -> EvaluationRound:
    """A round over everything in use, by the scale of the example."""
    scale = evaluation_scales.set_scale(
        by=PORTAL, owner=cast.district, fields=ScaleFields(), criteria=CRITERIA
    )
    return evaluations.open_round(
        by=PORTAL, owner=cast.district, scale=scale, title="Đánh giá 2023", due_on=due_on
    )
