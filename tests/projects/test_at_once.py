"""Two people plan money of one district in the same moment."""

from datetime import date

import pytest

from projects.actions import budget_entries, ceilings
from projects.actions.ceilings import CeilingFields
from tests.at_once import at_once
from tests.builders import PORTAL
from tests.projects import money
from tests.projects.money import TY

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_two_projects_do_not_pass_a_ceiling_together(cast):
    plan = money.plan(cast)
    ceilings.lay(
        by=PORTAL, owner=cast.district, fields=CeilingFields(2022, 3 * TY, "88/QĐ-UBND", date(2021, 12, 10))
    )
    told = at_once(
        *(
            lambda of=of: budget_entries.record(by=PORTAL, project=of, fields=money.fields(amount=2 * TY))
            for of in (plan.one, plan.other)
        )
    )
    (loser,) = [decision for decision in told if decision is not None]
    assert loser.code == "confirmed"
    assert plan.one.budget_entries.count() + plan.other.budget_entries.count() == 1
