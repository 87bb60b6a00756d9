"""The environment, read once and in one place. Every variable may also be given as NAME_FILE, a path to its value."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

VARIABLES: Mapping[str, str] = {
    "DATABASE_URL": "postgres://user:password@host:5432/name; without it SQLite in var/",
    "REDIS_URL": "redis://host:6379/0; without it a file broker in var/ and a cache in the database",
    "SECRET_KEY": "at least 50 random characters; on a loopback address one is made and kept in var/",
    "SECRET_KEY_FALLBACKS": "former keys, separated by commas, until `manage.py seal_secrets` has run",
    "DEBUG": "true only on a developer's own machine",
    "ALLOWED_HOSTS": "host names the portal answers to, separated by commas",
    "PUBLIC_URL": "the address people type, for links in messages; https:// makes cookies secure",
    "PORT": "where `make run` and `make demo` listen on 127.0.0.1",
    "EMAIL_URL": "smtp+tls://user:password@host:587; without it messages are written to var/mail",
    "MEDIA_ROOT": "where uploaded files are kept; without it var/media",
    "VAR_ROOT": "where the portal keeps its own files; without it var/ beside manage.py",
    "DEMO_TODAY": "YYYY-MM-DD: the business day stands still; on a loopback address demonstration sign-ins work",
    "PROFILE": "district, commune or city_department",
    "TRUSTED_PROXIES": "addresses or networks whose X-Forwarded-* headers are believed",
    "METRICS_TOKEN": "who sends it as a bearer token reads /metrics; without it only this very machine does",
    "WEBHOOK_HOSTS": "hosts of chat gateways that may be called, separated by commas; without it none is",
    "SENTRY_DSN": "error reports go there; without it nowhere",
}
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "testserver"})
PROFILES = ("district", "commune", "city_department")
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"", "0", "false", "no", "off"})
KEY_LENGTH = 50
TOKEN_LENGTH = 24

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def text(name: str, default: str = "") -> str:
    """The variable's value, or the content of the file that NAME_FILE names."""
    if name not in VARIABLES:
        raise LookupError(f"{name} is not a variable of this portal")
    direct, path = os.environ.get(name), os.environ.get(f"{name}_FILE")
    if not path:
        return default if direct is None else direct.strip()
    if direct:
        raise ImproperlyConfigured(f"Both {name} and {name}_FILE are set. Cure: keep one of them.")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"{name}_FILE={path} cannot be read: {error}. Cure: correct the path or its rights, or set {name}."
        ) from error


def flag(name: str) -> bool:
    value = text(name).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither true nor false. Cure: write true or false.")


def names(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def day(name: str) -> date | None:
    value = text(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={value!r} is not a day. Cure: write it as 2023-10-16.") from error


def choice(name: str, allowed: tuple[str, ...]) -> str:
    value = text(name) or allowed[0]
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is unknown. Cure: one of {', '.join(allowed)}.")
    return value


def networks(name: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part, strict=False) for part in names(name))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name}: {error}. Cure: addresses or networks, as 10.0.0.5 or 10.0.0.0/24."
        ) from error


def directory(path: Path) -> Path:
    """Make sure the directory exists, readable by its owner only."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be created: {error}. Cure: give this user the right to write there."
        ) from error
    return path


def loopback_url() -> str:
    """Where a portal is reached that nobody gave an address: on this machine, at its own port."""
    return f"http://127.0.0.1:{text('PORT') or 8000}"


def public_url(name: str, default: str) -> str:
    value = (text(name) or default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name}={value!r} is no address. Cure: write it as https://portal.example.vn."
        )
    return value


def redis_url(name: str) -> str:
    value = text(name)
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name}={value!r} is no Redis address. Cure: redis://host:6379/0.")
    return value


def database(name: str, var: Path) -> dict[str, Any]:
    """The Django database of DATABASE_URL; SQLite in `var` without it."""
    url = text(name)
    if url and urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql", "psql", "pgsql"}:
        raise ImproperlyConfigured(
            f"{name}: only sqlite:///path and postgres://user:password@host:5432/name are supported."
        )
    config: dict[str, Any] = Env.db_url_config(url) if url else {"NAME": str(var / "portal.sqlite3")}
    if not url or "sqlite" in config["ENGINE"]:
        config |= {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": sqlite_options(), "CONN_MAX_AGE": 60}
        return config
    timeouts = "-c statement_timeout=5s -c idle_in_transaction_session_timeout=30s -c lock_timeout=3s"
    options = config.get("OPTIONS", {})
    options["options"] = " ".join(filter(None, [timeouts, options.get("options", "")]))
    options.setdefault("connect_timeout", 3)
    return config | {"OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def sqlite_options() -> dict[str, Any]:
    """Sixteen writers without "database is locked": WAL, and transactions that take the write lock at once."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }


def email(name: str, var: Path) -> dict[str, Any]:
    url = text(name)
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(var / "mail"),
        }
    return Env.email_url_config(url) | {"EMAIL_TIMEOUT": 10}


def is_local(hosts: list[str], address: str) -> bool:
    """Only this very machine is served."""
    return all(host in LOOPBACK_NAMES for host in hosts) and f"{urlsplit(address).hostname}" in LOOPBACK_NAMES


def secret_key(name: str, var: Path, *, local: bool) -> str:
    """The given key, or for a loopback address one that is made once and kept in `var`."""
    value = text(name)
    if not value and not local:
        raise ImproperlyConfigured(
            f"{name} is empty. Cure: {name}_FILE with {KEY_LENGTH} random characters or more."
        )
    if not value:
        return kept_key(var / "secret_key")
    if len(value) < KEY_LENGTH or len(set(value)) < 5 or value.startswith("django-insecure"):
        raise ImproperlyConfigured(
            f"{name} is too short or well known. Cure: {KEY_LENGTH} random characters or more, "
            'as `python3 -c "import secrets; print(secrets.token_urlsafe(64))"` prints.'
        )
    return value


def bearer_token(name: str) -> str:
    value = text(name)
    if value and len(value) < TOKEN_LENGTH:
        raise ImproperlyConfigured(f"{name} is too short. Cure: {TOKEN_LENGTH} random characters or more.")
    return value


def kept_key(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(secrets.token_urlsafe(64), encoding="ascii")
    fresh.chmod(0o600)
    try:
        os.link(fresh, path)  # of two processes that start at once, the first one's key stays
    except FileExistsError:
        pass
    fresh.unlink()
    return path.read_text(encoding="ascii")


def refuse_unsafe(*, debug: bool, hosts: list[str], local: bool) -> None:
    """What must never be reachable from elsewhere. The secret key is refused where it is read."""
    if any("*" in host for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS holds *. Cure: name the hosts, as portal.example.vn,127.0.0.1."
        )
    if debug and not local:
        raise ImproperlyConfigured("DEBUG is on for a public address. Cure: unset DEBUG.")
