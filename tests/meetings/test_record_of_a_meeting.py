"""What a meeting leaves behind: photos without marks and with consent, highlights, news, and its entry in a calendar."""

import re
import struct
import zlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from common import clock
from common.decisions import Refused
from documents.readings.attachments import kept_file
from meetings.actions import meetings, news, records
from meetings.models import Highlight, Meeting, Photo
from meetings.parsing.pictures import NotAPicture, without_metadata
from meetings.readings.invitation import invitation
from meetings.readings.news import record_of
from tests.builders import PORTAL
from tests.cast import TODAY
from tests.documents.papers import png
from tests.meetings.story import Story, task

SECRET = b"21.0278N 105.8342E; Canon 5D; nguoi chup"
SCAN = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\0\0\x3f\0" + b"\x12\x34\xff\x00\xff\xd0" * 40
ROTATED = 6


def segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes((kind,)) + struct.pack(">H", len(body) + 2) + body


def exif(turned: int) -> bytes:
    """Which way up, and where and by whom it was taken."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(
        ">HHII", 0x010F, 2, len(SECRET), 38
    )
    tiff = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 2) + entries + struct.pack(">I", 0) + SECRET
    return segment(0xE1, b"Exif\0\0" + tiff)


def jpeg(turned: int = ROTATED) -> bytes:
    """Every place where a camera or a program leaves its marks."""
    marks = (
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        exif(turned),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xFE, SECRET),
        segment(0xDB, bytes(65)),
        segment(0xC0, b"\x08\0\x04\0\x04\x01\x01\x11\0"),
    )
    return b"\xff\xd8" + b"".join(marks) + SCAN + b"\xff\xd9" + SECRET


def marked_png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    bare = png(8)
    marks = b"".join(chunk(kind, SECRET) for kind in (b"tEXt", b"iTXt", b"eXIf", b"tIME", b"prVt"))
    return bare[:33] + marks + bare[33:] + SECRET


def test_a_photo_loses_every_mark_and_keeps_its_picture_the_right_way_up() -> None:
    cleaned = without_metadata(jpeg())
    assert SECRET not in cleaned
    for mark in (b"xap", b"Photoshop", b"MPF", b"Canon"):
        assert mark not in cleaned
    assert SCAN in cleaned
    assert struct.pack(">HHIHH", 0x0112, 3, 1, ROTATED, 0) in cleaned
    assert b"Exif" not in without_metadata(jpeg(turned=1))
    assert without_metadata(cleaned) == cleaned
    assert without_metadata(marked_png()) == png(8)


@given(st.integers(0, len(jpeg()) - 1), st.binary(max_size=6))
def test_a_torn_photo_is_refused_or_bare_never_half_cleaned(at: int, strange: bytes) -> None:
    for whole in (jpeg(), marked_png()):
        try:
            cleaned = without_metadata(whole[: at % len(whole)] + strange)
        except NotAPicture:
            continue
        assert b"Canon" not in cleaned


def sitting(story: Story) -> Meeting:
    meeting = story.meeting(TODAY, prepared_on=date(2023, 10, 2), held=False, place="Phòng họp 2")
    return meetings.sit(by=PORTAL, meeting=meeting)


def address(meeting: Meeting, name: str, *more: int) -> str:
    return reverse(f"meetings:{name}", args=(meeting.pk, *more))


def test_what_is_kept_and_shown_of_a_photo_has_no_marks_and_needs_consent(story: Story) -> None:
    meeting, secretary = sitting(story), story.cast.client("secretary")
    fields = {"file": SimpleUploadedFile("anh.png", marked_png()), "caption": "Toàn cảnh"}
    assert secretary.post(address(meeting, "photo-new"), fields).status_code == 302
    photo = Photo.objects.select_related("attachment").get()
    assert kept_file(photo.attachment).content == png(8)
    post = news.write(by=PORTAL, meeting=meeting, title="Tin họp", lead="", text="Nội dung")
    news.approve(by=PORTAL, post=news.submit(by=PORTAL, post=post))
    public, shown = Client(), reverse("news:photo", args=(post.pk, photo.pk))
    page = reverse("news:detail", args=(post.pk,))

    def seen() -> tuple[int, bool]:
        return public.get(shown).status_code, shown in public.get(page).content.decode()

    assert seen() == (404, False)
    assert secretary.get(address(meeting, "photo", photo.pk)).content == png(8)
    secretary.post(address(meeting, "photo-consent", photo.pk), {"consent": "yes"})
    assert seen() == (200, True)
    secretary.post(address(meeting, "photo-consent", photo.pk), {"consent": "no"})
    assert seen() == (404, False)
    records.set_consent(by=PORTAL, photo=photo, has_consent=True)
    secretary.post(address(meeting, "photo-withdraw", photo.pk))
    assert seen() == (404, False)


def test_a_highlight_points_to_one_thing_and_is_told_as_of_its_day(story: Story) -> None:
    paper = story.notice(date(2023, 9, 11), [task(1, date(2023, 10, 10))])
    meeting, secretary = sitting(story), story.cast.client("secretary")
    item = story.item(paper, 1)
    text = "Tỷ lệ hồ sơ trực tuyến tăng gấp đôi"
    answer = secretary.post(address(meeting, "highlight-new"), {"text": text, "item": item.pk})
    assert answer.status_code == 302
    for wrong in ({"item": item, "figure": "/explain/?figure=x"}, {"figure": "https://example.org/"}):
        with pytest.raises(Refused):
            records.add_highlight(by=PORTAL, meeting=meeting, text=text, **wrong)
    row = Highlight.objects.get()
    with clock.at(date(2023, 10, 18)):
        assert secretary.post(address(meeting, "highlight-remove", row.pk)).status_code == 302
        assert secretary.post(address(meeting, "highlight-remove", row.pk)).status_code == 409
    told = {
        day: [(each.text, each.about) for each in record_of(meeting, viewer=PORTAL, on=day).highlights]
        for day in (TODAY, date(2023, 10, 18))
    }
    assert told == {TODAY: [(text, f"1, {paper.number}")], date(2023, 10, 18): []}


def entry(text: str) -> dict[str, str]:
    """The properties of the one event, read as RFC 5545 has them: unfolded, unescaped."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert [line for line in lines if line.endswith(":VEVENT")] == ["BEGIN:VEVENT", "END:VEVENT"]
    pairs = [line.split(":", 1) for line in lines if not line.startswith(("BEGIN", "END:"))]
    assert len({name for name, _value in pairs}) == len(pairs)
    return {name: re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value) for name, value in pairs}  # fmt: skip


def test_the_calendar_file_is_one_valid_event_at_the_right_moment(story: Story) -> None:
    title = r"Họp, giao ban; kỳ \ quý IV về chữ ký số, dịch vụ công trực tuyến và trung tâm điều hành"
    told: dict[str, Any] = {
        "place": "Phòng họp 2; tầng 3, nhà A",
        "invitation_text": "Báo cáo:\nmang bản in, 02 bản",
    }
    meeting = story.meeting(date(2023, 10, 30), prepared_on=TODAY, held=False, title=title, **told)
    answer = story.cast.client("secretary").get(address(meeting, "invitation-ics"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event = entry(answer.content.decode())
    assert (event["VERSION"], event["METHOD"], event["SEQUENCE"]) == ("2.0", "PUBLISH", "1")
    assert (event["DTSTART"], event["DTEND"]) == ("20231030T070000Z", "20231030T090000Z")  # 14:00 in Hà Nội
    assert datetime.strptime(event["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).date() == TODAY
    assert (event["SUMMARY"], event["LOCATION"]) == (title, told["place"])
    assert event["DESCRIPTION"].startswith(told["invitation_text"])
    assert event["URL"].endswith(f"/meetings/{meeting.pk}/")
    fields = meetings.MeetingFields(title, date(2023, 10, 31))
    moved = meetings.change(by=PORTAL, meeting=meeting, fields=fields, version=meeting.version)
    again = entry(invitation(moved, viewer=PORTAL, on=TODAY).calendar_file)
    assert (again["UID"], again["SEQUENCE"]) == (event["UID"], "2")
    assert again["DTSTART;VALUE=DATE"] == "20231031"
    assert "DTEND" not in again
