"""`make bench`: the benchmark tables as text, or with --json for machines."""

import argparse
import json
import sys

from bench.catalogue import catalogue
from bench.first_visit import first_visit
from bench.imports import imports
from bench.machine import Machine
from bench.overlap import overlap
from bench.pages import pages
from bench.papers import papers
from bench.plan import plan
from bench.reminders import reminders
from bench.reporting import reporting
from bench.startup import startup

BENCHES = {
    "imports": imports,
    "pages": pages,
    "plan": plan,
    "papers": papers,
    "catalogue": catalogue,
    "overlap": overlap,
    "reminders": reminders,
    "reporting": reporting,
    "startup": startup,
    "first-visit": first_visit,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--only", choices=sorted(BENCHES), help="one table")
    options = parser.parse_args()
    machine = Machine.now()
    chosen = {options.only: BENCHES[options.only]} if options.only else BENCHES
    tables = {name: bench() for name, bench in chosen.items()}
    if options.json:
        print(
            json.dumps(
                {"machine": machine.facts(), "tables": [table.facts() for table in tables.values()]}, indent=2
            )
        )
    else:
        print(machine.text())
        for table in tables.values():
            print(table.text())
    return 0 if all(table.within_goals() for table in tables.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
