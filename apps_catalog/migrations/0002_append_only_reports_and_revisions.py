from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("apps_catalog", "0001_applications_functions_deployments")]

    operations = [
        append_only.operation(
            "apps_catalog_applicationrevision",
            "apps_catalog_attestation",
            "apps_catalog_deploymentreport",
            "apps_catalog_taxonomyrevision",
        )
    ]
