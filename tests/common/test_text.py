import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.text import ascii_slug, fold, nfc, person_sort_key, search_key, sort_key

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ -0123456789ĐÂ"
)


def test_nfd_and_nfc_are_one_text():
    decomposed = unicodedata.normalize("NFD", "Bồ Đề")
    assert len(decomposed) == 9
    assert nfc(decomposed) == "Bồ Đề"
    assert len(nfc(decomposed)) == 5


@pytest.mark.parametrize("letter", ["Đ", "Ð", "Ɖ"])
def test_letters_that_look_like_dong_are_it(letter):
    assert nfc(f"{letter}ức Giang") == "Đức Giang"
    assert fold(f"{letter}ức Giang") == "duc giang"


def test_what_nobody_sees_is_dropped():
    assert nfc("Gia\u200b Thụy\ufeff") == "Gia Thụy"


@pytest.mark.parametrize(
    "written", ["gia thuy", "Gia Thuỵ", "GIA THỤY", "Gia  Thụy", unicodedata.normalize("NFD", "Gia Thụy")]
)
def test_every_spelling_has_one_search_key(written):
    assert search_key(written) == "gia thuy"


def test_the_search_key_leaves_empty_parts_out():
    assert search_key("Đức", None, "", "Giang") == "duc giang"


def test_a_slug_keeps_dong_as_d():
    assert ascii_slug("Phường Đức Giang") == "phuong-duc-giang"


def test_words_stand_as_in_a_vietnamese_dictionary():
    ordered = ["an", "ăn", "ân", "ba", "da", "đa", "em", "êm", "oa", "ô", "ơn", "tu", "tư", "y"]
    mixed = ordered[1::2] + ordered[::2]
    assert sorted(mixed, key=sort_key) == ordered


def test_tones_decide_only_between_equal_letters():
    assert sorted(["mạ", "mã", "mả", "má", "mà", "ma"], key=sort_key) == ["ma", "mà", "má", "mả", "mã", "mạ"]
    assert sorted(["má", "mab", "ma"], key=sort_key) == ["ma", "má", "mab"]


def test_numbers_stand_by_value():
    assert sorted(["Tổ 10", "Tổ 9", "Tổ 2"], key=sort_key) == ["Tổ 2", "Tổ 9", "Tổ 10"]


def test_people_stand_by_their_given_name():
    people = ["Nguyễn Văn Ơn", "Trần Thị Bình", "Lê Văn Ân", "Phạm Thị An", "Đỗ Văn Đức"]
    assert sorted(people, key=person_sort_key) == [
        "Phạm Thị An", "Lê Văn Ân", "Trần Thị Bình", "Đỗ Văn Đức", "Nguyễn Văn Ơn",
    ]  # fmt: skip


@given(st.text())
def test_folding_and_composing_twice_changes_nothing_more(text):
    assert nfc(nfc(text)) == nfc(text)
    assert fold(fold(text)) == fold(text)
    assert search_key(search_key(text)) == search_key(text)


@given(st.text())
def test_the_normal_form_does_not_matter(text):
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
        assert sort_key(unicodedata.normalize(form, nfc(text))) == sort_key(text)


@given(VIETNAMESE, VIETNAMESE)
def test_equal_sort_keys_mean_equal_texts_but_for_case(left, right):
    if sort_key(left) == sort_key(right):
        assert fold(left).replace("-", " ") == fold(right).replace("-", " ")


@given(VIETNAMESE)
def test_a_folded_vietnamese_text_is_ascii(text):
    assert fold(text).isascii()
