"""Meetings of the caller's plan, as known on a day."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.pages import PAGING, Order, page
from common.api.params import AS_OF, DayParam, Param, impossible
from common.api.views import ApiView, rendered, tagged
from meetings.models import Meeting
from meetings.readings.facts import meeting_facts, meeting_whole
from meetings.serializers import MeetingDetailShape, MeetingPageShape, MeetingShape, SeatShape
from meetings.sources.notices import known_meetings
from organizations.models import Committee

NEWEST = Order((("meeting_id", int),), newest_first=True)
MEETING: dict[str, Any] = {
    "id": 9,
    "title": "Họp Ban Chỉ đạo quý III",
    "kind": "regular",
    "committee": "LB.BCD",
    "held_on": "2023-10-25",
    "starts_at": "14:00:00",
    "place": "Phòng họp 2",
    "presided_by": "Trưởng Ban Chỉ đạo",
    "summary": "",
    "stage": "planned",
    "is_illustrative": False,
    "agenda": [
        {
            "id": 31,
            "kind": "report",
            "title": "Kết quả thực hiện kết luận",
            "at": "14:10",
            "minutes": 30,
            "unit": "LB.VHTT",
            "presenter": "",
            "note": "",
            "version": 1,
            "permissions": {
                "may_change": {"allowed": False, "code": "role", "reason": "Việc này do Thư ký thực hiện."}
            },
        }
    ],
    "attendance": {
        "expected": 15,
        "present": 0,
        "substitutes": 0,
        "excused": 0,
        "absent": 0,
        "waiting": 15,
    },
    "notice": None,
    "version": 2,
    "permissions": {
        "may_change": {"allowed": False, "code": "role", "reason": "Việc này do Thư ký thực hiện."}
    },
}
SEAT = {
    "id": 118,
    "title": "Trưởng Ban Chỉ đạo",
    "unit": "LB.QU",
    "is_member": True,
    "presence": "invited",
    "substitute": "",
    "version": 1,
    "permissions": {
        "may_record": {"allowed": False, "code": "role", "reason": "Việc này do Thư ký thực hiện."}
    },
}


class Meetings(ApiView):
    params = (
        AS_OF,
        Param("committee", _("Only meetings of the committee of this code."), 40),
        DayParam("from", _("Held on this day or later.")),
        DayParam("to", _("Held on this day or earlier.")),
        *PAGING,
    )

    @extend_schema(
        operation_id="meetings_list",
        tags=["meetings"],
        summary=_("Meetings, the one entered last first"),
        responses=MeetingPageShape,
        examples=[
            OpenApiExample("page", {"next": None, "previous": None, "results": [MEETING]}, response_only=True)
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on, found = self.asked.on, known_meetings(self.actor, self.asked.on)
        if "committee" in self.asked:
            seen = Committee.objects.visible_to(self.actor).filter(code=self.asked["committee"]).first()
            if seen is None:
                raise impossible("committee", _("No committee that you see bears this code."))
            found = found.filter(meeting__committee=seen)
        if "from" in self.asked:
            found = found.filter(held_on__gte=self.asked["from"])
        if "to" in self.asked:
            found = found.filter(held_on__lte=self.asked["to"])
        told = page(
            request, found, self.asked, lambda rows: meeting_facts(rows, viewer=self.actor, on=on), NEWEST
        )
        return rendered(MeetingPageShape(told).data)


class OneMeeting(ApiView):
    params = (AS_OF,)

    @extend_schema(
        operation_id="meetings_read",
        tags=["meetings"],
        summary=_("One meeting: agenda, who sat there, the notice it led to"),
        responses=MeetingDetailShape,
        examples=[OpenApiExample("meeting", {**MEETING, "seats": [SEAT]}, response_only=True)],
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        found = meeting_whole(pk, viewer=self.actor, on=self.asked.on)
        if found is None:
            raise Http404
        told = {**MeetingShape(found.facts).data, "seats": SeatShape(found.seats, many=True).data}
        return rendered(told, headers=tagged(Meeting(pk=pk), found.facts.version))
