"""The table of the database-backed cache, so that `migrate` alone makes an installation complete."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS portal_cache")


class Migration(migrations.Migration):
    replaces = [("egov_portal", "0001_cache_table"), ("egov_portal", "0002_second_steps_lie_sealed")]
    dependencies = []
    operations = [migrations.RunPython(create, drop)]
