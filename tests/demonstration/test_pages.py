"""Every page of the story opens for everybody it is meant for, in few statements, light, and for nobody else."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from pypdf import PdfReader

from directives.models import Directive
from egov_portal.demonstration import cast
from meetings.models import NewsPost
from tests.demonstration.conftest import TODAY
from tests.demonstration.walking import Walk

pytestmark = pytest.mark.story
# One of each kind walks in every run, the others, who see the same pages, in the deep one.
WALKERS = ("truongban", "thuky", "qlda", "truongphong.vhtt", "giangbien", "thuky.minhhoa")
READERS = tuple(
    person if person in WALKERS else pytest.param(person, marks=pytest.mark.deep)
    for person in dict.fromkeys(each.username for each in cast.sign_ins())
)
# How many pages of one route are opened: enough to see each, and in the deep run many of the story's own things.
OFTEN = (1, pytest.param(3, marks=pytest.mark.deep))
OFTEN_OF_CHAIR = (4, pytest.param(12, marks=pytest.mark.deep))
BUDGET, WHO = 12, 3  # statements of a list; and of session, user and roles
WHO_TABLES = (
    'FROM "organizations_session"',
    'FROM "organizations_user"',
    'FROM "organizations_roleassignment"',
)
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
LISTS = (
    "/", "/?on=2021-06-04", "/attention/", "/my-work/", "/directives/", "/directives/items/", "/meetings/",
    "/organizations/", "/directives/7/", "/directives/7/?on=2023-08-01",
)  # fmt: skip
# One list over papers, projects, reports and money, where two of 12 and 16 statements stood.
BUDGETS = {"/attention/": 18}
MOST = 120 * 1024  # bytes of the first visit, compressed, without fonts
MOST_OWN_SCRIPTS = 30 * 1024
# What only the people of the first district may read.
OURS = ("-TB/BCĐ", "Long Biên", "Giang Biên")
SHARED = ("/organizations/HN/",)  # the city stands above both districts
PUBLIC = "/news/"  # for everybody, also without signing in, once it is approved


@pytest.mark.parametrize("often", OFTEN)
@pytest.mark.parametrize("username", READERS)
def test_every_page_opens_for_everybody(username: str, often: int, visitor: Callable[[str], Client]) -> None:
    statuses = Walk(visitor(username), often=often).go().statuses
    wrong = {address: status for address, status in statuses.items() if status not in (200, 302)}
    assert not wrong
    assert len(statuses) > 10


@pytest.mark.parametrize("username", ["truongban", "thuky", "giangbien", "qlda"])
def test_lists_and_board_take_few_statements(username: str, visitor: Callable[[str], Client]) -> None:
    client, too_many = visitor(username), {}
    for address in LISTS:
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        asked = [each["sql"] for each in caught if not each["sql"].startswith(TRANSACTIONS)]
        who = sum(any(table in sql for table in WHO_TABLES) for sql in asked)
        if len(asked) - who > BUDGETS.get(address, BUDGET) or who > WHO:
            too_many[address] = (len(asked) - who, who)
    assert not too_many


@pytest.mark.parametrize("often", OFTEN_OF_CHAIR)
def test_the_other_district_finds_none_of_it(often: int, visitor: Callable[[str], Client]) -> None:
    """Every address the chair can reach; things are not there, lists are without them."""
    walk = Walk(visitor("truongban"), often=often).go()
    outsider, wrong = visitor("thuky.minhhoa"), []
    for address in walk.statuses:
        answer = outsider.get(address)
        if address.startswith(PUBLIC):
            if not is_approved_news(answer) or not is_approved_news(Client().get(address)):
                wrong.append((address, "no approved news"))
        elif names_a_thing(address) and answer.status_code != 404 and address not in SHARED:
            wrong.append((address, answer.status_code))
        elif answer.status_code == 200 and (told := words_of_ours(answer)):
            wrong.append((address, told))
    assert not wrong
    assert (
        outsider.get("/directives/").context["listing"].total
        == Directive.objects.filter(owner__code="MH").count()
    )


def names_a_thing(address: str) -> bool:
    """Files of boards name their kind alone: everybody's own board."""
    return bool(resolve(urlsplit(address).path).kwargs.keys() - {"kind"})


def is_approved_news(answer: Any) -> bool:
    """The list or one post; every post that it shows was approved and stands published."""
    if answer.status_code != 200:
        return False
    shown = [answer.context["post"]] if "post" in answer.context else answer.context["posts"]
    approved = NewsPost.objects.filter(state=NewsPost.State.APPROVED, approved_on__lte=TODAY)
    return bool(shown) and {row.id for row in shown} <= set(approved.values_list("pk", flat=True))


def words_of_ours(answer: Any) -> list[str]:
    """On a page; in a sheet or a paper, in the parts that hold its text."""
    content = answer.content
    if content[:5] == b"%PDF-":
        content = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b" ".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
    text = " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())
    return [word for word in OURS if word in text]


def test_the_first_visit_is_light(visitor: Callable[[str], Client]) -> None:
    page = visitor("truongban").get("/").content
    files = static_files(page.decode())
    sizes = {name: len(gzip.compress(path.read_bytes())) for name, path in files.items()}
    assert len(gzip.compress(page)) + sum(sizes.values()) <= MOST, sizes
    own = [size for name, size in sizes.items() if name.startswith("js/")]
    assert own
    assert sum(own) <= MOST_OWN_SCRIPTS


def static_files(page: str) -> dict[str, Path]:
    """What the page asks for by itself, and what its style sheets and modules ask for; no fonts."""
    waiting = re.findall(r'(?:src|href)="/static/([^"?#]+)', page)
    found: dict[str, Path] = {}
    while waiting:
        name = waiting.pop()
        if name in found or name.endswith((".woff2", ".woff")):
            continue
        found[name] = path = Path(str(finders.find(name)))
        if path.suffix in {".css", ".js"}:
            inner = re.findall(
                r"""(?:url\(|@import\s+|from\s+|import\s*\(?)["']?(\.[^"')]+)""", path.read_text()
            )
            waiting += [str((Path("/") / name).parent.joinpath(each).resolve())[1:] for each in inner]
    return found
