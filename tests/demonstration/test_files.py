"""Files of the story: they say what they are, lie on the disk, and can be fetched from where they are told."""

from collections.abc import Callable

import pytest
from django.test import Client

from directives.models import Directive, ProgressEvidence
from documents.models import Attachment, Media
from documents.readings.integrity import faults
from meetings.models import Photo

pytestmark = pytest.mark.story


def test_every_file_says_that_it_is_illustrative_and_lies_on_the_disk(story: None) -> None:
    told = Attachment.objects.exclude(media__in=(Media.PNG, Media.JPG)).values_list("text", flat=True)
    assert len(told) > 20
    assert not [text for text in told if "du lieu minh hoa" not in text]
    assert not Photo.objects.exclude(caption__contains="dữ liệu minh họa").exists()
    assert not list(faults())


def test_the_scan_and_the_evidence_of_the_current_notice_can_be_fetched(
    visitor: Callable[[str], Client],
) -> None:
    paper = Directive.objects.get(number="63-TB/BCĐ")
    scan = Attachment.objects.get(holder_kind="directives.directive", holder_key=str(paper.pk))
    client = visitor("truongban")
    assert client.get(f"/directives/{paper.pk}/scan/{scan.pk}/")["Content-Type"] == "application/pdf"
    proven = ProgressEvidence.objects.select_related("update").filter(
        update__assignment__item__directive=paper
    )
    assert proven.count() > 15
    for row in proven[:3]:
        address = f"/directives/assignments/{row.update.assignment_id}/evidence/{row.attachment_id}/"
        assert client.get(address).content.startswith(b"PK")
