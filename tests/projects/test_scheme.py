"""The scheme as a paper that is made: versions, comments, submission, approval, adjustment; past days stay as they were."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from common import clock
from common.decisions import Refused
from directives.models import DirectiveItem
from projects.actions import consultations, drafts, phases, schemes, sections
from projects.actions.phases import PhaseFields
from projects.actions.plan_revisions import ChangeBasis
from projects.actions.sections import SectionFields
from projects.layouts.comment_table import comment_table
from projects.models import Scheme, SchemeDraft
from projects.readings.comment_rows import round_page
from projects.readings.comment_table import table_of_comments
from projects.readings.scheme_page import SchemePage, scheme_page
from tests import builders
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.projects import schemes as made

pytestmark = pytest.mark.django_db
LATER = date(2023, 11, 20)


def page_on(scheme: Scheme, cast: Cast, on: date, viewer: str = "secretary") -> SchemePage:
    """The page without what is always of today: rights and version."""
    fresh = Scheme.objects.select_related("owner", "committee", "drafting_unit").get(pk=scheme.pk)
    page = scheme_page(fresh, viewer=cast.actor(viewer), on=on)
    return replace(page, may=None, version=0)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.decision.code


def test_it_goes_from_the_framework_to_the_approved_paper(cast: Cast) -> None:
    scheme = made.begun(cast.district, cast.office, "DA-01")
    made.fixed(scheme, SchemeDraft.Kind.FRAMEWORK)
    draft = made.fixed(scheme)
    sent = consultations.send(by=PORTAL, draft=draft, units=[cast.lead], due_on=date(2023, 10, 31))
    said = consultations.comment(
        by=cast.actor("lead_officer"),
        consultation=sent,
        unit=cast.lead,
        stance="comments",
        text="Thêm phụ lục.",
    )
    consultations.answer(by=cast.actor("secretary"), comment=said, verdict="accepted", text="Đã thêm.")
    schemes.submit(by=cast.actor("secretary"), draft=draft)
    paper = builders.issued_paper(cast.district, number="482-QĐ/QU", kind="decision")
    schemes.approve(by=cast.actor("head_of_office"), scheme=scheme, directive=paper)
    page = page_on(scheme, cast, TODAY)
    assert page.state == "approved"
    assert page.approved_by == "482-QĐ/QU"
    assert [line.label for line in page.decisions][-1] == Scheme.State.FRAMEWORK.label
    assert [step.state for step in page.steps] == ["ok"] * 5


def test_it_is_not_submitted_while_a_comment_is_unanswered(cast: Cast) -> None:
    open_round = made.consulting(cast)
    with pytest.raises(Refused) as refused:
        schemes.submit(by=PORTAL, draft=open_round.draft)
    assert code_of(refused) == "unanswered"
    consultations.answer(by=PORTAL, comment=open_round.comment, verdict="explained", text="Đã có ở mục II.")
    assert schemes.submit(by=PORTAL, draft=open_round.draft).state == Scheme.State.SUBMITTED


def test_it_is_sent_back_with_a_reason_only(cast: Cast) -> None:
    scheme = made.submitted(cast)
    with pytest.raises(Refused) as refused:
        schemes.send_back(by=cast.actor("chair"), scheme=scheme, note=" ")
    assert code_of(refused) == "note"
    again = schemes.send_back(by=cast.actor("chair"), scheme=scheme, note="Bổ sung nguồn vốn.")
    assert again.state == Scheme.State.DRAFTING


def test_it_is_approved_by_an_issued_paper_of_its_own_plan(cast: Cast) -> None:
    scheme = made.submitted(cast)
    draft_paper = builders.draft_paper(cast.district, number="65-TB/BCĐ")
    foreign = builders.issued_paper(cast.other_district, builders.item(1, leads=["TL.VHTT"]))
    for paper in (None, draft_paper, foreign):
        with pytest.raises(Refused) as refused:
            schemes.approve(by=cast.actor("head_of_office"), scheme=scheme, directive=paper)
        assert code_of(refused) == "directive"


def test_it_never_changes_a_fixed_version(cast: Cast) -> None:
    draft = made.fixed(made.begun(cast.district, cast.office, "DA-02"))
    with pytest.raises(Refused) as refused:
        sections.add(by=PORTAL, draft=draft, fields=SectionFields("Muộn"))
    assert code_of(refused) == "fixed"


def test_it_carries_sections_and_orientations_into_the_next_version(cast: Cast) -> None:
    notice = builders.issued_paper(
        cast.district, builders.item(1, leads=[], kind=DirectiveItem.Kind.ORIENTATION), number="22-TB/BCĐ"
    )
    scheme = made.begun(cast.district, cast.office, "DA-03")
    first = made.written(scheme, SchemeDraft.Kind.FRAMEWORK)
    item = notice.items.get()
    sections.take_up(by=PORTAL, section=first.sections.get(), item=item)
    drafts.fix(by=PORTAL, draft=first)
    second = made.written(scheme)
    copied = second.sections.get()
    assert copied.orientations.get().item == item
    sections.change(by=PORTAL, section=copied, fields=SectionFields("Mục tiêu", "I", "Viết lại."))
    assert first.sections.get().text == "Nâng tỷ lệ trực tuyến."
    shown = page_on(scheme, cast, TODAY).sections
    assert [section.is_changed for section in shown] == [False]  # the fixed framework is what stands


def test_it_takes_up_orientations_only(cast: Cast) -> None:
    task = builders.issued_paper(cast.district, builders.item(1)).items.get()
    section = made.written(made.begun(cast.district, cast.office, "DA-04")).sections.get()
    with pytest.raises(Refused) as refused:
        sections.take_up(by=PORTAL, section=section, item=task)
    assert code_of(refused) == "item"


def test_it_tells_the_second_writer_of_the_first(cast: Cast) -> None:
    draft = made.written(made.begun(cast.district, cast.office, "DA-05"))
    seen = draft.version
    drafts.change(by=PORTAL, draft=draft, title="Của người thứ nhất", note="", version=None)
    with pytest.raises(Refused) as refused:
        drafts.change(by=PORTAL, draft=draft, title="Của người thứ hai", note="", version=seen)
    assert code_of(refused) == "stale"


def test_a_unit_sees_its_own_comments_and_the_office_all(cast: Cast) -> None:
    sent = made.consulting(cast).sent
    consultations.comment(
        by=cast.actor("ward_a_officer"), consultation=sent, unit=cast.ward_a, stance="agrees"
    )

    def seen(viewer: str) -> list[str]:
        page = round_page(sent, viewer=cast.actor(viewer), on=TODAY)
        return [row.unit.code for row in page.comments]

    assert seen("ward_a_officer") == ["LB.00115"]
    assert sorted(seen("secretary")) == ["LB.00115", "LB.VHTT"]
    assert seen("coordinator_officer") == []


def test_a_comment_sent_twice_stands_once_and_late_ones_are_marked(cast: Cast) -> None:
    sent = made.consulting(cast).sent
    with clock.at(date(2023, 11, 3)):
        twins = {
            consultations.comment(
                by=PORTAL, consultation=sent, unit=cast.ward_a, stance="comments", text="Kéo dài lộ trình."
            ).pk
            for _time in range(2)
        }
        page = round_page(sent, viewer=cast.actor("secretary"), on=date(2023, 11, 3))
    assert len(twins) == 1
    assert [row.is_late for row in page.comments if row.unit.code == "LB.00115"] == [True]


def test_the_table_in_word_counts_what_the_page_counts_and_is_the_same_file_twice(cast: Cast) -> None:
    open_round = made.consulting(cast)
    consultations.answer(by=PORTAL, comment=open_round.comment, verdict="partly", text="Bổ sung ở phụ lục.")
    page = round_page(open_round.sent, viewer=cast.actor("secretary"), on=TODAY)
    content, again = (comment_table(table_of_comments(page, owner="UBND quận")) for _time in range(2))
    table = Document(BytesIO(content)).tables[0]
    assert content == again
    assert len(table.rows) == 1 + len(page.asking) == 2
    assert "Bổ sung ở phụ lục." in table.rows[1].cells[4].text


def test_a_past_day_stays_as_it_was(cast: Cast) -> None:
    """Whatever happens later: answers, a new version, moved phases, an adopted adjustment."""
    everything = made.approved(cast)
    scheme = everything.scheme
    fields = PhaseFields(1, "Giai đoạn 1", date(2021, 1, 1), date(2022, 12, 31))
    with clock.at(date(2021, 12, 1)):
        basis = ChangeBasis("other", "Bổ sung phân kỳ", everything.paper)
        phase = phases.create(by=PORTAL, scheme=scheme, fields=fields, basis=basis)
    days = (date(2021, 6, 1), date(2021, 12, 15), date(2023, 10, 15))
    before = [page_on(scheme, cast, day) for day in days]
    with clock.at(LATER):
        moved = replace(fields, name="Giai đoạn nền tảng", ends_on=date(2023, 6, 30))
        phases.change(by=PORTAL, phase=phase, fields=moved, basis=ChangeBasis("other", "Dời", None, "9/QĐ"))
        schemes.adopt(by=PORTAL, draft=everything.adjustment, directive=everything.paper)
        made.fixed(scheme, SchemeDraft.Kind.ADJUSTMENT, 2025)
    assert [page_on(scheme, cast, day) for day in days] == before
    with clock.at(LATER):
        assert page_on(scheme, cast, LATER).phases[0].phase.name == "Giai đoạn nền tảng"


def test_phases_stay_inside_the_years_and_beside_one_another(cast: Cast) -> None:
    scheme = made.begun(cast.district, cast.office, "DA-06")
    first = PhaseFields(1, "Giai đoạn 1", date(2021, 1, 1), date(2022, 12, 31))
    phases.create(by=PORTAL, scheme=scheme, fields=first)
    wrong = {
        "starts_on": PhaseFields(2, "Trùng", date(2022, 6, 1), date(2023, 12, 31)),
        "ends_on": PhaseFields(2, "Ngược", date(2024, 6, 1), date(2023, 12, 31)),
    }
    for code, fields in wrong.items():
        with pytest.raises(Refused) as refused:
            phases.create(by=PORTAL, scheme=scheme, fields=fields)
        assert code_of(refused) == code
    outside = PhaseFields(2, "Ngoài", date(2026, 6, 1), date(2027, 12, 31))
    with pytest.raises(Refused) as refused:
        phases.create(by=PORTAL, scheme=scheme, fields=outside)
    assert code_of(refused) == "starts_on"


def test_the_office_writes_the_scheme_through_its_pages(cast: Cast) -> None:
    """Every step by form, without JavaScript, from the empty plan to the sent framework."""
    office = cast.client("secretary")
    assert "DA-WEB" not in office.get("/scheme/").content.decode()
    form = {"code": "da-web", "title": "Đề án mới", "from_year": 2022, "to_year": 2026}
    wrong = office.post("/scheme/new/", {**form, "to_year": 2021, "drafting_unit": cast.office.pk})
    assert wrong.status_code == 422
    assert "Đề án mới" in wrong.content.decode()
    office.post("/scheme/new/", {**form, "drafting_unit": cast.office.pk})
    scheme = Scheme.objects.get(code="DA-WEB")
    office.post(f"/scheme/{scheme.pk}/drafts/new/", {"kind": "framework", "title": "Khung"})
    office.post(f"/scheme/{scheme.pk}/drafts/1/sections/new/", {"heading": "Mục tiêu", "ref": "I"})
    office.post(f"/scheme/{scheme.pk}/drafts/1/fix/")
    late = {"due_on": "2023-10-01", "units": [cast.lead.pk]}
    assert office.post(f"/scheme/{scheme.pk}/drafts/1/send/", late).status_code == 422
    office.post(f"/scheme/{scheme.pk}/drafts/1/send/", {**late, "due_on": "2023-11-10"})
    page = office.get(f"/scheme/{scheme.pk}/").content.decode()
    scheme.refresh_from_db()
    assert scheme.state == Scheme.State.CONSULTING
    assert "10/11/2023" in page
