"""The catalogue as its page lists it: each line with the projects that deliver it and the conclusion items about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application, SteeringLink
from apps_catalog.readings.catalogue import Catalogue, CatalogueLine, catalogue
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.seals import LABELS, SealState
from common.actors import Actor
from common.listing import Filter, Order
from organizations.models import Unit
from projects.readings.deliveries import Delivery, deliveries

Stage = Application.Lifecycle
SEALS = [(state.value, LABELS[state]) for state in SealState]
STATES = (("live", _("Not retired")), *Stage.choices, ("all", _("All, with retired ones")))
DELIVERED, UNDELIVERED = "yes", "no"


@dataclass(frozen=True)
class ApplicationLine:
    """`items` counts the conclusion items about it that the viewer sees."""

    line: CatalogueLine
    projects: tuple[Delivery, ...]
    items: int

    @property
    def facts(self) -> ApplicationFacts:
        return self.line.facts

    def matches(self, words: str) -> bool:
        return self.line.matches(words)


@dataclass(frozen=True)
class ApplicationList:
    whole: Catalogue
    lines: tuple[ApplicationLine, ...]


def application_list(owner: Unit, *, viewer: Actor, on: date) -> ApplicationList:
    """Three statements beside the catalogue's."""
    whole = catalogue(owner, viewer=viewer, on=on)
    projects = deliveries(viewer=viewer, on=on)
    links = SteeringLink.objects.visible_to(viewer).known(on).filter(application__owner=owner)
    items = dict(links.order_by().values_list("application_id").annotate(Count("pk")))
    lines = (
        ApplicationLine(line, projects.get(line.facts.id, ()), items.get(line.facts.id, 0))
        for line in whole.lines
    )
    return ApplicationList(whole, tuple(lines))


def grouped(rows: Iterable[ApplicationLine], *, by_group: bool) -> list[tuple[str, list[ApplicationLine]]]:
    """Under the headings of the four groups while the list stands in their order."""
    if not by_group:
        return [("", list(rows))]
    found = groupby(rows, key=lambda row: row.facts.group_label)
    return [(label, list(lines)) for label, lines in found]


def _of_words(rows: list[ApplicationLine], words: str) -> list[ApplicationLine]:
    return [row for row in rows if row.matches(words)]


def _of_group(rows: list[ApplicationLine], key: str) -> list[ApplicationLine]:
    return [row for row in rows if row.facts.group == key]


def _of_stage(rows: list[ApplicationLine], key: str) -> list[ApplicationLine]:
    if key == "all":
        return rows
    return [row for row in rows if (row.facts.is_live if key == "live" else row.facts.lifecycle == key)]


def _of_seal(rows: list[ApplicationLine], key: str) -> list[ApplicationLine]:
    return [row for row in rows if row.line.seal.state == key]


def _of_project(rows: list[ApplicationLine], key: str) -> list[ApplicationLine]:
    return [row for row in rows if bool(row.projects) is (key == DELIVERED)]


DELIVERY = ((DELIVERED, _("Delivered by a project")), (UNDELIVERED, _("No project delivers it")))
FILTERS: tuple[Any, ...] = (
    Filter("q", _("Find an application"), _of_words),
    Filter("group", _("Group"), _of_group, Application.Group.choices),
    Filter("stage", _("Stage of life"), _of_stage, STATES, "live"),
    Filter("seal", _("Owner’s confirmation"), _of_seal, SEALS),
    Filter("project", _("Delivering project"), _of_project, DELIVERY),
)
ORDERS = (
    Order("group", _("Group"), ("line.group_place", "line.name_order")),
    Order("name", _("Name"), ("line.name_order",)),
    Order("cost", _("Cost of the year"), ("-line.cost_order", "line.name_order")),
    Order("units", _("Units"), ("-line.units_using", "line.name_order")),
    Order("contract", _("Contract"), ("line.contract_order", "line.name_order")),
    Order("filled", _("Filled in"), ("line.percent", "line.name_order")),
)
