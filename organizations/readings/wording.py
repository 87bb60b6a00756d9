"""Words that pages say about units."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit

RELATIONS: dict[str, str | Promise] = {
    Unit.Relation.SUBORDINATE: _("subordinate: is assigned work"),
    Unit.Relation.VERTICAL: _("vertical agency: is asked, not assigned"),
    Unit.Relation.FRONT: _("Front and organisations: are asked, not assigned"),
}


def relation_words(relation: str) -> str | Promise:
    return RELATIONS[relation]
