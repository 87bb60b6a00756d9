"""Interfaces of an imported sheet: set after all its applications stand, for a row may name any of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from apps_catalog.actions import parts
from apps_catalog.actions.parts import InterfaceFields
from apps_catalog.imports.catalogue_sheet import ApplicationRow
from apps_catalog.imports.interface_sheet import InterfaceRow, problem
from apps_catalog.models import Application, DataSet, Interface
from apps_catalog.policies.applications import may_see_protected
from common.actors import Actor
from common.decisions import Refused
from common.sheets.problems import Problem
from organizations.models import Unit

Giver = tuple[ApplicationRow, Application]


def join(by: Actor, owner: Unit, givers: Sequence[Giver]) -> dict[str, list[Problem]]:
    """Problems by the code of the giver. What stood is taken away first, so that a sheet may turn an interface round; of
    an application whose interfaces the actor does not see, nothing is touched and nothing may be told."""
    problems: dict[str, list[Problem]] = defaultdict(list)
    replaced: list[Giver] = []
    for row, application in givers:
        seen = may_see_protected(by, application)
        if row.interfaces is None:
            continue
        if seen:
            replaced.append((row, application))
        for told in () if seen else row.interfaces:
            problems[row.code].append(problem(told.line, "giver", "role", str(seen.reason)))
    standing = _taken_away(replaced)
    plan = set(Application.objects.filter(owner=owner).values_list("code", flat=True))
    sets = set(DataSet.objects.of(owner).values_list("code", flat=True))
    for row, application in replaced:
        told_rows = row.interfaces or ()
        unknown = [found for told in told_rows for found in _unknown(told, plan, sets)]
        problems[row.code] += unknown or _put(application, told_rows, standing[application.pk])
    return problems


def _taken_away(replaced: Sequence[Giver]) -> dict[int, set[tuple[str, str]]]:
    """(code of the consumer, of the data set) of what stood, by the giver's id."""
    rows = Interface.objects.filter(application__in=[application.pk for _row, application in replaced])
    standing: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for giver, consumer, data_set in rows.values_list("application_id", "consumer__code", "data_set__code"):
        standing[giver].add((consumer, data_set))
    rows.delete()
    return standing


def _unknown(told: InterfaceRow, plan: set[str], sets: set[str]) -> Iterator[Problem]:
    for column, code, known in (("consumer", told.consumer, plan), ("data_set", told.data_set, sets)):
        if code not in known:
            words = _("These codes are unknown: %(codes)s.") % {"codes": code}
            yield problem(told.line, column, "unknown", words)


def _put(
    application: Application, rows: Sequence[InterfaceRow], standing: set[tuple[str, str]]
) -> list[Problem]:
    wanted = [
        InterfaceFields(each.consumer, each.data_set, each.way, each.is_required, each.note) for each in rows
    ]
    try:
        with transaction.atomic():
            parts.put_interfaces(application, wanted, standing)
    except Refused as refused:
        told = refused.decision
        return [problem(rows[0].line if rows else 0, "", told.code, str(told.reason))]
    return []
