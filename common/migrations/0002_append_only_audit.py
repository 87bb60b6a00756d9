from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("common", "0001_audit_chain_and_calendar")]

    operations = [append_only.operation("common_auditentry")]
