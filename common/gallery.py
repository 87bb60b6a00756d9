"""Invented rows for the gallery: every component, every state, long Vietnamese words included."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator

from common.components import STATUSES
from common.decisions import ALLOWED, Kind, refuse
from common.menus import Entry, Group

TODAY = date(2023, 10, 16)
PERCENT = {"done": 100, "track": 61, "soon": 86, "over": 55, "none": 0, "wait": 100, "late": 100}
ORDER = (
    "done track done over soon track done done soon over track track late none wait standing done done track"
)
UNITS = "VHTT BQLDA TCKH BQLDA VPUB TP GDĐT YT VPQU VHTT QLĐT TNMT CA KT NV NV VHTT NV VPUB"


class SampleForm(forms.Form):
    title = forms.CharField(label="Nội dung", help_text="Một câu, nêu rõ việc và sản phẩm.", max_length=200)
    due_on = forms.DateField(label="Thời hạn", required=False, help_text="Ví dụ 30/11/2023")
    unit = forms.ChoiceField(
        label="Đơn vị chủ trì", choices=[("", "Chọn đơn vị"), ("a", "Phòng A"), ("b", "Ban B")]
    )
    result = forms.CharField(label="Kết quả", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    kind = forms.ChoiceField(
        label="Loại việc", choices=[("once", "Một lần"), ("repeated", "Lặp lại")], widget=forms.RadioSelect
    )
    public = forms.BooleanField(label="Công khai sau khi ban hành", required=False)
    file = forms.FileField(
        label="Minh chứng", required=False, help_text="PDF, Word, Excel hoặc ảnh, tối đa 10 MB."
    )


def cells(count: int | None = None) -> list[Mapping[str, Any]]:
    keys, units = ORDER.split(), UNITS.split()
    return [
        {
            "number": n + 1,
            "unit": units[n % len(units)],
            "status": keys[n % len(keys)],
            "percent": PERCENT.get(keys[n % len(keys)]),
            "url": f"#row-{n + 1}",
            "label": f"Nội dung {n + 1}: {STATUSES[keys[n % len(keys)]].word}",
        }
        for n in range(count or len(keys))
    ]


def steps() -> list[Mapping[str, str]]:
    return [
        {"label": "Chuẩn bị", "state": "ok", "note": "Giấy mời, tài liệu"},
        {"label": "Họp", "state": "ok", "note": "04/06/2021"},
        {"label": "Dự thảo", "state": "ok", "note": "Bảy định hướng"},
        {"label": "Ban hành", "state": "on", "note": "Đang trình ký"},
        {"label": "Theo dõi", "state": "", "note": ""},
    ]


def timeline() -> list[Mapping[str, str]]:
    return [
        {"when": "12/07/2023", "title": "Giao việc", "state": "done", "who": "Văn phòng"},
        {
            "when": "31/08/2023",
            "title": "Gia hạn lần 1",
            "state": "done",
            "text": "Từ 31/08 đến 30/09 vì vướng mặt bằng.",
        },
        {"when": "30/09/2023", "title": "Đến hạn", "state": "over", "who": "Chưa hoàn thành"},
        {"when": "16/10/2023", "title": "Hôm nay", "state": "now"},
    ]


def chips() -> list[Mapping[str, Any]]:
    return [
        {"label": "Tất cả", "count": 19, "url": "?", "active": True},
        {"label": "Quá hạn", "count": 2, "url": "?status=over", "icon": "alert-triangle"},
        {"label": "Sắp đến hạn", "count": 2, "url": "?status=soon", "icon": "clock-hour-4"},
        {"label": "Chờ xác nhận", "count": 0, "url": "?status=wait"},
        {"label": "Hoàn thành", "count": 9, "url": "?status=done"},
    ]


def navigation() -> tuple[Group, ...]:
    return (
        Group(
            "Điều hành",
            (
                Entry("Tổng quan", "#a", "layout-dashboard", active=True, key="t"),
                Entry("Việc cần chỉ đạo", "#b", "alert-circle", badge=7),
            ),
        ),
        Group("Chỉ đạo", (Entry("Kết luận", "#c", "gavel", key="k"),)),
        Group("Đề án", (Entry("Dự án", "#d", "clipboard-list", badge=11, badge_alert=False),)),
        Group("Đơn vị", (Entry("Cơ quan, đơn vị", "#e", "building-bank"),)),
    )


def shell() -> Mapping[str, Any]:
    return {
        "owner_name": "Ban Chỉ đạo Ứng dụng CNTT",
        "short_name": "Thư viện giao diện",
        "home_url": "/",
        "search_url": "/search/",
        "inbox_url": "/reminders/",
        "account_url": "/accounts/password/change/",
        "sign_out_url": "/accounts/logout/",
        "appearance_url": "/appearance/",
        "data_age": "Số liệu đến 08:00, 16/10/2023",
        "demo": True,
        "user_name": "Văn phòng",
        "user_title": "Thư ký tổng hợp",
        "user_initials": "VP",
        "unread": 3,
    }


def samples() -> dict[str, Any]:
    return {**frame(), **amounts(), **ways(), **acts()}


def acts() -> dict[str, Any]:
    bad = SampleForm({"bad-title": "", "bad-due_on": "32/13", "bad-kind": ""}, prefix="bad")
    bad.is_valid()
    return {
        "may": ALLOWED,
        "may_not": refuse(Kind.STATE, "not_issued", "Chỉ giao việc khi văn bản có số, ngày và người ký."),
        "form": SampleForm(),
        "bad_form": bad,
        "zalo": "Kính gửi đồng chí: nội dung 4 đã quá hạn 16 ngày (hạn 30/09).\nXem: https://example.vn/n/4",
    }


def frame() -> dict[str, Any]:
    return {
        "shell": shell(),
        "navigation": navigation(),
        "breadcrumbs": [("Điều hành", "#"), ("Giao diện", "#"), ("Thư viện thành phần", "")],
        "today": TODAY,
        "past": date(2021, 6, 4),
    }


def amounts() -> dict[str, Any]:
    return {
        "statuses": list(STATUSES.items()),
        "cells": cells(),
        "seven": cells(7),
        "many": cells(42),
        "counts": [{"key": key, "count": ORDER.split().count(key)} for key in STATUSES if key in ORDER],
        "pairs": [("Báo cáo phải trình", "3/5 đã có dự thảo"), ("Giấy mời", "22, đã xác nhận 17")],
    }


def ways() -> dict[str, Any]:
    return {
        "stages": steps(),
        "history": timeline(),
        "hours": [
            {"when": "14:00", "title": "Khai mạc", "state": "done", "who": "Văn phòng"},
            {"when": "14:10", "title": "Báo cáo kết quả kỳ trước", "state": "done"},
        ],
        "chip_options": chips(),
        "tab_items": [
            {"label": "Diễn biến", "url": "#t1", "active": True},
            {"label": "Minh chứng", "url": "#t2", "count": 4},
            {"label": "Văn bản liên quan", "url": "#t3"},
        ],
        "page": Paginator(range(1, 260), 25).page(4),
    }
