"""`/wall/`: a screen in a room by a link of its own; nothing on it names a person or blames a unit."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common import clock
from common.decisions import Refused
from common.models import AuditEntry
from directives.models import Assignment
from organizations.actions import wall_tiles
from organizations.models import User, WallDevice, WallTile
from organizations.models.wall_device import hash_of
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.dashboards.asking import Told, told

LINK = re.compile(r"/wall/open/([\w-]+)/")


@pytest.fixture
def story(cast: Cast) -> Told:
    return told(cast)


def made(cast: Cast, label: str = "Phòng họp") -> str:
    page = cast.client("secretary").post("/wall/devices/", {"label": label}).content.decode()
    found = LINK.search(page)
    assert found
    return found[1]


def screen(token: str) -> tuple[Client, Any]:
    client = Client()
    return client, client.get(f"/wall/open/{token}/")


def test_a_screen_reads_the_wall_and_nothing_else_until_its_link_is_revoked(cast: Cast, story: Told) -> None:
    token = made(cast)
    device = WallDevice.objects.get()
    assert device.token_hash == hash_of(token)
    assert token not in str(WallDevice.objects.values())
    assert token not in cast.client("secretary").get("/wall/devices/").content.decode()
    client, opened = screen(token)
    assert opened.headers["Location"] == "/wall/"
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    cookie = opened.cookies["wall"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/wall/", True, "Lax")
    shown = client.get("/wall/")
    assert shown.status_code == 200
    assert "no-store" in shown.headers["Cache-Control"]
    device.refresh_from_db()
    assert device.seen_at is not None
    assert client.get("/wall/seen/").status_code == 204
    for address in (
        "/",
        "/attention/",
        "/wall/devices/",
        "/api/v1/me/",
        f"/wall/devices/{device.pk}/revoke/",
    ):
        assert client.get(address).status_code in (302, 401), address
    revoked = cast.client("secretary").post(f"/wall/devices/{device.pk}/revoke/")
    assert revoked.status_code == 302
    dark = client.get("/wall/", headers={"HX-Request": "true"})
    assert (dark.status_code, dark.headers["HX-Refresh"]) == (404, "true")
    assert client.get("/wall/seen/").status_code == 404
    assert screen(token)[1].status_code == screen("unknown")[1].status_code == 404
    again = cast.client("secretary").post(f"/wall/devices/{device.pk}/revoke/")
    assert again.status_code == 409
    verbs = AuditEntry.objects.filter(object_kind="organizations.walldevice").values_list("verb", flat=True)
    assert list(verbs) == ["wall_device.revoke", "wall_device.create"]


def test_it_names_no_unit_behind_the_work_and_no_person(cast: Cast, story: Told) -> None:
    client, _opened = screen(made(cast))
    page = client.get("/wall/").content.decode()
    assert 'id="wall"' in page
    assert 'http-equiv="refresh"' in page
    assert "style=" not in page
    behind = [
        *Assignment.objects.values_list("unit__short_name", "unit__code"),
        ("Vướng mặt bằng", "LB.QLDA"),
    ]
    for words in {word for pair in behind for word in pair}:
        assert words not in page, words
    for name in User.objects.exclude(full_name="").values_list("full_name", flat=True):
        assert name not in page, name


def test_a_refresh_asks_at_most_eight_statements(cast: Cast, story: Told) -> None:
    client, _opened = screen(made(cast))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/wall/", headers={"HX-Request": "true"}).status_code == 200
    assert len(asked) <= 8


def test_a_tile_stands_in_its_own_days_and_never_on_anothers_place(cast: Cast) -> None:
    first, second = cast.ward_a, cast.ward_b
    put = {"by": PORTAL, "column": 1, "row": 1}
    wall_tiles.put(unit=first, valid_from=TODAY, valid_to=TODAY, **put)
    with pytest.raises(Refused):
        wall_tiles.put(unit=second, valid_from=TODAY, **put)
    wall_tiles.put(unit=second, valid_from=TODAY + timedelta(days=1), **put)
    assert [tile.unit_id for tile in WallTile.objects.in_force(TODAY)] == [first.pk]
    client, _opened = screen(made(cast))
    assert [tile.name for tile in client.get("/wall/").context["wall"].map.tiles] == [first.short_name]
    with clock.at(TODAY + timedelta(days=1)):
        tiles = client.get("/wall/").context["wall"].map.tiles
    assert [(tile.name, tile.percent) for tile in tiles] == [(second.short_name, None)]
