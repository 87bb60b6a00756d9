"""What stood readable in the database before is sealed; a row that is sealed already stays."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from egov_portal import sealing
from egov_portal.sealed_rows import changed


def seal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.order_by("pk"):
        row.data = changed(
            row.data, lambda text: text if text.startswith(sealing.MARK) else sealing.seal(text)
        )
        row.save(update_fields=("data",))


def unseal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.order_by("pk"):
        row.data = changed(row.data, sealing.opened)
        row.save(update_fields=("data",))


class Migration(migrations.Migration):
    dependencies = [
        ("egov_portal", "0001_cache_table"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(seal, unseal)]
