"""The lead unit of a project is asked to explain itself and replies; a gate passed with conditions leads to their items."""

from datetime import date

import pytest

from common import clock
from common.decisions import Refused
from directives.models import DirectiveItem
from projects.actions import explanations, gates
from projects.models import Gate, GateCondition, Project, ProjectItem
from projects.policies.gates import Passage
from projects.sources import deadlines_of_questions
from reminders.sources.question import explanation_lines
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.cast import TODAY
from tests.dashboards.asking import seen
from tests.directives.asking import accepted
from tests.infrastructure.layers import layer
from tests.projects import money

DUE = date(2023, 10, 27)


@layer
def project(cast) -> Project:
    with clock.at(date(2023, 9, 1)):
        return money.project(money.scheme(cast.district, cast.office), cast.lead, "DA-01")


def owed(cast, person: str) -> list[str]:
    groups = seen(cast, person, "/my-work/")["work"].groups
    return [line.verb_url for group in groups if group.anchor == "explain" for line in group.lines]


def test_the_chair_asks_the_unit_sees_it_in_its_work_and_replies(cast, project) -> None:
    page = cast.client("chair").get("/projects/DA-01/").content.decode()
    assert "/projects/DA-01/explanation/" in page
    asked = {"text": "Vì sao chậm?", "due_on": str(DUE)}
    assert cast.client("chair").post("/projects/DA-01/explanation/", asked).status_code == 302
    assert owed(cast, "lead_officer") == ["/projects/DA-01/explanation/reply/"]
    assert owed(cast, "coordinator_officer") == []
    assert cast.client("chair").post("/projects/DA-01/explanation/", asked).status_code in (409, 422)
    said = {"reply": "Do mặt bằng"}
    assert cast.client("lead_officer").post("/projects/DA-01/explanation/reply/", said).status_code == 302
    (line,) = seen(cast, "auditor", "/projects/DA-01/")["page"].questions.lines
    assert (line.text, line.reply, line.replied_on) == ("Vì sao chậm?", "Do mặt bằng", TODAY)
    assert owed(cast, "lead_officer") == []


def test_a_past_day_knows_the_question_and_not_yet_the_reply(cast, project) -> None:
    with clock.at(date(2023, 10, 9)):
        explanations.ask(by=PORTAL, project=project, text="Vì sao chậm?", due_on=DUE)
    explanations.reply(by=cast.actor("lead_officer"), project=project, text="Do mặt bằng")

    def lines(query: str) -> list[str]:
        shown = seen(cast, "auditor", f"/projects/DA-01/{query}")["page"].questions.lines
        return [line.reply for line in shown]

    assert lines("") == ["Do mặt bằng"]
    assert lines("?on=2023-10-12") == [""]
    assert lines("?on=2023-10-08") == []


@pytest.mark.parametrize(
    ("text", "due_on", "code"), [(" ", DUE, "text"), ("Vì sao?", date(2023, 10, 1), "due_on")]
)
def test_what_asks_nothing_or_yesterday_is_refused(cast, project, text, due_on, code) -> None:
    with pytest.raises(Refused) as refused:
        explanations.ask(by=cast.actor("chair"), project=project, text=text, due_on=due_on)
    assert refused.value.decision.code == code
    assert seen(cast, "auditor", "/projects/DA-01/")["page"].questions.lines == ()


def test_conditions_of_a_gate_lead_to_the_items_that_carry_them(cast, project) -> None:
    paper = issued_paper(cast.district, item(1, leads=["LB.VHTT"], due=date(2023, 12, 1)))
    carried = DirectiveItem.objects.get(directive=paper)
    gate = Gate.objects.select_related("project__owner").get(project=project, code="G0")
    told = {"paper_type": "Kế hoạch", "paper_number": "12/KH", "paper_date": date(2023, 10, 2)}
    passage = Passage("passed", **told, conditions=(carried,))
    with pytest.raises(Refused) as refused:
        gates.record(by=PORTAL, gate=gate, passage=passage)
    assert refused.value.decision.code == "conditions"
    assert not GateCondition.objects.exists()
    passage = Passage("conditional", **told, reason="Bổ sung hồ sơ cấp độ", conditions=(carried,))
    gates.record(by=PORTAL, gate=gate, passage=passage)
    assert ProjectItem.objects.get(project=project).item_id == carried.pk

    def open_conditions() -> int:
        lines = {line.code: line for line in seen(cast, "auditor", "/projects/DA-01/gates/")["gates"]}
        return lines["G0"].open_conditions

    assert open_conditions() == 1
    accepted(assignment(paper, "LB.VHTT", 1))
    assert open_conditions() == 0


def test_reminders_lead_the_unit_to_its_reply_until_it_is_given(cast, project) -> None:
    asked = explanations.ask(by=cast.actor("chair"), project=project, text="Vì sao chậm?", due_on=DUE)
    (row,) = deadlines_of_questions(TODAY)
    told = (row["deadline_key"], row["deadline_on"], row["owner_key"], row["unit_key"])
    assert told == (str(asked.pk), DUE, cast.district.pk, cast.lead.pk)

    def url(person: str) -> list[str]:
        keys = {str(asked.pk): DUE}
        return [line.url for line in explanation_lines(keys, keys, cast.actor(person), TODAY).values()]

    assert url("lead_officer") == ["/projects/DA-01/explanation/reply/"]
    assert url("auditor") == ["/projects/DA-01/"]
    assert url("outsider") == []
    explanations.reply(by=cast.actor("lead_officer"), project=project, text="Do mặt bằng")
    assert not deadlines_of_questions(TODAY).exists()
    assert url("lead_officer") == []
    with pytest.raises(Refused) as refused:
        explanations.reply(by=cast.actor("lead_officer"), project=project, text="Thêm")
    assert refused.value.decision.code == "state"
