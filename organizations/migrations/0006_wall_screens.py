"""Screens on a wall, and where each unit stands on their tile map."""

import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common.create_models import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0005_finance_officers"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="WallDevice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "label",
                            common.fields.LineField(
                                help_text="Which screen, and in which room.",
                                max_length=100,
                                verbose_name="label",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=common.clock.wall, editable=False, verbose_name="made at"
                            ),
                        ),
                        (
                            "created_by",
                            common.fields.LineField(editable=False, max_length=200, verbose_name="made by"),
                        ),
                        (
                            "seen_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="last seen"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="revoked at"),
                        ),
                        (
                            "revoked_by",
                            common.fields.LineField(
                                blank=True, editable=False, max_length=200, verbose_name="revoked by"
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
                        "verbose_name": "wall screen",
                        "verbose_name_plural": "wall screens",
                        "ordering": ("-pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at__isnull", True), ("revoked_by", "")),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        models.Q(("revoked_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="revoked_screen_has_moment_and_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WallTile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="first day")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="last day")),
                        ("column", models.PositiveSmallIntegerField(verbose_name="column, from the west")),
                        ("row", models.PositiveSmallIntegerField(verbose_name="row, from the north")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tile of the map of units",
                        "verbose_name_plural": "tiles of the map of units",
                        "ordering": ("row", "column"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="wall_tile_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("unit", "valid_from"), name="wall_tile_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("column__range", (1, 6)), ("row__range", (1, 6))),
                                name="wall_tile_is_on_the_map",
                                violation_error_message="The map has six columns and six rows.",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
