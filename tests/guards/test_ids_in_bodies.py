"""What a form or a body names is looked for among what the sender sees: another plan's thing is no thing, and never taken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from common.models import AuditEntry
from directives.actions import evidence, explanations
from directives.models import Directive
from documents.actions.received import received
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from reporting.models import Indicator
from tests import builders
from tests.api import asking
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.documents.papers import png
from tests.guards import (
    access_matrix_followup,
    access_matrix_reporting_kept,
    access_world,
    bodies_of_applications,
    bodies_of_projects,
    bodies_of_schemes,
)
from tests.guards.access_world import World
from tests.infrastructure.layers import layer
from tests.projects import schemes
from tests.reporting.sending import MONTHLY

NOWHERE = 99_999_999


@dataclass(frozen=True)
class Abroad:
    """Things of the other district, each right in itself."""

    world: World
    paper: Directive
    file: int
    meeting: int
    target: int


@layer
def abroad(cast: Cast) -> Abroad:
    paper = builders.issued_paper(cast.other_district, builders.item(1, leads=["TL.P1"]), number="9-TB/BCĐ")
    fields = MeetingFields(title="Họp Ban Chỉ đạo", held_on=date(2023, 11, 10), starts_at=time(14))
    unit = cast.unit("TL.P1")
    scheme = schemes.begun(cast.other_district, unit, "DA-XA")
    return Abroad(
        target=schemes.target_of(scheme, unit, "CT77").pk,
        world=access_world.build(cast),
        paper=paper,
        file=evidence.add(
            by=PORTAL, assignment=builders.assignment(paper, "TL.P1"), file=received(png(9), "anh.png")
        ).pk,
        meeting=meetings.create(by=PORTAL, committee=cast.other_committee, fields=fields).pk,
    )


@dataclass(frozen=True)
class Case:
    """Somebody who may do it sends `fields` with `name` as the thing of the other district, or as one that is nowhere."""

    route: str
    person: str
    pk: Callable[[World], int | dict[str, str] | None]
    name: str
    foreign: Callable[[Abroad], Any]
    fields: Callable[[World], dict[str, Any]] = lambda _world: {}
    missing: Any = NOWHERE

    def __str__(self) -> str:
        return f"{self.route} {self.name}"


def guest(_world: World) -> dict[str, Any]:
    return {"title": "Sở Thông tin và Truyền thông"}


def new_meeting(_world: World) -> dict[str, Any]:
    return {"title": "Họp", "kind": "regular", "held_on": "2023-11-10", "starts_at": "14:00"}


def changed_form(world: World) -> dict[str, Any]:
    return {"version": world.reporting.form.version, "name_vi": "Báo cáo tháng", "complete_at": 90}


def monthly(_world: World) -> dict[str, str]:
    return {"code": MONTHLY}


def asked_lines(world: World) -> dict[str, Any]:
    return dict(access_matrix_reporting_kept.changed_lines(world))


def foreign_indicator(far: Abroad) -> int:
    """A figure that the other district asked for once."""
    told = {"owner": far.world.cast.other_district, "kind": "ratio", "group": "services", "direction": "up", "over_time": "sum", "over_units": "sum"}  # fmt: skip
    return Indicator.objects.get_or_create(code="TL-1", defaults=told)[0].pk


def fed(world: World) -> dict[str, Any]:
    return {"indicator": world.reporting.kept.indicator.pk}


def joint_meeting(world: World) -> dict[str, Any]:
    return {**new_meeting(world), "kind": "joint", "committee": world.cast.committee.pk}


def draft_item(world: World) -> dict[str, Any]:
    return {
        "version": world.draft_item.version, "text": "Xây dựng kế hoạch", "kind": "task", "leads": ["LB.VHTT"],
        "due_kind": "date", "original_due_on": "15/11/2023",
    }  # fmt: skip


def handed_over(world: World) -> dict[str, Any]:
    told = {"to_unit": "LB.NV", "number": "02/BB-BG", "minutes_on": "2023-10-12"}
    return {**told, "work": [world.followup.waiting.pk]}


def another_item(world: World) -> dict[str, Any]:
    return {"kind": "superseded", "successor": world.followup.successor.pk, "reason": "Văn bản mới"}


def parts(_world: World) -> dict[str, Any]:
    return access_matrix_followup.PARTS


def part(_world: World) -> dict[str, Any]:
    return {"unit": "LB.NV", "text": "Cho ý kiến", "due_on": "2023-10-30"}


FORMS = [
    Case("handovers:unit", "chair", lambda world: world.followup.closed.pk, "to_unit", lambda far: "TL.P1", handed_over, "LB.NOBODY"),
    Case("handovers:unit", "chair", lambda world: world.followup.closed.pk, "work", lambda far: [builders.assignment(far.paper, "TL.P1").pk], handed_over, [NOWHERE]),
    Case("directives:item-replace", "chair", lambda world: world.followup.item.pk, "successor", lambda far: far.paper.items.get(no=1).pk, another_item),
    Case("directives:item-split", "chair", lambda world: world.followup.item.pk, "units_1", lambda far: ["TL.P1"], parts, ["LB.NOBODY"]),
    Case("directives:assignment-coordination", "lead_officer", lambda world: world.followup.asked.pk, "unit", lambda far: "TL.P1", part, "LB.NOBODY"),
    Case("meetings:new", "secretary", lambda world: None, "committee", lambda far: far.world.cast.other_committee.pk, new_meeting),
    Case("meetings:agenda", "secretary", lambda world: world.meeting.pk, "presenter_unit", lambda far: far.world.cast.unit("TL.P1").pk, lambda world: {"kind": "report", "title": "Báo cáo"}),
    Case("meetings:guest-invite", "secretary", lambda world: world.meeting.pk, "unit", lambda far: far.world.cast.unit("TL.P1").pk, guest),
    Case("meetings:notice", "secretary", lambda world: world.held.pk, "notice", lambda far: far.paper.pk),
    Case("meetings:new", "secretary", lambda world: None, "co_committees", lambda far: [far.world.cast.other_committee.pk], joint_meeting, [NOWHERE]),
    Case("meetings:new", "secretary", lambda world: None, "co_units", lambda far: [far.world.cast.unit("TL.P1").pk], joint_meeting, [NOWHERE]),
    Case("meetings:session-show", "secretary", lambda world: world.meetings.sitting.pk, "item", lambda far: far.paper.items.get(no=1).pk),
    Case("meetings:session-verdict", "secretary", lambda world: world.meetings.sitting.pk, "item", lambda far: far.paper.items.get(no=1).pk, lambda world: {"number": 0, "verdict": "continue"}),
    Case("meetings:session-verdict", "secretary", lambda world: world.meetings.sitting.pk, "into", lambda far: f"item-{far.paper.items.get(no=1).pk}", lambda world: {"item": world.meetings.item.pk, "number": 0, "verdict": "merge"}, f"item-{NOWHERE}"),
    Case("meetings:session-verdict", "secretary", lambda world: world.meetings.sitting.pk, "into", lambda far: "conclusion-0", lambda world: {"item": world.meetings.item.pk, "number": 0, "verdict": "merge"}, f"conclusion-{NOWHERE}"),
    Case("meetings:highlight-new", "secretary", lambda world: world.meetings.sitting.pk, "item", lambda far: far.paper.items.get(no=1).pk, lambda world: {"text": "Kết quả"}),
    Case("meetings:paper-new", "secretary", lambda world: world.meetings.sitting.pk, "entry", lambda far: far.world.entry.pk, lambda world: {"file": SimpleUploadedFile("t.png", png(25))}),
    Case("directives:capture", "secretary", lambda world: None, "body", lambda far: f"committee-{far.world.cast.other_committee.pk}", lambda world: {"text": access_world.TEXT}, f"committee-{NOWHERE}"),
    Case("directives:item-edit", "secretary", lambda world: world.draft_item.pk, "leads", lambda far: ["TL.P1"], draft_item, ["LB.NOBODY"]),
    Case("directives:item-edit", "secretary", lambda world: world.draft_item.pk, "coordinators", lambda far: ["TL.P1"], draft_item, ["LB.NOBODY"]),
    *bodies_of_applications.cases(Case),
    *bodies_of_projects.cases(Case),
    *bodies_of_schemes.cases(Case),
    Case("reporting:settings-form", "secretary", monthly, "keeper", lambda far: far.world.cast.unit("TL.P1").pk, changed_form),
    Case("dashboards:wall-map", "secretary", lambda _world: None, "indicator", foreign_indicator),
    Case("reporting:settings-lines", "secretary", monthly, "more_1", foreign_indicator, asked_lines),
    Case("reporting:settings-sender", "secretary", monthly, "unit", lambda far: far.world.cast.unit("TL.P1").pk, lambda world: {"valid_from": "2023-11-01"}),
    Case("reporting:feed", "secretary", lambda world: None, "target", lambda far: far.target, fed),
]  # fmt: skip


def sent(abroad: Abroad, case: Case, value: Any) -> tuple[int, int]:
    """Status, and how many acts were recorded; undone afterwards."""
    world = abroad.world
    pk = case.pk(world)
    named = pk if isinstance(pk, dict) else {} if pk is None else {"pk": pk}
    address = reverse(case.route, kwargs=named)
    client = world.cast.client(case.person)  # signed in for good: only what is sent is undone
    with transaction.atomic():
        before = AuditEntry.objects.count()
        answer = client.post(address, {**case.fields(world), case.name: value})
        acts = AuditEntry.objects.count() - before
        transaction.set_rollback(True)
    return answer.status_code, acts


def test_a_form_takes_nothing_of_the_other_district(abroad: Abroad) -> None:
    """All forms against one world: making it takes longer than asking them."""
    wrong = []
    for case in FORMS:
        foreign, nowhere = sent(abroad, case, case.foreign(abroad)), sent(abroad, case, case.missing)
        if foreign[0] not in (404, 422) or foreign[1]:
            wrong.append(f"{case}: {foreign[0]}, {foreign[1]} acts")
        elif foreign != nowhere:
            wrong.append(f"{case}: it tells that the other district's thing exists")
    assert not wrong


@pytest.mark.parametrize(
    "whose", ["of the other district", "of a paper not shown", "of other work", "nowhere"]
)
def test_a_report_names_files_of_its_own_work_alone(abroad: Abroad, whose: str) -> None:
    world = abroad.world
    culture = asking.of(world.cast.lead)
    address = f"/assignments/{world.work.pk}/updates/"
    other = evidence.add(by=PORTAL, assignment=world.ward_work, file=received(png(11), "khac.png")).pk
    pk = {
        "of the other district": abroad.file,
        "of a paper not shown": world.secret_proof.pk,
        "of other work": other,
        "nowhere": NOWHERE,
    }[whose]
    told = {"percent": 10, "result": "Đang làm"}
    answer = culture.post(address, {**told, "evidence": [pk]})
    assert (answer.status_code, answer.json()["code"]) == (422, "evidence")
    assert culture.post(address, {**told, "evidence": [world.proof.pk]}).status_code == 201


@pytest.mark.parametrize("whose", ["of other work", "nowhere"])
def test_a_reply_names_a_question_about_its_own_work_alone(abroad: Abroad, whose: str) -> None:
    world = abroad.world
    other = explanations.ask(by=PORTAL, assignment=world.ward_work, text="Vì sao?", due_on=TODAY)
    pk = other.pk if whose == "of other work" else NOWHERE
    address = f"/assignments/{world.followup.asked.pk}/explanations/"
    answer = asking.of(world.cast.lead).post(address, {"reply": "Chờ vốn", "request": pk})
    assert (answer.status_code, answer.json()["code"]) == (422, "request")


@pytest.mark.parametrize("unit", ["TL.P1", "LB.NOBODY"])
def test_a_part_is_asked_of_units_of_the_plan_alone(abroad: Abroad, unit: str) -> None:
    world = abroad.world
    address = f"/assignments/{world.followup.asked.pk}/coordination/"
    answer = asking.of(world.cast.lead).post(address, {**part(world), "unit": unit})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_unit")


@pytest.mark.parametrize("path", ["/units/?parent=", "/assignments/?unit=", "/dashboard/?unit="])
def test_a_filter_tells_nothing_of_the_other_district(cast: Cast, path: str) -> None:
    program = asking.of(cast.ward_a)
    foreign, nowhere = program.get(f"{path}TL.P1"), program.get(f"{path}TL.NOBODY")
    assert foreign.status_code in (400, 404)
    assert foreign.status_code == nowhere.status_code
    assert foreign.json() == nowhere.json()
