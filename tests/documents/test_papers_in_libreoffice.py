"""Papers with bad text and long items as another program draws them: valid, literal, inside the margins."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents.layouts.paper import PARTY, STATE
from documents.layouts.word_paper import word_of
from tests.documents.test_paper_layouts import EVIL, paper

pytestmark = pytest.mark.deep
LONG = "Nội dung rất dài của một nhiệm vụ. " * 290


@pytest.mark.parametrize("layout", [STATE, PARTY])
@pytest.mark.parametrize("text", [EVIL, LONG], ids=["bad", "long"])
def test_libreoffice_draws_every_word(layout: str, text: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: apt install libreoffice-writer"
    file = tmp_path / "van-ban.docx"
    file.write_bytes(word_of(paper(layout, text, rows=2)))
    command = [
        office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
        str(tmp_path), str(file),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = PdfReader(tmp_path / "van-ban.pdf").pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    wanted = "{{ 7*7 }} {% x %} <b>&amp;</b>" if text is EVIL else "rất dài của một nhiệm vụ"
    assert wanted in told
    assert len(pages) >= (2 if text is EVIL else 8)
