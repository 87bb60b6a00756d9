"""Deadlines of the plan: papers of gates by their norm, comments that units owe; told, shown on My work, and then no more."""

from datetime import date

from common import clock
from common.working_days import calendar
from projects.actions import consultations, gates
from projects.models import Gate, GateRule, Project
from projects.policies.gates import Passage
from projects.readings.gates import gate_lines
from projects.sources import deadlines_of_comments, deadlines_of_gates
from reminders.models import Subject
from reminders.readings.inbox import inbox
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.dashboards.asking import seen
from tests.infrastructure.layers import layer
from tests.projects import money, schemes
from tests.reminders.test_sources import told

PASSED = Passage("passed", "Kế hoạch", "12/KH-UBND", date(2023, 10, 2), "UBND")


@layer
def project(cast: Cast) -> Project:
    """Its gate G1 has a norm of ten working days, which run from the paper of G0."""
    GateRule.objects.filter(regime__code="ND73-2019", track="current", code="G1").update(norm_days=10)
    with clock.at(date(2023, 9, 1)):
        made = money.project(money.scheme(cast.district, cast.office), cast.lead, "DA-01")
    with clock.at(date(2023, 10, 3)):
        gates.record(by=PORTAL, gate=gate(made, "G0"), passage=PASSED)
    return made


def gate(project: Project, code: str) -> Gate:
    return Gate.objects.select_related("project__owner").get(project=project, code=code)


def found(on: date) -> list[tuple[str, date]]:
    rows = deadlines_of_gates(on, calendar()).values_list("deadline_key", "deadline_on")
    return [(Gate.objects.get(pk=key).code, day) for key, day in rows]


def test_the_norm_of_the_next_gate_runs_from_the_paper_before_it(cast: Cast, project: Project) -> None:
    (line,) = [each for each in gate_lines(project.pk, "DA-01", on=TODAY) if each.due_on]
    assert found(TODAY) == [("G1", date(2023, 10, 16))] == [(line.code, line.due_on)]
    assert found(date(2023, 10, 2)) == []
    submitted = Passage("submitted", "Tờ trình", "3/TTr", date(2023, 10, 9), "UBND")
    gates.record(by=PORTAL, gate=gate(project, "G1"), passage=submitted)
    (line,) = [each for each in gate_lines(project.pk, "DA-01", on=TODAY) if each.due_on]
    assert found(TODAY) == [("G1", line.due_on)]
    assert line.due_on == date(2023, 10, 23)


def test_a_gate_that_is_behind_is_told_of_no_more(cast: Cast, project: Project) -> None:
    people = {person for person, _key in told(cast, Subject.GATE, 0)}
    assert people == {"lead_officer", "unit_leader"}
    actor = cast.actor("lead_officer")
    assert [row.line.url for row in inbox(viewer=actor, on=TODAY).rows] == ["/projects/DA-01/gates/G1/"]
    skipped = Passage("skipped", reason="Không thuộc diện")
    gates.record(by=PORTAL, gate=gate(project, "G1"), passage=skipped)
    assert found(TODAY) == []
    assert not inbox(viewer=actor, on=TODAY).rows


def test_a_unit_that_owes_comments_sees_them_on_my_work_and_is_told(cast: Cast) -> None:
    round_ = schemes.consulting(cast)
    address = f"/scheme/{round_.draft.scheme_id}/comments/{round_.sent.pk}/new/"

    def asked(person: str) -> list[str]:
        groups = seen(cast, person, "/my-work/")["work"].groups
        return [line.verb_url for group in groups if group.anchor == "comment" for line in group.lines]

    assert asked("ward_a_officer") == [address]
    assert asked("lead_officer") == asked("ward_b_officer") == asked("chair") == []
    assert [row["unit_key"] for row in deadlines_of_comments(TODAY)] == [cast.ward_a.pk]
    assert {person for person, _key in told(cast, Subject.COMMENT, -11)} == {
        "ward_a_officer",
        "ward_leader_a",
    }
    actor = cast.actor("ward_a_officer")
    assert [row.line.url for row in inbox(viewer=actor, on=TODAY).rows] == [address]
    consultations.comment(by=PORTAL, consultation=round_.sent, unit=cast.ward_a, stance="agrees")
    assert asked("ward_a_officer") == []
    assert not inbox(viewer=actor, on=TODAY).rows
