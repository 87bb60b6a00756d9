from django.db import migrations

from common import append_only


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_indicators_periods_reports")]

    operations = [append_only.operation("reporting_reportversion")]
