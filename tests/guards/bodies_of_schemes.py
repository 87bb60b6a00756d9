"""What forms of the scheme, its targets and its staff name: papers, items, goals, units, sections, posts, projects."""

from datetime import date
from typing import Any

from organizations.models import Post
from projects.actions import phases, staffing
from projects.actions.phases import PhaseFields
from projects.actions.staffing import Numbers
from projects.models import StaffingPost
from tests.builders import PORTAL
from tests.guards import access_matrix_projects_scheme as scheme_rows
from tests.guards import access_matrix_projects_work as work_rows
from tests.guards.bodies_of_projects import item, of_project, project, scheme, unit
from tests.projects import schemes

LETTER = {"due_on": "2023-11-30"}
OPINION = {"unit": "LB.VHTT", "stance": "comments", "text": "Đề nghị làm rõ nguồn vốn."}


def cases(case: Any) -> list[Any]:
    """`case` is the row of the guard: route, person, address, field, the foreign thing, the other fields, a missing one."""
    return [*papers(case), *plan(case), *staff(case)]


def papers(case: Any) -> list[Any]:
    """The scheme as a paper that is made."""
    sent = scheme_rows.under("consulting.draft", round_pk="consulting.sent")
    section = scheme_rows.under("draft", section_pk="section")
    return [
        case("projects:scheme-new", "secretary", nowhere, "drafting_unit", unit, new_scheme),
        case("projects:scheme-new", "secretary", nowhere, "committee", lambda far: far.world.cast.other_committee.pk, new_scheme),
        case("projects:draft-send", "secretary", scheme_rows.of_draft("ready"), "units", lambda far: [unit(far)], body(**LETTER)),
        case("projects:orientation-take-up", "secretary", section, "item", item),
        case("projects:comment-new", "secretary", sent, "unit", lambda far: "TL.P1", body(**OPINION), "LB.NOBODY"),
        case("projects:comment-new", "secretary", sent, "section", foreign_section, body(**OPINION)),
        case("projects:scheme-approve", "head_of_office", scheme_rows.under("submitted"), "directive", paper),
        case("projects:draft-adopt", "head_of_office", scheme_rows.of_draft("approved.adjustment"), "directive", paper),
    ]  # fmt: skip


def plan(case: Any) -> list[Any]:
    """Goals, targets and their years."""
    approved, target = scheme_rows.under("approved.scheme"), scheme_rows.of_target()
    of_goal = scheme_rows.under("approved.scheme", goal_pk="approved.goal")
    why, goal = {**scheme_rows.BASIS, "document": ""}, {**scheme_rows.GOAL, **scheme_rows.BASIS}

    def told(world: Any) -> dict[str, Any]:
        return dict(scheme_rows.target_body(world, "CT09"))

    return [
        case("projects:goal-new", "secretary", approved, "clause", item, body(**goal)),
        case("projects:goal-edit", "secretary", of_goal, "clause", item, body(**goal)),
        case("projects:goal-edit", "secretary", of_goal, "directive", paper, body(**{**goal, **why})),
        case("projects:target-new", "secretary", approved, "goal", foreign_goal, told),
        case("projects:target-new", "secretary", approved, "lead_unit", unit, told),
        case("projects:target-edit", "secretary", target, "clause", item, told),
        case("projects:target-years", "secretary", target, "directive", paper, body(planned_2024="85", **why)),
        case("projects:target-give-up", "secretary", target, "directive", paper, body(**why)),
    ]  # fmt: skip


def staff(case: Any) -> list[Any]:
    """Posts, proposals, and what a project names of its scheme."""
    letter = {"number": "9/TTr", "sent_on": "2023-10-10", "addressee": "Thành phố", "text": "Bổ sung"}
    seconded = {**work_rows.NUMBERS, "seconded": 1}
    return [
        case("projects:staffing-post-new", "secretary", nowhere, "unit", unit, work_rows.added),
        case("projects:staffing-post-new", "secretary", nowhere, "project", lambda far: project(far).pk, work_rows.added),
        case("projects:staffing-post", "secretary", work_rows.of_post, "seconded_from", unit, body(**seconded)),
        case("projects:staffing-propose", "secretary", nowhere, "posts", lambda far: [foreign_post(far)], body(**letter)),
        case("projects:new", "secretary", nowhere, "scheme", lambda far: scheme(far).pk, work_rows.entered),
        case("projects:new", "secretary", nowhere, "lead", unit, work_rows.entered),
        case("projects:edit", "secretary", of_project, "phase", foreign_phase, work_rows.facts),
        case("projects:edit", "secretary", of_project, "owner_post", post_of_a_unit, work_rows.facts),
        case("projects:risk", "lead_officer", work_rows.of(no=1), "unit", unit, work_rows.risk),
    ]  # fmt: skip


def nowhere(_world: Any) -> None:
    return None


def body(**fields: object) -> Any:
    return lambda _world: fields


def new_scheme(world: Any) -> dict[str, Any]:
    told = {"code": "DA-MOI", "title": "Đề án mới", "from_year": 2024, "to_year": 2028}
    return {**told, "drafting_unit": world.cast.office.pk}


def paper(far: Any) -> int:
    return int(far.paper.pk)


def foreign_goal(far: Any) -> int:
    return int(scheme(far).goals.first().pk)


def foreign_phase(far: Any) -> int:
    of, day = scheme(far), date(2021, 1, 1)
    made = of.phases.first() or phases.create(
        by=PORTAL, scheme=of, fields=PhaseFields(1, "Giai đoạn 1", day, day)
    )
    return int(made.pk)


def foreign_section(far: Any) -> int:
    return int(schemes.written(scheme(far)).sections.get().pk)


def foreign_post(far: Any) -> int:
    cast = far.world.cast
    known = StaffingPost.objects.filter(owner=cast.other_district).first()
    made = known or staffing.add_post(
        by=PORTAL, owner=cast.other_district, unit=cast.unit("TL.P1"), title="Kỹ sư", numbers=Numbers(1)
    )
    return int(made.pk)


def post_of_a_unit(far: Any) -> int:
    unit_pk = unit(far)
    known = Post.objects.filter(unit=unit_pk).first()
    return int((known or Post.objects.create(unit_id=unit_pk, title="Chủ tịch", valid_from="2020-01-01")).pk)
