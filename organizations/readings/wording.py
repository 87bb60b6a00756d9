"""Words that pages say about units."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organizations.models import Unit

SHORT: dict[str, str | Promise] = {
    Unit.Relation.SUBORDINATE: _("subordinate · assigned"),
    Unit.Relation.VERTICAL: _("vertical · asked"),
    Unit.Relation.FRONT: _("Front · asked"),
}
RELATIONS: dict[str, str | Promise] = {
    Unit.Relation.SUBORDINATE: _("subordinate: is assigned work"),
    Unit.Relation.VERTICAL: _("vertical agency: is asked, not assigned"),
    Unit.Relation.FRONT: _("Front and organisations: are asked, not assigned"),
}


def relation_words(relation: str) -> str | Promise:
    return RELATIONS[relation]


def short_relation_words(relation: str) -> str | Promise:
    """For a column of a table."""
    return SHORT[relation]
