"""What stands in deploy/ and in the pages for operators names things that exist."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from django.core.management import CommandParser, get_commands, load_command_class
from django.urls import reverse

from deploy import backup_daily
from egov_portal import env
from tests.infrastructure.processes import ROOT

PAGES = ("docs/operations.md", "docs/security.md", "README.md", "CONTRIBUTING.md", "SECURITY.md")
UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
HOME = "/srv/egov/portal/"


def pages() -> str:
    return "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)


def settings_of(unit: Path, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)


def test_pages_name_commands_that_exist() -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", pages()))
    assert named - set(get_commands()) == set()


def test_pages_name_options_that_exist() -> None:
    """Every `manage.py command --option` is understood by the command."""
    wrong = []
    for command, rest in re.findall(r"`manage\.py ([a-z_]+)([^`]*)`", pages()):
        parser = parser_of(command)
        known = {option for action in parser._actions for option in action.option_strings}
        wrong += [f"{command} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in known]
    assert not wrong


def parser_of(name: str) -> CommandParser:
    app = get_commands()[name]
    command = load_command_class(app, name) if isinstance(app, str) else app
    return command.create_parser("manage.py", name)


def test_pages_name_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", pages())) - targets == set()


def test_pages_name_files_that_exist() -> None:
    named = re.findall(r"`((?:deploy|tests|docs|locale|egov_portal)/[\w./-]+)`", pages())
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_start_what_exists(unit: Path) -> None:
    for line in [*settings_of(unit, "ExecStart"), *settings_of(unit, "ExecStartPre")]:
        program, *rest = line.split()
        assert program == f"{HOME}.venv/bin/python"
        if rest[0] == "manage.py":
            assert rest[1] in get_commands()
        elif rest[0] != "-m":
            assert (ROOT / rest[0]).is_file()
        for path in re.findall(r"(?:deploy|egov_portal)/[\w./]+", line):
            assert (ROOT / path).is_file()


@pytest.mark.parametrize(
    "unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name
)
def test_services_run_without_rights(unit: Path) -> None:
    assert settings_of(unit, "User") == ["egov"]
    assert settings_of(unit, "NoNewPrivileges") == ["true"]
    assert settings_of(unit, "ProtectSystem") == ["strict"]


def test_units_are_understood_by_systemd_where_it_is_installed() -> None:
    if not shutil.which("systemd-analyze"):
        return
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, UNITS)], capture_output=True, text=True, check=False
    )
    told = [line for line in done.stderr.splitlines() if "not executable" not in line]
    assert not told


def test_the_example_names_variables_that_exist() -> None:
    text = (ROOT / "deploy" / "portal.env.example").read_text(encoding="utf-8")
    names = {name.removesuffix("_FILE") for name in re.findall(r"^([A-Z_]+)=", text, re.MULTILINE)}
    assert names - set(env.VARIABLES) == {"WEB_CONCURRENCY"}


def test_nginx_passes_what_the_portal_believes_and_hides_the_measurements() -> None:
    folder = ROOT / "deploy" / "nginx"
    shared = (folder / "portal-proxy.conf").read_text()
    assert "X-Forwarded-For $proxy_add_x_forwarded_for" in shared
    assert "X-Forwarded-Proto $scheme" in shared
    for name in ("one-host.conf", "several-hosts.conf"):
        text = (folder / name).read_text()
        assert "location = /metrics { deny all; }" in text
        assert "snippets/egov-proxy.conf" in text
        assert "http2 on" not in text, "Debian 12 and Ubuntu 24.04 have an nginx before 1.25.1"
        assert "$request " not in text
        assert "$args" not in text
        assert "$uri" not in text.split("log_format", 1)[1].split(";", 1)[0]
        hidden = re.search(r'"~(\^\S+)" /accounts/link/\[hidden\];', text)
        assert hidden
        assert re.match(hidden[1], reverse("organizations:one-time-link", args=("x" * 43,)))
        # What nginx takes only outside a server stands outside it.
        assert text.index("log_format") < text.index("server {\n    listen 443")
        assert "log_format" not in text[text.index("server {\n    listen 443") :]


def test_old_backups_go_and_nothing_else(tmp_path: Path) -> None:
    for name in ("2023-01-01-013000", "2023-03-01-013000", "by-hand"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text("{}")
    now = time.time()
    os.utime(tmp_path / "2023-01-01-013000" / "manifest.json", (now - 40 * 86400,) * 2)
    os.utime(tmp_path / "by-hand" / "manifest.json", (now - 400 * 86400,) * 2)
    assert backup_daily.old(tmp_path, 35, now) == [tmp_path / "2023-01-01-013000"]
