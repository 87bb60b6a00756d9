"""The pages about people and the own account, looked at: wide and narrow, nothing for axe to find, nothing too wide."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def world(transactional_db, settings):
    from tests.cast import TODAY, build

    settings.DEMO_TODAY = TODAY
    return build()


def test_every_page_about_people_is_silent(world, page, phone, sign_in, axe, overflow):
    person = world.user("lead_officer").pk
    role = world.user("lead_officer").role_assignments.get().pk
    ours = "/organizations/people/"
    paths = [
        ours, f"{ours}new/", f"{ours}sheet/", f"{ours}{person}/", f"{ours}{person}/change/", f"{ours}{person}/roles/",
        f"{ours}{person}/roles/{role}/end/", f"{ours}{person}/close/", "/accounts/", "/accounts/2fa/",
        "/accounts/2fa/recovery-codes/generate/",
    ]  # fmt: skip
    TOTP.activate(world.user("secretary"), "JBSWY3DPEHPK3PXP")
    for window in (page, phone):
        sign_in(window, world.user("admin"))
        for path in paths:
            window.goto(path)
            assert axe(window) == [], path
            assert overflow(window) == 0, path


def test_an_account_is_made_and_its_person_sets_the_password(world, page, phone, sign_in, axe, overflow):
    sign_in(page, world.user("admin"))
    page.goto("/organizations/people/new/")
    page.get_by_label("Họ và tên").fill("Phan Thu Hà")
    page.get_by_label("Tên đăng nhập").fill("ha.phanthu")
    page.get_by_label("Đơn vị").select_option(label="Phòng Văn hóa và Thông tin")
    page.get_by_label("Vai trò").select_option("unit_officer")
    page.get_by_role("button", name="Lập tài khoản").click()
    link = page.locator(".copy-text").inner_text()
    assert axe(page) == []
    phone.goto(link)
    assert "/accounts/link/" in phone.url
    assert phone.url.endswith("/accounts/link/")
    assert axe(phone) == []
    assert overflow(phone) == 0
    phone.get_by_label("Mật khẩu mới", exact=False).first.fill("mot-mat-khau-du-dai")
    phone.get_by_label("Nhập lại", exact=False).fill("mot-mat-khau-du-dai")
    phone.get_by_role("button", name="Đặt mật khẩu").click()
    phone.get_by_label("Tên đăng nhập").fill("ha.phanthu")
    phone.locator("[name=password]").fill("mot-mat-khau-du-dai")
    phone.locator("main button.p").click()
    expect(phone).to_have_url(f"{link.split('/accounts')[0]}/board/unit/")
