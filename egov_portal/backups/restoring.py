"""A backup becomes the installation again: checked whole before anything is touched, checked again afterwards."""

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import audit, clock
from common.models import AuditEntry, AuditHead
from documents.models import Attachment
from documents.readings import integrity
from egov_portal.backups import BackupError, databases, media
from egov_portal.backups.manifest import Manifest
from egov_portal.folded_migrations import known, to_run
from organizations.models import OneTimeLink, Session, Unit, User


@dataclass(frozen=True)
class Restored:
    """`lost` is how many acts of the database that was replaced are not in the backup; `sign_ins_ended` how many sign-ins
    and one-time links the backup would have brought back to life."""

    entries: int
    files: int
    lost: int
    sign_ins_ended: int
    needs_migrate: bool


def restore(folder: Path, *, replace: bool = False) -> Restored:
    """`replace` overwrites a database of the same installation: one whose audit chain and the backup's are one."""
    manifest = Manifest.read(folder)
    manifest.verify(folder)
    needs_migrate = _code_knows(manifest)
    try:
        lost = _may_be_replaced(manifest, replace=replace)
        files = media.put_back(folder, manifest.files)
        databases.restore(folder / manifest.dump)
        _holds(manifest)
        ended = _nobody_is_signed_in()
    except DatabaseError as error:
        told = _("The database does not answer: %(why)s. Cure: DATABASE_URL, then this command again.")
        raise BackupError(told % {"why": error}) from error
    return Restored(manifest.audit_id, files, lost, ended, needs_migrate)


def _code_knows(manifest: Manifest) -> bool:
    """Whether migrations are still to be run; an older code than the backup's is refused."""
    if manifest.vendor != connection.vendor:
        told = _(
            "The backup is of %(theirs)s, DATABASE_URL names %(ours)s. Cure: a database of the same kind."
        )
        raise BackupError(told % {"theirs": manifest.vendor, "ours": connection.vendor})
    theirs = {(app, name) for app, _dot, name in (told.partition(".") for told in manifest.migrations)}
    ours = {app.label for app in apps.get_app_configs()}
    unknown = sorted(f"{app}.{name}" for app, name in theirs - known() if app in ours)
    if unknown:
        told = _(
            "The backup was made by a newer portal (%(names)s). Cure: install that version or a newer one."
        )
        raise BackupError(told % {"names": ", ".join(unknown[:3])})
    return bool(to_run(theirs))


def _may_be_replaced(manifest: Manifest, *, replace: bool) -> int:
    """How many acts would be lost. Raises unless the database is empty, or the same installation and `replace` is said."""
    if not _holds_somebody():
        return 0
    if not _is_same_installation(manifest):
        told = _("The database holds another installation. Cure: DATABASE_URL of a new database.")
        raise BackupError(told)
    head = AuditHead.objects.filter(pk=1).first()
    lost = max(0, (head.last_id if head else 0) - manifest.audit_id)
    if not replace:
        told = ngettext(
            "The database is in use, and %(count)d act in it is younger than the backup. Cure: a new database, or --replace.",
            "The database is in use, and %(count)d acts in it are younger than the backup. Cure: a new database, or --replace.",
            lost,
        )
        raise BackupError(told % {"count": lost})
    return lost


def _holds_somebody() -> bool:
    tables = connection.introspection.table_names()
    models = [model for model in (Unit, User, AuditEntry) if model._meta.db_table in tables]
    return any(model._default_manager.exists() for model in models)


def _is_same_installation(manifest: Manifest) -> bool:
    """One audit chain is the beginning of the other; where the database stands behind the backup, both begin alike."""
    pk, expected = (manifest.audit_id, manifest.audit_hash)
    if not AuditEntry.objects.filter(pk=pk).exists():
        pk, expected = 1, manifest.first_hash
    return AuditEntry.objects.filter(pk=pk, hash=expected).exists()


def _nobody_is_signed_in() -> int:
    """Who signed out, or used a link, after the backup was made must not find the door open again. No entry of the chain:
    it ends where the backup's does."""
    tables, ended = connection.introspection.table_names(), 0  # the backup may be of an older portal
    if Session._meta.db_table in tables:
        ended += Session.objects.all().delete()[0]
    if OneTimeLink._meta.db_table in tables:
        ended += OneTimeLink.objects.all().end(clock.wall())
    return ended


def _holds(manifest: Manifest) -> None:
    """What stands now is what was backed up: the audit chain from its first entry to its last, and every file."""
    broken = next(audit.breaks(), None)
    if broken is not None:
        told = _(
            "The restored audit chain breaks at entry %(entry)d: %(reason)s. Cure: take an older backup."
        )
        raise BackupError(told % {"entry": broken.entry_id, "reason": broken.reason})
    head = AuditHead.objects.filter(pk=1).first()
    if (head.last_id if head else 0) != manifest.audit_id or (head and head.hash != manifest.audit_hash):
        raise BackupError(
            _("The restored audit chain does not end where the backup's did. Cure: take an older backup.")
        )
    known = set(Attachment.objects.filter(stored_as__in=manifest.lost).values_list("pk", flat=True))
    if any(fault.attachment_id not in known for fault in integrity.faults()):
        raise BackupError(
            _("A restored file is not what its row says. Cure: the same command again, then an older backup.")
        )
