"""The account with which an installation begins."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from organizations.actions import role_assignments
from organizations.models import RoleAssignment, User
from reminders.actions.rules import USUAL
from reminders.models import Rule
from tests import builders
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ASKED = ("--unit", "LB.VP", "--username", "dau.tien", "--full-name", "Lý Anh Tuấn")


@pytest.fixture
def without_administrator(cast: Cast) -> Cast:
    RoleAssignment.objects.filter(user=cast.user("admin")).delete()
    return cast


def told(*asked: str) -> str:
    output = StringIO()
    call_command("first_administrator", *asked, stdout=output)
    return output.getvalue().strip()


def test_it_prints_a_link_with_which_the_person_sets_the_password(without_administrator: Cast) -> None:
    link = told(*ASKED)
    made = User.objects.get(username="dau.tien")
    assert not made.has_usable_password()
    assert made.is_staff
    assert Rule.objects.filter(owner=without_administrator.district, is_active=True).count() == len(USUAL)
    assert Client().get(link.removeprefix("http://127.0.0.1:8000"), follow=True).status_code == 200


def test_it_leaves_a_plan_with_an_administrator_alone(cast: Cast) -> None:
    with pytest.raises(CommandError, match="admin"):
        told(*ASKED)
    assert not User.objects.filter(username="dau.tien").exists()


@pytest.mark.parametrize("change", [("--unit", "LB.NONE"), ("--username", "secretary"), ("--unit", "LB.DC")])
def test_it_tells_what_is_wrong_and_makes_nothing(
    without_administrator: Cast, change: tuple[str, str]
) -> None:
    before = User.objects.count()
    with pytest.raises(CommandError):
        told(*ASKED, *change)
    assert User.objects.count() == before


def test_it_goes_on_where_the_former_one_was_closed(cast: Cast) -> None:
    User.objects.filter(username="admin").update(is_active=False)
    told(*ASKED)
    role = RoleAssignment.objects.get(user__username="dau.tien")
    assert (
        role_assignments.end(by=builders.PORTAL, assignment=role, last_day=cast.today).valid_to == cast.today
    )
