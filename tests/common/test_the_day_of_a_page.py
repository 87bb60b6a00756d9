"""`?on=`: any past day, nonsense refused in words, a day to come told as such."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_shows_a_past_day(cast):
    response = cast.client("secretary").get("/meetings/?on=2021-06-04")
    assert response.status_code == 200


@pytest.mark.parametrize("asked", ["2021-13-04", "yesterday", "04/06/2021", "2021-06-04%00"])
def test_it_refuses_nonsense_and_says_what_was_wrong(cast, asked):
    response = cast.client("secretary").get(f"/meetings/?on={asked}", headers={"accept-language": "en"})
    assert response.status_code == 400
    assert 'class="b"' in response.content.decode()


def test_a_day_to_come_shows_today_and_says_so(cast):
    response = cast.client("secretary").get("/meetings/?on=2099-01-01")
    assert response.status_code == 200
    assert "01/01/2099" in response.content.decode()
