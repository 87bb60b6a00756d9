from dataclasses import dataclass, replace

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from common.listing import Filter, Order, listing
from common.models import CalendarDay
from organizations.models import Unit


@dataclass(frozen=True)
class Row:
    name: str
    size: int


ROWS = [Row(f"row {number:03}", number % 7) for number in range(60)]
EVEN = Filter(
    "even", "Evenness", lambda rows, value: [r for r in rows if (r.size % 2 == 0) == (value == "yes")],
    choices=(("yes", "Even"), ("no", "Odd")),
)  # fmt: skip
WORDS = Filter("q", "Words", lambda rows, value: [r for r in rows if value in r.name])
ORDERS = (Order("name", "Name", ("name",)), Order("size", "Size", ("-size", "name")))


def ask(address="", rows=ROWS, page_size=25, **headers):
    request = RequestFactory().get(f"/list/{address}", headers=headers)
    return listing(request, rows, filters=(EVEN, WORDS), ordering=ORDERS, page_size=page_size)


def test_it_gives_the_first_page_in_the_default_order():
    found = ask()
    assert [row.name for row in found.rows] == [f"row {n:03}" for n in range(25)]
    assert (found.total, found.page.number, found.page.paginator.num_pages) == (60, 1, 3)


@pytest.mark.parametrize(
    ("asked", "given_page"),
    [
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("999999999999999999999", 3),
        ("0", 1),
        ("-1", 1),
        ("x", 1),
        ("", 1),
        ("²", 1),
        ("１", 1),
    ],
)
def test_an_impossible_page_is_the_nearest_one(asked, given_page):
    assert ask(f"?page={asked}").page.number == given_page


def test_an_empty_list_has_one_empty_page():
    found = ask("?page=7", rows=[])
    assert (found.rows, found.total, found.page.number) == ((), 0, 1)


def test_it_filters_by_choice_and_by_words():
    found = ask("?even=yes&q=row+00")
    assert [row.name for row in found.rows] == [
        "row 000",
        "row 002",
        "row 004",
        "row 006",
        "row 007",
        "row 009",
    ]
    assert found.chosen == {"even": "yes", "q": "row 00"}
    assert found.is_filtered


def test_an_unknown_choice_is_left_out_and_told():
    found = ask("?even=perhaps")
    assert found.total == ask().total
    assert not found.is_filtered
    assert "perhaps" in found.notices[0]
    assert ask("?even=no").notices == ()


def test_a_filter_with_a_default_always_has_a_choice():
    even = replace(EVEN, default="yes")

    def found(address):
        return listing(RequestFactory().get(address), ROWS, filters=(even,))

    assert (
        found("/").total == found("/?even=yes").total == found("/?even=maybe").total == ask("?even=yes").total
    )
    assert not found("/").is_filtered
    assert found("/?even=no").is_filtered
    assert found("/?even=no").total == ask("?even=no").total


def test_it_presents_the_rows_of_the_page_all_at_once():
    pages = []

    def present(rows):
        pages.append(len(rows))
        return [row.name.upper() for row in rows]

    found = listing(RequestFactory().get("/?page=3"), ROWS, page_size=25, present=present)
    assert (found.rows[0], pages) == ("ROW 050", [10])


def test_it_orders_as_asked_and_turns_round():
    down = [row.size for row in ask("?order=size").rows]
    up = [row.size for row in ask("?order=-size").rows]
    assert down == sorted(down, reverse=True)
    assert up == sorted(up)
    assert (
        ask("?order=size").heading("size").aria_sort == "descending"
        or ask("?order=size").heading("size").aria_sort
    )


def test_the_heading_of_the_chosen_order_turns_it_round():
    assert ask("?order=name").heading("name").url == "?order=-name"
    assert ask("?order=-name").heading("name").aria_sort == "descending"
    assert ask("?order=-name").heading("name").url == "?order=name"
    assert ask("?order=name").heading("size").aria_sort == ""


def test_an_unknown_order_is_left_out_and_told():
    found = ask("?order=nonsense")
    assert found.rows == ask().rows
    assert "nonsense" in found.notices[0]


def test_addresses_keep_the_rest_of_the_query_and_go_to_the_first_page():
    found = ask("?on=2023-01-31&even=yes&page=2&order=size")
    assert ("on", "2023-01-31") in found.kept
    assert not {"page", "even"} & {name for name, _value in found.kept}
    assert found.controls[0].choices[1].url == "?on=2023-01-31&order=size&even=no"
    assert found.clear_url == "?on=2023-01-31&order=size"


def test_htmx_gets_the_results_alone_but_history_and_other_targets_the_page():
    whole = "directives/list.html"
    assert ask().template(whole) == whole
    asked = {"HX-Request": "true", "HX-Target": "results"}
    assert ask(**asked).template(whole) == "directives/_list_results.html"
    assert ask(**asked, **{"HX-History-Restore-Request": "true"}).template(whole) == whole
    assert ask(**asked | {"HX-Target": "elsewhere"}).template(whole) == whole


@given(
    st.dictionaries(st.sampled_from(["page", "order", "even", "q", "on"]), st.text(max_size=30), max_size=5)
)
def test_no_address_fails(query):
    request = RequestFactory().get("/list/", query)
    found = listing(request, ROWS, filters=(EVEN, WORDS), ordering=ORDERS)
    assert len(found.rows) <= 25


def test_a_queryset_costs_two_statements_whatever_the_page(cast, django_assert_num_queries):
    level = Filter(
        "level", "Level", lambda units, value: units.filter(level=value), choices=Unit.Level.choices
    )
    orders = (Order("official", "Official", ("position", "code")), Order("name", "Name", ("name_order",)))
    for address in ("/", "/?page=2", "/?level=ward&order=-name", "/?page=99"):
        with django_assert_num_queries(2):
            found = listing(
                RequestFactory().get(address),
                Unit.objects.all(),
                filters=(level,),
                ordering=orders,
                page_size=5,
            )
            assert found.rows


@pytest.mark.django_db
def test_a_filter_on_nothing_shows_nothing():
    words = Filter("q", "Words", lambda days, value: days.filter(name__contains=value))
    found = listing(RequestFactory().get("/?q=zzz"), CalendarDay.objects.all(), filters=(words,))
    assert found.rows == ()
