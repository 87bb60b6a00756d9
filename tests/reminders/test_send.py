"""Messages: one digest a day, to people who may still see the work, and no silence about what went wrong."""

import smtplib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from common import clock
from common.actors import system
from common.decisions import Refused
from directives.actions import assignments, progress_updates
from directives.models import Assignment
from reminders.actions import mails
from reminders.actions.planning import plan
from reminders.models import Delivery, Mail, Preference, Rule, Subject
from reminders.readings.inbox import inbox
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

BY = system("reminders")
ISSUED, MONDAY = date(2023, 9, 1), date(2023, 10, 16)
OFFICER = "can.bo@longbien.example.vn"


@layer
def work(cast: Cast) -> Assignment:
    officer = cast.user("lead_officer")
    officer.email = OFFICER
    officer.save()
    Rule.objects.create(
        owner=cast.district,
        name="Nhắc việc",
        subject=Subject.WORK,
        audience="unit",
        offsets=[-3, -1, 0, 1],
        repeat_every=1,
    )
    items = (builders.item(1, due=MONDAY), builders.item(2, due=MONDAY))
    paper = builders.issued_paper(cast.district, *items, on=ISSUED)
    return builders.assignment(paper, "LB.VHTT")


def morning(on: date) -> mails.Sent:
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        return mails.deliver(on=on)


def test_it_sends_one_digest_with_everything_to_the_one_who_has_an_address(work: Assignment) -> None:
    assert morning(date(2023, 10, 11)).sent == 1
    (sent,) = outbox.outbox
    assert sent.to == [OFFICER]
    assert sent.subject.startswith("2 việc cần làm")
    assert sent.body.count("/report/") == 2
    assert sent.alternatives[0][1] == "text/html"


def test_it_leaves_to_the_inbox_what_a_rule_tells_there_alone(cast: Cast, work: Assignment) -> None:
    Rule.objects.update(channel=Rule.Channel.INBOX)
    assert morning(date(2023, 10, 11)) == mails.Sent()
    assert outbox.outbox == []
    assert len(inbox(viewer=cast.actor("lead_officer"), on=date(2023, 10, 11)).rows) == 2


def test_it_sends_it_once_however_often_it_runs(work: Assignment) -> None:
    morning(date(2023, 10, 11))
    assert morning(date(2023, 10, 11)) == mails.Sent()
    assert len(outbox.outbox) == 1


def test_it_sends_one_digest_after_a_weekend_and_days_of_silence(work: Assignment) -> None:
    with clock.at(date(2023, 10, 13)):
        plan(by=BY, on=date(2023, 10, 13))
    morning(date(2023, 10, 18))
    assert len(outbox.outbox) == 1
    assert "2 quá hạn" in outbox.outbox[0].subject


def test_it_rests_on_days_off_unless_asked(cast: Cast, work: Assignment) -> None:
    saturday = date(2023, 10, 14)
    assert morning(saturday).sent == 0
    Preference.objects.create(user=cast.user("lead_officer"), on_days_off=True)
    assert morning(saturday).sent == 1


def test_it_writes_in_the_language_of_the_person(cast: Cast, work: Assignment) -> None:
    Preference.objects.create(user=cast.user("lead_officer"), language="en")
    morning(date(2023, 10, 11))
    assert outbox.outbox[0].subject.startswith("2 things to do")


def test_it_says_nothing_of_work_that_was_done_meanwhile(work: Assignment) -> None:
    on = date(2023, 10, 11)
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        for each in Assignment.objects.all():
            assignments.acknowledge(by=PORTAL, assignment=each)
            progress_updates.record(by=PORTAL, assignment=each, percent=100, result="Xong", done=True)
        assert mails.deliver(on=on).not_needed == 1
    assert not outbox.outbox


def test_it_writes_to_nobody_who_was_disabled_meanwhile(cast: Cast, work: Assignment) -> None:
    on = date(2023, 10, 11)
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        officer = cast.user("lead_officer")
        officer.is_active = False
        officer.save()
        assert mails.deliver(on=on).not_needed == 1
    assert not outbox.outbox


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(self: EmailBackend, messages: Any) -> int:
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", fail)


def test_it_shows_a_refused_address_and_tries_no_more(
    work: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, smtplib.SMTPRecipientsRefused({OFFICER: (550, b"no such user")}))
    assert morning(date(2023, 10, 11)).failed == 1
    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (Mail.State.FAILED, "550 no such user")


def test_it_tries_later_when_the_server_is_busy(work: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, smtplib.SMTPResponseException(451, b"greylisted"))
    assert morning(date(2023, 10, 11)).later == 1
    mail = Mail.objects.get()
    assert mail.state == Mail.State.WAITING
    assert mail.next_try_at > clock.wall()


def test_it_does_not_guess_when_the_line_broke(work: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, smtplib.SMTPServerDisconnected("Connection unexpectedly closed"))
    assert morning(date(2023, 10, 11)).uncertain == 1
    assert morning(date(2023, 10, 11)) == mails.Sent()


def left_behind(**facts: Any) -> None:
    """A process claimed the message and died eleven minutes ago."""
    ago = clock.wall() - timedelta(minutes=11)
    Mail.objects.update(state=Mail.State.SENDING, claim="x", claimed_at=ago, **facts)


def test_it_calls_uncertain_what_a_dead_process_was_handing_over(work: Assignment) -> None:
    on = date(2023, 10, 11)
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        left_behind(handed_at=clock.wall())
        assert mails.deliver(on=on) == mails.Sent(uncertain=1)
    assert not outbox.outbox


def test_it_sends_what_a_dead_process_only_held(work: Assignment) -> None:
    on = date(2023, 10, 11)
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        left_behind()
        assert mails.deliver(on=on) == mails.Sent(sent=1)
    assert len(outbox.outbox) == 1


def test_it_lays_nothing_more_into_a_message_that_is_being_sent(work: Assignment) -> None:
    """It would be in a mail that never told it."""
    on = date(2023, 10, 11)
    with clock.at(on):
        plan(by=BY, on=on)
        mails.compose(on=on)
        mine = Delivery.objects.filter(mail__isnull=False).latest("pk")
        Delivery.objects.filter(pk=mine.pk).update(mail=None)
        Mail.objects.update(state=Mail.State.SENDING, claim="x", claimed_at=clock.wall())
        mails.compose(on=on)
    mine.refresh_from_db()
    assert mine.mail is None


def test_it_keeps_nobody_back_for_a_message_that_cannot_be_written(
    work: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("no such words")

    monkeypatch.setattr(mails, "lines", broken)
    assert morning(date(2023, 10, 11)) == mails.Sent(later=1)
    monkeypatch.undo()
    Mail.objects.update(next_try_at=clock.wall())
    assert morning(date(2023, 10, 11)).sent == 1


def test_it_repeats_an_uncertain_one_under_the_same_name_when_told(cast: Cast, work: Assignment) -> None:
    morning(date(2023, 10, 11))
    first = outbox.outbox.pop()
    Mail.objects.update(state=Mail.State.UNCERTAIN)
    with clock.at(date(2023, 10, 11)):
        mails.send_again(by=cast.actor("admin"), mail=Mail.objects.get())
        mails.deliver(on=date(2023, 10, 11))
    (again,) = outbox.outbox
    assert again.extra_headers["Message-ID"] == first.extra_headers["Message-ID"]
    assert again.extra_headers["X-Portal-Retry"] == "1"


def test_it_repeats_nothing_that_was_sent_or_belongs_to_others(cast: Cast, work: Assignment) -> None:
    morning(date(2023, 10, 11))
    with pytest.raises(Refused) as sent:
        mails.send_again(by=cast.actor("admin"), mail=Mail.objects.get())
    Mail.objects.update(state=Mail.State.UNCERTAIN)
    with pytest.raises(Refused) as hidden:
        mails.send_again(by=cast.actor("secretary"), mail=Mail.objects.get())
    assert (sent.value.status, hidden.value.status) == (409, 404)


def test_it_lays_late_plans_into_the_next_day_once_the_digest_is_out(work: Assignment) -> None:
    morning(date(2023, 10, 11))
    Delivery.objects.filter(recipient__email=OFFICER).update(mail=None)
    assert morning(date(2023, 10, 11)).sent == 0
    assert morning(date(2023, 10, 12)).sent == 1
