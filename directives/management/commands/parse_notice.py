"""Read a conclusion notice with the units of this database: a table for people, JSON for programs. Saves nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.db.models import F
from django.utils.translation import gettext as _

from common import clock
from common.formats import dmy
from directives.actions import capture_reader
from directives.parsing.answer import as_contract
from directives.parsing.docx_text import RefusedFile, text_of_docx
from directives.parsing.shapes import ParsedItem, ParsedNotice
from directives.parsing.units import DirectoryUnit, UnitDirectory
from organizations.models import Unit

ZIP = b"PK\x03\x04"
HEADING_LINES = 25
WIDTH = 72


class Command(BaseCommand):
    help = "Reads a notice (.docx, or text in UTF-8) and prints its items: unit, coordinators, deadline."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the notice: .docx or UTF-8 text")
        parser.add_argument(
            "--unit", default="", metavar="CODE", help="whose notice it is, by the unit's code"
        )
        parser.add_argument("--format", choices=("table", "json"), default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        text = text_of(options["file"])
        try:
            notice = capture_reader.read(text, owner=owner_of(text, options["unit"]))
        except (OperationalError, ProgrammingError) as problem:
            told = _(
                "The database is not ready (%(why)s). Prepare it: manage.py migrate, then load_units FILE.csv"
            )
            raise CommandError(told % {"why": problem}) from problem
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_contract(notice), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(table(notice)))


def text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = _("%(file)s cannot be read: %(why)s. Check its name and its permissions.")
        raise CommandError(reason % {"file": path, "why": problem.strerror}) from problem
    try:
        if content.startswith(ZIP) or path.suffix.lower() == ".docx":
            return text_of_docx(content)
        return content.decode("utf-8-sig")
    except RefusedFile as refused:
        raise CommandError(f"{path}: {refused}") from refused
    except UnicodeDecodeError as problem:
        reason = _("%(file)s is not text in UTF-8. Save it as UTF-8 or give the .docx itself.")
        raise CommandError(reason % {"file": path}) from problem


def owner_of(text: str, code: str) -> Unit:
    """The unit named; else the plan named in the notice's head; else the one most of whose units the notice names."""
    plans = list(Unit.objects.filter(home_id=F("pk")).sorted())
    if not plans:
        raise CommandError(
            _("There are no units in this database. Load them first: manage.py load_units FILE.csv")
        )
    codes = ", ".join(unit.code for unit in plans)
    if code:
        named = Unit.objects.filter(code=code, home__isnull=False).select_related("home").first()
        if named is None or named.home is None:
            told = _("No plan has a unit %(code)s. Plans: %(codes)s")
            raise CommandError(told % {"code": code, "codes": codes})
        return named.home
    on = capture_reader.day_in(text) or clock.today()
    standing = [unit for unit in plans if unit.in_force(on)] or plans
    found = named_in_head(text, standing) or naming_most(text, standing)
    if found is None:
        told = _("It is not clear whose notice this is. Add --unit CODE, one of: %(codes)s")
        raise CommandError(told % {"codes": ", ".join(unit.code for unit in standing)})
    return found


def named_in_head(text: str, plans: list[Unit]) -> Unit | None:
    heading = "\n".join(text.splitlines()[:HEADING_LINES])
    bodies = (DirectoryUnit(unit.code, unit.name, level=unit.level) for unit in plans)
    deduced = UnitDirectory(bodies).deduced_own(heading)
    return next((unit for unit in plans if unit.code == deduced), None)


def naming_most(text: str, plans: list[Unit]) -> Unit | None:
    """The one plan in which most of the units named are found; none when two are as good."""
    counted = sorted(((names_found(text, unit), unit) for unit in plans), key=lambda pair: -pair[0])
    if not counted[0][0] or (len(counted) > 1 and counted[0][0] == counted[1][0]):
        return None
    return counted[0][1]


def names_found(text: str, owner: Unit) -> int:
    items = capture_reader.read(text, owner=owner).items
    return len({unit.target for item in items for unit in (*item.leads, *item.coordinators)})


def table(notice: ParsedNotice) -> list[str]:
    head = (
        _("Number: %(number)s") % {"number": notice.number or "–"},
        _("Date: %(day)s") % {"day": dmy(notice.issued_on) or "–"},
        _("Meeting: %(day)s") % {"day": dmy(notice.meeting_date) or "–"},
        _("Items: %(count)s") % {"count": len(notice.items)},
    )
    lines = [" · ".join(head)]
    for item in notice.items:
        lines += ["", *item_lines(item)]
    for span in notice.unassigned:
        lines += ["", _("Not assigned: %(text)s") % {"text": shortened(span.of(notice.source))}]
    return lines


def item_lines(item: ParsedItem) -> list[str]:
    leads = ", ".join(unit.target for unit in item.leads) or "–"
    due = f"{item.due.kind.value} {dmy(item.due.on)}".strip()
    lines = [
        f"{item.no:>3}. {shortened(item.text)}",
        f"     {leads} | {due} | {item.due.phrase}".rstrip(" |"),
    ]
    if item.coordinators:
        lines.append("     + " + ", ".join(unit.target for unit in item.coordinators))
    return lines + [f"     ! {warning.message}" for warning in item.warnings]


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= WIDTH else f"{words[:WIDTH]}…"
