"""Every address of the portal. The prefix does not fix the app: pages of several floors are in dashboards."""

from allauth.account import views as account_views
from allauth.account.decorators import secure_admin_login
from allauth.mfa.base import views as step_views
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

import apps_catalog.urls
import dashboards.urls
import directives.urls
from egov_portal import health, metrics, second_step
from egov_portal.appearance import appearance


@login_not_required
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


accounts = [
    path("login/", account_views.login, name="account_login"),
    path("logout/", account_views.logout, name="account_logout"),
    path("inactive/", account_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account_views.password_change, name="account_change_password"),
    path("2fa/", second_step.IndexView.as_view(), name="mfa_index"),
    path("2fa/authenticate/", step_views.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", step_views.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", second_step.ActivateView.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", second_step.DeactivateView.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
]
# The dossiers under /directives/ and the catalogue under /applications/ are pages of dashboards: the prefix does not fix the app, the name does not either.
papers = [*directives.urls.urlpatterns, *dashboards.urls.paper_pages]
applications = [*apps_catalog.urls.urlpatterns, *dashboards.urls.application_pages]
urlpatterns = [
    path("organizations/handover/", include((directives.urls.handover_pages, "handovers"))),
    path("", include("dashboards.urls")),
    path("", include("organizations.urls")),
    path("directives/", include((papers, "directives"))),
    path("meetings/", include("meetings.urls")),
    path("news/", include("meetings.urls.news")),
    path("applications/", include((applications, "apps_catalog"))),
    path("", include("projects.urls")),
    path("", include("reporting.urls")),
    path("reminders/", include("reminders.urls")),
    path("documents/", include("documents.urls")),
    path("accounts/", include(accounts)),
    path("api/", include("egov_portal.api_routes")),
    # The one sign-in for the reference pages too, with its throttle and its second step.
    path("admin/login/", secure_admin_login(admin.site.login), name="admin_sign_in"),
    path("admin/", admin.site.urls),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("appearance/", appearance, name="appearance"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", robots, name="robots"),
]
if settings.GALLERY:
    from common.views import gallery

    urlpatterns += [path("gallery/", gallery, name="gallery")]

handler400 = "egov_portal.errors.bad_request"
handler403 = "egov_portal.errors.forbidden"
handler404 = "egov_portal.errors.not_found"
handler429 = "egov_portal.errors.too_many"
handler500 = "egov_portal.errors.failed"
