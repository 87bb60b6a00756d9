"""`/my-work/`: one list of musts, each with the form that settles it."""

from django.http import HttpResponse
from django.shortcuts import render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.work_page import work_page


def my_work(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    work = work_page(viewer=request.actor, on=on)
    return render(request, "dashboards/my_work.html", {"work": work, "on": on, "today": clock.today()})
