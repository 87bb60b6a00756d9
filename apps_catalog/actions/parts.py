"""What an application can do, which data it holds, what it costs, what it gives to others: each list is set whole."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.actions import revisions
from apps_catalog.models import (
    Application,
    ApplicationFunction,
    DataHolding,
    DataSet,
    Function,
    Interface,
    YearlyCost,
)
from apps_catalog.models.parts import FIRST_COST_YEAR, LARGEST_VND, LAST_COST_YEAR
from apps_catalog.policies.applications import is_live, is_not_stale, may_change, may_see_protected
from apps_catalog.policies.interfaces import Edge, no_ring
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse


@dataclass(frozen=True)
class InterfaceFields:
    """By code: who gets which data set, and how."""

    consumer: str
    data_set: str
    way: str
    is_required: bool = False
    note: str = ""


@transaction.atomic
def set_functions(
    *, by: Actor, application: Application, codes: Iterable[str], version: int | None = None
) -> Application:
    application = _opened(by, application, version)
    put_functions(application, codes)
    return revisions.settle(by=by, application=application, verb="application.functions_set")


def put_functions(application: Application, codes: Iterable[str]) -> None:
    """Part of a change; its revision is kept by the caller."""
    wanted = dict.fromkeys(codes)
    known = {each.code: each for each in Function.objects.of(application.owner).filter(code__in=wanted)}
    _all_known("functions", wanted, known).enforce()
    standing = set(application.application_functions.values_list("function__code", flat=True))
    _none_withdrawn("functions", [each for code, each in known.items() if code not in standing]).enforce()
    application.application_functions.exclude(function__code__in=wanted).delete()
    ApplicationFunction.objects.bulk_create(
        ApplicationFunction(application=application, function=known[code])
        for code in wanted
        if code not in standing
    )


@transaction.atomic
def set_holdings(
    *, by: Actor, application: Application, entries: Mapping[str, str], version: int | None = None
) -> Application:
    """`entries`: code of a data set -> how it comes in."""
    application = _opened(by, application, version)
    put_holdings(application, entries)
    return revisions.settle(by=by, application=application, verb="application.data_sets_set")


def put_holdings(application: Application, entries: Mapping[str, str]) -> None:
    """Part of a change; its revision is kept by the caller."""
    known = {each.code: each for each in DataSet.objects.of(application.owner).filter(code__in=entries)}
    _all_known("holdings", entries, known).enforce()
    strange = sorted(set(entries.values()) - set(DataHolding.Entry.values))
    if strange:
        told = _("“%(value)s” is no way in which data come in.") % {"value": strange[0]}
        refuse(Kind.INPUT, "holdings", told).enforce()
    standing = set(application.holdings.values_list("data_set__code", flat=True))
    _none_withdrawn("holdings", [each for code, each in known.items() if code not in standing]).enforce()
    application.holdings.all().delete()
    DataHolding.objects.bulk_create(
        DataHolding(application=application, data_set=known[code], entry=entry)
        for code, entry in entries.items()
    )


@transaction.atomic
def set_costs(
    *,
    by: Actor,
    application: Application,
    costs: Mapping[tuple[int, str], int],
    years: Iterable[int] | None = None,
    version: int | None = None,
) -> Application:
    """`costs`: (year, kind) -> whole dong. Only costs of `years` are replaced; of every year without them."""
    application = _opened(by, application, version)
    put_costs(application, costs, years)
    return revisions.settle(by=by, application=application, verb="application.costs_set")


def put_costs(
    application: Application, costs: Mapping[tuple[int, str], int], years: Iterable[int] | None = None
) -> None:
    """Part of a change; its revision is kept by the caller."""
    first_refusal(*(_cost_stands(year, kind, amount) for (year, kind), amount in costs.items())).enforce()
    replaced = application.costs.all() if years is None else application.costs.filter(year__in=tuple(years))
    replaced.delete()
    YearlyCost.objects.bulk_create(
        YearlyCost(application=application, year=year, kind=kind, amount_vnd=amount)
        for (year, kind), amount in sorted(costs.items())
    )


@transaction.atomic
def set_interfaces(
    *, by: Actor, application: Application, rows: Iterable[InterfaceFields], version: int | None = None
) -> Application:
    """What the application gives to others. The same data never go round in a ring, nor does need."""
    application = _opened(by, application, version)
    may_see_protected(by, application).enforce()
    put_interfaces(application, list(rows))
    return revisions.settle(by=by, application=application, verb="application.interfaces_set")


def put_interfaces(
    application: Application, wanted: list[InterfaceFields], standing: Container[tuple[str, str]] = ()
) -> None:
    """Part of a change; its revision is kept by the caller. `standing`: (code of the consumer, of the data set) of rows
    that stood before; they may stay though the consumer was retired since."""
    plan = {each.code: each for each in Application.objects.filter(owner=application.owner_id)}
    sets = {each.code: each for each in DataSet.objects.of(application.owner)}
    first_refusal(
        _all_known("interfaces", [each.consumer for each in wanted], plan),
        _all_known("interfaces", [each.data_set for each in wanted], sets),
        *(
            _joins(application, each, plan[each.consumer], (each.consumer, each.data_set) in standing)
            for each in wanted
            if each.consumer in plan
        ),
        _once(wanted),
        _no_ring(application, wanted),
    ).enforce()
    application.interfaces_given.all().delete()
    Interface.objects.bulk_create(
        Interface(
            application=application,
            consumer=plan[each.consumer],
            data_set=sets[each.data_set],
            way=each.way,
            is_required=each.is_required,
            note=each.note,
        )
        for each in wanted
    )


def _opened(by: Actor, application: Application, version: int | None) -> Application:
    application = revisions.locked(application)
    may_change(by, application).enforce()
    first_refusal(is_live(application), is_not_stale(application, version)).enforce()
    return application


def _all_known(field: str, codes: Iterable[str], known: Mapping[str, object]) -> Decision:
    unknown = [code for code in dict.fromkeys(codes) if code not in known]
    if not unknown:
        return ALLOWED
    told = _("These codes are unknown: %(codes)s.") % {"codes": ", ".join(unknown[:10])}
    return refuse(Kind.INPUT, field, told)


def _none_withdrawn(field: str, added: Iterable[Function | DataSet]) -> Decision:
    gone = [each.code for each in added if each.withdrawn_on is not None]
    if not gone:
        return ALLOWED
    told = _("These words are withdrawn and are not chosen any more: %(codes)s.") % {"codes": ", ".join(gone)}
    return refuse(Kind.INPUT, field, told)


def _cost_stands(year: int, kind: str, amount: int) -> Decision:
    if kind not in YearlyCost.Kind.values:
        return refuse(Kind.INPUT, "costs", _("“%(kind)s” is no kind of cost.") % {"kind": kind})
    if not FIRST_COST_YEAR <= year <= LAST_COST_YEAR:
        limits = {"first": FIRST_COST_YEAR, "last": LAST_COST_YEAR}
        return refuse(Kind.INPUT, "costs", _("The year must lie between %(first)d and %(last)d.") % limits)
    if amount < 0:
        told = _("A cost is not negative: %(kind)s %(year)d.")
        return refuse(Kind.INPUT, "costs", told % {"kind": YearlyCost.Kind(kind).label, "year": year})
    if amount > LARGEST_VND:
        told = _("This amount is larger than any application costs: %(kind)s %(year)d.")
        return refuse(Kind.INPUT, "costs", told % {"kind": YearlyCost.Kind(kind).label, "year": year})
    return ALLOWED


def _joins(
    application: Application, fields: InterfaceFields, consumer: Application, is_standing: bool
) -> Decision:
    if consumer == application:
        return refuse(Kind.INPUT, "interfaces", _("An application has no interface with itself."))
    if fields.way not in Interface.Way.values:
        return refuse(
            Kind.INPUT, "interfaces", _("“%(way)s” is no way of an interface.") % {"way": fields.way}
        )
    if not consumer.is_live and not is_standing:
        told = _("%(name)s is retired and takes no data any more.") % {"name": consumer.name}
        return refuse(Kind.INPUT, "interfaces", told)
    return ALLOWED


def _once(wanted: list[InterfaceFields]) -> Decision:
    pairs = [(each.consumer, each.data_set) for each in wanted]
    twice = next((pair for pair in pairs if pairs.count(pair) > 1), None)
    if twice is None:
        return ALLOWED
    told = _("%(consumer)s and the data set %(data_set)s stand in two rows.")
    return refuse(Kind.INPUT, "interfaces", told % {"consumer": twice[0], "data_set": twice[1]})


def _no_ring(application: Application, wanted: list[InterfaceFields]) -> Decision:
    others = (
        Interface.objects.filter(application__owner=application.owner_id)
        .exclude(application=application)
        .values_list("application__code", "consumer__code", "data_set__code", "is_required")
    )
    edges = [Edge(*row) for row in others]
    edges += [Edge(application.code, each.consumer, each.data_set, each.is_required) for each in wanted]
    return no_ring(edges)
