"""The catalogue of applications as the district built it up: entered after the committee asked for it, surveyed, judged
by its wards, confirmed by its owners. Every vendor, figure and contract is invented and marked so."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from apps_catalog.actions import applications, attestations, deployments, parts, taxonomy
from apps_catalog.actions.applications import ApplicationFields, ProtectedFields
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.imports.taxonomy_csv import standard_words
from apps_catalog.models import Application, DeploymentState
from common.actors import Actor
from egov_portal.demonstration.acts import Acts
from organizations.models import Committee, Unit

At = Callable[[date, Callable[[], object]], None]
State = DeploymentState
SHEET = Path(__file__).parent / "catalogue" / "applications.tsv"
WORDS, ENTERED, SURVEYED = date(2021, 8, 20), date(2021, 9, 15), date(2021, 10, 1)
NEW_YEAR = {2022: date(2022, 1, 12), 2023: date(2023, 1, 11)}
SECOND_SURVEY, CONFIRMED = date(2022, 12, 5), date(2023, 9, 20)
MILLION = 1_000_000
# Which share of whom uses what: a row per application, for the bodies of each bloc, the wards, the wards' own bodies.
PARTY, GOVERNMENT, MASS, WARDS, WARD_BODIES = range(5)
REACH: dict[str, tuple[int, int, int, int, int]] = {
    "MCDT": (0, 9, 0, 14, 0), "XHTD": (0, 2, 0, 9, 0), "DGHL": (0, 3, 0, 6, 0), "TSDC": (0, 1, 0, 14, 0),
    "HBDT": (0, 1, 0, 0, 0), "SLLDT": (0, 1, 0, 0, 0), "DLYT": (0, 2, 0, 10, 0), "HSSK": (0, 2, 0, 14, 0),
    "PAHT": (0, 2, 0, 4, 0), "GYTT": (1, 4, 0, 2, 0), "PAKN": (1, 12, 1, 14, 0), "QLVB": (2, 18, 1, 14, 0),
    "GVNV": (0, 9, 0, 6, 0), "LCT": (6, 4, 0, 5, 0), "HKG": (5, 10, 3, 9, 0), "DHKD": (6, 0, 6, 0, 22),
    "DVD": (5, 1, 0, 0, 14), "CBCC": (1, 18, 0, 14, 0), "KTNS": (1, 19, 2, 14, 0), "BCTK": (0, 3, 0, 14, 0),
    "TTXD": (0, 3, 0, 12, 0), "CAM": (0, 2, 0, 14, 0), "QTMT": (0, 1, 0, 5, 0), "RAC": (0, 1, 0, 4, 0),
    "LNGH": (0, 2, 0, 6, 0), "DLVS": (1, 2, 1, 3, 0),
}  # fmt: skip
PILOTS = {
    "DLYT": 3,
    "HKG": 5,
    "TTXD": 4,
    "QTMT": 9,
    "DLVS": 9,
    "XHTD": 1,
}  # of so many users, the last are on trial
ENTERED_LATER = {"PAKN": date(2022, 6, 3), "QTMT": date(2022, 9, 6), "DLVS": date(2022, 11, 4), "LNGH": date(2023, 9, 5)}  # fmt: skip
INTERFACES = {
    "MCDT": (InterfaceFields("BCTK", "CSDL.HOSO", "file"), InterfaceFields("XHTD", "CSDL.HOSO", "api", is_required=True)),
    "QLVB": (InterfaceFields("DHKD", "CSDL.VANBAN", "platform"), InterfaceFields("HKG", "CSDL.LICH", "api")),
    "HSSK": (InterfaceFields("DLYT", "CSDL.SUCKHOE", "api", is_required=True),),
    "TSDC": (InterfaceFields("HBDT", "CSDL.HOCSINH", "file"),),
    "CBCC": (InterfaceFields("GVNV", "CSDL.CANBO", "file"),),
}  # fmt: skip
ATTESTED = {
    date(2023, 3, 20): ("GYTT", "RAC", "KTNS"),  # ran out by October
    date(2023, 6, 12): ("MCDT", "QLVB", "PAKN", "DVD", "CBCC", "TTXD", "CAM"),
    date(2023, 8, 8): ("XHTD", "HBDT", "HSSK", "HKG", "TSDC", "BCTK", "DLYT", "QTMT", "DLVS"),
}
FOREIGN = date(2023, 9, 12)  # the office corrects contracts of two confirmed entries: their seals break
CORRECTED = {"HKG": "HĐ 41/2022 (phụ lục 01/2023)", "CAM": "HĐ 118/2022 (gia hạn)"}


@dataclass(frozen=True)
class Told:
    """A line of the sheet; costs in million dong of a full year."""

    cells: dict[str, str]

    def words(self, column: str) -> list[str]:
        return self.cells[column].split()

    def day(self, column: str) -> date | None:
        return date.fromisoformat(self.cells[column]) if self.cells[column] else None

    @property
    def contract(self) -> tuple[date | None, date | None]:
        if not self.cells["contract"]:
            return None, None
        start, end = self.cells["contract"].split("..")
        return date.fromisoformat(start), date.fromisoformat(end)

    def costs(self, year: int) -> dict[tuple[int, str], int]:
        """Grows by a twentieth a year up to 2023, in whole hundreds of thousands."""
        pairs = (word.split(":") for word in self.words("costs"))
        return {
            (year, kind): int(amount) * MILLION * (20 - (2023 - year)) // 20 // 100_000 * 100_000
            for kind, amount in pairs
        }


def sheet() -> list[Told]:
    with SHEET.open(encoding="utf-8", newline="") as lines:
        return [Told(row) for row in csv.DictReader(lines, delimiter="\t")]


class ApplicationStory:
    def __init__(self, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.acts, self.owner, self.units = acts, committee.owner, units
        self.told = {line.cells["code"]: line for line in sheet()}

    def plan(self, at: At) -> None:
        at(WORDS, self.load_words)
        at(ENTERED, partial(self.enter, [code for code in self.told if code not in ENTERED_LATER]))
        for code, day in ENTERED_LATER.items():
            at(day, partial(self.enter, [code]))
        at(SURVEYED, partial(self.survey, first=True))
        for year, day in NEW_YEAR.items():
            at(day, partial(self.cost, year))
        at(SECOND_SURVEY, partial(self.survey, first=False))
        at(date(2023, 2, 3), self.join)
        for day, codes in ATTESTED.items():
            at(day, partial(self.attest, codes))
        at(FOREIGN, self.correct)
        for place, ward in enumerate(self.acts.wards):
            if place % 7 != 5:  # two wards have not answered yet
                day = self.acts.working.add(CONFIRMED, place // 2)
                at(day, partial(self.confirm, ward))
        at(date(2023, 10, 5), self.phase_out)

    def load_words(self) -> None:
        taxonomy.load_standard(by=self.acts.secretary(), owner=self.owner, words=standard_words())

    def enter(self, codes: list[str]) -> None:
        for code in codes:
            line = self.told[code]
            made = self.entered(line)
            parts.put_functions(made, line.words("functions"))
            parts.put_holdings(made, dict(word.split(":") for word in line.words("data")))
            parts.set_costs(by=self.keeper(made), application=made, costs=line.costs(self.first_year(line)))

    def entered(self, line: Told) -> Application:
        start, end = line.contract
        fields = ApplicationFields(
            name=line.cells["name"],
            short_name=line.cells["short"],
            group=line.cells["group"],
            owner_unit=self.units[line.cells["owner"]],
            origin=line.cells["origin"],
            vendor=line.cells["vendor"],
            purpose=line.cells["purpose"],
            in_use_since=line.day("since"),
            contract_number=f"HĐ {10 + len(line.cells['name'])}/{start.year}" if start else "",
            contract_start=start,
            contract_end=end,
        )
        stage = line.cells["lifecycle"]
        made = applications.create(
            by=self.acts.secretary(),
            owner=self.owner,
            code=line.cells["code"],
            fields=fields,
            lifecycle="in_use" if stage == "phasing_out" else stage,
            is_illustrative=True,
        )
        if not line.cells["hosting"]:
            return made
        hidden = ProtectedFields(hosting=line.cells["hosting"], security_level=int(line.cells["level"]))
        return applications.change(by=self.keeper(made), application=made, fields=fields, protected=hidden)

    def keeper(self, application: Application) -> Actor:
        """The owner unit's officer."""
        return self.acts.reporter(self.units[application.owner_unit.code])

    def first_year(self, line: Told) -> int:
        return ENTERED_LATER.get(line.cells["code"], ENTERED).year

    def every(self) -> Iterator[Application]:
        yield from Application.objects.filter(owner=self.owner).select_related("owner_unit", "owner").live()

    def cost(self, year: int) -> None:
        for application in self.every():
            costs = self.told[application.code].costs(year)
            parts.set_costs(by=self.keeper(application), application=application, costs=costs, years=[year])

    def survey(self, *, first: bool) -> None:
        """The office enters what all units answered on paper."""
        reports = [
            (application, unit, fields)
            for application in self.every()
            for unit, fields in self.answers(application, first=first)
        ]
        deployments.record_many(by=self.acts.secretary(), reports=reports)

    def answers(self, application: Application, *, first: bool) -> Iterator[tuple[Unit, DeploymentFields]]:
        reach = REACH[application.code]
        for place, bodies in enumerate(self.bodies()):
            count = reach[place] if not first else reach[place] - reach[place] // 4
            start = sum(map(ord, application.code)) % max(len(bodies), 1)
            owner = [unit for unit in bodies if unit.code == application.owner_unit.code]
            ordered = owner + [unit for unit in bodies[start:] + bodies[:start] if unit not in owner]
            for index, unit in enumerate(ordered[:count]):
                yield unit, self.answer(application, unit, index, count)
            if not first and count * 2 < len(bodies) and place != WARD_BODIES:
                # one in four leaves the line of the survey empty
                others = (unit for index, unit in enumerate(ordered[count:]) if index % 4 != 3)
                yield from ((unit, DeploymentFields(State.NOT_NEEDED)) for unit in others)

    def answer(self, application: Application, unit: Unit, index: int, count: int) -> DeploymentFields:
        state = State.PILOT if count - index <= PILOTS.get(application.code, 0) else State.IN_USE
        if application.lifecycle == Application.Lifecycle.PLANNED:
            return DeploymentFields(State.PLANNED)
        users = 3 + (sum(map(ord, application.code + unit.code)) % 23)
        since = application.in_use_since or SURVEYED
        return DeploymentFields(state, users, min(since, SURVEYED) if state == State.IN_USE else since)

    def bodies(self) -> list[list[Unit]]:
        """Bodies of the district by bloc, its wards, the wards' own bodies; each in official order."""
        found: list[list[Unit]] = [[], [], [], [], []]
        for unit in sorted(self.units.values(), key=lambda unit: (unit.position, unit.code)):
            if unit.home_id != self.owner.pk or unit.pk == self.owner.pk or not unit.in_force(SURVEYED):
                continue
            if unit.is_ward:
                found[WARDS].append(unit)
            elif unit.code.count(".") > 1:
                found[WARD_BODIES].append(unit)
            else:
                found[BLOCS.get(Unit.Bloc(unit.bloc), GOVERNMENT)].append(unit)
        return found

    def join(self) -> None:
        for code, rows in INTERFACES.items():
            application = Application.objects.select_related("owner_unit").get(owner=self.owner, code=code)
            parts.set_interfaces(by=self.keeper(application), application=application, rows=rows)

    def attest(self, codes: tuple[str, ...]) -> None:
        for application in self.every():
            if application.code in codes:
                attestations.attest(by=self.keeper(application), application=application)

    def correct(self) -> None:
        for application in self.every():
            if application.code in CORRECTED:
                told = {name: getattr(application, name) for name in FIELDS}
                fields = ApplicationFields(**{**told, "contract_number": CORRECTED[application.code]})
                applications.change(
                    by=self.acts.person("chanhvanphong")(), application=application, fields=fields
                )

    def confirm(self, ward: Unit) -> None:
        """The ward looks through its own list: what it uses is still so."""
        reports = [
            (application, ward, fields)
            for application in self.every()
            for unit, fields in self.answers(application, first=False)
            if unit.pk == ward.pk
        ]
        deployments.record_many(by=self.acts.reporter(ward), reports=reports)

    def phase_out(self) -> None:
        for application in self.every():
            if self.told[application.code].cells["lifecycle"] == "phasing_out":
                applications.set_lifecycle(
                    by=self.acts.secretary(), application=application, lifecycle="phasing_out"
                )


BLOCS = {Unit.Bloc.PARTY: PARTY, Unit.Bloc.FRONT: MASS, Unit.Bloc.MASS_ORGANIZATION: MASS}
FIELDS = tuple(ApplicationFields.__dataclass_fields__)
