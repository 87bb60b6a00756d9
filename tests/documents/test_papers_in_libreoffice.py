"""Papers with bad text and long items as another program draws them: valid, literal, inside the margins."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from documents.layouts.paper import PARTY, STATE, Paper
from documents.layouts.word_paper import word_of
from tests.directives.test_work_papers import bad_papers
from tests.documents.test_paper_layouts import EVIL, paper
from tests.meetings.test_meeting_papers import bad_meeting_papers

pytestmark = pytest.mark.deep
LONG = "Nội dung rất dài của một nhiệm vụ. " * 290


@pytest.mark.parametrize("layout", [STATE, PARTY])
@pytest.mark.parametrize("text", [EVIL, LONG], ids=["bad", "long"])
def test_libreoffice_draws_every_word(layout: str, text: str, tmp_path: Path) -> None:
    (pages,) = drawn([paper(layout, text, rows=2)], tmp_path)
    assert wanted_of(text) in words_of(pages)
    assert len(pages) >= (2 if text is EVIL else 8)


@pytest.mark.parametrize("layout", [STATE, PARTY])
@pytest.mark.parametrize("text", [EVIL, LONG], ids=["bad", "long"])
def test_libreoffice_draws_every_paper_of_work_and_meetings(layout: str, text: str, tmp_path: Path) -> None:
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if layout == STATE else "ĐẢNG CỘNG SẢN VIỆT NAM"
    for pages in drawn([*bad_papers(layout, text), *bad_meeting_papers(layout, text)], tmp_path):
        told = words_of(pages)
        assert head in told
        assert wanted_of(text) in told


def wanted_of(text: str) -> str:
    return "{{ 7*7 }} {% x %} <b>&amp;</b>" if text is EVIL else "rất dài của một nhiệm vụ"


def words_of(pages: list[PageObject]) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def drawn(papers: list[Paper], place: Path) -> list[list[PageObject]]:
    """All in one run of LibreOffice, which takes seconds to start."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: apt install libreoffice-writer"
    files = [place / f"van-ban-{no}.docx" for no, _paper in enumerate(papers)]
    for file, each in zip(files, papers, strict=True):
        file.write_bytes(word_of(each))
    command = [
        office, f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf", "--outdir",
        str(place), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [list(PdfReader(file.with_suffix(".pdf")).pages) for file in files]
