from datetime import date

import pytest
from django.core.exceptions import ValidationError

from common.decisions import Refused
from organizations.actions import committees, posts
from organizations.models import Committee, CommitteeMembership
from organizations.readings.committees import current_term, members

Seat = CommitteeMembership.Seat


@pytest.fixture
def admin(cast):
    return cast.actor("admin")


def new_committee(cast, by, **changes):
    values = {
        "code": "LB.BCD2", "name": "Ban Chỉ đạo chuyển đổi số", "short_name": "BCĐ CĐS", "symbol": "BCĐ",
        "layout": "party", "owner": cast.district, "office": cast.office, "valid_from": date(2022, 1, 1), **changes,
    }  # fmt: skip
    return committees.create(by=by, **values)


def test_a_committee_steers_the_plan_of_its_district(cast, admin):
    assert new_committee(cast, admin).owner == cast.district
    for wrong in ({"owner": cast.lead}, {"office": cast.unit("TL.VP")}):
        with pytest.raises(ValidationError) as caught:
            new_committee(cast, admin, code="LB.BCD3", **wrong)
        assert list(caught.value.message_dict) == list(wrong)
    with pytest.raises(Refused):
        new_committee(cast, cast.actor("outsider"), code="LB.BCD4")


def test_a_committee_is_followed_by_one_of_its_own_plan(cast, admin):
    follower = new_committee(cast, admin)
    changed = committees.correct(
        by=admin, committee=cast.committee, successor=follower, valid_to=date(2021, 12, 31)
    )
    assert changed.successor == follower
    with pytest.raises(ValidationError):
        committees.correct(by=admin, committee=cast.committee, successor=cast.other_committee)


def test_each_district_sees_its_own_committees(cast):
    assert list(Committee.objects.visible_to(cast.actor("ward_a_officer"))) == [cast.committee]
    assert list(Committee.objects.visible_to(cast.actor("outsider"))) == [cast.other_committee]


def test_the_term_of_a_day_is_the_one_that_covers_it(cast, admin):
    later = committees.open_term(
        by=admin, committee=cast.committee, name="Nhiệm kỳ 2025-2030", valid_from=date(2025, 8, 1)
    )
    assert current_term(cast.committee, date(2025, 7, 31)) == cast.term
    assert current_term(cast.committee, date(2025, 8, 1)) == later
    assert current_term(cast.committee, date(2020, 7, 31)) is None


def test_terms_of_a_committee_never_overlap(cast, admin):
    with pytest.raises(ValidationError):
        committees.open_term(by=admin, committee=cast.committee, name="X", valid_from=date(2025, 7, 31))
    assert committees.open_term(by=admin, committee=cast.committee, name="X", valid_from=date(2025, 8, 1)).pk
    with pytest.raises(ValidationError):
        committees.correct_term(by=admin, term=cast.term, name="X", valid_to=None)


def sit(cast, admin, seat, title, **changes):
    values = {"valid_from": date(2021, 1, 1), **changes}
    return committees.seat(by=admin, committee=cast.committee, seat=seat, title=title, **values)


def test_members_of_a_day_stand_in_the_order_of_the_list(cast, admin, django_assert_num_queries):
    sit(cast, admin, Seat.MEMBER, "Trưởng phòng", unit=cast.lead, position=3)
    sit(cast, admin, Seat.CHAIR, "Bí thư Quận ủy", user=cast.user("chair"), position=1)
    sit(cast, admin, Seat.MEMBER, "Đã thôi", position=2, valid_to=date(2021, 12, 31))
    with django_assert_num_queries(1):
        found = members(cast.committee, date(2023, 10, 16))
    assert [(row.seat, row.name, row.unit_code) for row in found] == [
        ("chair", "Phạm Quốc Khánh", ""),
        ("member", "", "LB.VHTT"),
    ]


def test_a_committee_has_one_chair_at_a_time(cast, admin):
    first = sit(cast, admin, Seat.CHAIR, "Trưởng ban")
    with pytest.raises(ValidationError):
        sit(cast, admin, Seat.CHAIR, "Trưởng ban mới", valid_from=date(2022, 1, 1))
    committees.correct_seat(
        by=admin, membership=first, title=first.title, position=0, valid_to=date(2021, 12, 31)
    )
    assert sit(cast, admin, Seat.CHAIR, "Trưởng ban mới", valid_from=date(2022, 1, 1)).pk


def test_a_post_belongs_to_an_open_unit_of_the_plan(cast, admin):
    assert posts.create(by=admin, unit=cast.lead, title="Phó Trưởng phòng", valid_from=date(2023, 1, 1)).pk
    with pytest.raises(Refused) as caught:
        posts.create(by=admin, unit=cast.closed, title="Trưởng phòng", valid_from=date(2023, 1, 1))
    assert caught.value.decision.code == "unit_closed"
    with pytest.raises(Refused):
        posts.create(by=admin, unit=cast.unit("TL.VHTT"), title="Trưởng phòng", valid_from=date(2023, 1, 1))


def test_a_post_does_not_outlast_its_unit(cast, admin):
    post = cast.posts["chair"]
    changed = posts.correct(by=admin, post=post, title=post.title, is_leader=True, valid_to=date(2025, 6, 30))
    assert changed.valid_to == date(2025, 6, 30)
    with pytest.raises(ValidationError):
        posts.correct(by=admin, post=post, title=post.title, is_leader=True, valid_to=date(2025, 7, 1))
