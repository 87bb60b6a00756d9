"""Private PostgreSQL and Redis servers for tests: on free ports, gone afterwards, never touching an installed one."""

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

POSTGRES_FOLDERS = (
    *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    Path("/usr/pgsql-16/bin"),
)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CURE = "Cure: apt-get install {package} (see deploy/apt-packages.txt), then the same command again."
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
PATIENCE = 30.0  # seconds for a server to answer on a busy machine


class MissingPart(RuntimeError):
    """A program the tests need is not installed; the message names the cure."""


def program(name: str, package: str, folders: Sequence[Path] = ()) -> str:
    for folder in folders:
        if (folder / name).exists():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    raise MissingPart(f"{name} is not installed. {CURE.format(package=package)}")


def chromium() -> str:
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    raise MissingPart(f"Chromium is not installed. {CURE.format(package='chromium')}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Ask again until `ready`; an event to wait for does not exist across processes."""
    deadline = time.monotonic() + patience
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {patience:.0f} s")
        time.sleep(0.05)


class PrivateServer:
    """A server process with its own folder, run by an unprivileged user when we are root."""

    name = "server"
    ending = signal.SIGTERM

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix=f"egov-{self.name}-", dir=self.parent()))
        self.process: subprocess.Popen[bytes] | None = None
        self.identity: dict[str, Any] = {}

    @staticmethod
    def parent() -> str:
        """A folder that every user may enter: the checkout may lie inside a private home."""
        return "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()

    def become_unprivileged(self) -> None:
        if os.geteuid() != 0:
            return
        user = next((found for name in ("postgres", "nobody") if (found := find_user(name))), None)
        if user is None:
            raise MissingPart("Neither the user postgres nor nobody exists. Cure: run as an ordinary user.")
        os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def launch(self, *command: str) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder, env=self.environment(),
                start_new_session=True, preexec_fn=self.die_with_parent, **self.identity,
            )  # fmt: skip

    def die_with_parent(self) -> None:
        """Linux ends the server when the test run is killed without a chance to end it."""
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, self.ending)

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}

    def answers(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            raise RuntimeError(
                f"{self.name} ended:\n{(self.folder / 'log').read_text(errors='replace')[-2000:]}"
            )
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def send(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def pause(self) -> None:
        """Hang: accepts connections, answers nothing."""
        self.send(signal.SIGSTOP)

    def resume(self) -> None:
        self.send(signal.SIGCONT)

    def stop(self, number: signal.Signals | None = None) -> None:
        """In order, or by another signal: SIGQUIT is PostgreSQL's immediate shutdown, SIGKILL a power cut."""
        if self.process is None:
            return
        self.resume()
        self.send(number or self.ending)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
        self.process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> Self:
        raise NotImplementedError

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.remove()
            raise

    def __exit__(self, *error: object) -> None:
        self.remove()


class Postgres(PrivateServer):
    """Durability off: what a test wrote need not survive a power cut."""

    name = "postgres"
    ending = signal.SIGINT  # PostgreSQL's fast shutdown; SIGTERM would wait for every client

    def __init__(self) -> None:
        self.initdb = program("initdb", "postgresql", POSTGRES_FOLDERS)
        self.postgres = program("postgres", "postgresql", POSTGRES_FOLDERS)
        super().__init__()
        self.password = secrets.token_hex(16)

    @property
    def url(self) -> str:
        return f"postgres://egov:{self.password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> Self:
        if not (self.folder / "data").exists():
            self.create()
        options = {
            "listen_addresses": "127.0.0.1", "port": str(self.port), "unix_socket_directories": "",
            "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "120",
            "shared_buffers": "128MB", "autovacuum": "off", "max_wal_size": "2GB",
        }  # fmt: skip
        flags = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        self.launch(self.postgres, "-D", str(self.folder / "data"), *flags)
        wait_until(self.answers, "PostgreSQL")
        return self

    def create(self) -> None:
        secret = self.folder / "secret"
        secret.write_text(self.password)
        self.become_unprivileged()
        if self.identity:
            os.chown(secret, self.identity["user"], self.identity["group"])
        done = subprocess.run(
            [self.initdb, "-D", str(self.folder / "data"), "-U", "egov", "--auth=scram-sha-256",
             f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            capture_output=True, text=True, cwd=self.folder, env=self.environment(), check=False, **self.identity,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stdout}\n{done.stderr}")


class Redis(PrivateServer):
    name = "redis"

    def __init__(self) -> None:
        self.redis = program("redis-server", "redis-server")
        super().__init__()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> Self:
        self.become_unprivileged()
        self.launch(
            self.redis, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
            "--dir", str(self.folder),
        )  # fmt: skip
        wait_until(self.answers, "Redis")
        return self


def find_user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
