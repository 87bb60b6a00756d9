"""Units as programs read them."""

from tests.api import asking
from tests.builders import unit
from tests.cast import Cast


def test_it_lists_units_of_the_plan_in_pages(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    seen: list[str] = []
    address = "/units/?page_size=5"
    back = None
    while address:
        told = program.get(address.removeprefix("http://testserver/api/v1")).json()
        seen += [row["code"] for row in told["results"]]
        assert len(told["results"]) <= 5
        back, address = told["previous"], told["next"]
    assert len(seen) == len(set(seen))
    assert {"LB", "LB.00115", "LB.VHTT", "HN"} <= set(seen)
    assert not [code for code in seen if code.startswith("TL")]
    assert "LB.DC" not in seen
    before = program.get(back.removeprefix("http://testserver/api/v1")).json()
    assert [row["code"] for row in before["results"]] == seen[
        -5 - len(told["results"]) : -len(told["results"])
    ]


def test_it_filters_units(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    wards = program.get("/units/?level=ward&parent=LB").json()["results"]
    assert {row["code"] for row in wards} == {ward.code for ward in cast.wards}
    past = program.get("/units/?on=2022-12-31").json()["results"]
    assert "LB.DC" in {row["code"] for row in past}


def test_it_reads_a_unit_by_either_code(cast: Cast) -> None:
    program = asking.of(cast.ward_b)
    by_own, by_gso = program.get("/units/LB.00118/"), program.get("/units/00118/")
    assert by_own.json() == by_gso.json()
    assert by_own.json()["gso_code"] == "00118"
    assert by_own["ETag"] == by_gso["ETag"]


def test_it_reads_a_closed_unit_and_says_so(cast: Cast) -> None:
    told = asking.of(cast.ward_a).get("/units/LB.DC/").json()
    assert (told["in_force"], told["valid_to"]) == (False, "2022-12-31")


def test_it_resolves_a_gso_code_on_the_day(cast: Cast) -> None:
    """00118 was one ward until 2025-06-30 and is another since."""
    unit("LB2.00118", parent="LB", name="Phường mới", level="ward", gso_code="00999", valid_from=cast.today)
    program = asking.of(cast.ward_a)
    assert program.get("/units/00999/").status_code == 200
    assert program.get("/units/00999/?on=2020-01-01").status_code == 404


def test_it_shows_nothing_of_the_other_district(cast: Cast) -> None:
    program, other = asking.of(cast.ward_a), asking.of(cast.unit("TL.P1"))
    assert program.get("/units/TL.P1/").status_code == 404
    assert program.get("/units/?parent=TL").status_code == 400
    assert other.get("/units/TL.P1/").status_code == 200
    assert other.get("/units/?parent=TL").status_code == 200
