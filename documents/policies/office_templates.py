"""Who keeps the templates of the office, and what is wrong with one, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from documents.models import OfficeTemplate
from organizations.permissions import Permission, plan_ids
from organizations.policies import may

WORDS = {
    "template_unknown": _("{{%(name)s}} is not on the list of this kind of paper."),
    "template_unknown_near": _("{{%(name)s}} is not on the list of this kind of paper; did you mean {{%(near)s}}?"),
    "template_missing": _("Missing: %(names)s. A paper of this kind cannot do without it."),
    "template_braces": _("These braces are no placeholder: “%(text)s”. Write {{name}}, without spaces in the name."),
    "template_list_place": _("{{%(name)s.…}} is a list; a list stands in the body, not in a header or footer."),
    "template_two_lists": _("A row repeats one list only, and no list stands inside another: %(names)s."),
    "template_many": _("Too many placeholders: %(most)s in all, each %(each)s times at most."),
    "template_outside": _("The file fetches something from outside (%(what)s). Please put it into the file itself."),
    "template_field": _("The field %(field)s is not taken; numbers of pages and references are."),
    "template_merges": _("The file is set up for a mail merge. Please turn it off and save it again."),
    "template_changes": _("The file has tracked changes. Please accept them and save it again."),
    "template_pulls_in": _("The file pulls another document in. Please put its text into the file itself."),
    "template_strict": _("The file cannot be read as a Word document. Please save it as .docx, not as Strict Open XML."),
    "template_broken": _("The file is damaged or too large for a template. Please open it, save it again and send it."),
}  # fmt: skip


def may_keep(actor: Actor, owner_id: int | None) -> Decision:
    return may(actor, Permission.KEEP_TEMPLATES, home_id=owner_id)


def may_keep_somewhere(actor: Actor) -> Decision:
    return may_keep(actor, next(iter(plan_ids(actor, Permission.KEEP_TEMPLATES)), None))


def words_of(code: str, about: Mapping[str, str]) -> str:
    """What is wrong with a template, by the codes of `documents.layouts.template_check`."""
    return str(WORDS[code]) % about


def may_withdraw(actor: Actor, template: OfficeTemplate) -> Decision:
    return may_keep(actor, template.owner_id) and _is_kept(template)


def _is_kept(template: OfficeTemplate) -> Decision:
    if not template.is_withdrawn:
        return ALLOWED
    return refuse(Kind.STATE, "withdrawn", _("This template has been taken out of use already."))


def is_a_word_file(media: str, name: str) -> Decision:
    if media == "docx":
        return ALLOWED
    reason = _("%(name)s: a template is a Word file (.docx).") % {"name": name}
    return refuse(Kind.MEDIA_TYPE, "file_template", reason)


def is_small(size: int, most: int) -> Decision:
    if size <= most:
        return ALLOWED
    return refuse(Kind.TOO_LARGE, "file_template_large", _("A template is at most 2 MB."))
