"""Three clocks and four workers that are killed at random, over a Redis that goes and comes: told exactly once, nothing lost silently."""

import json
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db.models import Count, F, Value
from django.db.models.functions import Concat

from common import clock
from organizations.models import RoleAssignment, User
from organizations.permissions import RoleKey
from reminders.models import LEASE, Audience, Delivery, Mail, Rule, Subject
from tests.builders import issued_paper, item
from tests.cast import TODAY, Cast, build
from tests.faults.nursery import Nursery
from tests.faults.smtp_sink import Sink, smtp_sink
from tests.infrastructure.processes import ROOT, Process
from tests.infrastructure.services import Redis, free_port, wait_until

pytestmark = [
    pytest.mark.long,
    pytest.mark.faults,
    pytest.mark.worker,
    pytest.mark.django_db(transaction=True),
]
WORKERS, BEATS = tuple(f"worker {no}" for no in range(4)), tuple(f"beat {no}" for no in range(3))
PATIENCE = 600.0  # seconds until a busy machine is believed to hang
State = Mail.State
UNDER_WAY = (State.WAITING, State.SENDING)
SLOWEST = 5.0  # seconds for a page on a busy machine: one of them waiting for a Redis that hangs


@dataclass(frozen=True)
class Size:
    """`items` deadlines of today; the people of the unit are told each at once, its leaders also in a digest."""

    items: int
    officers: int
    leaders: int
    kills: int
    between: int  # messages taken between two kills
    taking: float  # seconds the mail server takes for a message

    @property
    def due(self) -> int:
        return self.items * (self.officers + self.leaders) + self.items * self.leaders


SMALL = Size(items=3, officers=10, leaders=2, kills=6, between=2, taking=0.02)
DEEP = Size(items=10, officers=80, leaders=10, kills=60, between=12, taking=0.02)


@pytest.fixture
def cast(transactional_db: None, settings: object) -> Cast:
    settings.DEMO_TODAY = TODAY
    return build()


@pytest.fixture
def redis() -> Iterator[Redis]:
    with Redis() as running:
        yield running


@pytest.fixture
def sink() -> Iterator[Sink]:
    unwilling = Sink(refuses=lambda to: to.startswith("refused"), cuts=lambda to: to.startswith("cut"))
    with smtp_sink(unwilling) as listening:
        yield listening


@pytest.fixture
def nursery(
    cast: Cast, redis: Redis, sink: Sink, process_environment: dict[str, str], tmp_path: Path
) -> Iterator[Nursery]:
    more = {"REDIS_URL": redis.url, "EMAIL_URL": sink.url, "DEMO_TODAY": TODAY.isoformat()}
    with closing(Nursery(process_environment | more, tmp_path, ROOT)) as running:
        yield running


def furnish(cast: Cast, size: Size) -> None:
    """Nobody but the people made here works in the unit; one of ten is refused, one of ten cut off."""
    issued_paper(cast.district, *(item(no + 1, due=TODAY) for no in range(size.items)))
    RoleAssignment.objects.filter(unit=cast.lead).delete()
    roles = [RoleKey.UNIT_OFFICER] * size.officers + [RoleKey.UNIT_LEADER] * size.leaders
    manner = {3: "refused", 7: "cut"}
    people = User.objects.bulk_create(
        User(username=f"{manner.get(no % 10, 'good')}{no}", full_name=f"Cán bộ {no}")
        for no in range(len(roles))
    )
    User.objects.filter(pk__in=[each.pk for each in people]).update(
        email=Concat(F("username"), Value("@longbien.example.vn"))
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=person, role=role, unit=cast.lead, valid_from=TODAY)
        for person, role in zip(people, roles, strict=True)
    )
    fields = {"owner": cast.district, "subject": Subject.WORK, "offsets": [0], "repeat_every": None}
    Rule.objects.create(name="Nhắc ngay", audience=Audience.UNIT, channel=Rule.Channel.URGENT, **fields)
    Rule.objects.create(name="Nhắc lãnh đạo", audience=Audience.LEADER, **fields)


def is_over(size: Size) -> Callable[[], bool]:
    def over() -> bool:
        told = Delivery.objects.filter(mail__isnull=False).count() == size.due
        return told and not Mail.objects.filter(state__in=UNDER_WAY).exists()

    return over


def leases_run_out(after: float) -> None:
    """What no process has renewed for so many seconds counts as left eleven minutes ago."""
    silent = Mail.objects.filter(state=State.SENDING, claimed_at__lt=clock.wall() - timedelta(seconds=after))
    silent.update(claimed_at=clock.wall() - LEASE - timedelta(minutes=1))


def kill_at_random(
    nursery: Nursery, sink: Sink, size: Size, seed: random.Random, between: Callable[[int], None]
) -> None:
    """In the middle of the work: between two kills some messages are taken."""
    for name in (*BEATS, *WORKERS):
        nursery.start(name)
    wait_until(lambda: bool(sink.taken), "the first message", PATIENCE)
    for no in range(size.kills):
        moved_on(sink, len(sink.taken) + size.between, 3.0)
        time.sleep(seed.uniform(0, 0.1))
        victim = seed.choice((*WORKERS, *WORKERS, *BEATS))
        nursery.kill(victim)
        nursery.start(victim)
        between(no)
        leases_run_out(2.0)


def moved_on(sink: Sink, count: int, patience: float) -> None:
    """So many messages are taken, or so many seconds have passed."""
    until = time.monotonic() + patience
    while len(sink.taken) < count and time.monotonic() < until:
        time.sleep(0.005)


def told_exactly_once(size: Size, sink: Sink, died: int) -> Counter[str]:
    """What became of every reminder that was due, by state of its message."""
    told = list(Delivery.objects.values_list("rule_id", "object_key", "recipient_id"))
    assert len(told) == len(set(told)) == size.due, "the ledger and every inbox, exactly once"
    digests = Mail.objects.filter(kind=Mail.Kind.DIGEST).values("recipient").annotate(n=Count("pk"))
    assert {row["n"] for row in digests} == {1}
    became = Counter(Delivery.objects.values_list("mail__state", flat=True))
    assert set(became) <= {State.SENT, State.FAILED, State.UNCERTAIN}
    assert sum(became.values()) == size.due
    copies = sink.copies()
    assert max(copies.values()) == 1, "nothing arrives twice"
    for name, state, address in Mail.objects.values_list("message_id", "state", "recipient__email"):
        if state == State.SENT:
            assert copies[name] == 1, "what is called sent arrived"
        elif state == State.FAILED:
            assert (copies[name], address[:7]) == (0, "refused")
    unsure = Mail.objects.filter(state=State.UNCERTAIN).exclude(recipient__email__startswith="cut")
    assert unsure.count() <= died, "only what a dead worker was handing over"
    return became


def carried_out(
    cast: Cast, nursery: Nursery, sink: Sink, size: Size, between: Callable[[int], None]
) -> Counter[str]:
    sink.seconds = size.taking
    furnish(cast, size)
    kill_at_random(nursery, sink, size, random.Random(size.kills), between)
    for name in WORKERS:
        nursery.kill(name)
    time.sleep(0.2)
    leases_run_out(0)
    for name in WORKERS:
        nursery.start(name)
    wait_until(is_over(size), "every reminder told", PATIENCE)
    return told_exactly_once(size, sink, size.kills + len(WORKERS))


def nothing(_no: int) -> None:
    return


@pytest.mark.deep
def test_it_tells_a_thousand_reminders_once_whoever_dies(cast: Cast, nursery: Nursery, sink: Sink) -> None:
    started = time.monotonic()
    became = carried_out(cast, nursery, sink, DEEP, nothing)
    print(f"{DEEP.due} due, {DEEP.kills + 4} kills, {time.monotonic() - started:.0f} s: {dict(became)}")


@pytest.mark.parametrize("size", [SMALL, pytest.param(DEEP, marks=pytest.mark.deep)], ids=["small", "deep"])
def test_it_goes_on_when_redis_is_back(
    cast: Cast, nursery: Nursery, sink: Sink, redis: Redis, size: Size
) -> None:
    """Redis stops in the first third and forgets everything; the killing goes on without it."""

    def stop_and_start(no: int) -> None:
        if no == size.kills // 3:
            redis.stop()
        if no == size.kills * 2 // 3:
            redis.start()

    became = carried_out(cast, nursery, sink, size, stop_and_start)
    print(f"{size.due} due, {size.kills + 4} kills, Redis stopped and started: {dict(became)}")


@dataclass(frozen=True)
class Web:
    port: int

    def is_there(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def get(self, path: str) -> str:
        """An answer that is no 200, or comes too late, is an error."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=SLOWEST) as answer:
            return str(answer.read().decode())


@pytest.fixture
def web(spawn: Callable[..., Process], redis: Redis, cast: Cast, process_environment: dict[str, str]) -> Web:
    found = Web(free_port())
    more = {"REDIS_URL": redis.url, "PORT": str(found.port), "WEB_CONCURRENCY": "1"}
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    spawn(process_environment | more, "gunicorn", "--config", config, "egov_portal.wsgi:application")
    wait_until(found.is_there, "the portal")
    return found


def test_it_goes_on_while_redis_hangs_and_pages_answer(
    cast: Cast, nursery: Nursery, sink: Sink, redis: Redis, web: Web
) -> None:
    """Redis takes connections and says nothing for a third of the time; the killing goes on."""
    seen: list[str] = [web.get("/readyz")]

    def hang_and_wake(no: int) -> None:
        if no == SMALL.kills // 3:
            redis.pause()
        if no == SMALL.kills * 2 // 3:
            seen.append(web.get("/readyz"))
            assert "</form>" in web.get("/accounts/login/")
            redis.resume()

    became = carried_out(cast, nursery, sink, SMALL, hang_and_wake)
    print(f"{SMALL.due} due, {SMALL.kills + 4} kills, Redis hung: {dict(became)}")
    assert [json.loads(state)["status"] for state in seen] == ["ok", "degraded"]
