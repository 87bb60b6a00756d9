"""Units and rights; included at the root, because `/permissions/` stands beside `/organizations/`."""

from django.urls import path

from organizations.views import accounts, keys, own_account, people, rights, units

app_name = "organizations"
urlpatterns = [
    path("organizations/", units.listed, name="list"),
    path("organizations/people/", people.listed, name="people"),
    path("organizations/people/new/", accounts.new, name="person-new"),
    path("organizations/people/sheet/", accounts.sheet, name="people-sheet"),
    path(
        "organizations/people/sheet/template.xlsx", accounts.template, {"ending": "xlsx"}, name="people-xlsx"
    ),
    path("organizations/people/sheet/template.csv", accounts.template, {"ending": "csv"}, name="people-csv"),
    path("organizations/people/<int:pk>/", people.detail, name="person"),
    path("organizations/people/<int:pk>/change/", people.change, name="person-change"),
    path("organizations/people/<int:pk>/link/", accounts.link, name="person-link"),
    path("organizations/people/<int:pk>/close/", people.close, name="person-close"),
    path("organizations/people/<int:pk>/second-step/", people.drop_second_step, name="person-second-step"),
    path("organizations/people/<int:pk>/roles/", people.give_role, name="role-give"),
    path("organizations/people/<int:pk>/roles/<int:role_pk>/end/", people.end_role, name="role-end"),
    path("organizations/<str:code>/", units.detail, name="unit"),
    path("organizations/<str:code>/keys/", keys.listed, name="keys"),
    path("organizations/<str:code>/keys/<int:pk>/renew/", keys.renew, name="key-renew"),
    path("organizations/<str:code>/keys/<int:pk>/revoke/", keys.revoke, name="key-revoke"),
    path("accounts/", own_account.page, name="account"),
    path("accounts/sessions/end/", own_account.end_all, name="sessions-end"),
    path("accounts/sessions/<str:key>/end/", own_account.end_session, name="session-end"),
    path("accounts/link/", own_account.set_password, name="set-password"),
    path("accounts/link/<str:token>/", own_account.open_link, name="one-time-link"),
    path("permissions/", rights.permissions, name="permissions"),
    path("permissions/delegations/new/", rights.delegate, name="delegation-new"),
    path("permissions/delegations/<int:pk>/end/", rights.end_delegation, name="delegation-end"),
]
