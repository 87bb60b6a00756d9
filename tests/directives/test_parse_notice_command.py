"""`parse_notice FILE [--unit CODE] [--format json]`: what scripts and people get, and the cure when it cannot be done."""

import io
import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from organizations.actions import units
from organizations.imports.units_csv import read_units
from tests.builders import PORTAL, unit
from tests.cast import UNITS

NOTICES = Path(settings.BASE_DIR) / "tests" / "data" / "notices"
SAMPLES = ("notice-2021-q1", "notice-2022-dash")


@pytest.fixture
def loaded(db: Any) -> None:
    units.load(by=PORTAL, rows=read_units((UNITS / "units.csv").read_bytes()))


@pytest.fixture
def second_district(loaded: None) -> None:
    unit("TL", parent="HN", name="Quận Thí Lâm", level="district")
    unit("TL.VP", parent="TL", name="Văn phòng HĐND và UBND quận Thí Lâm", group="phong")
    unit("TL.P1", parent="TL", name="Phường Hạ Đình", level="ward")


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("parse_notice", *arguments, stdout=out)
    return out.getvalue()


def answered(*arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(*arguments, "--format", "json"))
    return answer


def same_on_given_keys(expected: Any, got: Any) -> bool:
    if isinstance(expected, dict):
        return all(same_on_given_keys(value, got.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(got) and all(map(same_on_given_keys, expected, got))
    return bool(expected == got)


def docx(path: Path, text: str) -> Path:
    """A Word paper of plain paragraphs."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in text.split("\n")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>")
    return path


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_answers_the_samples_as_a_careful_secretary_would(loaded: None, sample: str) -> None:
    expected = json.loads((NOTICES / f"{sample}.expected.json").read_text("utf-8"))
    assert same_on_given_keys(expected, answered(str(NOTICES / f"{sample}.txt")))


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_finds_whose_notice_it_is_where_two_districts_stand(second_district: None, sample: str) -> None:
    expected = json.loads((NOTICES / f"{sample}.expected.json").read_text("utf-8"))
    assert same_on_given_keys(expected, answered(str(NOTICES / f"{sample}.txt")))


def test_it_reads_with_the_units_of_the_plan_that_is_named(second_district: None, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(
        "Ngày 05/3/2021 họp. Kết luận:\n1. Giao Văn phòng HĐND và UBND quận tổng hợp trước 30/4/2021.",
        "utf-8",
    )
    assert answered(str(notice), "--unit", "TL")["items"][0]["leads"] == ["TL.VP"]
    assert answered(str(notice), "--unit", "LB.VP")["items"][0]["leads"] == ["LB.VP"]


def test_it_asks_for_the_unit_when_it_cannot_tell(second_district: None, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(
        "Ngày 05/3/2021 họp. Kết luận:\n1. Giao Văn phòng HĐND và UBND quận tổng hợp trước 30/4/2021.",
        "utf-8",
    )
    with pytest.raises(CommandError, match="--unit"):
        run(str(notice))


def test_it_answers_an_unknown_unit_with_the_plans_there_are(second_district: None) -> None:
    with pytest.raises(CommandError, match=r"XX.*LB"):
        run(str(NOTICES / "notice-2021-q1.txt"), "--unit", "XX")


def test_it_reads_text_of_any_normal_form_and_word_files_alike(loaded: None, tmp_path: Path) -> None:
    text = (NOTICES / "notice-2021-q1.txt").read_text("utf-8")
    decomposed = tmp_path / "nfd.txt"
    decomposed.write_text("\ufeff" + unicodedata.normalize("NFD", text), "utf-8")
    plain = answered(str(NOTICES / "notice-2021-q1.txt"))
    assert answered(str(decomposed)) == plain
    assert answered(str(docx(tmp_path / "notice.docx", text))) == plain


def test_it_prints_a_table_for_people(loaded: None) -> None:
    printed = run(str(NOTICES / "notice-2021-q1.txt"))
    assert "15-TB/BCĐ" in printed
    assert "LB.TTYT" in printed
    assert "31/05/2021" in printed


def test_it_tells_the_cure_where_no_units_are_loaded(db: None) -> None:
    with pytest.raises(CommandError, match="load_units") as caught:
        run(str(NOTICES / "notice-2021-q1.txt"), "--format", "json")
    assert caught.value.returncode == 1


def test_it_tells_the_cure_for_a_file_that_is_not_there(loaded: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        run(str(tmp_path / "nowhere.txt"))


def test_it_tells_the_cure_for_text_that_is_not_utf_8(loaded: None, tmp_path: Path) -> None:
    notice = tmp_path / "legacy.txt"
    notice.write_bytes("Giao Phòng Nội vụ".encode("utf-16"))
    with pytest.raises(CommandError, match="UTF-8"):
        run(str(notice))


def test_it_tells_the_cure_for_a_file_that_is_no_word_paper(loaded: None, tmp_path: Path) -> None:
    notice = tmp_path / "broken.docx"
    notice.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(CommandError, match=r"broken\.docx"):
        run(str(notice))


def test_it_reads_units_as_they_were_on_the_day_of_the_paper(loaded: None, tmp_path: Path) -> None:
    notice = tmp_path / "police.txt"
    text = "Long Biên, ngày {day} tháng 3 năm 2025\n\nTHÔNG BÁO\nKết luận\n\n1. Đề nghị Công an quận báo cáo trước ngày 30/4/2025.\n"
    notice.write_text(text.format(day="01"), "utf-8")
    assert answered(str(notice), "--unit", "LB")["items"][0]["leads"] == []
    notice.write_text(text.replace("tháng 3", "tháng 2").format(day="28"), "utf-8")
    assert answered(str(notice), "--unit", "LB")["items"][0]["leads"] == ["LB.CA"]
