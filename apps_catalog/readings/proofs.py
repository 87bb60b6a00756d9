"""Files that units sent with their answers, with their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.refs import ObjectRef
from documents.readings.attachments import AttachmentLine, attachments_of
from organizations.permissions import Permission, plan_ids


@dataclass(frozen=True)
class ProofLine:
    """`removal_url` is given to who may ask for the removal; a removed file has no name and no address."""

    file: AttachmentLine
    url: str
    removal_url: str = ""


def proofs(
    questionnaires: Iterable[int], *, owner_id: int, viewer: Actor, on: date
) -> dict[int, tuple[ProofLine, ...]]:
    """By the questionnaire's id; one statement. Ask for questionnaires that the viewer sees."""
    may_remove = owner_id in plan_ids(viewer, Permission.PURGE_FILE)
    refs = {ObjectRef("apps_catalog.questionnaire", str(pk)): pk for pk in questionnaires}
    held = attachments_of(refs, on=on)
    return {
        refs[ref]: tuple(_line(refs[ref], file, may_remove) for file in files) for ref, files in held.items()
    }


def _line(pk: int, file: AttachmentLine, may_remove: bool) -> ProofLine:
    if not file.name:
        return ProofLine(file, "")
    places = [pk, file.id]
    removal = reverse("apps_catalog:evaluation-evidence-removal", args=places) if may_remove else ""
    return ProofLine(file, reverse("apps_catalog:evaluation-evidence", args=places), removal)
