"""What the weights of the overlap must be."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from apps_catalog.models.overlap import PARTS
from common.decisions import ALLOWED, Decision, Kind, refuse


def weights_stand(values: Mapping[str, int]) -> Decision:
    total = sum(values[name] for name in PARTS)
    if total == 100:
        return ALLOWED
    reason = _("The weights add up to %(total)s; they must make 100.")
    return refuse(Kind.INPUT, "weights", reason % {"total": total})
