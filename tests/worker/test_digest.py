"""What the morning beat hands to the queue, carried out by a real worker: planned, written and taken by a real mail server."""

from collections.abc import Iterator

import pytest

from common import queue
from egov_portal.celery import BEAT
from organizations.models import User
from reminders.models import Delivery, Mail, Rule, Subject
from tests.builders import issued_paper, item
from tests.cast import TODAY, Cast, build
from tests.faults.smtp_sink import Sink, smtp_sink
from tests.infrastructure.processes import Process
from tests.infrastructure.services import wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
PLAN, SEND = BEAT["plan-reminders"]["task"], BEAT["send-digests"]["task"]
OFFICER = "can.bo@longbien.example.vn"


@pytest.fixture
def sink() -> Iterator[Sink]:
    with smtp_sink(Sink()) as listening:
        yield listening


@pytest.fixture
def process_environment(process_environment: dict[str, str], sink: Sink) -> dict[str, str]:
    """The worker lives on the same business day and writes to the sink."""
    return process_environment | {"DEMO_TODAY": TODAY.isoformat(), "EMAIL_URL": sink.url}


@pytest.fixture
def cast(transactional_db: None, settings: object) -> Cast:
    settings.DEMO_TODAY = TODAY
    cast = build()
    User.objects.filter(username="lead_officer").update(email=OFFICER)
    issued_paper(cast.district, item(1, due=TODAY), item(2, due=TODAY))
    Rule.objects.create(owner=cast.district, name="x", subject=Subject.WORK, audience="unit", offsets=[0])
    return cast


def test_a_worker_plans_and_delivers_the_digest_once(cast: Cast, worker: Process, sink: Sink) -> None:
    for task in (PLAN, SEND, PLAN, SEND):
        assert queue.send(task, ())
    wait_until(lambda: worker.output().count("succeeded in") == 4, "two mornings")
    (mail,) = Mail.objects.all()
    assert (mail.state, sink.taken) == (Mail.State.SENT, [(OFFICER, mail.message_id)])
    assert Delivery.objects.filter(mail=mail).count() == 2
