"""ETag and If-Match: the stored version of a thing, so that nobody overwrites what he has not seen."""

import re

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.api.params import WHOLE
from common.api.problems import Problem

TAG = re.compile(r'\s*(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)')


def etag(thing: Model, version: int) -> str:
    """Strong, of the stored version; what a rule derives from it (in time, overdue) is not covered."""
    return f'"{thing._meta.model_name}-{thing.pk}-{version}"'


def tags_sent(request: HttpRequest) -> list[str] | None:
    """Tags of If-Match; None without the header, ``["*"]`` for any version. Raises `Problem` 400."""
    header = request.headers.get("If-Match")
    if header is None:
        return None
    if header.strip() == "*":
        return ["*"]
    found, at = [], 0
    while at < len(header):
        tag = TAG.match(header, at)
        if tag is None:
            raise Problem(400, "bad_if_match", _('If-Match holds tags such as "assignment-12-3".'))
        found.append(f'"{tag.group(1)}"')
        at = tag.end()
    if not found:
        raise Problem(400, "bad_if_match", _("If-Match is empty."))
    return found


def refuse_stale(request: HttpRequest, thing: Model, version: int) -> None:
    """412 when the sender has seen another version."""
    sent = tags_sent(request)
    current = etag(thing, version)
    if sent is None or sent == ["*"] or current in sent:
        return
    told = _("Somebody else changed it meanwhile; read it again.")
    raise Problem(412, "stale", told, headers={"ETag": current})


def require_seen(request: HttpRequest, thing: Model, version: int, *, written_by_other: bool) -> None:
    """For PUT, after a body equal to what is stored was answered: 428 where another actor wrote the version."""
    if written_by_other and request.headers.get("If-Match") is None:
        told = _("Somebody else wrote the stored version; send its ETag in If-Match.")
        raise Problem(428, "if_match_required", told, headers={"ETag": etag(thing, version)})
    refuse_stale(request, thing, version)


def version_seen(request: HttpRequest, kind: type[Model], pk: int) -> int | None:
    """The version in If-Match, for an action that compares it under its lock: None for any, 0 for one that never was."""
    sent = tags_sent(request)
    if sent is None or sent == ["*"]:
        return None
    start = f'"{kind._meta.model_name}-{pk}-'
    versions = [tag[len(start) : -1] for tag in sent if tag.startswith(start)]
    return max((int(text) for text in versions if WHOLE.match(text)), default=0)
