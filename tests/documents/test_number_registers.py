"""The number a paper bears: gaps are allowed, the same number twice in its register is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.decisions import Refused
from directives.models import Directive
from documents.models import RegisteredNumber
from documents.parsing.names import PaperNumber, paper_number
from tests.builders import issued_paper, item
from tests.cast import Cast


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("63-TB/BCĐ", PaperNumber(63, "", "TB/BCĐ")),
        ("05/TB-UBND", PaperNumber(5, "", "TB-UBND")),
        ("Số: 12a/KH-UBND", PaperNumber(12, "a", "KH-UBND")),
        ("05/2021/QĐ-UBND", PaperNumber(5, "", "QĐ-UBND")),
        ("7 - tb/bcđ", PaperNumber(7, "", "TB/BCĐ")),
        ("không số", None),
        ("00/TB", None),
        ("TB/BCĐ", None),
        ("", None),
    ],
)
def test_it_reads_a_number_in_both_forms(written: str, parts: PaperNumber | None) -> None:
    assert paper_number(written) == parts


@given(st.text(max_size=60))
def test_it_never_fails_over_a_number(written: str) -> None:
    found = paper_number(written)
    assert found is None or found.number > 0


def bearing(cast: Cast, number: str, day: date, layout: str = "state", **fields: object) -> Directive:
    return issued_paper(cast.district, number=number, issued_on=day, layout=layout, **fields)


def test_gaps_are_allowed_and_a_number_stands_once_a_year(cast: Cast) -> None:
    bearing(cast, "05/TB-UBND", date(2023, 3, 1))
    bearing(cast, "09/TB-UBND", date(2023, 4, 1))
    with pytest.raises(Refused) as refused:
        bearing(cast, "5/TB-UBND", date(2023, 5, 1))
    assert (refused.value.decision.code, refused.value.status) == ("number", 422)
    assert "01/03/2023" in str(refused.value.decision.reason)
    bearing(cast, "05a/TB-UBND", date(2023, 5, 1))
    bearing(cast, "05/KH-UBND", date(2023, 5, 1))
    bearing(cast, "05/TB-UBND", date(2022, 5, 1))
    assert RegisteredNumber.objects.count() == 5


def test_a_party_number_runs_through_the_term(cast: Cast) -> None:
    bearing(cast, "05-TB/BCĐ", date(2021, 3, 5), "party")
    with pytest.raises(Refused):
        bearing(cast, "05-TB/BCĐ", date(2023, 3, 5), "party")
    assert bearing(cast, "05-TB/BCĐ", date(2020, 3, 5), "party").is_issued, "before the term"
    register = RegisteredNumber.objects.order_by("pk").first()
    assert register is not None
    assert register.register.term == cast.term


def test_the_other_district_counts_by_itself(cast: Cast) -> None:
    bearing(cast, "05/TB-UBND", date(2023, 3, 1), issuer_name="UBND")
    other = issued_paper(
        cast.other_district,
        item(1, leads=["TL.VHTT"]),
        number="05/TB-UBND",
        issued_on=date(2023, 3, 1),
        issuer_name="UBND",
        layout="state",
    )
    assert RegisteredNumber.objects.get(paper_key=str(other.pk)).register.owner == cast.other_district


def test_a_refused_number_leaves_the_draft_as_it_was(cast: Cast) -> None:
    bearing(cast, "05/TB-UBND", date(2023, 3, 1))
    with pytest.raises(Refused):
        bearing(cast, "05/TB-UBND", date(2023, 5, 1))
    assert Directive.objects.filter(issue_known_on__isnull=False).count() == 1
    assert RegisteredNumber.objects.count() == 1
