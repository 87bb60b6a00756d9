from django.db import migrations, models

import common.clock
import common.fields
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("common", "0001_audit_chain_and_calendar"),
        ("common", "0002_append_only_audit"),
        ("common", "0004_requests_answered_once"),
    ]

    initial = True

    dependencies = []

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="day")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("holiday", "public holiday"),
                                    ("substitute", "substitute day off"),
                                    ("swap_off", "day off, worked on another day"),
                                    ("swap_work", "worked instead of a day off"),
                                    ("local_off", "local day off"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", common.fields.LineField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "source",
                            common.fields.LineField(
                                help_text="The announcement it follows.",
                                max_length=300,
                                verbose_name="source",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calendar day",
                        "verbose_name_plural": "working calendar",
                        "ordering": ("day",),
                    },
                ),
                migrations.CreateModel(
                    name="AnsweredRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("owner", models.CharField(max_length=64)),
                        ("key", models.CharField(max_length=255)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("body", models.TextField(blank=True)),
                        ("headers", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField(db_index=True, default=common.clock.wall)),
                    ],
                    options={
                        "verbose_name": "answered request",
                        "verbose_name_plural": "answered requests",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "key"), name="request_key_once_per_owner"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                        ("known_on", models.DateField()),
                        ("actor_kind", models.CharField(max_length=10)),
                        ("actor_key", models.CharField(max_length=64)),
                        ("actor_label", models.CharField(max_length=200)),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200)),
                        ("basis", models.CharField(blank=True, max_length=20)),
                        ("verb", models.CharField(max_length=60)),
                        ("object_kind", models.CharField(max_length=60)),
                        ("object_key", models.CharField(max_length=64)),
                        ("unit_code", models.CharField(blank=True, max_length=40)),
                        ("facts", models.TextField(help_text="Canonical JSON")),
                        ("previous_hash", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "audit entry",
                        "verbose_name_plural": "audit log",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["object_kind", "object_key"], name="audit_by_object")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("last_id", models.PositiveBigIntegerField(default=0)),
                        (
                            "hash",
                            models.CharField(
                                default="0000000000000000000000000000000000000000000000000000000000000000",
                                max_length=64,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="audit_head_is_single")
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "common_auditentry",
        ),
    ]
