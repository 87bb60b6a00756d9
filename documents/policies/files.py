"""Which files are kept, in words for the person who sent one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, refuse
from documents.models import Attachment

CLASSIFIED = _(
    "The paper is classified (%(stamp)s). The Law on Protection of State Secrets forbids it in this system: please use "
    "the way your office keeps for classified papers. Nothing was stored."
)
REFUSALS: Mapping[str, tuple[Kind, str | Promise]] = {
    "file_too_large": (
        Kind.TOO_LARGE,
        _("%(name)s: the file is larger than 10 MB. Please make it smaller or send it in parts."),
    ),
    "file_empty": (Kind.INPUT, _("%(name)s: the file is empty.")),
    "file_name": (Kind.INPUT, _("The file has no name that could be kept. Please give it a name.")),
    "file_name_long": (Kind.INPUT, _("The name of the file is longer than 255 letters.")),
    "file_type": (
        Kind.MEDIA_TYPE,
        _(
            "%(name)s: files of this type are not kept. Please send PDF, Word, Excel, OpenDocument, PNG or JPEG."
        ),
    ),
    "file_ending": (
        Kind.MEDIA_TYPE,
        _(
            "%(name)s: the name ends in .%(ending)s, but the content is %(kind)s. Please check which file it is."
        ),
    ),
    "file_old_office": (
        Kind.MEDIA_TYPE,
        _(
            "%(name)s: the file is in an old Office format or has a password. Please save it as .docx, .xlsx or PDF."
        ),
    ),
    "file_macros": (
        Kind.MEDIA_TYPE,
        _("%(name)s: the file contains macros. Please save it without them, or as PDF."),
    ),
    "file_embedded": (
        Kind.MEDIA_TYPE,
        _("%(name)s: another file or a program is embedded in it. Please save it as PDF."),
    ),
    "file_password": (
        Kind.INPUT,
        _("%(name)s: the file has a password, so others could not read it. Please remove it."),
    ),
    "file_damaged": (
        Kind.INPUT,
        _(
            "%(name)s: the file is damaged or was cut off on its way. Please open it, save it again and send it."
        ),
    ),
    "file_bomb": (
        Kind.INPUT,
        _("%(name)s: the file unpacks to far more than a paper holds. Please save it as PDF."),
    ),
    "file_classified": (Kind.INPUT, CLASSIFIED),
    "file_purged": (
        Kind.STATE,
        _("%(name)s: this very file was removed from the portal by decision; it is not taken again."),
    ),
}
ALL_STAMPS = "MẬT, TỐI MẬT, TUYỆT MẬT"


def refusal(code: str, **about: str) -> Decision:
    """The decision behind a code of `documents.parsing`."""
    kind, told = REFUSALS[code]
    return refuse(kind, code, told % {"name": "", "stamp": ALL_STAMPS, **about})


def is_not_declared_classified(declared: bool) -> Decision:
    return refusal("file_classified") if declared else ALLOWED


def is_not_stamped(stamp: str) -> Decision:
    return refusal("file_classified", stamp=stamp) if stamp else ALLOWED


def was_not_removed(owner_id: int, sha256: str, name: str) -> Decision:
    """A file that two persons removed from the plan does not come back by another way."""
    twins = Attachment.objects.of_plans([owner_id]).filter(sha256=sha256, purged_on__isnull=False)
    return refusal("file_purged", name=name) if twins.exists() else ALLOWED


def is_there(attachment: Attachment) -> Decision:
    if not attachment.is_purged:
        return ALLOWED
    return refuse(Kind.STATE, "file_removed", _("This file was removed from the portal by decision."))


def is_missing() -> Decision:
    return refuse(
        Kind.STATE, "file_missing", _("The file is not on the portal's disk. Please tell the administrator.")
    )


def no_room() -> Decision:
    return refuse(
        Kind.NO_ROOM,
        "file_no_room",
        _(
            "The file could not be stored: there is no room. Nothing was saved; please tell the administrator."
        ),
    )
