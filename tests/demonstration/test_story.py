"""What the story says on its days, and that nothing in it passes for real."""

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from common import audit
from common.text import fold
from directives.models import Directive, DirectiveItem, ProgressUpdate
from directives.readings.items import item_rows
from directives.readings.rows import Status
from egov_portal.demonstration import cast, history
from egov_portal.demonstration.loaded import is_loaded
from meetings.models import Meeting
from meetings.readings.results import results_of_items
from organizations.models import User
from organizations.readings.actors import actor_of
from tests.demonstration.conftest import TODAY

pytestmark = pytest.mark.story
MEETING = date(2021, 6, 4)
# What became of the nineteen items of 12/03/2021 by the meeting of the published story.
RESULTS = {
    Status.DONE: {1, 2, 5, 13},
    Status.LATE: {3, 15},
    Status.WAIT: {19},
    Status.OVER: {8, 14},
    Status.TRACK: {4, 6, 7, 9, 10, 11, 12, 16},
    Status.STANDING: {17, 18},
}
# Officials whom the published story names, and who led the district in those years: sha256 of the folded name.
REAL_NAMES = frozenset(
    {
        "eb240ffee3f5cd8706623312d8c19019d844b16485bc8eea082fd129616edd0a",
        "2cc94728dfc25dc1da1c97286c61cda7492000bcc1982a174b0da97172cf6c8b",
        "3b192e40069c9c24c75399716e00314c8038669216a9f6c12b184bb8630a643a",
        "e6bba84c1e9d249abdd1fc9f38503275530fdc0654c598043f3b6c2f436be720",
        "85adfc42c50c20f58f5bded02207a0ba988725eb45714d841b44b8a2d7f5997c",
    }
)
MARK = "Dữ liệu minh họa"


def paper(number: str) -> Directive:
    return Directive.objects.get(number=number, owner__code="LB")


def test_it_is_loaded_by_its_command_on_an_empty_database(prepared: Path, story: None) -> None:
    assert (prepared / "ready").read_text(encoding="utf-8")
    assert is_loaded()
    assert Meeting.objects.filter(owner__code="LB").count() == len(history.SITTINGS)


def test_the_results_of_the_nineteen_items_are_those_of_the_meeting(story: None) -> None:
    viewer = actor_of(User.objects.get(username="truongban"))
    meeting = Meeting.objects.get(held_on=MEETING, owner__code="LB")
    heard = results_of_items(meeting, viewer=viewer, on=MEETING)
    found: dict[Status, set[int]] = {}
    for row in heard.items:
        found.setdefault(row.status, set()).add(row.no)
    assert found == RESULTS
    again = results_of_items(meeting, viewer=viewer, on=TODAY)
    assert [(row.no, row.status) for row in again.items] == [(row.no, row.status) for row in heard.items]


def test_the_latest_notice_stands_as_on_the_mockup(story: None) -> None:
    viewer = actor_of(User.objects.get(username="truongban"))
    rows = item_rows(paper("63-TB/BCĐ").items.order_by("no"), viewer=viewer, on=TODAY)
    counts = Counter(row.status for row in rows)
    expected = {Status.DONE: 9, Status.TRACK: 5, Status.SOON: 2, Status.OVER: 2, Status.NONE: 1}
    assert counts == expected


def test_the_meeting_of_the_story_gave_seven_orientations(story: None) -> None:
    notice = paper("22-TB/BCĐ")
    assert Meeting.objects.get(notice=notice).held_on == MEETING
    assert {item.kind for item in notice.items.all()} == {DirectiveItem.Kind.ORIENTATION}
    assert notice.items.count() == 7


def test_everything_invented_is_marked(visitor: Callable[[str], Client]) -> None:
    assert not Directive.objects.filter(is_illustrative=False).exists()
    assert not Meeting.objects.filter(is_illustrative=False).exists()
    assert not User.objects.filter(is_demonstration=False).exists()
    chair, notice = visitor("truongban"), paper("63-TB/BCĐ")
    meeting = Meeting.objects.get(held_on=MEETING, owner__code="LB")
    item = notice.items.get(no=1)
    for address in (
        reverse("dashboards:home"),
        reverse("directives:list"),
        reverse("directives:detail", args=[notice.pk]),
        reverse("directives:item", args=[item.pk]),
        reverse("meetings:detail", args=[meeting.pk]),
    ):
        assert MARK in chair.get(address).content.decode(), address


def named(text: str) -> set[str]:
    """Which real names stand in the text: every run of two to four words is compared."""
    words = fold(text).split()
    runs = (" ".join(words[at : at + size]) for size in (2, 3, 4) for at in range(len(words) - size + 1))
    return {run for run in set(runs) if hashlib.sha256(run.encode()).hexdigest() in REAL_NAMES}


def test_no_real_official_is_named(story: None) -> None:
    folder = Path(history.__file__).parent
    files = [path for path in folder.rglob("*") if path.suffix in {".py", ".txt", ".tsv", ".csv"}]
    written = [path.read_text(encoding="utf-8") for path in files]
    written += User.objects.values_list("full_name", flat=True)
    written += Directive.objects.values_list("signer_name", flat=True)
    written += ProgressUpdate.objects.values_list("result", flat=True)
    assert not named("\n\n".join(written))


def test_the_audit_chain_holds(story: None) -> None:
    assert not list(audit.breaks())


@pytest.fixture
def true_passwords(settings: Any) -> None:
    """The story was loaded with the hashers of a real installation."""
    settings.PASSWORD_HASHERS = ["egov_portal.accounts.ModerateArgon2Hasher"]


@pytest.mark.usefixtures("story", "true_passwords")
def test_every_printed_sign_in_works() -> None:
    for person in cast.sign_ins():
        answer = Client().post(
            reverse("account_login"), {"login": person.username, "password": person.password}
        )
        assert answer.status_code == 302, person.username


@pytest.mark.usefixtures("story", "true_passwords")
def test_demonstration_people_do_not_get_in_elsewhere(settings: Any) -> None:
    settings.DEMONSTRATION = False
    client, person = Client(), cast.sign_ins()[0]
    answer = client.post(reverse("account_login"), {"login": person.username, "password": person.password})
    assert answer.headers["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("dashboards:home")).status_code == 302
