"""Figures of accepted reports on their way to the plan's targets: one row of the target for every period, appended again
whenever an acceptance or a reopening changes the sum, through the projects' own door."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import structlog
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.refs import ObjectRef
from common.stamps import stamp
from organizations.models import Unit
from projects.actions import target_actuals
from projects.actions.target_actuals import ActualFields
from projects.actions.targets import held
from projects.models import Target, TargetActual
from reporting.models import Indicator, Period, ReportFacts, TargetFeed, Value
from reporting.models.amounts import NOTHING, Total, exact, summed
from reporting.models.definition import Definition, Place
from reporting.policies.reports import may_keep_forms
from reporting.sources.period_words import name_of

log = structlog.get_logger(__name__)
Totals = Mapping[int, Total]  # by period


@transaction.atomic
def link(*, by: Actor, owner: Unit, indicator: Indicator, target: Target) -> TargetFeed:
    may_keep_forms(by, owner.home_id).enforce()
    if target.scheme.owner_id != owner.pk or target.ended_known_on is not None:
        raise Refused(refuse(Kind.INPUT, "target", _("This plan has no such target.")))
    if indicator.over_units == Indicator.OverUnits.NONE:
        told = _("Figures of units are not added up for this indicator.")
        raise Refused(refuse(Kind.INPUT, "indicator", told))
    feed = TargetFeed(owner=owner, indicator=indicator, target=target, **stamp(by))
    feed.full_clean(exclude=("owner", "indicator"))
    feed.save()
    _told(by, feed, "target_feed.linked")
    return feed


@transaction.atomic
def end(*, by: Actor, feed: TargetFeed) -> TargetFeed:
    """What was brought stays; later acceptances bring nothing more."""
    feed = (
        TargetFeed.objects.select_for_update(of=("self",))
        .select_related("owner", "indicator", "target")
        .get(pk=feed.pk)
    )
    may_keep_forms(by, feed.owner_id).enforce()
    if feed.ended_known_on is None:
        feed.ended_known_on, feed.ended_label = clock.today(), by.label
        feed.save(update_fields=("ended_known_on", "ended_label"))
        _told(by, feed, "target_feed.ended")
    return feed


def _told(by: Actor, feed: TargetFeed, verb: str) -> None:
    facts = {"indicator": feed.indicator.code, "target": feed.target.code}
    audit.record(by=by, verb=verb, thing=feed, unit_code=feed.owner.code, facts=facts)


def bring(*, by: Actor, place: Place) -> None:
    """After an acceptance or a reopening, in its transaction. One statement where no target is fed."""
    known, period = place.definition, place.period
    feeds = TargetFeed.objects.standing(clock.today()).filter(
        owner=known.form.owner_id, indicator__in=known.by_indicator.keys()
    )
    for feed in feeds.select_related("target__scheme__owner", "target__lead_unit", "indicator").order_by(
        "target"
    ):
        target = held(feed.target)  # two acceptances at once: the second counts the first
        totals = _accepted(feed.indicator, known, period.year)
        for each in _spoken_of(target, feed.indicator, known, period):
            _bring(by, target, feed.indicator, known, each, totals)


def _accepted(indicator: Indicator, known: Definition, year: int) -> Totals:
    """Sums of accepted reports by period of the year."""
    spans = [period.pk for period in known.periods.values() if period.year == year]
    rows = Value.objects.filter(
        indicator=indicator,
        period__in=spans,
        report__form=known.form,
        report__state=ReportFacts.State.ACCEPTED,
    )
    found: dict[int, Total] = {}
    for row in rows:
        found[row.period_id] = found.get(row.period_id, NOTHING) + Total.of(row.amount)
    return found


def _spoken_of(target: Target, indicator: Indicator, known: Definition, period: Period) -> Iterable[Period]:
    """The period itself; where figures are counted through the year, also later ones that were brought already."""
    yield period
    if not _adds_up(target, indicator):
        return
    later = {p.pk: p for p in known.periods.values() if p.year == period.year and p.number > period.number}
    brought = TargetActual.objects.filter(
        Q(source_key__in=[str(key) for key in later]),
        target=target, source_kind=Period._meta.label_lower, corrected_by__isnull=True, is_taken_back=False,
    )  # fmt: skip
    keys = {int(key) for key in brought.values_list("source_key", flat=True)}
    yield from sorted((later[key] for key in keys), key=lambda each: each.number)


def _adds_up(target: Target, indicator: Indicator) -> bool:
    return target.accumulates and indicator.over_time == Indicator.OverTime.SUM


def _bring(
    by: Actor, target: Target, indicator: Indicator, known: Definition, period: Period, totals: Totals
) -> None:
    origin = ObjectRef.of(period)
    own = totals.get(period.pk, NOTHING)
    try:
        if not _says_something(indicator, own):
            told = str(_("No accepted report stands behind this figure any more."))
            target_actuals.take_back(by=by, target=target, origin=origin, note=told)
            return
        total = own
        if _adds_up(target, indicator):  # since the year began
            spans = [
                p.pk for p in known.periods.values() if p.year == period.year and p.number <= period.number
            ]
            total = summed([totals[key] for key in spans if key in totals])
        label = f"{known.form.code} {period.code}, {indicator.code}: {name_of(period)}"
        target_actuals.record(
            by=by, target=target, fields=_fields(target, indicator, period, total, own), source=TargetActual.Source.REPORT,
            origin=origin, origin_label=label,
        )  # fmt: skip
    except Refused as refused:  # given up, or a year outside the scheme: the report is accepted all the same
        log.warning("figure_not_brought", target=target.code, period=period.code, code=refused.decision.code)


def _says_something(indicator: Indicator, total: Total) -> bool:
    """A rate needs a denominator; of the others nothing is a figure too."""
    return bool(total.denominator) if indicator.kind == Indicator.Kind.RATIO else total.has_figure


def _fields(target: Target, indicator: Indicator, period: Period, total: Total, own: Total) -> ActualFields:
    note = str(_("Sum of %(count)d accepted reports.") % {"count": own.given + own.nil})
    day = min(period.data_to, clock.today())
    if indicator.kind == Indicator.Kind.RATIO:
        parts = exact(total.numerator), exact(total.denominator)
        return ActualFields(period.year, day, None, *parts, note)
    if indicator.kind == Indicator.Kind.YES_NO and target.measure.strip() == "%":
        parts = exact(total.number), exact(Fraction(total.given + total.nil))
        return ActualFields(period.year, day, None, *parts, note)
    return ActualFields(period.year, day, exact(total.number), note=note)
