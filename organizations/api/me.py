"""Who asks."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.views import ApiView, rendered
from organizations.readings.me import me
from organizations.serializers import MeShape

ALLOWED = {"allowed": True, "code": "", "reason": ""}
DECIDES = {
    "allowed": False,
    "code": "key_may_not_decide",
    "reason": "Khóa chỉ dùng để báo cáo và gửi; việc này do người đăng nhập quyết định.",
}
WARD_KEY = {
    "kind": "key",
    "label": "Phần mềm một cửa · Bồ Đề",
    "unit": "LB.00118",
    "units": ["LB.00118"],
    "roles": [{"role": "ward_officer", "unit": "LB.00118"}],
    "scopes": ["read", "report:write"],
    "expires_at": "2024-10-16T09:00:00+07:00",
    "today": "2023-10-16",
    "version": 1,
    "permissions": {"may_view_plan": ALLOWED, "may_report_progress": ALLOWED, "may_accept_result": DECIDES},
}


class Me(ApiView):
    @extend_schema(
        operation_id="me_read",
        tags=["me"],
        summary=_("The key or the person that asks: unit, scopes, rights"),
        responses=MeShape,
        examples=[OpenApiExample("key of a ward", WARD_KEY, response_only=True)],
    )
    def get(self, request: Request) -> HttpResponse:
        key = request.auth.key if request.auth is not None else None
        return rendered(MeShape(me(self.actor, key)).data)
