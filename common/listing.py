"""Every list of the portal: filter, order, one page of rows, and addresses that keep what the reader chose.

A view, in whole::

    LEVELS = Filter("level", _("Level"), lambda units, value: units.filter(level=value), choices=Unit.Level.choices)
    WORDS = Filter("q", _("Find a unit"), lambda units, value: units.matching(value))
    ORDERS = (Order("official", _("Official order"), ("position",)), Order("name", _("Name"), ("name_order",)))

    def list_of_units(request):
        found = listing(request, Unit.objects.visible_to(request.actor), filters=(WORDS, LEVELS), ordering=ORDERS)
        return render(request, found.template("organizations/units.html"), {"listing": found})

Templates: the page holds ``{% include "common/_filters.html" %}`` and ``<div id="results">{% include
"<app>/_<page>_results.html" %}</div>``; a request that HTMX sends for `#results` gets the partial alone. The partial
prints `listing.rows`, `listing.notices` and ``{% pagination listing.page %}``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Text = str | Promise
Rows = Any  # a QuerySet, or a sequence of frozen rows; what comes in comes out
LONGEST_WORDS = 200
RESULTS = "results"


@dataclass(frozen=True)
class Filter:
    """`name` is the query parameter. With `choices` only their values count; without, the reader writes words.

    `apply(rows, value)` gives fewer rows; it is called only when a value was chosen. `default` is the choice that
    holds while the address names none; such a filter always has a choice.
    """

    name: str
    label: Text
    apply: Callable[[Rows, str], Rows]
    choices: Sequence[tuple[str, Text]] = ()
    default: str = ""


@dataclass(frozen=True)
class Order:
    """`by` names columns of a QuerySet or attributes of rows, ``-`` in front reverses one of them."""

    name: str
    label: Text
    by: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    value: str
    label: Text
    chosen: bool
    url: str  # this list with the choice made, on its first page


@dataclass(frozen=True)
class Control:
    """A filter as drawn: a search box without choices, a selection with them; `value` is what was chosen."""

    name: str
    label: Text
    value: str
    choices: tuple[Choice, ...]
    default: str = ""

    @property
    def narrows(self) -> bool:
        """Did the reader choose something here?"""
        return self.value != self.default


@dataclass(frozen=True)
class Heading:
    """An order as drawn in a table's head: `aria_sort` is empty unless the list stands in this order."""

    name: str
    label: Text
    aria_sort: str
    url: str  # chooses it, or turns it round when it is chosen


@dataclass(frozen=True)
class Listing:
    """One page of a list. Nothing in it runs a query any more.

    `kept` are the parameters that a filter form must carry along: all but the filters' own and the page.
    `notices` say in the reader's language which part of the address was not understood and therefore left out.
    """

    page: Page
    rows: tuple[Any, ...]
    total: int
    controls: tuple[Control, ...]
    headings: tuple[Heading, ...]
    kept: tuple[tuple[str, str], ...]
    clear_url: str
    notices: tuple[str, ...]
    is_partial: bool

    @property
    def is_filtered(self) -> bool:
        return any(control.narrows for control in self.controls)

    @property
    def chosen(self) -> dict[str, str]:
        return {control.name: control.value for control in self.controls if control.value}

    def heading(self, name: str) -> Heading:
        return next(heading for heading in self.headings if heading.name == name)

    def template(self, page: str) -> str:
        """`app/units.html`, or `app/_units_results.html` when HTMX asks for the results alone."""
        if not self.is_partial:
            return page
        folder, _slash, name = page.rpartition("/")
        return f"{folder}/_{name.removesuffix('.html')}_results.html"


def listing(
    request: HttpRequest,
    rows: Rows,
    *,
    filters: Sequence[Filter] = (),
    ordering: Sequence[Order] = (),
    page_size: int = 25,
    present: Callable[[list[Any]], Iterable[Any]] | None = None,
) -> Listing:
    """The page of `rows` that the address asks for, at the cost of two statements (count, page) for a QuerySet.

    `present` turns the models of the page, all at once, into the frozen rows that the template prints.

    `?page=`: below 1 or no number is the first page, beyond the end the last. `?order=name` or `-name`; the first of
    `ordering` is the default. An unknown choice or order is left out with a notice, never an error.
    """
    query = request.GET
    notices: list[str] = []
    controls = tuple(_control(query, given, notices) for given in filters)
    for given, control in zip(filters, controls, strict=True):
        if control.value:
            rows = given.apply(rows, control.value)
    order, turned = _order(query, ordering, notices)
    if order is not None:
        rows = _ordered(rows, order.by, turned=turned)
    page = Paginator(rows, page_size).get_page(_page_number(query))
    shown = list(page.object_list)
    names = {given.name for given in filters}
    return Listing(
        page=page,
        rows=tuple(present(shown) if present else shown),
        total=page.paginator.count,
        controls=controls,
        headings=tuple(_heading(query, each, order, turned=turned) for each in ordering),
        kept=tuple((n, v) for n, values in query.lists() if n not in names | {"page"} for v in values),
        clear_url=_address(query, **dict.fromkeys(names)),
        notices=tuple(notices),
        is_partial=asks_for_results(request),
    )


def asks_for_results(request: HttpRequest) -> bool:
    """HTMX wants what stands in `#results`; a page taken from its history is asked for whole."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-History-Restore-Request") != "true"
        and headers.get("HX-Target", "").removeprefix("#") == RESULTS
    )


def _address(query: QueryDict, **changes: str | None) -> str:
    """The same list with some parameters set, or dropped when None, on its first page."""
    kept = query.copy()
    kept.pop("page", None)
    for name, value in changes.items():
        kept.pop(name, None)
        if value:
            kept[name] = value
    return f"?{kept.urlencode()}"


def _control(query: QueryDict, given: Filter, notices: list[str]) -> Control:
    value = " ".join(query.get(given.name, "").split())[:LONGEST_WORDS]
    if value and given.choices and value not in [str(key) for key, _label in given.choices]:
        notices.append(
            _("“%(value)s” is no choice of “%(filter)s”; the list is shown without it.")
            % {"value": value, "filter": given.label}
        )
        value = ""
    value = value or given.default
    choices = tuple(
        Choice(str(key), label, str(key) == value, _address(query, **{given.name: str(key)}))
        for key, label in given.choices
    )
    return Control(given.name, given.label, value, choices, given.default)


def _order(query: QueryDict, ordering: Sequence[Order], notices: list[str]) -> tuple[Order | None, bool]:
    if not ordering:
        return None, False
    asked = query.get("order", "")
    found = next((order for order in ordering if order.name == asked.removeprefix("-")), None)
    if found is not None:
        return found, asked.startswith("-")
    if asked:
        notices.append(_("The list knows no order “%(order)s”.") % {"order": asked[:LONGEST_WORDS]})
    return ordering[0], False


def _heading(query: QueryDict, order: Order, chosen: Order | None, *, turned: bool) -> Heading:
    is_chosen = order is chosen
    value = f"-{order.name}" if is_chosen and not turned else order.name
    falls = order.by[0].startswith("-") != turned
    direction = ("descending" if falls else "ascending") if is_chosen else ""
    return Heading(order.name, order.label, direction, _address(query, order=value))


def _ordered(rows: Rows, by: Iterable[str], *, turned: bool) -> Rows:
    signed = [(name.removeprefix("-"), name.startswith("-") != turned) for name in by]
    if isinstance(rows, QuerySet):
        return rows.order_by(*(f"-{name}" if down else name for name, down in signed))
    ordered = list(rows)
    for name, down in reversed(signed):  # sorting is stable: the least important first
        ordered.sort(key=attrgetter(name), reverse=down)
    return ordered


def _page_number(query: QueryDict) -> int:
    asked = query.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else _beyond(asked)


def _beyond(asked: str) -> int:
    """A number too long to be a page lies beyond the end; what is no number is the first page."""
    return 10**9 if asked.isascii() and asked.isdecimal() else 1
