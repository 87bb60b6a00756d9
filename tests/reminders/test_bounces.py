"""What comes back later is a failure the administrator sees; anything else that is piped in changes nothing."""

import io
import sys

import pytest
from django.core.management import call_command

from reminders.models import Mail
from reminders.parsing.bounce import bounce_of
from tests.cast import TODAY, Cast

NAME = "<a1@longbien.example.vn>"
REPORT = """From: MAILER-DAEMON@mail.example.vn
To: no-reply@longbien.example.vn
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mail.example.vn>
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.vn

Final-Recipient: rfc822; can.bo@longbien.example.vn
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 no such user

--B
Content-Type: {returned}

Message-ID: {name}
Subject: x

--B--
"""


def report(action: str = "failed", name: str = NAME, returned: str = "message/rfc822") -> bytes:
    return REPORT.format(action=action, name=name, returned=returned).encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_it_reads_which_message_came_back_and_why(returned: str) -> None:
    found = bounce_of(report(returned=returned))
    assert found is not None
    assert (found.message_id, found.reason) == (NAME, "smtp; 550 5.1.1 no such user")


@pytest.mark.parametrize(
    "raw", [report("delayed"), report("delivered"), report(name=""), b"", b"\xff\x00", b"Subject: hi\n\nhello", b"a" * 1_000_001]
)  # fmt: skip
def test_it_takes_nothing_else_for_one(raw: bytes) -> None:
    assert bounce_of(raw) is None


@pytest.mark.parametrize(("name", "state"), [(NAME, "failed"), ("<other@x>", "sent")])
def test_it_shows_the_administrator_what_came_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str, state: str
) -> None:
    Mail.objects.create(
        recipient=cast.user("lead_officer"),
        kind="digest",
        day=TODAY,
        once="digest",
        message_id=NAME,
        state="sent",
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report(name=name))))
    call_command("take_bounce", stdout=io.StringIO())
    assert Mail.objects.get().state == state
    page = cast.client("admin").get("/reminders/log/").content.decode()
    assert ("no such user" in page) == (state == "failed")
