"""Real Celery workers and beats as children of one process that has read the portal already: a new one is there at once.

`python -m tests.faults.nursery` reads lines: "worker 3" or "beat 1" starts one and prints its process id. When its input ends,
or it dies, all of them die. The beat schedule is the portal's own, only its clock ticks faster.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

TICKS = {"plan-reminders": 1.0, "send-digests": 0.4}
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Nursery:
    """The side of the test."""

    def __init__(self, environment: dict[str, str], folder: Path, root: Path) -> None:
        self.log = folder / "nursery.log"
        self.children: dict[str, int] = {}
        self.errors = self.log.open("ab")
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True,
            start_new_session=True,
        )  # fmt: skip

    def start(self, name: str) -> None:
        """`name` is "worker 3"; the one of that name before it must be dead."""
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        self.popen.stdin.write(f"{name}\n")
        self.popen.stdin.flush()
        said = self.popen.stdout.readline()
        assert said, self.log.read_text(errors="replace")[-3000:]
        self.children[name] = int(said)

    def kill(self, name: str) -> None:
        """It may have ended by itself: kombu 5.7 gives up when Redis goes away while a message is unacknowledged.

        systemd (`Restart=always`) and `make run` start it anew, as the test does after every kill.
        """
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.children[name], signal.SIGKILL)

    def close(self) -> None:
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        self.popen.stdin.close()
        self.popen.wait(20)
        self.popen.stdout.close()
        self.errors.close()


def child(kind: str, number: str, log: int) -> None:
    """Never returns to the nursery's loop."""
    from egov_portal.celery import BEAT, app

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
    for stream, target in ((os.open(os.devnull, os.O_RDONLY), 0), (log, 1), (log, 2)):
        os.dup2(stream, target)
    app.conf.beat_schedule = {name: BEAT[name] | {"schedule": seconds} for name, seconds in TICKS.items()}
    if kind == "worker":
        quiet = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")
        app.worker_main(["worker", "-P", "solo", "-n", f"{kind}{number}-{os.getpid()}@test", *quiet])
    else:
        folder = Path(os.environ["VAR_ROOT"])
        app.Beat(schedule=str(folder / f"beat-{os.getpid()}"), loglevel="WARNING", quiet=True).run()


def main() -> None:
    import django

    django.setup()
    from egov_portal.celery import app

    app.finalize()
    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead leave nothing behind
    log = os.dup(2)
    for line in sys.stdin:
        kind, number = line.split()
        pid = os.fork()
        if pid == 0:
            try:
                child(kind, number, log)
            finally:
                os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
