"""The same story over plain forms, and what happens when the input is bad: nothing typed is lost."""

import unicodedata
from collections import Counter
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from directives.models import Assignment, Capture, Directive
from tests.journeys.house import NOTICE, OTHER_NOTICE, House, address
from tests.journeys.plain_browser import PlainBrowser

pytestmark = pytest.mark.production
ITEMS = 19
TEN_MEGABYTES = 10 * 1024 * 1024
LOOSE = """Đồng chí Trưởng ban ghi nhận kết quả quý I.
1. Giao Phòng Nội vụ báo cáo số lượng cán bộ trước ngày 20/3/2021.
Mọi việc khác thực hiện như đã bàn ngày hôm trước, không cần ghi lại.
"""


def pasted(browser: PlainBrowser, text: str) -> Capture:
    browser.open("/directives/capture/").send("/capture/", text=text)
    assert browser.status == 200, browser.words
    return Capture.objects.latest("pk")


def confirmed(browser: PlainBrowser, count: int) -> None:
    """The button of the row in hand, until none waits."""
    for _row in range(count):
        row = parse_qs(urlsplit(browser.address).query).get("row", [first_row()])[0]
        browser.send(f"/rows/{row}/", button="confirm")


def first_row() -> str:
    return str(Capture.objects.latest("pk").rows[0]["id"])


def given_out(browser: PlainBrowser, text: str = NOTICE, count: int = ITEMS) -> Directive:
    capture = pasted(browser, text)
    if not capture.header["signer_post"]:
        browser.send("/header/", **{"head-signer_post": "Trưởng Ban Chỉ đạo"})
    confirmed(browser, count)
    browser.follow("/give-out/").send("/give-out/")
    return Directive.objects.get(pk=int(browser.address.strip("/").rsplit("/", 1)[-1]))


def test_the_whole_story_needs_no_scripts(district: House) -> None:
    secretary = PlainBrowser("thuky")
    paper = given_out(secretary)
    assert paper.number == "15-TB/BCĐ"
    district.today_is(date(2021, 3, 22))
    work, ward = district.work(paper, 2, "LB.NV"), district.work(paper, 15, "LB.00121")
    officer = PlainBrowser("nv").open("/my-work/")
    officer.send(address(work, "acknowledge"))
    officer.open(address(work, "report")).send("/report/", percent="40", result="Đã cài đặt 60 tổ.")
    officer.open(address(work, "report"))
    assert officer.value_of("percent") == "40"
    officer.send("/report/", percent="100", result="Đã xong toàn bộ.", done=True)
    PlainBrowser("giangbien").open(address(ward, "report")).send(
        "/report/", percent="100", result="Đã gửi nhu cầu thay thế thiết bị.", done=True
    )
    for each in (work, ward):
        secretary.open(address(each, "verify")).send("/verify/")
    head = PlainBrowser("chanhvanphong").open(address(work, "accept"))
    head.send("/accept/")
    head.open(address(ward, "return")).send("/return/", reason="Thiếu bảng tổng hợp thiết bị.")
    states = Assignment.objects.filter(pk__in=[work.pk, ward.pk]).order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["accepted", "returned"]
    back = PlainBrowser("giangbien").open("/my-work/")
    assert back.has(address(ward, "report"))
    back.open(f"/directives/assignments/{ward.pk}/")
    assert "Thiếu bảng tổng hợp thiết bị." in back.words
    numbers_agree(PlainBrowser("truongban"), paper)


def numbers_agree(chair: PlainBrowser, paper: Directive) -> None:
    def strip() -> list[str]:
        cells = chair.page.xpath("//ol[contains(@class, 'strip')]//*[contains(@class, 'cell')]")
        return [cell.get("class").removeprefix("cell ").strip() for cell in cells]

    def legend() -> list[str]:
        return [" ".join(each.text_content().split()) for each in chair.page.xpath("//ul[@class='lg']/li")]

    chair.open("/")
    on_board, counted = strip(), legend()
    chair.open(f"/directives/{paper.pk}/")
    assert (strip(), legend()) == (on_board, counted)
    for key, number in Counter(on_board).items():
        chair.open(f"/explain/?figure=notice_items&directive={paper.pk}&status={key}")
        value = chair.page.xpath("//p[@class='value']")[0].text_content()
        assert value.split("/")[0].split()[0] == str(number)


def test_decomposed_letters_are_the_same_letters(district: House) -> None:
    paper = given_out(PlainBrowser("thuky"), unicodedata.normalize("NFD", NOTICE))
    assert paper.number == "15-TB/BCĐ"
    assert paper.items.count() == ITEMS
    assert all(unicodedata.is_normalized("NFC", item.text) for item in paper.items.all())


def test_what_is_not_understood_stays_in_sight(district: House) -> None:
    browser = PlainBrowser("thuky")
    capture = pasted(browser, LOOSE)
    assert [row["leads"] for row in capture.rows] == [["LB.NV"]]
    for line in LOOSE.splitlines():
        assert line.partition(". ")[2] in browser.words or line in browser.words
    nothing = "Xin chào, đây không phải là thông báo."
    assert pasted(browser, nothing).rows == []
    assert nothing in browser.words


def test_a_number_that_stands_already_is_told_and_nothing_is_lost(district: House) -> None:
    browser = PlainBrowser("thuky")
    paper = given_out(browser)
    capture = pasted(browser, NOTICE)
    confirmed(browser, ITEMS)
    browser.open(f"/directives/capture/{capture.pk}/give-out/").send("/give-out/")
    assert browser.status == 422
    assert "15-TB/BCĐ" in browser.words
    assert Directive.objects.filter(number=paper.number).count() == 1
    kept = Capture.objects.get(pk=capture.pk)
    assert kept.is_open
    assert all(row["confirmed"] for row in kept.rows)
    assert len(kept.rows) == ITEMS


def test_a_file_too_large_is_refused_and_the_typed_text_stays(district: House) -> None:
    browser = PlainBrowser("thuky").open("/directives/capture/")
    large = SimpleUploadedFile("thong-bao.docx", b"0" * (TEN_MEGABYTES + 1))
    browser.send("/capture/", text=LOOSE, file=large)
    assert browser.status == 422
    assert "10 MB" in browser.words
    assert browser.value_of("text").strip() == LOOSE.strip()
    assert not Capture.objects.exists()


def test_the_second_of_two_people_sees_the_conflict_and_keeps_his_text(district: House) -> None:
    first, second = PlainBrowser("thuky"), PlainBrowser("chanhvanphong")
    capture = pasted(first, NOTICE)
    row = capture.rows[0]["id"]
    page = f"/directives/capture/{capture.pk}/?row={row}"
    first.open(page)
    second.open(page)
    first.send(f"/rows/{row}/", button="save", text="Lời của người thứ nhất")
    assert first.status == 200
    second.send(f"/rows/{row}/", button="save", text="Lời của người thứ hai")
    assert second.status == 409
    assert "Lời của người thứ nhất" in second.words
    assert second.value_of("text").strip() == "Lời của người thứ hai"
    assert Capture.objects.get(pk=capture.pk).rows[0]["text"] == "Lời của người thứ nhất"


def test_a_report_that_cannot_stand_comes_back_with_every_word(district: House) -> None:
    paper = given_out(PlainBrowser("thuky"))
    work = district.work(paper, 2, "LB.NV")
    officer = PlainBrowser("nv").open(address(work, "report"))
    officer.send("/report/", percent="140", result="Đã làm nhiều việc.")
    assert officer.status == 422
    assert officer.value_of("result").strip() == "Đã làm nhiều việc."
    assert not work.updates.exists()


def test_the_other_district_gives_out_its_own_paper(district: House) -> None:
    """Two districts in one portal: neither finds a word of the other's."""
    district.today_is(date(2023, 9, 15))
    mine = given_out(PlainBrowser("thuky.minhhoa"), OTHER_NOTICE, 3)
    assert mine.owner.code == "MH"
    stranger = PlainBrowser("thuky").open(f"/directives/{mine.pk}/")
    assert stranger.status == 404
    assert mine.number not in stranger.open("/directives/").words
