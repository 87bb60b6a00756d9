"""Tables of work: every piece counts once, rates are told twice, weeks and periods are cut on the same day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from common import clock
from common.stamps import stamp
from directives.actions import extensions
from directives.models import Timeliness
from directives.models.coordination import CoordinationRequest
from directives.readings.deadline_honesty import deadline_honesty
from directives.readings.late_coordination import late_coordination
from directives.readings.period_comparison import compared
from directives.readings.rows import Status, UnitLabel
from directives.readings.weeks_of_work import weeks
from directives.readings.work_facts import Paper, WorkFact, WorkScope, work_given
from directives.readings.work_periods import period_of
from directives.readings.work_tables import by_field, by_leader, by_unit, from_superiors
from directives.readings.work_tallies import Tally, tally, worst
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.cast import Cast
from tests.directives.asking import accepted

NOTICE = Paper(1, "63-TB/BCĐ", "Thông báo", "Ban Chỉ đạo", date(2023, 9, 1), False)
UNIT = UnitLabel(1, "LB.VHTT", "Phòng Văn hóa và Thông tin", "VHTT", False)
FACT = WorkFact(
    id=1, item_id=1, item_no=1, gist="Ban hành kế hoạch", heading="Hạ tầng", leader="Phó Chủ tịch", unit=UNIT,
    paper=NOTICE, given_on=date(2023, 9, 1), first_due_on=date(2023, 9, 30), due_on=date(2023, 9, 30), done_on=None,
    extensions=0, timeliness=Timeliness.IN_TIME, status=Status.TRACK, days=0,
)  # fmt: skip
ENDS = {
    "on_time": (Status.DONE, Timeliness.DONE_ON_TIME),
    "by_extension": (Status.DONE, Timeliness.DONE_ON_EXTENSION),
    "late": (Status.LATE, Timeliness.DONE_LATE),
    "undated": (Status.DONE, Timeliness.DONE),
    "waiting": (Status.WAIT, Timeliness.OVERDUE),
    "overdue": (Status.OVER, Timeliness.OVERDUE),
    "suspended": (Status.SUSPENDED, Timeliness.SUSPENDED),
    "ended": (Status.ENDED, Timeliness.ENDED),
    "going": (Status.SOON, Timeliness.DUE_SOON),
}


def fact(kind: str = "going", **more: object) -> WorkFact:
    status, timeliness = ENDS[kind]
    return replace(FACT, status=status, timeliness=timeliness, **more)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(sorted(ENDS)), max_size=30))
def test_every_piece_of_work_counts_once_in_every_table(kinds: list[str]) -> None:
    units = [replace(UNIT, code=f"U{place % 3}") for place in range(len(kinds))]
    facts = [fact(kind, unit=unit) for kind, unit in zip(kinds, units, strict=True)]
    found = tally(facts)
    assert found.given == len(kinds)
    assert {kind: kinds.count(kind) for kind in ENDS} == {kind: getattr(found, kind) for kind in ENDS}
    for table in (by_unit(facts), by_leader(facts), by_field(facts)):
        assert table.total == found
        assert sum(row.tally.given for row in table.rows) == found.given
    assert (found.honest_rate or 0) <= (found.rate or 0)
    assert (found.rate is None) is (found.judged == 0)


def test_it_tells_the_worst_and_overdue_before_done_late() -> None:
    late = fact("late", days=9, id=2)
    over = fact("overdue", days=9, id=3)
    assert worst([fact("overdue", days=4), late, over]) == over
    assert worst([fact("waiting"), fact()]) is None


def test_what_superiors_gave_stands_by_paper() -> None:
    above = replace(NOTICE, id=7, number="1042/UBND-KSTTHC", issuer="UBND Thành phố", is_incoming=True)
    table = from_superiors([fact(), fact("late", paper=above), fact("on_time", paper=above)])
    (row,) = table.rows
    assert (row.key, row.words, row.note) == ("7", "1042/UBND-KSTTHC", "UBND Thành phố")
    assert row.tally == table.total == Tally(on_time=1, late=1)


def test_a_period_is_cut_on_the_same_day_as_the_one_before() -> None:
    day = date(2023, 10, 16)
    cuts = {
        key: (period_of(key, day).first, period_of(key, day).before) for key in ("month", "quarter", "year")
    }
    assert cuts["month"][0] == cuts["quarter"][0] == date(2023, 10, 1)
    told = {key: (before.first, before.last) for key, (_first, before) in cuts.items() if before}
    assert told["month"] == (date(2023, 9, 1), date(2023, 9, 16))
    assert told["quarter"] == (date(2023, 7, 1), date(2023, 7, 16))
    assert told["year"] == (date(2022, 1, 1), date(2022, 10, 16))
    last = period_of("month", date(2023, 3, 31)).before
    assert last is not None
    assert last.last == date(2023, 2, 28), "a shorter month ends where it ends"
    assert period_of("all", day).before is None
    assert period_of("nonsense", day).key == "year"


def test_a_difference_says_whether_it_is_better() -> None:
    lines = {line.name: line for line in compared(Tally(on_time=3, overdue=2), Tally(on_time=2, overdue=1))}
    assert (lines["done_in_time"].difference, lines["done_in_time"].is_better) == (1, True)
    assert (lines["overdue"].difference, lines["overdue"].is_better) == (1, False)
    assert (lines["given"].difference, lines["given"].is_better) == (2, None)
    assert lines["rate"].difference == 0
    assert compared(Tally(), Tally())[-1].difference is None


def test_weeks_tell_what_was_owed_at_their_end() -> None:
    day = date(2023, 10, 18)  # a Wednesday
    owed = fact("overdue", due_on=date(2023, 10, 10))
    done = fact("late", due_on=date(2023, 10, 10), done_on=date(2023, 10, 17), given_on=date(2023, 10, 3))
    this, last, before = weeks([owed, done, fact("ended")], on=day, most=3)
    assert (this.first, this.last, this.overdue, this.done, this.done_late) == (
        date(2023, 10, 16),
        day,
        1,
        1,
        1,
    )
    assert (last.overdue, last.done, last.given) == (2, 0, 0)
    assert (before.overdue, before.given) == (0, 1)
    assert this.overdue == tally([owed, done]).overdue


def test_on_time_only_thanks_to_an_extension_is_told_apart(cast: Cast) -> None:
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.VHTT"], due=date(2023, 9, 30)),
        item(2, leads=["LB.VHTT"], due=date(2023, 10, 30)),
        on=date(2023, 9, 1),
    )
    with clock.at(date(2023, 9, 20)):
        asked = extensions.ask(
            by=PORTAL,
            assignment=assignment(paper, "LB.VHTT", 1),
            requested_due_on=date(2023, 10, 13),
            reason="x",
        )
        extensions.decide(by=PORTAL, extension=asked, approve=True, reason="Đồng ý")
    with clock.at(date(2023, 10, 10)):
        for number in (1, 2):
            accepted(assignment(paper, "LB.VHTT", number))
    scope = WorkScope(cast.district.pk)
    found = deadline_honesty(work_given(scope, viewer=cast.actor("chair"), on=cast.today))
    (row,) = found.rows
    told = row.row.tally
    assert (told.on_time, told.by_extension, told.rate, told.honest_rate) == (1, 1, 100, 50)
    assert (row.moved, row.times, found.times) == (1, 1, 1)
    before = work_given(scope, viewer=cast.actor("chair"), on=date(2023, 10, 9))
    assert tally(before).going == 2, "on a past day it was not done yet"


def test_coordination_that_came_late_or_is_owed(cast: Cast) -> None:
    paper = issued_paper(
        cast.district, item(1, leads=["LB.VHTT"], due=date(2023, 11, 30)), on=date(2023, 9, 1)
    )
    lead, scope = assignment(paper, "LB.VHTT", 1), WorkScope(cast.district.pk)
    with clock.at(date(2023, 9, 20)):
        for code, days in (("LB.TCKH", 5), ("LB.NV", 40)):
            due = clock.today() + timedelta(days=days)
            CoordinationRequest.objects.create(
                assignment=lead, unit=cast.unit(code), text="Đề nghị góp ý", due_on=due, **stamp(PORTAL)
            )
    with clock.at(date(2023, 10, 2)):
        CoordinationRequest.objects.filter(unit__code="LB.TCKH").update(
            answer="Thống nhất", answered_at=clock.now(), answered_by="TCKH", answered_known_on=clock.today()
        )
    chair = cast.actor("chair")
    (line,) = late_coordination(scope, viewer=chair, on=cast.today)
    assert (line.asked.code, line.asking.code, line.days) == ("LB.TCKH", "LB.VHTT", 7)
    (then,) = late_coordination(scope, viewer=chair, on=date(2023, 9, 30))
    assert (then.answered_on, then.days) == (None, 5), "as it stood on that day"
    assert late_coordination(scope, viewer=cast.actor("outsider"), on=cast.today) == ()
