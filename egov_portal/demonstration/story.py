"""The demonstration: the committee's meetings since March 2021, their notices, and what became of every item.

History is replayed day by day under `clock.at`, through the same actions as real work, so every page of a past day is
what it would have been then. Facts of the published story are used as they are; the rest is invented and marked so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction

from common import clock
from common.actors import Actor
from common.working_days import calendar
from directives.actions import scans
from directives.models import DirectiveItem
from egov_portal.demonstration import history, papers, people, proofs, sittings
from egov_portal.demonstration.acts import Acts
from egov_portal.demonstration.applications import ApplicationStory
from egov_portal.demonstration.applications_analysis import AnalysisStory
from egov_portal.demonstration.drafts import Drafts
from egov_portal.demonstration.followup import FollowedUp
from egov_portal.demonstration.leaders import Leaders
from egov_portal.demonstration.money import MoneyStory
from egov_portal.demonstration.neighbour import NeighbourPlan
from egov_portal.demonstration.projects import ProjectStory
from egov_portal.demonstration.reminding import Reminding
from egov_portal.demonstration.scheme import SchemeStory
from egov_portal.demonstration.wall_screens import WallStory
from egov_portal.demonstration.ward_reports import WardReports
from egov_portal.demonstration.weekly_briefs import BriefStory
from meetings.actions import agenda, meetings
from meetings.actions.agenda import EntryFields
from meetings.actions.attendance import Mark
from meetings.actions.meetings import MeetingFields
from meetings.models import AgendaEntry, Attendance, Meeting
from organizations.models import Committee, Unit, User

FIRST_DAY = date(2021, 1, 4)
OPENING = "Khai mạc, thông báo chương trình"
ARCHIVED_AFTER = timedelta(days=180)
ORIENTATIONS = "2021-06-09"
OTHER_NOTICE = "minh-hoa-2023-09-15"


@dataclass(frozen=True)
class Step:
    """Something that happens on a day; steps of one day keep the order in which they were written down."""

    day: date
    order: int
    act: Callable[[], object]


@transaction.atomic
def load(*, by: Actor) -> None:
    """Everything up to the demonstration's today, oldest first; all of it or nothing."""
    with clock.at(FIRST_DAY):
        units = people.load_units(by)
        persons = people.load_people(by, units)
        committee = people.load_committee(by, units, persons)
        other = people.load_other_committee(by, units, persons)
    script = Script(by, units, persons, committee, other)
    until = settings.DEMO_TODAY or clock.today()
    for step in sorted(script.steps(), key=lambda step: (step.day, step.order)):
        if step.day <= until:
            with clock.at(step.day):
                step.act()


class Script:
    """Turns sittings, notices and events into dated steps."""

    def __init__(
        self,
        by: Actor,
        units: dict[str, Unit],
        persons: dict[str, User],
        committee: Committee,
        other: Committee,
    ) -> None:
        self.committee, self.other, self.units = committee, other, units
        self.working = calendar()
        self.acts = Acts(by, units, persons, self.working)
        self.meetings: dict[str, Meeting] = {}
        self.planned: list[Step] = []

    def steps(self) -> list[Step]:
        for sitting in history.SITTINGS:
            self.sit(sitting)
        self.give_out_elsewhere()
        Leaders(self.acts.by, self.acts, self.committee).plan(self.at)
        FollowedUp(self.acts, self.committee).plan(self.at)
        Drafts(self.acts, self.committee).plan(self.at)
        WardReports(self.acts.by, self.acts, self.units["LB"]).plan(self.at)
        SchemeStory(self.acts, self.committee, self.units).plan(self.at)
        ProjectStory(self.acts.by, self.acts, self.committee, self.units).plan(self.at)
        MoneyStory(self.acts, self.committee.owner).plan(self.at)
        NeighbourPlan(self.acts, self.other, self.units).plan(self.at)
        ApplicationStory(self.acts, self.committee, self.units).plan(self.at)
        AnalysisStory(self.acts, self.committee, self.units).plan(self.at)
        Reminding(self.acts.by, (self.committee.owner, self.other.owner)).plan(self.at)
        self.open_cycles()
        BriefStory(self.acts, self.committee.owner).plan(self.at)
        WallStory(self.acts.by, self.acts, self.committee.owner, self.units).plan(self.at)
        return self.planned

    def at(self, day: date, act: Callable[[], object]) -> None:
        self.planned.append(Step(day, len(self.planned), act))

    def sit(self, sitting: history.Sitting) -> None:
        invited = self.working.roll_forward(sitting.held_on - timedelta(days=sitting.known_before))
        self.at(invited, lambda: self.prepare(sitting))
        if not sitting.notice:
            return
        issued = date.fromisoformat(sitting.notice)
        self.at(sitting.held_on, lambda: self.hold(sitting))
        self.at(issued, lambda: self.conclude(sitting))
        for event in history.events_of(sitting.notice):
            self.acts.plan(event, sitting.notice, self.at)
        self.at(sitting.held_on + ARCHIVED_AFTER, lambda: self.archive(sitting))
        self.at(self.working.add(issued, 2), lambda: self.acts.acknowledge_all(sitting.notice))

    def prepare(self, sitting: history.Sitting) -> None:
        by = self.acts.secretary()
        fields = MeetingFields(
            title=sitting.title,
            held_on=sitting.held_on,
            starts_at=time(sitting.hour),
            place=sitting.place,
            presided_by="Bí thư Quận ủy, Trưởng Ban Chỉ đạo",
            invitation_text=sittings.PREPARING,
        )
        meeting = meetings.create(by=by, committee=self.committee, fields=fields, is_illustrative=True)
        for entry in self.agenda_of(sitting):
            agenda.add(by=by, meeting=meeting, fields=entry)
        meetings.invite(by=by, meeting=meeting)
        self.meetings[sitting.title] = meeting

    def agenda_of(self, sitting: history.Sitting) -> list[EntryFields]:
        kinds = AgendaEntry.Kind
        office, hour = self.units["LB.VP"], sitting.hour
        entries = [EntryFields(kinds.OPENING, OPENING, time(hour), office, lasts_minutes=10)]
        for place, (code, title) in enumerate(sitting.reports):
            starts = time(hour + (10 + 30 * place) // 60, (10 + 30 * place) % 60)
            entries.append(EntryFields(kinds.REPORT, title, starts, self.units[code], lasts_minutes=30))
        entries.append(EntryFields(kinds.DISCUSSION, "Thảo luận", time(hour + 1, 20), lasts_minutes=40))
        chair = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
        return [
            *entries,
            EntryFields(kinds.CONCLUSION, "Kết luận của Trưởng Ban Chỉ đạo", time(hour + 2), None, chair),
        ]

    def hold(self, sitting: history.Sitting) -> None:
        """Everybody but two, who are excused: another two at every meeting."""
        meeting = Meeting.objects.get(pk=self.meetings[sitting.title].pk)
        seats = list(meeting.attendances.order_by("pk").values_list("pk", flat=True))[3:]
        turn = history.SITTINGS.index(sitting)
        excused = {
            seats[(turn * 3 + step) % len(seats)]: Mark(Attendance.Presence.EXCUSED) for step in (0, 7)
        }
        meeting = meetings.sit(by=self.acts.secretary(), meeting=meeting)
        meetings.hold(by=self.acts.secretary(), meeting=meeting, marks=excused, all_present=True)
        sittings.give_verdicts(self.acts, meeting)

    def archive(self, sitting: history.Sitting) -> None:
        meeting = Meeting.objects.get(pk=self.meetings[sitting.title].pk)
        meetings.archive(by=self.acts.secretary(), meeting=meeting)

    def conclude(self, sitting: history.Sitting) -> None:
        kind = DirectiveItem.Kind.ORIENTATION if sitting.notice == ORIENTATIONS else ""
        by = self.acts.secretary()
        notice = papers.give_out(by, self.committee, history.text_of(sitting.notice), kind=kind)
        meeting = Meeting.objects.get(pk=self.meetings[sitting.title].pk)
        meeting = meetings.link_notice(by=by, meeting=meeting, directive=notice)
        sittings.write_up(self.acts, sitting, meeting)
        if scan := proofs.scan_of(sitting.notice):
            scans.add(by=by, directive=notice, file=scan)
        self.acts.notices[sitting.notice] = notice

    def give_out_elsewhere(self) -> None:
        """The second district: small, and never seen from the first."""
        day = date.fromisoformat(OTHER_NOTICE[-10:])
        by = self.acts.person("thuky.minhhoa")
        self.at(day, lambda: papers.give_out(by(), self.other, history.text_of(OTHER_NOTICE)))

    def open_cycles(self) -> None:
        """On the first working day of every month, as the nightly task does; the office reports each cycle in time."""
        month = date(2022, 8, 1)
        while month <= date(2023, 12, 1):
            self.at(self.working.roll_forward(month), self.acts.open_cycles)
            self.at(self.working.add(month.replace(day=16), 1), self.acts.report_cycles)
            month = (month + timedelta(days=32)).replace(day=1)
