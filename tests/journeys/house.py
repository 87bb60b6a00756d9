"""The district of the story on the day before its first notice: all units and people, nothing given out yet."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from common.actors import Actor
from directives.models import Assignment, Directive
from egov_portal.demonstration import cast, history, people
from organizations.models import Committee, Unit, User
from organizations.readings.actors import actor_of
from tests.builders import PORTAL

ISSUED = date(2021, 3, 12)
NOTICE = history.text_of("2021-03-12")
OTHER_NOTICE = history.text_of("minh-hoa-2023-09-15")


@dataclass
class House:
    settings: Any
    units: dict[str, Unit]
    people: dict[str, User]
    committee: Committee
    other_committee: Committee
    _clients: dict[str, Client] = field(default_factory=dict)

    def today_is(self, day: date) -> None:
        """For every thread and every request from now on."""
        self.settings.DEMO_TODAY = day

    def actor(self, username: str) -> Actor:
        return actor_of(self.people[username])

    def client(self, username: str) -> Client:
        """A browser without scripts, signed in by the form."""
        if username not in self._clients:
            client = Client()
            answer = client.post(reverse("account_login"), {"login": username, "password": cast.PASSWORD})
            assert answer.status_code == 302, answer.content.decode()
            self._clients[username] = client
        return self._clients[username]

    def work(self, paper: Directive, no: int, code: str) -> Assignment:
        leads = Assignment.objects.leads().select_related("item", "unit")
        return leads.get(item__directive=paper, item__no=no, unit__code=code)


def built(settings: Any) -> House:
    settings.DEMO_TODAY, settings.DEMONSTRATION = ISSUED, True
    units = people.load_units(PORTAL)
    persons = people.load_people(PORTAL, units)
    committee = people.load_committee(PORTAL, units, persons)
    other = people.load_other_committee(PORTAL, units, persons)
    return House(settings, units, persons, committee, other)


def address(work: Assignment, act: str) -> str:
    """`acknowledge`, `report`, `verify`, `accept`, `return`: the page of that form."""
    return reverse(f"directives:assignment-{act}", args=[work.pk])
