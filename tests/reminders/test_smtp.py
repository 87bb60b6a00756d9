"""Over a real line: an address refused among many, a server that is slow, down, or hangs up before it says that it took the mail."""

from collections.abc import Iterator
from typing import Any

import pytest

from common import clock
from organizations.models import User
from reminders.actions import mails
from reminders.models import Mail
from tests.cast import TODAY
from tests.faults.smtp_sink import Sink, smtp_sink

PEOPLE = 200
State = Mail.State


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with smtp_sink(Sink()) as listening:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", listening.port, 5
        yield listening


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the messages say is told elsewhere."""
    message = mails.Message("Việc cần làm", "Kính gửi", "<p>Kính gửi</p>")
    monkeypatch.setattr(mails, "_message", lambda _mail, _on: message)


def waiting(count: int) -> None:
    people = User.objects.bulk_create(
        User(username=f"p{no}", full_name=f"Cán bộ {no}", email=f"p{no}@longbien.example.vn")
        for no in range(count)
    )
    Mail.objects.bulk_create(
        Mail(recipient=person, kind="digest", day=TODAY, once="digest", message_id=f"<{no}@x>")
        for no, person in enumerate(people)
    )


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.production
@pytest.mark.django_db
def test_it_reaches_everybody_but_the_one_whose_address_is_refused(written: None, sink: Sink) -> None:
    waiting(PEOPLE)
    sink.refuses = lambda to: to.startswith("p77@")
    assert mails.deliver(on=TODAY) == mails.Sent(sent=PEOPLE - 1, failed=1)
    assert states()[77] == State.FAILED
    assert Mail.objects.get(state=State.FAILED).error == "550 no such user"
    assert len(sink.taken) == PEOPLE - 1


@pytest.mark.django_db
def test_it_does_not_guess_when_the_server_hangs_up_and_goes_on_with_the_next(
    written: None, sink: Sink
) -> None:
    waiting(3)
    sink.cuts = lambda to: to.startswith("p1@")
    assert mails.deliver(on=TODAY) == mails.Sent(sent=2, uncertain=1)
    assert states() == [State.SENT, State.UNCERTAIN, State.SENT]
    assert mails.deliver(on=TODAY) == mails.Sent()
    assert max(sink.copies().values()) == 1


@pytest.mark.django_db
def test_it_does_not_guess_when_the_server_is_slower_than_its_patience(
    written: None, sink: Sink, settings: Any
) -> None:
    waiting(1)
    settings.EMAIL_TIMEOUT, sink.seconds = 0.1, 0.4
    assert mails.deliver(on=TODAY) == mails.Sent(uncertain=1)
    assert "TimeoutError" in Mail.objects.get().error or "timed out" in Mail.objects.get().error


@pytest.mark.django_db
def test_it_tries_later_while_the_server_is_down_and_gives_up_after_a_day(
    written: None, sink: Sink, settings: Any
) -> None:
    waiting(1)
    settings.EMAIL_PORT = 1
    rounds = []
    for _try in range(7):
        Mail.objects.update(next_try_at=clock.wall())
        rounds.append(mails.deliver(on=TODAY))
    assert rounds == [mails.Sent(later=1)] * 6 + [mails.Sent(failed=1)]
    assert "ConnectionRefused" in Mail.objects.get().error
