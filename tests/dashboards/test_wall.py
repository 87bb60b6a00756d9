"""`/wall/`: a screen in a room by a link of its own; nothing on it names a person or blames a unit."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from common import clock
from common.decisions import Refused
from common.models import AuditEntry
from dashboards.models import WallMapChoice
from dashboards.readings.wall_tiles import WallMap, map_of, tile_of
from directives.models import Assignment
from organizations.actions import wall_tiles
from organizations.models import Unit, User, WallDevice, WallTile
from organizations.models.wall_device import hash_of
from projects.models import Target
from projects.readings.current_scheme import target_summary
from projects.readings.target_year import year_targets
from reporting.actions import year_plans
from reporting.models import Indicator, ReportForm
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.dashboards.asking import Told, told
from tests.infrastructure.layers import layer
from tests.projects import schemes

LINK = re.compile(r"/wall/open/([\w-]+)/")


@layer
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
    nobody = Client().get(
        "/wall/", headers={"HX-Request": "true"}
    )  # a sign-in that ended while the board was open
    assert (nobody.status_code, nobody.headers["HX-Refresh"]) == (404, "true")
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
    before, _mark, rest = page.partition('<section class="w wa4">')
    tiles, _end, after = rest.partition("</section>")
    assert not re.search(r"\b(over|risk|soon|late)\b", tiles)  # a map tells figures, no unit's failing
    page = before + after
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


def test_targets_are_judged_as_in_the_plan_itself(cast: Cast) -> None:
    with clock.at(date(2021, 5, 18)):
        scheme = schemes.begun(cast.district, cast.office, "DA-MAN")
        up = schemes.target_of(scheme, cast.lead, baseline=Decimal(12), baseline_on=date(2020, 12, 31))
        schemes.promise(up, y2021=20, y2022=45, y2023=80)
    with clock.at(date(2022, 2, 1)):
        band = schemes.target_of(scheme, cast.lead, "CT02", direction=Target.Direction.BAND)
        down = schemes.target_of(
            scheme, cast.ward_a, "CT03", direction=Target.Direction.DOWN, accumulates=True
        )
        schemes.target_of(scheme, cast.ward_a, "CT04")
        schemes.promise(down, y2022=9, y2023=4)
    with clock.at(date(2023, 9, 1)):
        schemes.reach(up, 66, date(2023, 8, 31))
        schemes.reach(band, 40, date(2023, 8, 31))
        schemes.reach(down, 5, date(2023, 8, 31))
    for day in (
        date(2021, 3, 1),
        date(2021, 12, 1),
        date(2022, 12, 31),
        date(2023, 9, 15),
        TODAY,
        date(2029, 1, 1),
    ):
        with clock.at(day):
            summary = target_summary(cast.district, viewer=PORTAL, on=day)
            wall = year_targets(cast.district, viewer=PORTAL, on=day)
        assert (wall.kept, len(wall.rows)) == ((summary.kept, summary.total) if summary else (0, 0))
        told = [
            (row.target.code, row.now.pace, row.now.bullet, row.now.plan_text, row.now.actual_text)
            for row in wall.rows
        ]
        cells = [(row.code, row.now) for row in summary.rows if row.now] if summary else []
        assert told == [(code, now.pace, now.bullet, now.plan_text, now.actual_text) for code, now in cells]


def test_the_office_chooses_what_the_map_shows(cast: Cast, monthly: ReportForm) -> None:
    office, rates = (
        cast.client("secretary"),
        Indicator.objects.filter(kind=Indicator.Kind.RATIO, fields__form=monthly),
    )
    shown, other = rates.order_by("fields__position")[:2]
    with clock.at(date(2023, 1, 5)):
        year_plans.set_plan(
            by=PORTAL, owner=cast.district, indicator=other, year=2023, planned=Decimal(35), source="Kế hoạch"
        )
    assert (map_now(cast).indicator, map_now(cast).level) == (name_of(other), 35)
    chosen = office.post("/wall/map/", {"indicator": shown.pk, "level": "62,5"})
    assert chosen.headers["Location"] == "/wall/devices/"
    assert (map_now(cast).indicator, map_now(cast).level) == (name_of(shown), Decimal("62.5"))
    assert "62,5%" in office.get("/wall/map/").content.decode()
    office.post("/wall/map/", {"indicator": other.pk, "level": ""})
    assert (map_now(cast).indicator, map_now(cast).level) == (name_of(other), 35)
    count = Indicator.objects.exclude(kind=Indicator.Kind.RATIO).first()
    assert count
    for wrong in ({"indicator": count.pk}, {"indicator": shown.pk, "level": "101"}, {"indicator": ""}):
        assert office.post("/wall/map/", wrong).status_code == 422
    assert WallMapChoice.objects.count() == AuditEntry.objects.filter(verb="wall_map.choose").count() == 2


def map_now(cast: Cast) -> WallMap:
    return map_of(cast.district, viewer=PORTAL, on=TODAY)


def name_of(indicator: Indicator) -> str:
    return indicator.told.partition(" · ")[2]


@pytest.mark.parametrize(
    ("part", "level", "falls", "told"),
    [(799, 80, False, ("79,9", False)), (800, 80, False, ("80", True)), (50, 5, True, ("5", True)), (51, 5, True, ("5,1", False)),
     (None, 80, False, ("", False)), (800, None, False, ("80", False))],
)  # fmt: skip
def test_a_unit_has_reached_what_is_asked_or_is_only_a_number(
    part: int | None, level: int | None, falls: bool, told: tuple[str, bool]
) -> None:
    row = {
        "name": "Phường A",
        "short_name": "A",
        "column": None,
        "row": None,
        "whole": Decimal(1000),
        "part": part and Decimal(part),
    }
    with override("vi"):
        tile = tile_of(row, None if level is None else Decimal(level), falls)
    assert (tile.percent, tile.is_reached) == told


def test_a_tile_stands_in_its_own_days_and_never_on_anothers_place(cast: Cast) -> None:
    first, second = cast.ward_a, cast.ward_b
    put = {"by": PORTAL, "column": 1, "row": 1}
    wall_tiles.put(unit=first, valid_from=TODAY, valid_to=TODAY, **put)
    with pytest.raises(Refused):
        wall_tiles.put(unit=second, valid_from=TODAY, **put)
    wall_tiles.put(unit=second, valid_from=TODAY + timedelta(days=1), **put)
    assert [tile.unit_id for tile in WallTile.objects.in_force(TODAY)] == [first.pk]
    client, _opened = screen(made(cast))

    def placed() -> dict[str, int | None]:
        tiles = client.get("/wall/").context["wall"].map.tiles
        assert {first.short_name, second.short_name} <= {tile.name for tile in tiles}  # no unit is lost
        return {tile.name: tile.column for tile in tiles if tile.column}

    assert placed() == {first.short_name: 1}
    with clock.at(TODAY + timedelta(days=1)):
        assert placed() == {second.short_name: 1}


def test_units_that_nobody_laid_out_stand_in_their_order(cast: Cast) -> None:
    """Another district without tiles."""
    page = cast.client("outsider").get("/wall/")
    assert page.status_code == 200
    shown = page.context["wall"].map
    assert shown.is_plain
    wards = Unit.objects.filter(home=cast.other_district, level=Unit.Level.WARD)
    assert len(shown.tiles) == wards.count()
