from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("apps_catalog", "0003_evaluations_mergers_and_savings")]

    operations = [
        append_only.operation(
            "apps_catalog_achievedsaving",
            "apps_catalog_consolidationrevision",
            "apps_catalog_consolidationtransition",
            "apps_catalog_criterion",
            "apps_catalog_criterionscore",
            "apps_catalog_decidingitem",
            "apps_catalog_evaluationanswer",
            "apps_catalog_evaluationscale",
            "apps_catalog_overlapscale",
            "apps_catalog_plannedsaving",
            "apps_catalog_questionnaire",
            "apps_catalog_retiredapplication",
        )
    ]
