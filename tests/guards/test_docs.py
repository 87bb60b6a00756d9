"""The documents name every command, variable and role there is."""

import re
from pathlib import Path

import pytest

from egov_portal import env
from organizations.permissions import RoleKey
from tests.guards import house


def documents() -> str:
    paths = [
        house.ROOT / "README.md",
        house.ROOT / "CONTRIBUTING.md",
        *sorted((house.ROOT / "docs").rglob("*.md")),
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.exists())


def targets() -> list[str]:
    makefile = (house.ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z][a-z-]*):.*##", makefile, re.MULTILINE)


def commands() -> list[str]:
    found = []
    for app in house.local_apps():
        found += [path.stem for path in Path(house.ROOT / app / "management" / "commands").glob("[a-z]*.py")]
    return sorted({name for name in found if name not in {"migrate", "collectstatic"}})


def test_it_names_every_make_target() -> None:
    text = documents()
    assert not [target for target in targets() if f"make {target}" not in text]


def test_it_names_every_command() -> None:
    text = documents()
    assert not [command for command in commands() if command not in text]


@pytest.mark.parametrize("name", env.VARIABLES)
def test_it_names_every_variable(name: str) -> None:
    assert f"`{name}`" in documents()


def test_it_names_every_role() -> None:
    text = documents()
    assert not [role.value for role in RoleKey if f"`{role.value}`" not in text]


def test_it_points_to_files_that_exist() -> None:
    broken = []
    for path in [
        house.ROOT / "README.md",
        house.ROOT / "CONTRIBUTING.md",
        *(house.ROOT / "docs").rglob("*.md"),
    ]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                broken.append(f"{house.short(path)}: {target}")
    assert not broken


def test_it_gives_a_reason_for_every_package() -> None:
    bare = [
        f"{name}: {line}"
        for name in ("requirements.in", "requirements-dev.in")
        for line in (house.ROOT / name).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "-r")) and "#" not in line
    ]
    assert not bare


def test_it_locks_every_package_with_its_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (house.ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9][^\s=]*==\S+", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
        assert "file://" not in text
        assert "index-url" not in text
