"""The board: the same reading as the page."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.params import AS_OF, Param
from common.api.problems import Problem
from common.api.views import ApiView, rendered
from dashboards.readings.attention import attention_list
from dashboards.readings.figure_lines import figure_lines
from dashboards.readings.leader_board import leader_board
from dashboards.readings.scope import own_scope
from dashboards.serializers import BoardShape

FIGURE = {
    "value": 19,
    "unit": "items",
    "explained_at": "/explain/?figure=notice_items&directive=42&on=2023-10-16",
}
BOARD: dict[str, Any] = {
    "on": "2023-10-16",
    "name": "Quận Long Biên",
    "notice": {
        "id": 42,
        "number": "63-TB/BCĐ",
        "title": "Kết luận của Trưởng Ban Chỉ đạo",
        "headline": "7 trên 18 việc đã xong, 1 việc quá hạn.",
        "done": 7,
        "total": 18,
        "counts": {
            "total": FIGURE,
            "done": {**FIGURE, "value": 7},
            "by_status": [{"status": "over", **FIGURE, "value": 1}],
        },
        "cells": [
            {
                "number": 1,
                "unit": "VH&TT",
                "status": "done",
                "percent": 100,
                "url": "/directives/items/318/",
                "label": "Mục 1: đã xong",
            }
        ],
        "is_illustrative": False,
        "url": "/directives/42/",
    },
    "figures": [
        {"label": "Quá hạn", "figure": {**FIGURE, "value": 1}, "of": "18", "comparison": "", "trend": ""}
    ],
    "lines": [
        {"label": "Quá hạn", "figure": {**FIGURE, "value": 1}, "reference": "open_items:unit=LB@2023-10-16"}
    ],
    "attention": [],
    "attention_count": 0,
    "attention_figure": {**FIGURE, "value": 0, "unit": "matters"},
    "meeting": None,
    "due": [{"day": "2023-10-30", "label": "Mục 7", "status": "track", "url": "/directives/items/318/"}],
    "queue": [],
}


class Board(ApiView):
    params = (
        AS_OF,
        Param("unit", _("Whose plan, or what one unit leads in it; the caller's own when left out."), 40),
        Param("committee", _("Only papers of the committee of this code."), 40),
    )

    @extend_schema(
        operation_id="dashboard_read",
        tags=["dashboard"],
        summary=_("The board of the plan, or of one unit in it"),
        responses=BoardShape,
        examples=[OpenApiExample("board", BOARD, response_only=True)],
    )
    def get(self, request: Request) -> HttpResponse:
        asked = self.asked
        scope = own_scope(
            self.actor, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", "")
        )
        if scope is None:
            raise Problem(403, "no_role", _("You hold no role in any plan today."))
        board = leader_board(viewer=self.actor, on=asked.on, scope=scope)
        attention = attention_list(scope, viewer=self.actor, on=asked.on)
        whole = {**vars(board), "attention": attention.first, "attention_count": attention.count}
        lines = figure_lines(board, attention, scope, viewer=self.actor, on=asked.on)
        return rendered(BoardShape({**whole, "attention_figure": attention.figure, "lines": lines}).data)
