"""Asks the pages of the plan, adds projects up to 300, and asks again; prints JSON. Run as a module by `bench.plan`."""

import json
import os
from typing import Any

import django

from bench.asked import Case, looked_at, timed

MANY = 300
TIMES = 3


def asked() -> dict[str, Any]:
    from django.test import Client

    from bench.plan import PAGES
    from organizations.models import User
    from projects.models import Project

    office = Client(headers={"Host": "127.0.0.1"})
    office.force_login(User.objects.get(username="thuky"))

    def case(address: str) -> Case:
        return Case(lambda: office.get(address))

    pages = {}
    for name, address in PAGES.items():
        office.get(address)
        pages[name] = looked_at(case(address)) | timed(case(address), TIMES)
    return {"projects": Project.objects.filter(owner__code="LB").count(), "pages": pages}


def grow() -> None:
    """Copies of the story's projects with their plans, their targets and their money."""
    from projects.models import (
        Baseline,
        BudgetEntry,
        Milestone,
        PlannedMilestone,
        Project,
        ProjectRevision,
        ProjectTarget,
    )

    story = list(Project.objects.filter(owner__code="LB").order_by("code"))
    for number in range(len(story), MANY):
        old = story[number % len(story)]
        new = copied(old, code=f"DA-{number + 1:03d}")
        for revision in ProjectRevision.objects.filter(project=old):
            copied(revision, project=new)
        for link in ProjectTarget.objects.filter(project=old):
            copied(link, project=new)
        places = {each.pk: copied(each, project=new) for each in Milestone.objects.filter(project=old)}
        for baseline in Baseline.objects.filter(project=old):
            lines = list(PlannedMilestone.objects.filter(baseline=baseline))
            laid = copied(baseline, project=new)
            for line in lines:
                copied(line, baseline=laid, milestone=places[line.milestone_id])
        for entry in BudgetEntry.objects.filter(project=old, reverses=None):
            copied(entry, project=new)


def copied(thing: Any, **changes: Any) -> Any:
    twin = type(thing).objects.get(pk=thing.pk)
    twin.pk = None
    twin._state.adding = True
    for name, value in changes.items():
        setattr(twin, name, value)
    twin.save(force_insert=True)
    return twin


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
