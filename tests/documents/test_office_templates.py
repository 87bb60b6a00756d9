"""Word templates of an office: what one may say, what is refused by name, and papers written with one."""

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from common import clock
from common.archives import RefusedArchive
from common.models import AuditEntry
from documents.layouts.paper import PARTY, STATE, Filling, Foot, Line, Listed, Paper, Title
from documents.layouts.placeholders import CLOSED, all_of, names_of
from documents.layouts.template_check import problems_of
from documents.layouts.template_example import example_of
from documents.layouts.word_template import filled, values_of
from documents.models import OfficeTemplate, TemplateKind
from tests.builders import issued_paper, item
from tests.cast import Cast
from tests.directives.test_office_papers import bad_office_papers, words
from tests.directives.test_work_papers import bad_papers
from tests.documents.measured import word_sheet
from tests.documents.papers import png
from tests.documents.test_paper_layouts import DAY, EVIL, heading
from tests.meetings.test_meeting_papers import bad_meeting_papers
from tests.meetings.test_results_report import bad_results_paper

NEEDED = "{{co_quan_ban_hanh}} {{so_ky_hieu}} {{dia_danh_ngay}} {{ky}} {{ve_viec}} {{don_vi}} {{yeu_cau}}"


def letter(text: str = "Việc", *, rows: int = 2) -> Paper:
    """An urging letter with `text` wherever somebody writes."""
    texts = (
        ("ve_viec", text),
        ("don_vi", text),
        ("mo_dau", text),
        ("yeu_cau", (Line("Yêu cầu", bold=True), Line(text))),
    )
    columns = ("tt", "van_ban", "noi_dung", "thoi_han", "so_ngay", "tien_do")
    entries = tuple((str(no), text, f"{text} {no}", "30/11/2023", "16", "40%") for no in range(1, rows + 1))
    filling = Filling("urging", texts, (Listed("muc", columns, entries),))
    blocks = (
        Title("Công văn", text),
        Foot(("- Như trên;", "- Lưu: VT."), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    )
    return Paper("Đôn đốc", heading(), blocks, DAY, draft=True, filling=filling)


def made(write: Callable[[WordDocument], object] = lambda _sheet: None, needed: str = NEEDED) -> bytes:
    """A template of an urging letter, written in Word."""
    sheet, out = Document(), io.BytesIO()
    if needed:
        sheet.add_paragraph(needed)
        sheet.add_paragraph("{{muc.noi_dung}}")
    write(sheet)
    sheet.save(out)
    return out.getvalue()


def codes(content: bytes, kind: str = "urging") -> list[str]:
    return [each.code for each in problems_of(content, kind)]


@pytest.mark.parametrize("kind", TemplateKind)
@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_the_example_of_a_kind_says_all_and_is_good(kind: TemplateKind, layout: str) -> None:
    content = example_of(kind, layout)
    assert not problems_of(content, kind)
    assert content == example_of(kind, layout)
    sheet = word_sheet(content)
    assert (sheet.top, sheet.bottom, sheet.left, sheet.right) == (20, 20, 30, 15)
    told = words(content).casefold()
    shown = {each.name for each in CLOSED[kind].texts}
    assert not [name for name in shown if f"{{{{{name}}}}}" not in told]


def test_placeholders_cut_into_runs_keep_the_letters_of_their_first_run() -> None:
    def cut(sheet: WordDocument) -> None:
        paragraph = sheet.add_paragraph("Gửi ")
        for text, bold in (("{{", True), ("don", False), ("_vi }", False), ("}, ", False), ("hết", True)):
            paragraph.add_run(text).bold = bold

    paper = Document(io.BytesIO(filled(made(cut, NEEDED.replace("{{don_vi}}", "")), letter("Phòng A"))))
    runs = [(run.text, run.bold) for run in paper.paragraphs[-1].runs if run.text]
    assert runs == [("Gửi ", None), ("Phòng A", True), (", ", False), ("hết", True)]


def test_a_row_is_repeated_for_each_entry_and_a_table_never_loses_its_last_row() -> None:
    def table(sheet: WordDocument) -> None:
        grid = sheet.add_table(2, 2)
        for cell, text in zip(
            grid.rows[1].cells, ("{{muc.tt}}", "{{muc.noi_dung}} ({{don_vi}})"), strict=True
        ):
            cell.text = text

    content = made(table)
    rows = Document(io.BytesIO(filled(content, letter("Phòng A")))).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows[1:]] == [
        ["1", "Phòng A 1 (Phòng A)"],
        ["2", "Phòng A 2 (Phòng A)"],
    ]
    rows = Document(io.BytesIO(filled(content, letter("Phòng A", rows=0)))).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows[1:]] == [["", " (Phòng A)"]]


def test_a_placeholder_alone_becomes_a_paragraph_for_each_line_and_capitals_stay_capitals() -> None:
    def alone(sheet: WordDocument) -> None:
        for text in ("{{DON_VI}}", "{{noi_nhan}}", "{{minh_hoa}}", "{{yeu_cau}}"):
            sheet.add_paragraph(text)

    paragraphs = Document(io.BytesIO(filled(made(alone), letter("Phòng A")))).paragraphs
    assert [each.text for each in paragraphs[-5:]] == [
        "PHÒNG A",
        "- Như trên;",
        "- Lưu: VT.",
        "Yêu cầu",
        "Phòng A",
    ]
    assert [each.runs[0].bold for each in paragraphs[-2:]] == [True, None]


def test_values_are_placed_as_they_are_and_once() -> None:
    """Braces in a value are text; so are marks of XML, hidden marks of Word fall away, and long texts stay whole."""
    template = example_of(TemplateKind.URGING, STATE)
    for text in (EVIL, "{{ky}} {{muc.tt}} {{khong_co}}", "dài " * 2500, "một\nhai\tba"):
        content = filled(template, letter(text))
        assert content == filled(template, letter(text))
        told = words(content)
        for part in text.replace("\x0b", "").replace("\ufffe", "").split("\n"):
            assert part.strip() in told
        assert "\x0b" not in told


def test_values_bound_to_data_are_freed_and_marks_that_stand_once_are_not_copied() -> None:
    def bound(sheet: WordDocument) -> None:
        paragraph = sheet.add_paragraph("{{noi_nhan}}")
        paragraph._p.set(qn("w:rsidR"), "00AA")
        paragraph._p.addprevious(
            parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>")
        )
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(name)
            mark.set(qn("w:id"), "7")
            paragraph._p.append(mark)

    xml = zipfile.ZipFile(io.BytesIO(filled(made(bound), letter()))).read("word/document.xml").decode()
    assert "dataBinding" not in xml
    assert xml.count("bookmarkStart") == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{don_vj}}", ["template_unknown_near"]),
        ("{{qqqqqq}}", ["template_unknown"]),
        ("{{ don vi }}", ["template_braces"]),
        ("{% for x in y %}", ["template_braces"]),
        ("{{don_vi", ["template_braces"]),
        ("{{muc.tt}} {{da_xong.tt}}", ["template_two_lists", "template_unknown"]),
        ("{{don_vi}} " * 11, ["template_many"]),
    ],
)
def test_what_is_wrong_is_said(text: str, found: list[str]) -> None:
    assert codes(made(lambda sheet: sheet.add_paragraph(text))) == found


def test_what_a_paper_cannot_do_without_is_named() -> None:
    found = problems_of(made(needed=""), "results")
    assert {each.code for each in found} == {"template_missing"}
    items = "{{chua_xong.noi_dung}} / {{da_xong.noi_dung}} / {{muc.noi_dung}}"
    assert items in [dict(each.about)["names"] for each in found]


def list_in_the_header(sheet: WordDocument) -> None:
    sheet.sections[0].header.paragraphs[0].text = "{{muc.tt}}"


def field_cut_into_runs(sheet: WordDocument) -> None:
    begin = OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    sheet.paragraphs[0].add_run()._r.append(begin)
    for part in (" DDE", 'AUTO c:\\x "y" '):
        instruction = OxmlElement("w:instrText")
        instruction.text = part
        sheet.paragraphs[0].add_run()._r.append(instruction)


def attached_template(sheet: WordDocument) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    sheet.part.relate_to("http://example.org/x.dotm", kind, is_external=True)


def tracked_change(sheet: WordDocument) -> None:
    sheet.paragraphs[0]._p.append(OxmlElement("w:ins"))


def document_pulled_in(sheet: WordDocument) -> None:
    sheet.element.body.append(OxmlElement("w:altChunk"))


def mail_merge(sheet: WordDocument) -> None:
    sheet.settings.element.append(OxmlElement("w:mailMerge"))


def list_in_a_list(sheet: WordDocument) -> None:
    outer = sheet.add_table(1, 1).cell(0, 0)
    outer.paragraphs[0].text = "{{muc.tt}}"
    outer.add_table(1, 1).cell(0, 0).text = "{{muc.noi_dung}}"


@pytest.mark.parametrize(
    ("write", "code"),
    [
        (list_in_the_header, "template_list_place"),
        (field_cut_into_runs, "template_field"),
        (attached_template, "template_outside"),
        (tracked_change, "template_changes"),
        (document_pulled_in, "template_pulls_in"),
        (mail_merge, "template_merges"),
        (list_in_a_list, "template_two_lists"),
    ],
)
def test_what_fetches_runs_or_merges_is_refused(write: Callable[[WordDocument], object], code: str) -> None:
    assert codes(made(write)) == [code]


def test_entities_are_never_resolved() -> None:
    source, out = zipfile.ZipFile(io.BytesIO(made())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
            target.writestr(name, content)
    with pytest.raises(RefusedArchive):
        problems_of(out.getvalue(), "urging")


def test_every_paper_fills_exactly_what_its_kind_may_say() -> None:
    made_of_all = [*bad_papers(STATE, "x"), *bad_meeting_papers(STATE, "x"), *bad_office_papers(STATE, "x")]
    told: dict[str, set[str]] = {}
    for paper in (*made_of_all, bad_results_paper(STATE, "x")):
        assert paper.filling is not None
        named = {f"{each.name}.{column}" for each in paper.filling.lists for column in each.columns}
        told[paper.filling.kind] = set(values_of(paper)) | named
        filled(example_of(TemplateKind(paper.filling.kind), STATE), paper)
    assert told == {kind.value: set(names_of(kind.value)) for kind in TemplateKind}
    assert all(len(list(all_of(kind))) == len(names_of(kind)) for kind in TemplateKind)


def sent(
    kind: TemplateKind = TemplateKind.NOTICE, content: bytes | None = None, **fields: object
) -> dict[str, object]:
    file = SimpleUploadedFile("mau.docx", content if content is not None else example_of(kind, STATE))
    return {
        "kind": kind.value,
        "layout": STATE,
        "name": "Mẫu 2023",
        "valid_from": "2023-10-16",
        "file": file,
        **fields,
    }


def test_an_office_keeps_a_template_and_its_papers_follow_it(cast: Cast) -> None:
    office, address = cast.client("secretary"), reverse("documents:template-new")
    paper = issued_paper(cast.district, item(1, leads=["LB.VHTT"], text="Việc {{ x }}"), number="5/TB-UBND")
    url = f"/directives/{paper.pk}/paper.docx"
    ours = office.get(url).content
    example = Document(io.BytesIO(example_of(TemplateKind.NOTICE, STATE)))
    example.add_paragraph("Mẫu riêng của văn phòng")
    out = io.BytesIO()
    example.save(out)
    assert office.post(address, sent(content=out.getvalue(), valid_from="2023-10-17")).status_code == 302
    ahead = OfficeTemplate.objects.get()
    assert office.get(url).content == ours
    tried = office.get(f"{url}?template={ahead.pk}").content
    assert "Mẫu riêng của văn phòng" in words(tried)
    assert cast.client("lead_officer").get(f"{url}?template={ahead.pk}").content == ours
    assert f"?template={ahead.pk}" in office.get(url.replace("docx", "html")).text
    with clock.at(cast.today + timedelta(days=1)):
        written = office.get(url).content
        assert "1. Việc {{ x }}./." in words(written)
        assert written == cast.client("lead_officer").get(url).content == tried
        assert office.get(f"{url}?template=ours").content == ours
        assert office.get(f"{url}?layout=party").content != written
        assert office.get(f"{url}?on={cast.today}").content == ours
        assert office.post(reverse("documents:template-withdraw", args=[ahead.pk])).status_code == 302
        assert office.get(url).content == ours
        assert office.post(reverse("documents:template-withdraw", args=[ahead.pk])).status_code == 409
    told = AuditEntry.objects.filter(object_kind="documents.officetemplate").order_by("id")
    assert [each.verb for each in told] == ["template.added", "template.withdrawn"]
    assert "Mẫu 2023" in office.get(reverse("documents:templates")).text


def test_the_newest_in_use_is_taken_and_the_other_district_keeps_its_own(cast: Cast) -> None:
    office, address = cast.client("secretary"), reverse("documents:template-new")
    for day, name in ((date(2023, 9, 1), "Cũ"), (date(2023, 10, 1), "Mới")):
        assert office.post(address, sent(name=name, valid_from=day.isoformat())).status_code == 302
    page = office.get(reverse("documents:templates"))
    assert [(line.name, line.state) for line in page.context["lines"]] == [
        ("Mới", "used"),
        ("Cũ", "shadowed"),
    ]
    kept = OfficeTemplate.objects.get(name="Mới")
    for person, status in (("secretary", 200), ("outsider", 404), ("lead_officer", 404)):
        assert (
            cast.client(person).get(reverse("documents:template-file", args=[kept.pk])).status_code == status
        )
    foreign = issued_paper(cast.other_district, item(1, leads=["TL.P1"]), number="9-TB/BCĐ")
    client = cast.client("outsider")
    assert client.get(f"/directives/{foreign.pk}/paper.docx").content == client.get(
        f"/directives/{foreign.pk}/paper.docx?template=ours"
    ).content  # fmt: skip
    assert client.get(f"/directives/{foreign.pk}/paper.docx?template={kept.pk}").status_code == 200
    assert "Mới" not in client.get(f"/directives/{foreign.pk}/paper.html").text


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"file": SimpleUploadedFile("anh.png", png(9))}, 415, ".docx"),
        ({"file": SimpleUploadedFile("mau.docx", made(needed="{{so_ky_hieuu}}"))}, 422, "{{so_ky_hieu}}"),
        ({"valid_to": "2023-10-01"}, 422, ""),
        ({"file": SimpleUploadedFile("mau.docx", b"PK\x03\x04 ...")}, 422, "mau.docx"),
    ],
)
def test_what_is_no_template_is_refused_in_the_form(
    cast: Cast, fields: dict[str, object], status: int, told: str
) -> None:
    answer = cast.client("secretary").post(reverse("documents:template-new"), sent(**fields))
    assert answer.status_code == status
    assert told in "".join(answer.context["form"].errors.get("file", [""]))
    assert not OfficeTemplate.objects.exists()


def test_a_lost_file_leaves_our_own_layout(cast: Cast, disk: Path) -> None:
    office = cast.client("secretary")
    office.post(reverse("documents:template-new"), sent())
    paper = issued_paper(cast.district, item(1, leads=["LB.VHTT"]), number="5/TB-UBND")
    url = f"/directives/{paper.pk}/paper.docx"
    ours = office.get(f"{url}?template=ours").content
    assert office.get(url).content != ours
    shutil.rmtree(disk)
    assert office.get(url).content == ours
    assert (
        office.get(reverse("documents:template-file", args=[OfficeTemplate.objects.get().pk])).status_code
        == 404
    )


def test_the_office_sees_what_each_kind_may_say(cast: Cast) -> None:
    office = cast.client("secretary")
    page = office.get(reverse("documents:template-kind", args=["results"]))
    assert "{{chua_xong.noi_dung}}" in page.text
    assert office.get(reverse("documents:template-kind", args=["khac"])).status_code == 404
    file = office.get(reverse("documents:template-example", args=["results", "party"]))
    assert file.content == example_of(TemplateKind.RESULTS, PARTY)
    assert office.get(reverse("documents:template-example", args=["results", "khac"])).status_code == 404
