"""Send a unit's report from cron, with the Python standard library alone (and client.py beside this file).

PORTAL=https://portal.example.vn TOKEN=egp_... python3 send_report.py figures.csv
    [--form CQDT-THANG] [--period 2023-M10] [--unit LB.00118] [--draft] [--dry-run]

figures.csv has the columns code, numerator, denominator, value, nothing (nil | not_applicable), note; empty cells say
nothing. Without --period it is the earliest period that is open and not sent yet. Sending the same figures again changes
nothing, so the job may run every day. Exit code: 0 stored or nothing to do, 1 refused (the reasons go to standard error), 2
wrong arguments.

crontab of the unit's server, every working day at 06:00:
    0 6 * * 1-5  PORTAL=https://portal.example.vn TOKEN=egp_... python3 /opt/portal/send_report.py /opt/portal/figures.csv
"""

import argparse
import csv
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from client import Portal, Refusal

SENT = ("submitted", "accepted", "locked")
NUMBERS = ("numerator", "denominator", "value")


def figures(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of the file as the API wants them."""
    values: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8-sig", newline="") as sheet:
        for row in csv.DictReader(sheet):
            told: dict[str, Any] = {
                name: number(row[name]) for name in NUMBERS if (row.get(name) or "").strip()
            }
            if nothing := (row.get("nothing") or "").strip():
                told[nothing] = True
            if note := (row.get("note") or "").strip():
                told["note"] = note
            if told:
                values[(row.get("code") or "").strip()] = told
    return values


def number(text: str) -> Any:
    """1234 or 87.5; anything else goes as it is, and the portal says what is wrong with it."""
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def waiting(portal: Portal, form: str, unit: str) -> str | None:
    """The earliest open period whose report is not sent yet."""
    opened = list(portal.rows(f"/periods/?{urlencode({'form': form, 'open': 'true'})}"))
    sent = {
        row["period"]
        for row in portal.rows(f"/reports/?{urlencode({'form': form, 'unit': unit})}")
        if row["state"] in SENT
    }
    codes = [row["code"] for row in sorted(opened, key=lambda row: row["data_to"])]
    return next((code for code in codes if code not in sent), None)


def put(portal: Portal, path: str, body: dict[str, Any], dry_run: bool) -> dict[str, Any]:
    """One key for one content: a job that runs again after a broken connection takes effect once."""
    packed = json.dumps(body, sort_keys=True).encode()
    headers = {"Content-Type": "application/json", "Accept-Language": "vi"}
    if not dry_run:
        headers["Idempotency-Key"] = hashlib.sha256(path.encode() + packed).hexdigest()
    if tag := portal.etag(path):
        headers["If-Match"] = tag
    asked = f"{path}?dry_run=true" if dry_run else path
    return portal.ask("PUT", f"{portal.address}/api/v1{asked}", packed, headers)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Send a unit's report.")
    arguments.add_argument("figures", type=Path, help="the CSV file of figures")
    arguments.add_argument("--form", default="CQDT-THANG")
    arguments.add_argument("--period", help="the earliest open one that is not sent when left out")
    arguments.add_argument("--unit", help="the key's own unit when left out")
    arguments.add_argument("--draft", action="store_true", help="write it, send it later")
    arguments.add_argument("--dry-run", action="store_true", help="only say what would become of it")
    asked = arguments.parse_args()
    try:
        return send(Portal(os.environ["PORTAL"], os.environ["TOKEN"]), asked)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        for error in refusal.problem.get("errors", ()):
            print(f"  {error['field']}: {error['message']} ({error['code']})", file=sys.stderr)
        return 1


def send(portal: Portal, asked: argparse.Namespace) -> int:
    unit = asked.unit or portal.get("/me/")["unit"]
    period = asked.period or waiting(portal, asked.form, unit)
    if period is None:
        print("Every open period is sent.")
        return 0
    path = "/reports/" + "/".join(quote(part, safe="") for part in (asked.form, period, unit)) + "/"
    body = {"values": figures(asked.figures), "submit": not asked.draft}
    told = put(portal, path, body, asked.dry_run)
    print(
        asked.form, period, unit, told["state"], told["timeliness"], f"{told['filled_percent']} %", sep="\t"
    )
    for code, value in told["values"].items():
        warned = "; ".join(warning["message"] for warning in value["warnings"])
        print(code, value["outcome"], warned, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
