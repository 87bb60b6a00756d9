"""The clients of the documents, run as they stand."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from directives.models import ProgressUpdate
from documents.models import Attachment
from reporting.models import Report, ReportForm
from tests.api import asking
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.cast import Cast
from tests.documents.papers import png
from tests.reporting.sending import MONTH

CLIENTS = Path(settings.BASE_DIR) / "docs" / "api"


def run(live_server: Any, program: Program, *command: str) -> str:
    environment = {**os.environ, "PORTAL": live_server.url, "TOKEN": program.new.token}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.mark.django_db(transaction=True)
def test_the_python_client_lists_and_reports(live_server: Any, story: Story, ward_a: Program) -> None:
    client = str(CLIENTS / "client.py")
    assert str(story.work.pk) in run(live_server, ward_a, sys.executable, client)
    run(live_server, ward_a, sys.executable, client, str(story.work.pk), "40", "Đã rà soát 6/15 tổ")
    assert ProgressUpdate.objects.get().percent == 40


@pytest.mark.django_db(transaction=True)
def test_the_curl_client_reports_with_a_file(
    live_server: Any, story: Story, ward_a: Program, tmp_path: Path
) -> None:
    proof = tmp_path / "biên bản.png"
    proof.write_bytes(png())
    run(live_server, ward_a, "sh", str(CLIENTS / "client.sh"), str(story.work.pk), str(proof))
    assert ProgressUpdate.objects.get().percent == 60
    assert Attachment.objects.get().name == "biên bản.png"


@pytest.mark.django_db(transaction=True)
def test_cron_sends_the_month_of_a_ward_once(
    live_server: Any, cast: Cast, tmp_path: Path, monthly: ReportForm
) -> None:
    program = asking.of(cast.ward_a)
    script, figures = str(CLIENTS / "send_report.py"), str(CLIENTS / "figures.csv")
    assert "accepted" in run(live_server, program, sys.executable, script, figures, "--dry-run")
    assert not Report.objects.exists()
    for _day in range(2):
        run(live_server, program, sys.executable, script, figures, "--period", "2023-M10")
    report = Report.objects.get()
    assert (report.values_sent, report.state, report.version) == (MONTH, "submitted", 1)
    assert "2023-M09" in run(live_server, program, sys.executable, script, figures)
    assert "Every open period" in run(live_server, program, sys.executable, script, figures)


@pytest.mark.django_db(transaction=True)
def test_curl_sends_a_month_and_its_correction(
    live_server: Any, cast: Cast, tmp_path: Path, monthly: ReportForm
) -> None:
    program, body = asking.of(cast.ward_a), tmp_path / "thang.json"
    for cameras in (37, 37, 38):
        body.write_text(json.dumps({"values": {"HT04": {"value": cameras}}}), encoding="utf-8")
        place = ("CQDT-THANG", "2023-M10", "LB.00115", str(body))
        run(live_server, program, "sh", str(CLIENTS / "send_report.sh"), *place)
    report = Report.objects.get()
    assert (report.values_sent["HT04"], report.version) == ({"value": 38}, 2)
