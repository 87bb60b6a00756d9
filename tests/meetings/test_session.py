"""A meeting from the invitation to the archive: what is said at the table, and what the signed notice makes of it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.decisions import Refused
from directives.actions import directives, progress_updates
from directives.models import Assignment, Directive, DirectiveItem, Urge
from meetings.actions import meetings, omissions, sessions, verdicts
from meetings.actions.verdicts import Said
from meetings.models import ItemReview, ItemVerdict, Meeting
from meetings.readings.agenda import carried_items
from meetings.readings.forecast import forecast
from meetings.readings.results_report import results_report
from meetings.readings.session import session
from organizations.models import CommitteeMembership
from tests import builders
from tests.builders import BEGINNING, PORTAL
from tests.cast import TODAY
from tests.documents.test_paper_layouts import words_of
from tests.meetings.story import Story, task

NOTICE = date(2023, 9, 11)
DUE = date(2023, 10, 10)
LATER = date(2023, 11, 30)
FREE = ("organizations_session", '"organizations_user"', '"organizations_roleassignment"')


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refused: refused.decision.code == code)


def seated(story: Story) -> None:
    """A chair in whose name verdicts are carried out."""
    CommitteeMembership.objects.create(
        committee=story.committee,
        seat="chair",
        title="Trưởng Ban Chỉ đạo",
        position=1,
        unit=story.cast.district,
        valid_from=BEGINNING,
    )


def reported(item: DirectiveItem) -> None:
    for work in item.assignments.leads():
        progress_updates.record(by=PORTAL, assignment=work, percent=100, result="Đã xong", done=True)


def sitting(story: Story, items: int = 4) -> tuple[Meeting, Directive]:
    """In session today over one notice; item 1 is reported done."""
    seated(story)
    paper = story.notice(NOTICE, [task(no, DUE) for no in range(1, items + 1)])
    meeting = story.meeting(TODAY, prepared_on=date(2023, 10, 2), held=False, place="Phòng họp 2")
    reported(story.item(paper, 1))
    meetings.invite(by=PORTAL, meeting=meeting)
    return meetings.sit(by=PORTAL, meeting=meeting), paper


def sent(item: DirectiveItem, verdict: str = "", number: int = 0, **fields: Any) -> dict[str, Any]:
    return {"item": item.pk, "number": number, "verdict": verdict, **fields}


def post(story: Story, name: str, meeting: Meeting, fields: dict[str, Any], who: str = "secretary") -> Any:
    return story.cast.client(who).post(reverse(f"meetings:{name}", args=(meeting.pk,)), fields)


def test_it_lives_from_draft_to_archive(story: Story) -> None:
    meeting, _paper = sitting(story)
    assert [meeting.invited_known_on, meeting.session_known_on] == [TODAY, TODAY]
    meeting = sessions.end(by=PORTAL, meeting=sessions_with_a_conclusion(meeting))
    assert meeting.state == Meeting.State.HELD
    notice = issued(meeting)
    meeting = meetings.link_notice(by=PORTAL, meeting=meeting, directive=notice)
    assert meeting.state == Meeting.State.CONCLUDED
    meeting = meetings.archive(by=PORTAL, meeting=meeting)
    assert meeting.state_on(TODAY) == Meeting.State.ARCHIVED
    with refusal("archived"):
        meetings.write_minutes(by=PORTAL, meeting=meeting, text="x", taken_by="", version=meeting.version)


def sessions_with_a_conclusion(meeting: Meeting) -> Meeting:
    text = "Giao Phòng Văn hóa và Thông tin chủ trì xây dựng kế hoạch tập huấn; hoàn thành trước ngày 30/11/2023."
    sessions.conclude_in_words(by=PORTAL, meeting=meeting, text=text)
    return meeting


def issued(meeting: Meeting) -> Directive:
    """The session's draft, signed and given out."""
    draft = meeting.draft_notice
    assert draft is not None
    directives.register(
        by=PORTAL, directive=draft, number="70-TB/BCĐ", issued_on=TODAY, signer_post="Trưởng Ban Chỉ đạo"
    )
    return directives.issue(by=PORTAL, directive=Directive.objects.get(pk=draft.pk))


def test_an_invitation_says_everything_or_is_not_sent(story: Story) -> None:
    meeting = story.meeting(TODAY, held=False)
    with refusal("incomplete"):
        meetings.invite(by=PORTAL, meeting=meeting)


def test_a_verdict_is_one_request_of_at_most_twelve_statements(story: Story) -> None:
    meeting, paper = sitting(story)
    address = reverse("meetings:session-verdict", args=(meeting.pk,))
    client = story.cast.client("secretary")
    items = list(paper.items.order_by("no"))
    client.post(address, sent(items[1], "continue"))
    for item, fields in (
        (items[0], {"verdict": "close"}),
        (items[2], {"verdict": "extend", "due_on": "2023-11-30"}),
        (items[3], {"verdict": "merge", "into": f"item-{items[1].pk}"}),
    ):
        with CaptureQueriesContext(connection) as caught:
            answer = client.post(address, sent(item, **fields, following=items[1].pk))
        assert answer.status_code == 302
        asked = [
            q["sql"] for q in caught if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
        ]
        assert sum(not any(f'FROM "{t.strip(chr(34))}"' in sql for t in FREE) for sql in asked) <= 12
    assert Meeting.objects.get().on_screen == items[1].pk


def test_of_two_secretaries_the_second_learns_of_the_first(story: Story) -> None:
    meeting, paper = sitting(story)
    item = story.item(paper, 2)
    assert post(story, "session-verdict", meeting, sent(item, "continue")).status_code == 302
    answer = post(story, "session-verdict", meeting, sent(item, "escalate"))
    assert answer.status_code == 422
    assert ItemVerdict.objects.get().verdict == "continue"


def test_nothing_is_closed_that_was_not_reported_done(story: Story) -> None:
    meeting, paper = sitting(story)
    with refusal("not_reported_done"):
        verdicts.give(by=PORTAL, meeting=meeting, item=story.item(paper, 2), said=Said("close"))
    for wrong in (Said("extend"), Said("merge"), Said("extend", NOTICE)):
        with pytest.raises(Refused):
            verdicts.give(by=PORTAL, meeting=meeting, item=story.item(paper, 2), said=wrong)
    assert not ItemVerdict.objects.exists()


def test_the_notice_makes_verdicts_final_and_carries_them_out(story: Story) -> None:
    meeting, paper = sitting(story)
    by = story.cast.actor("secretary")
    one, two, three, four = paper.items.order_by("no")
    for item, said in (
        (one, Said("close")),
        (two, Said("extend", LATER)),
        (three, Said("escalate")),
        (four, Said("continue")),
    ):
        verdicts.give(by=by, meeting=meeting, item=item, said=said)
    meeting = sessions.end(by=by, meeting=sessions_with_a_conclusion(meeting))
    otherwise = {four.pk: Said("extend", LATER, note="Theo bản ký")}
    meetings.link_notice(by=by, meeting=meeting, directive=issued(meeting), said_otherwise=otherwise)
    final = {row.item_id: row for row in ItemVerdict.objects.filter(stage="final").order_by("item")}
    told = {row.item.no: (row.verdict, row.is_carried_out, row.outcome) for row in final.values()}
    assert told == {
        1: ("close", True, ""),
        2: ("extend", True, ""),
        3: ("escalate", True, ""),
        4: ("extend", True, ""),
    }
    assert final[four.pk].differs == {"verdict": ["continue", "extend"], "due_on": ["", "2023-11-30"]}
    assert not final[two.pk].differs
    report = results_report(meeting, viewer=PORTAL, on=TODAY)
    assert report is not None
    lines = {line.no: (bool(line.verdict), line.settled != "", line.why) for line in report.items}
    assert lines[4] == (True, True, "Theo bản ký")
    assert lines[2] == (True, False, "")
    assert one.assignments.leads().get().state == Assignment.State.ACCEPTED
    assert two.assignments.leads().get().due_on(TODAY) == LATER
    assert Urge.objects.count() == 1


def test_what_the_notice_says_otherwise_is_typed_beside_the_table(story: Story) -> None:
    meeting, paper = sitting(story)
    by = story.cast.actor("secretary")
    _one, two, three, four = paper.items.order_by("no")
    for item in (two, three, four):
        verdicts.give(by=by, meeting=meeting, item=item, said=Said("continue"))
    meeting = sessions.end(by=by, meeting=sessions_with_a_conclusion(meeting))
    notice = issued(meeting).pk
    label, strange = f"2, {paper.number}", f"2, {paper.number} "[:-2] + "?"
    typed = {f"verdict-{two.pk}": "nothing", f"verdict-{three.pk}": "extend", f"due_on-{three.pk}": LATER}
    merged = {f"verdict-{four.pk}": "merge", f"into-{four.pk}": label}
    for wrong in (
        {f"due_on-{three.pk}": TODAY},
        {f"due_on-{three.pk}": ""},
        {**merged, f"into-{four.pk}": strange},
        {**merged, f"into-{four.pk}": f"4, {paper.number}"},
    ):
        answer = post(story, "notice", meeting, {"notice": notice, **typed, **wrong})
        assert answer.status_code == 422
        assert not ItemVerdict.objects.filter(stage="final").exists()
    assert post(story, "notice", meeting, {"notice": notice, **typed, **merged}).status_code == 302
    final = {row.item.no: row for row in ItemVerdict.objects.filter(stage="final").select_related("item")}
    assert {no: (row.verdict, row.due_on, row.into) for no, row in final.items()} == {
        2: ("", None, None),
        3: ("extend", LATER, None),
        4: ("merge", None, two),
    }
    assert all(row.differs for row in final.values())
    record = story.cast.client("secretary").get(reverse("meetings:record", args=(meeting.pk,)))
    assert {row.at_table.verdict for row in record.context["reviews"] if row.at_table} == {"continue"}


def test_concluded_twice_at_once_has_one_winner(story: Story) -> None:
    """The second hand still holds the meeting as it was before the first acted."""
    meeting, _paper = sitting(story)
    meeting = sessions.end(by=PORTAL, meeting=sessions_with_a_conclusion(meeting))
    notice = issued(meeting)
    before = Meeting.objects.get(pk=meeting.pk)
    meetings.link_notice(by=PORTAL, meeting=meeting, directive=notice)
    with refusal("concluded"):
        meetings.link_notice(by=PORTAL, meeting=before, directive=notice)
    with refusal("concluded"):
        sessions.draft_notice(by=PORTAL, meeting=before)


def test_a_reopened_verdict_stands_beside_the_old_one(story: Story) -> None:
    meeting, paper = sitting(story)
    item = story.item(paper, 2)
    verdicts.give(by=PORTAL, meeting=meeting, item=item, said=Said("continue"))
    meeting = sessions.end(by=PORTAL, meeting=meeting)
    meetings.link_notice(by=PORTAL, meeting=meeting, directive=issued(meeting))
    answer = story.cast.client("secretary").post(
        reverse("meetings:reopen", args=(meeting.pk, item.pk)), {"reason": "Văn bản đính chính"}
    )
    assert answer.status_code == 302
    assert list(ItemVerdict.objects.order_by("number").values_list("stage", flat=True)) == [
        "provisional",
        "final",
        "reopened",
    ]


def test_leaving_an_item_out_needs_a_reason_and_it_comes_back(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 18), prepared_on=TODAY, held=False)
    paper = story.notice(NOTICE, [task(1, DUE), task(2, DUE)])
    item = story.item(paper, 1)
    with refusal("reason"):
        omissions.leave_out(by=PORTAL, meeting=meeting, item=item, reason=" ")
    address = reverse("meetings:leave-out", args=(meeting.pk, item.pk))
    assert story.cast.client("secretary").post(address, {"reason": "Chờ Thành phố"}).status_code == 302
    assert [each.row.no for each in session(meeting, viewer=PORTAL, on=TODAY).items] == [2]
    with clock.at(date(2023, 10, 18)):
        meetings.hold(by=PORTAL, meeting=meeting)
    assert ItemReview.objects.get(item=item).left_out == "Chờ Thành phố"
    after = story.meeting(date(2023, 10, 30), prepared_on=date(2023, 10, 20), held=False)
    assert carried_items(after, viewer=PORTAL, on=date(2023, 10, 20)).open_count == 2


def test_the_draft_notice_has_numbers_units_and_deadlines(story: Story) -> None:
    meeting, paper = sitting(story)
    verdicts.give(by=PORTAL, meeting=meeting, item=story.item(paper, 2), said=Said("extend", LATER))
    typed = {"text": "Giao Phòng Văn hóa và Thông tin xây dựng kế hoạch tập huấn trước ngày 30/11/2023."}
    assert post(story, "session-conclusion", meeting, typed).status_code == 302
    assert post(story, "session-conclusion", meeting, {"text": " "}).status_code == 422
    assert post(story, "session-end", meeting, {}).status_code == 302
    first, second = Meeting.objects.get().draft_notice.items.order_by("no")
    assert (first.kind, second.kind) == ("information", "task")
    assert "30/11/2023" in first.text
    assert (second.leads, second.original_due_on) == (["LB.VHTT"], LATER)
    assert post(story, "session-end", meeting, {}).status_code == 409


def test_the_room_and_the_desk_show_the_item_in_hand(story: Story) -> None:
    meeting, paper = sitting(story)
    item = story.item(paper, 3)
    assert post(story, "session-show", meeting, {"item": item.pk}).status_code == 302
    client = story.cast.client("secretary")
    screen = client.get(reverse("meetings:session", args=(meeting.pk,)), headers={"HX-Request": "true"})
    assert item.text[:30] in screen.content.decode()
    assert 'name="verdict"' not in screen.content.decode()
    desk = client.get(reverse("meetings:desk", args=(meeting.pk,))).content.decode()
    assert 'data-key="1"' in desk
    assert item.text[:30] in desk


def test_a_joint_meeting_holds_the_items_of_every_convener(story: Story) -> None:
    other = builders.committee(story.cast.district, story.cast.office, code="LB.BCD2")
    paper = Story(story.cast, other).notice(NOTICE, [task(1, DUE)], number="9-KL")
    with refusal("co_committees"):
        story.meeting(TODAY, held=False, kind="joint")
    joint = story.meeting(TODAY, held=False, kind="joint", co_committees=(other,))
    assert carried_items(joint, viewer=PORTAL, on=TODAY).open[0].notice.id == paper.pk
    assert meetings.hold(by=PORTAL, meeting=joint).reviews.get().item.directive_id == paper.pk


def test_the_forecast_says_what_will_be_late_and_who_can_change_it(story: Story) -> None:
    meeting = story.meeting(date(2023, 10, 30), prepared_on=date(2023, 10, 2), held=False)
    paper = story.notice(NOTICE, [task(1, date(2023, 10, 25)), task(2, LATER), task(3, LATER)])
    reported(story.item(paper, 3))
    found = forecast(meeting, viewer=PORTAL, on=TODAY)
    assert [(row.row.no, row.outlook.value, row.days_late) for row in found.rows] == [
        (1, "over", 5),
        (2, "none", 0),
        (3, "wait", 0),
    ]
    assert found.rows[0].chances[0].unit
    page = story.cast.client("secretary").get(reverse("meetings:forecast", args=(meeting.pk,)))
    assert page.status_code == 200


def test_the_words_of_the_draft_are_changed_until_the_head_of_office_has_it(story: Story) -> None:
    """Put together from the meeting, changed by the secretary (of two at once the second is told), kept with the notice."""
    meeting, _paper = sitting(story)
    draft = sessions.end(by=PORTAL, meeting=sessions_with_a_conclusion(meeting)).draft_notice
    assert draft is not None
    assert "Phòng họp 2" in draft.opening
    assert draft.assessment.startswith("Kết quả thực hiện Thông báo số")
    office, page = story.cast.client("secretary"), reverse("directives:wording", args=[draft.pk])
    shown = office.get(page).context["form"].initial
    assert (shown["opening"], shown["version"]) == (draft.opening, draft.version)
    words = {
        "opening": "Mở đầu {{ mới }} <b>",
        "assessment": "",
        "follow_up": "Văn phòng theo dõi",
        "version": draft.version,
    }
    assert office.post(page, words).status_code == 302
    late = office.post(page, {**words, "opening": "Của người sau"})
    assert late.status_code == 422
    assert "Của người sau" in late.text
    assert ("Mở đầu {{ mới }} <b>") in dict(late.context["theirs"]).values()
    paper = reverse("directives:paper-file", args=[draft.pk, "docx"])
    told = words_of(office.get(paper).content)
    assert "Mở đầu {{ mới }} <b>" in told
    assert "Văn phòng theo dõi./." in told
    assert "I. Đánh giá chung" not in told
    directives.submit(by=PORTAL, directive=draft)
    assert office.get(page).status_code == 409
