"""The scenario builder: what is chosen so far and what it would come to, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from apps_catalog.models import Application
from apps_catalog.policies.mergers import Scenario
from apps_catalog.readings.consolidation import PLANNED_YEARS, usual_cutover
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.merger_page import Picture, pictured
from apps_catalog.readings.mergers import computed, terms_of
from apps_catalog.readings.overlap_scores import explained
from apps_catalog.readings.portfolio import Portfolio, unit_names
from common.actors import Actor
from organizations.models import Unit


@dataclass(frozen=True)
class Candidate:
    """An application beside the kept one. `needed_by` others cannot work without its data; `names` only for who may see."""

    app: ApplicationFacts
    score: Decimal | None
    units: int
    functions: int
    is_chosen: bool
    needed_by: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Builder:
    keep: ApplicationFacts | None
    candidates: tuple[Candidate, ...]
    picture: Picture | None
    on: date


def builder(typed: Mapping[str, Any], *, viewer: Actor, owner: Unit, on: date) -> Builder:
    """`typed` are the form's values so far, right or wrong; what cannot be reckoned is left out."""
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    keep = portfolio.applications.get(typed.get("keep") or "")
    retire = [
        portfolio.applications[code]
        for code in typed.get("retire") or ()
        if code in portfolio.applications and (keep is None or code != keep.code)
    ]
    return Builder(
        keep=keep,
        candidates=_candidates(portfolio, keep, retire),
        picture=_picture(portfolio, keep, retire, typed, owner) if keep and retire else None,
        on=on,
    )


def beginning(keep: str, retire: Sequence[str], apps: Mapping[str, Application], on: date) -> dict[str, Any]:
    """What a new scenario begins with: what the address chose, and the usual days."""
    chosen = [code for code in dict.fromkeys(retire) if code in apps and code != keep]
    cutover_on = usual_cutover(on)
    title = _("Merge into %(name)s") % {"name": apps[keep].name} if keep in apps else ""
    return {
        "title": title,
        "keep": keep if keep in apps else "",
        "retire": chosen,
        "taken_over": [],
        "cutover_on": cutover_on,
        "until_year": cutover_on.year + PLANNED_YEARS,
        "added_yearly_vnd": 0,
        "once_vnd": 0,
    }


def scenario_typed(scenario: Scenario, version: int) -> dict[str, Any]:
    """A stored scenario as the form begins with it."""
    return {
        "title": scenario.title,
        "reason": scenario.reason,
        "keep": scenario.keep.code,
        "retire": [each.application.code for each in scenario.retire],
        "taken_over": [each.application.code for each in scenario.retire if each.data_taken_over],
        "cutover_on": scenario.cutover_on,
        "until_year": scenario.until_year,
        "added_yearly_vnd": scenario.added_yearly_vnd,
        "once_vnd": scenario.once_vnd,
        "version": version,
    }


def _picture(
    portfolio: Portfolio,
    keep: ApplicationFacts,
    retire: list[ApplicationFacts],
    typed: Mapping[str, Any],
    owner: Unit,
) -> Picture | None:
    cutover_on, until = typed.get("cutover_on"), typed.get("until_year")
    if cutover_on is None or until is None or not cutover_on.year <= until <= cutover_on.year + 20:
        return None
    terms = terms_of(
        portfolio,
        cutover_on=cutover_on,
        until_year=until,
        added_yearly_vnd=typed.get("added_yearly_vnd") or 0,
        once_vnd=typed.get("once_vnd") or 0,
    )
    taken = dict.fromkeys(typed.get("taken_over") or (), True)
    found = computed(portfolio, keep, retire, terms)
    return pictured(found, portfolio, unit_names(owner), taken=taken)


def _candidates(
    portfolio: Portfolio, keep: ApplicationFacts | None, retire: list[ApplicationFacts]
) -> tuple[Candidate, ...]:
    """Those chosen, then those that overlap most with the kept one."""
    if keep is None:
        return ()
    chosen = {app.code for app in retire}
    mine = portfolio.compared(keep)
    scored = [
        (explained(mine, portfolio.compared(app), portfolio.weights).tenths, app)
        for app in portfolio.live
        if app.code != keep.code
    ]
    scored.sort(key=lambda pair: (pair[1].code not in chosen, -pair[0], pair[1].name_order))
    return tuple(_candidate(portfolio, app, tenths, chosen) for tenths, app in scored)


def _candidate(portfolio: Portfolio, app: ApplicationFacts, tenths: int, chosen: set[str]) -> Candidate:
    consumers = portfolio.merged(app, portfolio.on.year).consumers - chosen
    names = tuple(sorted(portfolio.applications[code].name for code in consumers))
    return Candidate(
        app=app,
        score=Decimal(tenths) / 10,
        units=len(portfolio.users_of(app.code)),
        functions=len(app.functions),
        is_chosen=app.code in chosen,
        needed_by=len(consumers),
        names=names if app.sees_protected else (),
    )
