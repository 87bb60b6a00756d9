"""A post lends its rights to another: within its part and its days, and named in every record."""

from datetime import date, timedelta

import pytest

from common import clock
from common.actors import Basis
from common.decisions import Refused
from directives.actions import assignments, extensions
from organizations.actions import delegations
from organizations.models import RoleAssignment
from organizations.permissions import Permission, holds
from organizations.readings.delegations import delegations as shown
from tests import builders
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import verified
from tests.infrastructure.layers import layer

TODAY = date(2023, 10, 16)
LAST = date(2023, 10, 31)


@layer
def posts(cast):
    """The chair's post, held by the chair; and one of the auditor, who may decide nothing by himself."""
    own = builders.post(cast.unit("LB.BTG"), "Phó Trưởng Ban Tuyên giáo")
    RoleAssignment.objects.filter(user=cast.user("chair")).update(post=cast.posts["chair"])
    RoleAssignment.objects.filter(user=cast.user("auditor")).update(post=own)
    return cast.posts["chair"], own


def lend(posts, **fields):
    return builders.delegation(*posts, valid_to=LAST, **fields)


def may_accept(cast, name="auditor"):
    return holds(cast.actor(name), Permission.ACCEPT_RESULT, home_id=cast.district.pk)


def test_the_holder_has_the_rights_within_the_days(cast, posts):
    lend(posts, valid_from=date(2023, 10, 18))
    found = {}
    for day in (TODAY, date(2023, 10, 18), LAST, LAST + timedelta(days=1)):
        with clock.at(day):
            found[day] = may_accept(cast)
    assert list(found.values()) == [False, True, True, False]


def test_only_the_part_that_is_delegated_goes(cast, posts):
    lend(posts, part="direction")
    actor = cast.actor("auditor")
    assert holds(actor, Permission.GIVE_OPINION, home_id=cast.district.pk)
    assert not holds(actor, Permission.ACCEPT_RESULT, home_id=cast.district.pk)
    assert holds(actor, Permission.VIEW_AUDIT, home_id=cast.district.pk)


def test_nothing_delegated_is_delegated_further(cast, posts):
    third = builders.post(cast.unit("LB.VP"), "Chuyên viên theo dõi")
    RoleAssignment.objects.filter(user=cast.user("monitor")).update(post=third)
    lend(posts)
    builders.delegation(posts[1], third, valid_to=LAST)
    assert may_accept(cast)
    assert not may_accept(cast, "monitor")


def test_accounts_never_go_along(cast, posts):
    RoleAssignment.objects.filter(user=cast.user("admin")).update(post=posts[0])
    lend(posts)
    assert not holds(cast.actor("auditor"), Permission.MANAGE_ACCOUNTS, home_id=cast.district.pk)


def test_who_leaves_the_post_takes_its_rights_along(cast, posts):
    lend(posts)
    RoleAssignment.objects.filter(user=cast.user("chair")).update(valid_to=date(2023, 10, 15))
    assert not may_accept(cast)


def test_the_record_names_the_post_it_was_done_for(cast, posts):
    lend(posts)
    work = assignment(issued_paper(cast.district, item(1, due=LAST)), "LB.VHTT")
    verified(work)
    assignments.accept(by=cast.actor("auditor"), assignment=work)
    last = work.transitions.last()
    assert (last.by_label, last.on_behalf_of) == (cast.actor("auditor").label, posts[0].title)
    assert last.basis == Basis.DELEGATION
    page = cast.client("auditor").get(f"/directives/assignments/{work.pk}/").context["work"]
    (told,) = [line.who for line in page.history if posts[0].title in line.who]
    assert cast.actor("auditor").label in told


def test_a_decision_names_both(cast, posts):
    lend(posts)
    work = assignment(issued_paper(cast.district, item(1, due=LAST)), "LB.VHTT")
    asked = extensions.ask(by=PORTAL, assignment=work, requested_due_on=date(2023, 11, 30), reason="x")
    decided = extensions.decide(by=cast.actor("auditor"), extension=asked, approve=True)
    assert decided.decided_by == f"{posts[0].title} ({cast.actor('auditor').label})"


def test_an_own_right_is_used_in_ones_own_name(cast, posts):
    RoleAssignment.objects.filter(user=cast.user("deputy_chair")).update(post=cast.posts["deputy_chair"])
    builders.delegation(posts[0], cast.posts["deputy_chair"])
    work = assignment(issued_paper(cast.district, item(1)), "LB.VHTT")
    verified(work)
    assignments.accept(by=cast.actor("deputy_chair"), assignment=work)
    assert work.transitions.last().on_behalf_of == ""


def test_who_judges_by_a_delegated_right_judges_no_work_of_that_posts_unit(cast, posts):
    lend(posts)
    work = assignment(issued_paper(cast.district, item(1, leads=["LB.QU"])), "LB.QU")
    verified(work)
    with pytest.raises(Refused) as caught:
        assignments.accept(by=cast.actor("auditor"), assignment=work)
    assert caught.value.decision.code == "own_unit"


def test_it_ends_at_once_and_past_pages_stay(cast, posts):
    with clock.at(date(2023, 10, 10)):
        given = builders.delegation(*posts, valid_to=LAST)
    assert may_accept(cast)
    admin = cast.actor("admin")
    assert len(shown(viewer=admin, on=TODAY)) == 1
    delegations.end(by=admin, delegation=given, reason="Trưởng Ban đã về")
    assert not may_accept(cast)
    assert shown(viewer=admin, on=TODAY) == ()
    (then,) = shown(viewer=admin, on=date(2023, 10, 12))
    assert (then.valid_to, then.may_end) == (LAST, None)
    with pytest.raises(Refused) as caught:
        delegations.end(by=admin, delegation=given, reason="x")
    assert caught.value.status == 409


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"document": " "}, "document"),
        ({"valid_from": date(2023, 10, 15)}, "valid_from"),
        ({"valid_from": date(2023, 11, 1)}, "valid_to"),
    ],
)
def test_it_needs_its_paper_and_days_ahead(cast, posts, fields, code):
    with pytest.raises(Refused) as caught:
        lend(posts, **fields)
    assert (caught.value.status, caught.value.decision.code) == (422, code)
    assert lend(posts).pk


def test_only_an_administrator_of_the_plan_records_it_and_not_about_himself(cast, posts):
    told = {"valid_from": TODAY, "valid_to": LAST, "document": "Giấy ủy quyền số 12"}
    for name in ("chair", "secretary", "outsider"):
        with pytest.raises(Refused) as caught:
            delegations.create(by=cast.actor(name), from_post=posts[0], to_post=posts[1], **told)
        assert caught.value.status == 403
    RoleAssignment.objects.filter(user=cast.user("admin")).update(post=posts[1])
    with pytest.raises(Refused) as caught:
        delegations.create(by=cast.actor("admin"), from_post=posts[0], to_post=posts[1], **told)
    assert caught.value.decision.code == "own_rights"


def test_an_actor_is_read_in_one_statement(cast, posts, django_assert_num_queries):
    lend(posts)
    with django_assert_num_queries(1):
        assert len(cast.actor("auditor").grants) == 2


# ---- pages ----


def test_the_page_of_rights_and_of_the_unit_show_it(cast, posts):
    lend(posts, part="verdicts")
    for address in ("/permissions/", "/organizations/LB.QU/", "/organizations/LB.BTG/"):
        page = cast.client("lead_officer").get(address).content.decode()
        assert posts[1].title in page
        assert "Giấy ủy quyền số 12" in page
    assert "Giấy ủy quyền số 12" not in cast.client("outsider").get("/permissions/").content.decode()


def test_the_form_keeps_what_was_typed(cast, posts):
    told = {
        "from_post": posts[0].pk, "to_post": posts[1].pk, "part": "all", "valid_from": "16/10/2023",
        "valid_to": "01/10/2023", "document": "Giấy ủy quyền số 12",
    }  # fmt: skip
    client = cast.client("admin")
    answer = client.post("/permissions/delegations/new/", told)
    assert answer.status_code == 422
    assert answer.context["form"].has_error("valid_to")
    assert client.post("/permissions/delegations/new/", {**told, "valid_to": "31/10/2023"}).status_code == 302
    assert may_accept(cast)
