"""Pairs of applications that do the same."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.overlap_pairs import overlap_page, pair_page
from apps_catalog.views.analysis_pages import merging, shown
from apps_catalog.views.lookup import plan_asked
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import Filter, Order, Rows, listing
from common.text import search_key

ORDERS = (
    Order("score", _("Score"), ("-tenths", "words")),
    Order("name", _("Applications"), ("words",)),
)


def _matching(rows: Rows, value: str) -> Rows:
    return [row for row in rows if all(word in row.words for word in search_key(value).split())]


def _reaching(rows: Rows, value: str) -> Rows:
    return [row for row in rows if row.reaches]


FILTERS = (
    Filter("q", _("Find an application"), _matching),
    Filter("shown", _("Shown"), _reaching, choices=(("clusters", _("only those that reach the threshold")),)),
)


@require_safe
def pairs(request: ActingRequest) -> HttpResponse:
    """Down to half the threshold, the strongest first."""
    on = day_asked(request)
    page = overlap_page(viewer=request.actor, owner=plan_asked(request), on=on)
    found = listing(request, page.pairs, filters=FILTERS, ordering=ORDERS)
    context = {"page": page, "listing": found, "on": on, "breadcrumbs": merging((_("Pairs"), ""))}
    return shown(request, found.template("apps_catalog/overlap.html"), context)


@require_safe
def pair(request: ActingRequest, first: str, second: str) -> HttpResponse:
    """The score of two applications with what it is made of."""
    on = day_asked(request)
    page = pair_page(first, second, viewer=request.actor, owner=plan_asked(request), on=on)
    if page is None:
        raise Http404
    names = f"{page.pair.first.called} – {page.pair.second.called}"
    may_prepare = may_analyse(request.actor, plan_asked(request).pk)
    context = {"page": page, "may_prepare": may_prepare, "on": on, "breadcrumbs": merging((names, ""))}
    return shown(request, "apps_catalog/pair.html", context)
