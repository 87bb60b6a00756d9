"""The installation profile names the levels, so that no page, message or paper says "quận" or "phường" by itself."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Profile:
    """Names of the plan's own level and of the level that reports to it, as they stand inside a sentence."""

    key: str
    own_level: str | Promise
    lower_level: str | Promise
    lower_level_plural: str | Promise
    superior: str | Promise


PROFILES = {
    "district": Profile("district", _("district"), _("ward"), _("wards"), _("City")),
    "commune": Profile("commune", _("ward"), _("residential group"), _("residential groups"), _("City")),
    "city_department": Profile("city_department", _("department"), _("ward"), _("wards"), _("City")),
}


def profile() -> Profile:
    return PROFILES[settings.PROFILE]
