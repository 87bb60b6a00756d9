"""The environment variables, and what the portal refuses to start with."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from egov_portal import env

LONG_KEY = "k3y-of-a-test-" * 4


def test_processes_that_test_beside_each_other_have_a_folder_each(settings: Any) -> None:
    assert str(settings.VAR) == os.environ["VAR_ROOT"]


@pytest.mark.worker
def test_processes_that_test_beside_each_other_have_a_broker_each(settings: Any) -> None:
    lane = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    assert settings.REDIS_URL.rpartition("/")[2] == lane


def test_it_reads_a_value_from_the_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "url").write_text("https://portal.example.vn\n")
    monkeypatch.setenv("PUBLIC_URL_FILE", str(tmp_path / "url"))
    assert env.public_url("PUBLIC_URL", "http://127.0.0.1:8000") == "https://portal.example.vn"


@pytest.mark.parametrize(
    ("port", "address"), [("", "http://127.0.0.1:8000"), ("8123", "http://127.0.0.1:8123")]
)
def test_links_lead_to_the_port_that_is_served(
    port: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", port)
    assert env.public_url("PUBLIC_URL", env.loopback_url()) == address


def test_it_refuses_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL_FILE", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match=r"PUBLIC_URL_FILE=.*Cure"):
        env.public_url("PUBLIC_URL", "")


def test_it_refuses_a_value_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", LONG_KEY)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match="Both SECRET_KEY"):
        env.text("SECRET_KEY")


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DEBUG", "perhaps", lambda: env.flag("DEBUG")),
        ("DEMO_TODAY", "16/10/2023", lambda: env.day("DEMO_TODAY")),
        ("PROFILE", "province", lambda: env.choice("PROFILE", env.PROFILES)),
        ("TRUSTED_PROXIES", "proxy", lambda: env.networks("TRUSTED_PROXIES")),
        ("PUBLIC_URL", "portal.example.vn", lambda: env.public_url("PUBLIC_URL", "")),
        ("REDIS_URL", "http://cache", lambda: env.redis_url("REDIS_URL")),
        ("DATABASE_URL", "mysql://u:p@h/n", lambda: env.database("DATABASE_URL", Path("/nowhere"))),
    ],
)
def test_it_names_the_cure_of_a_wrong_value(
    name: str, value: str, read: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        read()  # type: ignore[operator]


def test_it_takes_a_long_secret_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", LONG_KEY)
    assert env.secret_key("SECRET_KEY", tmp_path, local=False) == LONG_KEY


@pytest.mark.parametrize("key", ["short", "a" * 80, "django-insecure-" + LONG_KEY])
def test_it_refuses_a_short_or_known_secret_key(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="too short or well known"):
        env.secret_key("SECRET_KEY", tmp_path, local=True)


def test_it_keeps_one_made_key_on_a_loopback_address(tmp_path: Path) -> None:
    made = env.secret_key("SECRET_KEY", tmp_path, local=True)
    assert len(made) >= env.KEY_LENGTH
    assert env.secret_key("SECRET_KEY", tmp_path, local=True) == made
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_it_wants_a_given_key_on_a_public_address(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is empty"):
        env.secret_key("SECRET_KEY", tmp_path, local=False)


def test_it_refuses_every_host() -> None:
    env.refuse_unsafe(debug=False, hosts=["portal.example.vn"], local=False)
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        env.refuse_unsafe(debug=False, hosts=["*"], local=False)


def test_it_refuses_debug_on_a_public_address() -> None:
    env.refuse_unsafe(debug=True, hosts=["127.0.0.1"], local=True)
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        env.refuse_unsafe(debug=True, hosts=["portal.example.vn"], local=False)


def test_it_configures_sqlite_for_several_writers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = env.database("DATABASE_URL", tmp_path)
    assert config["NAME"] == str(tmp_path / "portal.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]


def test_it_bounds_every_statement_on_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://egov:p%40ss@db.internal:5433/portal")
    config = env.database("DATABASE_URL", tmp_path)
    assert (config["HOST"], config["PORT"], config["PASSWORD"]) == ("db.internal", 5433, "p@ss")
    assert "statement_timeout=5s" in config["OPTIONS"]["options"]
    assert config["CONN_HEALTH_CHECKS"] is True
