"""Addresses under /news/: for anybody."""

from django.urls import path

from meetings.views import news

app_name = "news"
urlpatterns = [
    path("", news.public_list, name="list"),
    path("<int:pk>/", news.public_detail, name="detail"),
    path("<int:pk>/photos/<int:photo_pk>/", news.photo, name="photo"),
]
