"""The report on what became of the items of the last notice, as a file: .docx, .pdf or .xlsx by the name's ending."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import clock
from common.actors import system
from common.decisions import Refused
from documents.layouts.files import KINDS, file_of
from meetings.layouts.results_report import PARTS, USUAL, results_pages, results_paper
from meetings.models import Meeting
from meetings.readings.results_report import results_report
from organizations.models import Committee


class Command(BaseCommand):
    help = "Write the results report of a meeting, as of its day, as Word, PDF or Excel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", type=int, metavar="MEETING_ID")
        parser.add_argument("--out", type=Path, required=True, help="FILE.docx, FILE.pdf or FILE.xlsx")
        parser.add_argument("--on", type=date.fromisoformat, help="the day, YYYY-MM-DD; today when left out")
        parser.add_argument("--layout", choices=Committee.Layout.values, default="", help="the committee's")
        parser.add_argument(
            "--part", choices=PARTS, action="append", help="parts of the report; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        kind = out.suffix.lstrip(".").lower()
        if kind not in KINDS:
            raise CommandError(f"{out}: name a file that ends in .docx, .pdf or .xlsx.", returncode=2)
        meeting = Meeting.objects.select_related("committee", "owner").filter(pk=options["meeting"]).first()
        if meeting is None:
            raise CommandError(f"There is no meeting {options['meeting']}.")
        try:
            report = results_report(
                meeting,
                viewer=system("results_report"),
                on=options["on"] or clock.today(),
                parts=options["part"] or USUAL,
                layout=options["layout"],
            )
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if report is None:
            raise CommandError("The committee had issued no conclusion notice before this meeting.")
        content = file_of(kind, results_paper(report), results_pages(report))
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{out}: {report.told}, {report.tally.done}/{report.tally.asked}")
