"""Addresses under /reminders/."""

from django.urls import path

from reminders.views import calendar_feed, chat, gateways, inbox, office, outbox, preferences, rules

app_name = "reminders"
urlpatterns = [
    path("", inbox.own, name="inbox"),
    path("read/", inbox.read, name="read"),
    path("preferences/", preferences.own, name="preferences"),
    path("calendar/open/", calendar_feed.opened, name="calendar-open"),
    path("calendar/close/", calendar_feed.closed, name="calendar-close"),
    path("calendar/<str:secret>.ics", calendar_feed.feed, name="calendar"),
    path("chat/", chat.texts, name="chat"),
    path("chat/<int:unit_pk>/copied/", chat.copied, name="chat-copied"),
    path("chat/groups/<slug:group>/copied/", chat.group_copied, name="chat-group-copied"),
    path("outbox/", outbox.messages, name="outbox"),
    path("outbox/<slug:key>/", outbox.message, name="letter"),
    path("rules/", rules.listed, name="rules"),
    path("rules/new/", rules.new, name="rule-new"),
    path("rules/usual/", rules.usual, name="rules-usual"),
    path("rules/<int:pk>/", rules.change, name="rule"),
    path("forecast/", rules.coming, name="forecast"),
    path("proposals/", office.proposed, name="proposals"),
    path("proposals/<int:pk>/", office.decide, name="proposal"),
    path("gateways/", gateways.listed, name="gateways"),
    path("gateways/new/", gateways.new, name="gateway-new"),
    path("gateways/<int:pk>/", gateways.change, name="gateway"),
    path("gateways/<int:pk>/secret/", gateways.secret, name="gateway-secret"),
    path("gateways/messages/<int:pk>/send-again/", gateways.send_again, name="gateway-send-again"),
    path("log/", office.log, name="log"),
    path("log/<int:pk>/send-again/", office.send_again, name="send-again"),
]
