"""The whole of merging on one page: what overlaps, which scenarios there are, what was decided and saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from apps_catalog.models import Consolidation
from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.amounts import about
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.judgement import judged
from apps_catalog.readings.merge_arithmetic import Merge, Terms
from apps_catalog.readings.mergers import MergerRow, computed, merger_rows, terms_of
from apps_catalog.readings.overlap_scores import Cluster, Compared, PartKind, best_kept, clusters, overlaps
from apps_catalog.readings.portfolio import Portfolio
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit

PLANNED_YEARS = 2  # after the year of the move
SOONEST_MONTHS = 3


@dataclass(frozen=True)
class ClusterCard:
    """Applications that overlap, with the proposal to keep one. `twice` are units that type the same data into two."""

    keep: ApplicationFacts
    retire: tuple[ApplicationFacts, ...]
    score: int  # tenths, of the strongest pair
    merge: Merge
    twice: int
    query: str  # of the scenario builder
    merger: MergerRow | None  # an open or agreed scenario that retires all of these
    partly: tuple[MergerRow, ...]  # open ones that retire some of them

    @property
    def saving(self) -> str:
        """Of a full year."""
        return about(self.merge.full_year_vnd)

    @property
    def covered(self) -> int:
        return len(self.merge.covered)

    @property
    def functions(self) -> int:
        return len(self.merge.covered) + len(self.merge.lost)


@dataclass(frozen=True)
class ConsolidationPage:
    clusters: tuple[ClusterCard, ...]
    drafts: tuple[MergerRow, ...]
    submission: tuple[MergerRow, ...]
    agreed: tuple[MergerRow, ...]
    ended: tuple[MergerRow, ...]
    live: int
    threshold: int
    may_prepare: Decision
    on: date

    @property
    def overlapping(self) -> int:
        return sum(len(card.retire) + 1 for card in self.clusters)

    @property
    def after_merging(self) -> int:
        """Of the overlapping ones, if every proposal were carried out."""
        return len(self.clusters)

    @property
    def after_text(self) -> str:
        return _("%(count)s would be left of them") % {"count": self.after_merging}

    @property
    def planned_text(self) -> str:
        """Planned by decisions for the years up to the page's day: achieved is never told alone."""
        return _("%(sum)s planned up to %(year)s") % {"sum": self.planned, "year": self.on.year}

    @property
    def possible(self) -> str:
        """A full year of every cluster that no scenario takes up yet."""
        free = (card for card in self.clusters if card.merger is None and not card.partly)
        return about(sum(card.merge.full_year_vnd for card in free))

    @property
    def submitted(self) -> str:
        return about(sum(row.merge.full_year_vnd for row in self.submission))

    @property
    def planned(self) -> str:
        years = (year for row in self.agreed for year in row.savings if year.year <= self.on.year)
        return about(sum(year.planned_vnd or 0 for year in years))

    @property
    def achieved(self) -> str | None:
        """None while nothing was reported."""
        told = [row.achieved_vnd for row in self.agreed if row.achieved_vnd is not None]
        return about(sum(told)) if told else None


def consolidation_page(*, viewer: Actor, owner: Unit, on: date) -> ConsolidationPage:
    """Ten statements at most."""
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    scores = score_by_code(portfolio, viewer=viewer, owner=owner)
    rows = merger_rows(viewer=viewer, owner=owner, portfolio=portfolio)
    states = Consolidation.State
    return ConsolidationPage(
        clusters=cluster_cards(portfolio, rows, scores),
        drafts=tuple(row for row in rows if row.state == states.DRAFT),
        submission=tuple(row for row in rows if row.state == states.PROPOSED),
        agreed=tuple(row for row in rows if row.is_agreed),
        ended=tuple(row for row in rows if row.state in (states.REJECTED, states.WITHDRAWN)),
        live=len(portfolio.live),
        threshold=portfolio.weights.threshold,
        may_prepare=may_analyse(viewer, owner.pk),
        on=on,
    )


def score_by_code(portfolio: Portfolio, *, viewer: Actor, owner: Unit) -> dict[str, int]:
    """Tenths of the evaluation by application code; two statements."""
    found = judged(viewer=viewer, owner=owner, on=portfolio.on, workload=False)
    codes = {app.id: app.code for app in portfolio.applications.values()}
    return {
        codes[key]: each.standing.tenths
        for key, each in found.items()
        if key in codes and each.standing.tenths is not None
    }


def cluster_cards(
    portfolio: Portfolio, rows: tuple[MergerRow, ...], scores: Mapping[str, int]
) -> tuple[ClusterCard, ...]:
    """What is already agreed is no proposal any more."""
    leaving = {each.app.code for row in rows if row.is_agreed for each in row.retire}
    compared = {app.code: portfolio.compared(app) for app in portfolio.live if app.code not in leaving}
    found = clusters(overlaps(tuple(compared.values()), portfolio.weights))
    return tuple(_card(cluster, compared, portfolio, rows, scores) for cluster in found)


def usual_terms(portfolio: Portfolio) -> Terms:
    """A move at the end of a half-year at least three months away, planned for two years after."""
    cutover_on = usual_cutover(portfolio.on)
    return terms_of(
        portfolio,
        cutover_on=cutover_on,
        until_year=cutover_on.year + PLANNED_YEARS,
        added_yearly_vnd=0,
        once_vnd=0,
    )


def usual_cutover(on: date) -> date:
    ends = (date(year, month, day) for year in (on.year, on.year + 1) for month, day in ((6, 30), (12, 31)))
    return next(end for end in ends if (end.year - on.year) * 12 + end.month - on.month >= SOONEST_MONTHS)


def _card(
    cluster: Cluster,
    compared: Mapping[str, Compared],
    portfolio: Portfolio,
    rows: tuple[MergerRow, ...],
    scores: Mapping[str, int],
) -> ClusterCard:
    kept = best_kept(cluster, compared, scores)
    keep = portfolio.applications[kept]
    retire = tuple(portfolio.applications[code] for code in cluster.codes if code != kept)
    codes = {app.code for app in retire}
    taken_up = (row for row in rows if row.is_open and codes <= {each.app.code for each in row.retire})
    twice: set[str] = set()
    for pair in cluster.overlaps:
        if pair.part(PartKind.TYPED_TWICE).shared:
            twice |= portfolio.users_of(pair.first) & portfolio.users_of(pair.second)
    return ClusterCard(
        keep=keep,
        retire=retire,
        score=max(pair.tenths for pair in cluster.overlaps),
        merge=computed(portfolio, keep, retire, usual_terms(portfolio)),
        twice=len(twice),
        query=urlencode([("keep", kept), *(("retire", app.code) for app in retire)]),
        merger=next(taken_up, None),
        partly=tuple(row for row in rows if row.is_open and codes & {each.app.code for each in row.retire}),
    )
