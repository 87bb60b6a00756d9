"""The components of every page: one library to load (or to name in the engine's builtins).

Plain values in, HTML of templates/components/ out: no queries, no rules, no words of the domain.
docs/components.md lists each tag with what it takes; /gallery/ shows them.
"""

from django import template

from common.templatetags import ui_blocks, ui_filters, ui_forms, ui_signs, ui_ways

register = template.Library()

for _part in (ui_signs, ui_ways, ui_forms, ui_blocks, ui_filters):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
