"""Run as a program: an empty database becomes four wards with work and keys; what it prints is how to reach them."""

import json
import os
from datetime import date

import django

WARDS = ("LB.00115", "LB.00118", "LB.00121", "LB.00130")
PASSWORD = "mot-mat-khau-du-dai-de-thu"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_portal.settings")
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from organizations.actions import api_keys
    from organizations.models import User
    from tests import builders, cast

    call_command("migrate", verbosity=0)
    people = cast.build()
    User.objects.filter(username="lead_officer").update(password=make_password(PASSWORD))
    due = date(2023, 11, 15)
    paper = builders.issued_paper(
        people.district, builders.item(1, leads=["@wards"], due=due), builders.item(2, due=due)
    )
    told = {
        code: {
            "work": builders.assignment(paper, code, 1).pk,
            "token": api_keys.create(by=builders.PORTAL, unit=people.unit(code), label="Phần mềm").token,
        }
        for code in WARDS
    }
    print(json.dumps({"wards": told, "paper": paper.pk}))


if __name__ == "__main__":
    main()
