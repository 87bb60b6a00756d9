import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [("dashboards", "0001_weekly_briefs"), ("dashboards", "0002_wall_map")]

    initial = True

    dependencies = [
        ("organizations", "0001_units_people_access"),
        ("reporting", "0001_indicators_reports_requests"),
    ]

    operations = [
        CreateModels(
            operations=[
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
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
                migrations.CreateModel(
                    name="WeeklyBrief",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="figures as of")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Waits for release"), ("released", "Released")],
                                default="draft",
                                editable=False,
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "headline",
                            common.fields.LineField(blank=True, max_length=500, verbose_name="headline"),
                        ),
                        ("figures", models.JSONField(default=list, verbose_name="figures")),
                        (
                            "word",
                            common.fields.ProseField(
                                blank=True, max_length=700, verbose_name="what leaders should know"
                            ),
                        ),
                        ("is_illustrative", models.BooleanField(default=False, editable=False)),
                        (
                            "released_on",
                            models.DateField(editable=False, null=True, verbose_name="released on"),
                        ),
                        ("released_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "weekly brief",
                        "verbose_name_plural": "weekly briefs",
                        "ordering": ("-on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "on"), name="brief_once_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("released_by", ""), ("released_on__isnull", True), ("state", "draft")
                                    ),
                                    models.Q(
                                        ("released_on__isnull", False),
                                        ("state", "released"),
                                        models.Q(("released_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="released_brief_says_when_and_by_whom",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
