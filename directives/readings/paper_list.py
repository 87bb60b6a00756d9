"""Papers as a list: each with the counts of its items as they stood on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy
from common.listing import Filter, Order
from directives.models import Directive, DirectiveItem
from directives.models.directive import DirectiveQuerySet
from directives.policies.directives import paper_permissions
from directives.readings import statuses
from directives.readings.counts import count
from directives.readings.rows import Status

ORDERS = (
    Order("newest", _("Newest first"), ("-issued_on", "-pk")),
    Order("oldest", _("Oldest first"), ("issued_on", "pk")),
)
WAYS = (("in", _("incoming")), ("own", _("issued here")))
UNISSUED = (Directive.State.DRAFT, Directive.State.SUBMITTED)


@dataclass(frozen=True)
class PaperRow:
    """`total` leaves out what is only for information; counts are None for a paper not issued yet."""

    id: int
    number: str
    title: str
    kind: str
    issuer: str
    issued_on: date | None
    state: str
    state_label: str | Promise
    is_issued: bool
    is_illustrative: bool
    url: str
    items: int
    done: int
    total: int
    over: int
    soon: int
    wait: int
    arrival: str


def papers_known(*, viewer: Actor, on: date) -> DirectiveQuerySet:
    """Papers issued on the day; today also those being prepared, for who may see them."""
    papers = Directive.objects.visible_to(viewer)
    return papers if on == clock.today() else papers.issued(on)


def paper_filters(papers: DirectiveQuerySet) -> tuple[Filter, ...]:
    """One statement, for the years to choose from."""
    years = sorted(
        {day.year for day in papers.order_by().values_list("issued_on", flat=True) if day}, reverse=True
    )
    states = ((Directive.State.ISSUED, _("issued")), *((state, state.label) for state in UNISSUED))
    return (
        Filter("q", _("Find a paper"), lambda rows, words: rows.matching(words)),
        Filter("kind", _("Kind"), lambda rows, kind: rows.filter(kind=kind), choices=Directive.Kind.choices),
        Filter(
            "year",
            _("Year"),
            lambda rows, year: rows.filter(issued_on__year=int(year)),
            choices=tuple((str(year), str(year)) for year in years),
        ),
        Filter("state", _("State"), _in_state, choices=states),
        Filter("way", _("Way"), _on_way, choices=WAYS),
    )


def _in_state(rows: DirectiveQuerySet, state: str) -> DirectiveQuerySet:
    issued = Q(issue_known_on__isnull=False)
    return rows.filter(issued) if state == Directive.State.ISSUED else rows.filter(state=state)


def _on_way(rows: DirectiveQuerySet, way: str) -> DirectiveQuerySet:
    return rows.incoming() if way == "in" else rows.filter(arrived_on__isnull=True)


def arrival_of(paper: Directive) -> str:
    """ "No. 1205 of 12/10/2023" in the register of arrivals; empty for papers issued here."""
    if paper.arrived_on is None:
        return ""
    told = {"number": paper.arrival_number, "day": dmy(paper.arrived_on)}
    return gettext("Arrival no. %(number)s of %(day)s") % told


def paper_rows(papers: Sequence[Directive], *, on: date) -> tuple[PaperRow, ...]:
    """Three statements, whatever the number of papers and items."""
    items = DirectiveItem.objects.filter(directive__in=[paper.pk for paper in papers])
    by_paper: dict[int, list[statuses.Standing]] = {paper.pk: [] for paper in papers}
    for item, standing in statuses.of_items(items, on).items():
        by_paper[item.directive_id].append(standing)
    return tuple(_row(paper, by_paper[paper.pk], on) for paper in papers)


def _row(paper: Directive, standings: list[statuses.Standing], on: date) -> PaperRow:
    counts = count(standings, reading="notice_items", params=(("directive", str(paper.pk)),), on=on)
    return PaperRow(
        id=paper.pk,
        number=paper.number,
        title=paper.title,
        kind=paper.get_kind_display(),
        issuer=paper.issuer_name,
        issued_on=paper.issued_on,
        state=paper.state,
        state_label=paper.get_state_display(),
        is_issued=paper.issue_known_on is not None,
        is_illustrative=paper.is_illustrative,
        url=reverse("directives:detail", args=[paper.pk]),
        items=int(counts.total),
        done=int(counts.done),
        total=int(counts.total) - int(counts.of(Status.INFO)),
        over=int(counts.of(Status.OVER)),
        soon=int(counts.of(Status.SOON)),
        wait=int(counts.of(Status.WAIT)),
        arrival=arrival_of(paper),
    )


@dataclass(frozen=True)
class PaperFacts:
    """A paper as programs read it."""

    paper: Directive
    committee: str | None
    counts: PaperRow
    permissions: dict[str, Decision]


def paper_facts(papers: Sequence[Directive], *, viewer: Actor, on: date) -> list[PaperFacts]:
    """Three statements; `papers` come out of `visible_to(viewer)` with owner and committee."""
    return [
        PaperFacts(
            paper,
            paper.committee.code if paper.committee else None,
            row,
            paper_permissions(viewer, paper),
        )
        for paper, row in zip(papers, paper_rows(papers, on=on), strict=True)
    ]
