"""The clients of the documents, run as they stand."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from directives.models import ProgressUpdate
from documents.models import Attachment
from tests.api.asking import Program
from tests.api.conftest import Story
from tests.documents.papers import png

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
