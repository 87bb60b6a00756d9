"""One reminder in words."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.refs import ObjectRef


@dataclass(frozen=True)
class Line:
    """`url` leads to the form that acts, not to a page that only tells."""

    ref: ObjectRef
    what: str
    where: str
    unit: str
    deadline_on: date
    url: str
    act: str

    @property
    def address(self) -> str:
        """For a mail: the whole address."""
        return f"{settings.PUBLIC_URL}{self.url}"

    def when(self, on: date) -> str:
        days = (self.deadline_on - on).days
        if days < 0:
            return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
        if days == 0:
            return _("due today")
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
