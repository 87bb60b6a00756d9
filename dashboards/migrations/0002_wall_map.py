"""What the tile map of a plan's wall shows: an indicator and the level asked."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common.create_models import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("dashboards", "0001_weekly_briefs"),
        ("organizations", "0006_wall_screens"),
        ("reporting", "0007_moments_of_reports_lie_in_an_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="WallMapChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=common.clock.now, editable=False)),
                        ("known_on", models.DateField(default=common.clock.today, editable=False)),
                        ("by_kind", models.CharField(editable=False, max_length=10)),
                        ("by_key", models.CharField(editable=False, max_length=64)),
                        ("by_label", common.fields.LineField(editable=False, max_length=200)),
                        ("on_behalf_of", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("basis", models.CharField(blank=True, editable=False, max_length=20)),
                        (
                            "level",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="level asked, percent",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.indicator",
                                verbose_name="indicator of the map",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice of the map on the wall",
                        "verbose_name_plural": "choices of the map on the wall",
                        "ordering": ("-pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__isnull", True), ("level__range", (0, 100)), _connector="OR"
                                ),
                                name="wall_map_level_is_a_percentage",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
