"""Whose plan a page speaks of: the viewer's own, or the one `?unit=` names."""

from typing import NoReturn

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from organizations.models import Unit


def plan_asked(viewer: Actor, unit_code: str = "") -> Unit:
    """The unit that owns the plan. Raises `Refused` (not visible) for another plan, and for a viewer without any."""
    if unit_code:
        named = Unit.objects.visible_to(viewer).select_related("home").filter(code=unit_code).first()
        if named is None or named.home is None or not (viewer.is_system or named.home_id in viewer.home_ids):
            _unknown()
        return named.home
    home_id = next((grant.home_id for grant in viewer.grants if grant.home_id is not None), None)
    return Unit.objects.visible_to(viewer).filter(pk=home_id).first() or _unknown()


def _unknown() -> NoReturn:
    raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such plan.")))
