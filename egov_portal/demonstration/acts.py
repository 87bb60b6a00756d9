"""The acts of the story: units report, the office verifies, leaders accept, each on its day."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from common import clock
from common.actors import Actor
from common.working_days import WorkingCalendar
from directives.actions import assignments, cycles, extensions, progress_updates, urges
from directives.models import Assignment, DeadlineExtension, Directive
from directives.policies.evidence import asks_for_proof
from directives.readings.chat_text import urge_text
from egov_portal.demonstration import cast, proofs
from egov_portal.demonstration.history import Event, spread_day
from organizations.models import Unit, User
from organizations.readings.actors import actor_of

Plan = Callable[[date, Callable[[], object]], None]
State = Assignment.State
KEPT = "Sản phẩm lưu tại Văn phòng (dữ liệu minh họa)."
OFFICE, PARTY_OFFICE, PARTY_COMMITTEE = "LB.VP", "LB.VPQU", "LB.QU"
DECIDERS = {PARTY_COMMITTEE: "truongban", PARTY_OFFICE: "chanhvanphong", OFFICE: "thuky"}


def accepted(by: Actor, work: Assignment) -> None:
    """Where the paper names a product that no file proves, who accepts says where it is."""
    assignments.accept(by=by, assignment=work, proof=KEPT if asks_for_proof(work) else "")


class Acts:
    def __init__(
        self, by: Actor, units: dict[str, Unit], persons: dict[str, User], working: WorkingCalendar
    ) -> None:
        self.by, self.units, self.persons, self.working = by, units, persons, working
        self.notices: dict[str, Directive] = {}
        self.wards = sorted(
            (u for u in units.values() if u.is_ward and u.code.startswith("LB.")), key=lambda u: u.position
        )

    def person(self, username: str) -> Callable[[], Actor]:
        """The person with the roles of the day on which it is asked."""
        return lambda: actor_of(self.persons[username])

    def secretary(self) -> Actor:
        return actor_of(self.persons["thuky"])

    def reporter(self, unit: Unit) -> Actor:
        return actor_of(self.persons[cast.officer_username(unit)])

    def verifier(self, unit: Unit) -> Actor:
        """Somebody of the office who is not of the unit whose work it is."""
        return actor_of(self.persons["chanhvanphong" if unit.code == OFFICE else "thuky"])

    def accepter(self, unit: Unit) -> Actor:
        """The office's own work is accepted by the chair."""
        return actor_of(self.persons["truongban" if unit.code == PARTY_OFFICE else "chanhvanphong"])

    def work(self, notice: str, item: int, unit: Unit | None = None) -> Assignment:
        """The lead assignment of the item: the unit's, or the only one."""
        found = Assignment.objects.leads().filter(item__directive=self.notices[notice], item__no=item)
        if unit is not None:
            found = found.filter(unit=unit)
        return found.select_related("unit", "item").get()

    def plan(self, event: Event, notice: str, at: Plan) -> None:
        """One line of the events file as one step for every unit it speaks of."""
        units = self.wards if event.unit == "@wards" else [self.units[event.unit]]
        for index, unit in enumerate(units):
            day = self.working.roll_forward(spread_day(event, index, len(units)))
            if event.act == "finish":
                self._plan_finish(event, notice, unit, day, at)
            else:
                at(day, partial(getattr(self, f"do_{event.act}"), event, notice, unit))

    def _plan_finish(self, event: Event, notice: str, unit: Unit, day: date, at: Plan) -> None:
        def verify() -> None:
            assignments.verify(by=self.verifier(unit), assignment=self.work(notice, event.item, unit))

        def accept() -> None:
            accepted(self.accepter(unit), self.work(notice, event.item, unit))

        at(day, lambda: self.do_done(event, notice, unit))
        at(self.working.add(day, 1), verify)
        at(self.working.add(day, 2), accept)

    def acknowledge_all(self, notice: str) -> None:
        waiting = Assignment.objects.filter(item__directive=self.notices[notice], state=State.ASSIGNED)
        for assignment in waiting.select_related("unit"):
            assignments.acknowledge(by=self.reporter(assignment.unit), assignment=assignment)

    def do_report(self, event: Event, notice: str, unit: Unit) -> None:
        self._report(event, notice, unit, percent=int(event.value), done=False)

    def do_done(self, event: Event, notice: str, unit: Unit) -> None:
        self._report(event, notice, unit, percent=100, done=True)

    def _report(self, event: Event, notice: str, unit: Unit, *, percent: int, done: bool) -> None:
        progress_updates.record(
            by=self.reporter(unit),
            assignment=self.work(notice, event.item, unit),
            percent=percent,
            result=event.text,
            cause=event.cause,
            reported_on=clock.today(),
            done=done,
            files=proofs.of_report(event, notice, unit, clock.today()),
        )

    def do_verify(self, event: Event, notice: str, unit: Unit) -> None:
        assignments.verify(by=self._decider(unit), assignment=self.work(notice, event.item))

    def do_accept(self, event: Event, notice: str, unit: Unit) -> None:
        accepted(self._decider(unit), self.work(notice, event.item))

    def do_return(self, event: Event, notice: str, unit: Unit) -> None:
        assignments.return_(
            by=self._decider(unit), assignment=self.work(notice, event.item), reason=event.text
        )

    def do_ask(self, event: Event, notice: str, unit: Unit) -> None:
        extensions.ask(
            by=self.reporter(unit),
            assignment=self.work(notice, event.item, unit),
            requested_due_on=date.fromisoformat(event.value),
            reason=event.text,
        )

    def do_grant(self, event: Event, notice: str, unit: Unit) -> None:
        asked = DeadlineExtension.objects.get(assignment=self.work(notice, event.item), decision="")
        extensions.decide(by=self._decider(unit), extension=asked, approve=True, reason=event.text)

    def do_urge(self, event: Event, notice: str, unit: Unit) -> None:
        assignment = self.work(notice, event.item)
        urges.record(
            by=self._decider(unit), assignment=assignment, text=urge_text(assignment, on=clock.today())
        )

    def _decider(self, unit: Unit) -> Actor:
        return actor_of(self.persons[DECIDERS[unit.code]])

    def open_cycles(self) -> None:
        cycles.open_due(by=self.by, on=clock.today())

    def report_cycles(self) -> None:
        """The cycle that falls due this month, reported, verified and accepted on the same day."""
        month_end = (clock.today().replace(day=1) + timedelta(days=32)).replace(day=1)
        open_cycles = (
            Assignment.objects.leads().open().exclude(cycle="").filter(original_due_on__lt=month_end)
        )
        for assignment in open_cycles.select_related("unit", "item"):
            progress_updates.record(
                by=self.reporter(assignment.unit),
                assignment=assignment,
                percent=100,
                result="Đã tổng hợp kết quả trong tháng, báo cáo Ban Chỉ đạo.",
                reported_on=clock.today(),
                done=True,
            )
            assignments.verify(by=self.verifier(assignment.unit), assignment=assignment)
            accepted(self.accepter(assignment.unit), assignment)
