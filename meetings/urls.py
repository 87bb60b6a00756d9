"""Addresses under /meetings/."""

from django.urls import path

from meetings.views import agenda, attendance, concluding, pages, preparing, results

app_name = "meetings"
urlpatterns = [
    path("", pages.listed, name="list"),
    path("new/", preparing.new, name="new"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/edit/", preparing.edit, name="edit"),
    path("<int:pk>/agenda/", agenda.entries, name="agenda"),
    path("<int:pk>/agenda/<int:entry_pk>/", agenda.change, name="agenda-change"),
    path("<int:pk>/agenda/<int:entry_pk>/remove/", agenda.remove, name="agenda-remove"),
    path("<int:pk>/agenda/<int:entry_pk>/move/", agenda.move, name="agenda-move"),
    path("<int:pk>/attendance/", attendance.record, name="attendance"),
    path("<int:pk>/attendance/guests/", attendance.invite, name="guest-invite"),
    path("<int:pk>/attendance/guests/<int:seat_pk>/remove/", attendance.uninvite, name="guest-remove"),
    path("<int:pk>/hold/", concluding.hold, name="hold"),
    path("<int:pk>/notice/", concluding.notice, name="notice"),
    path("<int:pk>/results/", results.shown, name="results"),
    path("<int:pk>/results.<str:kind>", results.file, name="results-file"),
]
