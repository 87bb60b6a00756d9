"""Asks the pages of the catalogue, copies applications up to 60 with a report of every unit, and asks again; prints JSON.
Run as a module by `bench.catalogue`."""

import json
import os
from typing import Any

import django

from bench.asked import Case, looked_at, timed

MANY = 60
TIMES = 3


def asked() -> dict[str, Any]:
    from django.test import Client

    from apps_catalog.models import Application
    from bench.catalogue import PAGES
    from organizations.models import User

    office = Client(headers={"Host": "127.0.0.1"})
    office.force_login(User.objects.get(username="thuky"))

    def case(address: str) -> Case:
        return Case(lambda: office.get(address))

    pages = {}
    for name, address in PAGES.items():
        office.get(address)
        pages[name] = looked_at(case(address)) | timed(case(address), TIMES)
    return {"applications": Application.objects.filter(owner__code="LB").count(), "pages": pages}


def grow() -> None:
    """Copies of the story's applications; every body of the district and every ward says that it uses each."""
    from apps_catalog.actions import deployments
    from apps_catalog.actions.deployments import DeploymentFields
    from apps_catalog.models import Application, ApplicationRevision
    from apps_catalog.readings.coverage import units_shown
    from bench.grown import copied
    from common import clock
    from common.actors import system
    from organizations.models import Unit

    story = list(Application.objects.filter(owner__code="LB").select_related("owner").order_by("code"))
    for number in range(len(story), MANY):
        old = story[number % len(story)]
        new = copied(old, code=f"UD-{number}", version=1)
        last = ApplicationRevision.objects.filter(application=old).order_by("-number")[0]
        copied(last, application=new, number=1)
    shown = [
        unit.id
        for unit in units_shown(story[0].owner, clock.today())
        if not unit.is_lower or unit.is_lower_unit
    ]
    units = list(Unit.objects.filter(pk__in=shown))
    every = Application.objects.filter(owner__code="LB").live().select_related("owner", "owner_unit")
    reports = [(each, unit, DeploymentFields("in_use", 9)) for each in every for unit in units]
    deployments.record_many(by=system("bench"), reports=reports)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "egov_portal.settings"
    django.setup()
    import logging

    from django.db import transaction

    logging.disable(logging.CRITICAL)
    few = asked()
    with transaction.atomic():
        grow()
    print(json.dumps([few, asked()]))


if __name__ == "__main__":
    main()
