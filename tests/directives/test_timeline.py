"""What became of an item, in order."""

from datetime import date

from common import clock
from common.actors import Basis
from common.decisions import Kind
from directives.actions import assignments, extensions, urges
from directives.actions import items as item_actions
from directives.models import Urge
from directives.readings.timelines import item_timeline
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import refusal, reported

CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"


def kinds(entries):
    return [entry.kind for entry in entries]


def story(cast):
    """Urged, extended late, returned once, accepted on the chair's telephoned word."""
    paper = issued_paper(
        cast.district, item(1, coordinators=["LB.TCKH"], due=date(2023, 9, 20)), on=date(2023, 9, 1)
    )
    work, secretary = assignment(paper, "LB.VHTT"), cast.actor("secretary")
    steps = (
        (2, lambda: assignments.acknowledge(by=cast.actor("lead_officer"), assignment=work)),
        (10, lambda: reported(work, percent=30, difficulties="Thiếu kinh phí")),
        (21, lambda: urges.record(by=secretary, assignment=work, text="Đề nghị báo cáo")),
        (22, lambda: extensions.ask(by=PORTAL, assignment=work, requested_due_on=date(2023, 10, 10), reason="Chờ vốn")),
        (25, lambda: extensions.decide(by=secretary.speaking_for(CHAIR, Basis.WRITTEN_NOTE), extension=work.extensions.get(), approve=True)),
        (26, lambda: reported(work, done=True)),
        (27, lambda: assignments.return_(by=secretary, assignment=work, reason="Thiếu minh chứng")),
        (28, lambda: reported(work, done=True)),
        (29, lambda: assignments.verify(by=secretary, assignment=work)),
        (30, lambda: assignments.accept(by=secretary.speaking_for(CHAIR, Basis.TELEPHONE), assignment=work)),
    )  # fmt: skip
    for number, step in steps:
        with clock.at(date(2023, 9, number)):
            step()
    return paper.items.get()


def test_it_tells_the_story_newest_last(cast):
    told = item_timeline(story(cast), cast.actor("auditor"), cast.today)
    assert kinds(told) == [
        "issued", "acknowledged", "report", "urged", "asked", "approved", "done", "returned", "done", "verified",
        "accepted",
    ]  # fmt: skip
    by_kind = {entry.kind: entry for entry in told}
    assert by_kind["report"].notes[0][1] == "Thiếu kinh phí"
    assert by_kind["asked"].is_late
    approved = by_kind["approved"]
    assert (approved.old_due_on, approved.new_due_on, approved.who) == (
        date(2023, 9, 20),
        date(2023, 10, 10),
        CHAIR,
    )
    assert by_kind["returned"].text == "Thiếu minh chứng"
    assert CHAIR in by_kind["accepted"].who
    assert cast.user("secretary").full_name in by_kind["accepted"].who
    assert by_kind["accepted"].unit == cast.lead.short_name


def test_it_tells_no_more_than_was_known_on_the_day(cast):
    found = story(cast)
    told = item_timeline(found, cast.actor("auditor"), date(2023, 9, 22))
    assert kinds(told) == ["issued", "acknowledged", "report", "urged", "asked"]
    assert item_timeline(found, cast.actor("auditor"), date(2023, 8, 31)) == ()
    assert item_timeline(found, cast.actor("outsider"), cast.today) == ()


def test_it_tells_one_verdict_over_many_units_once(cast):
    paper = issued_paper(cast.district, item(1, leads=["@wards"], kind="standing"), on=date(2023, 9, 1))
    duty = paper.items.get()
    item_actions.close(by=cast.actor("chair"), item=duty, reason="Hết nhiệm vụ")
    told = item_timeline(duty, cast.actor("auditor"), cast.today)
    assert kinds(told) == ["issued", "accepted"]
    assert told[-1].text == "Hết nhiệm vụ"


def test_it_tells_a_deadline_set_by_the_meeting_once(cast):
    paper = issued_paper(
        cast.district, item(1, leads=["@wards"], due_kind="next_meeting"), on=date(2023, 9, 1)
    )
    waiting = paper.items.get()
    extensions.set_by_meeting(by=PORTAL, items=[waiting], meeting_on=date(2023, 12, 5))
    extensions.set_by_meeting(
        by=PORTAL, items=[waiting], meeting_on=date(2023, 12, 9), was_on=date(2023, 12, 5)
    )
    told = item_timeline(waiting, cast.actor("auditor"), cast.today)
    assert [(entry.kind, entry.new_due_on) for entry in told[1:]] == [
        ("meeting_set", date(2023, 12, 5)),
        ("meeting_moved", date(2023, 12, 9)),
    ]


def test_it_costs_nine_statements_however_long_the_story(cast, django_assert_num_queries):
    found, auditor = story(cast), cast.actor("auditor")
    with django_assert_num_queries(9):
        item_timeline(found, auditor, cast.today)


def test_it_records_who_urged_whom_with_which_words(cast):
    paper = issued_paper(cast.district, item(1))
    work = assignment(paper, "LB.VHTT")
    urges.record(by=cast.actor("monitor"), assignment=work, text="Đề nghị báo cáo ")
    urge = Urge.objects.get()
    assert (urge.unit, urge.text, urge.object_key) == (cast.lead, "Đề nghị báo cáo", str(work.pk))
    told = refusal(lambda: urges.record(by=cast.actor("monitor"), assignment=work, text=" "))
    assert told.kind is Kind.INPUT
    told = refusal(lambda: urges.record(by=cast.actor("lead_officer"), assignment=work, text="x"))
    assert told.kind is Kind.ROLE
    reported(work, done=True)
    told = refusal(lambda: urges.record(by=cast.actor("monitor"), assignment=work, text="x"))
    assert told.kind is Kind.STATE
