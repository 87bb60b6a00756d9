from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0005_finance_officers"),
        ("reporting", "0006_regimes_carry_versions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                fields=["form", "period", "unit", "first_sent_at", "first_complete_at"],
                name="report_moments_of_a_period",
            ),
        ),
    ]
