import unicodedata

import pytest
from django.core.exceptions import ValidationError

from organizations.models import Unit, User


def unit(**changes):
    values = {
        "code": "X", "name": "Phường Bồ Đề", "short_name": "Bồ Đề", "level": "ward", "bloc": "government",
        "relation": "subordinate", "path": "X/", "valid_from": "2004-01-01", **changes,
    }  # fmt: skip
    return Unit(**values)


@pytest.mark.django_db
def test_text_is_stored_composed_whatever_the_door():
    decomposed = unicodedata.normalize("NFD", "Phường Bồ Đề")
    one = unit(name=decomposed)
    one.save()
    Unit.objects.bulk_create([unit(name=decomposed, code="Y", path="Y/")])
    cleaned = unit(name=decomposed, code="Z", path="Z/")
    cleaned.full_clean()
    assert {one.name, cleaned.name, Unit.objects.get(code="Y").name} == {"Phường Bồ Đề"}
    assert Unit.objects.filter(name="Phường Bồ Đề").count() == 2


@pytest.mark.django_db
def test_nul_is_refused_and_ordinary_text_is_not():
    unit().full_clean()
    with pytest.raises(ValidationError) as caught:
        unit(name="Bồ\x00Đề").full_clean()
    assert list(caught.value.message_dict) == ["name"]


@pytest.mark.django_db
def test_keys_are_derived_by_every_way_of_saving():
    one = unit(aliases=["UBND phường Bồ Đề"])
    one.save()
    Unit.objects.bulk_create([unit(code="Y", path="Y/", aliases=["UBND phường Bồ Đề"])])
    other = Unit.objects.get(code="Y")
    assert one.search_text.removesuffix(" x") == other.search_text.removesuffix(" y")
    assert "ubnd phuong bo de" in one.search_text
    assert one.name_order == other.name_order != ""


@pytest.mark.django_db
def test_people_are_ordered_by_given_name_on_the_database():
    for name in ("Nguyễn Văn Ơn", "Trần Thị Bình", "Lê Văn Ân", "Phạm Thị An", "Đỗ Văn Đức"):
        User.objects.create(username=name, full_name=name)
    assert [person.full_name.split()[-1] for person in User.objects.all()] == [
        "An",
        "Ân",
        "Bình",
        "Đức",
        "Ơn",
    ]
