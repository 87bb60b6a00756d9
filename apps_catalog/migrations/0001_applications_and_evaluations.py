import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import common.clock
import common.fields
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("apps_catalog", "0001_applications_functions_deployments"),
        ("apps_catalog", "0002_append_only_reports_and_revisions"),
        ("apps_catalog", "0003_evaluations_mergers_and_savings"),
        ("apps_catalog", "0004_append_only_answers_and_decisions"),
    ]

    initial = True

    dependencies = [
        ("directives", "0001_papers_items_work"),
        ("organizations", "0001_units_people_access"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="apps_catalog.evaluationscale",
                                verbose_name="scale",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z0-9][A-Z0-9._-]{0,29}\\Z",
                                        "A code has 1 to 30 of A-Z, 0-9, dot, _ and -.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "name_vi",
                            common.fields.LineField(max_length=120, verbose_name="name in Vietnamese"),
                        ),
                        ("name_en", common.fields.LineField(max_length=120, verbose_name="name in English")),
                        (
                            "question_vi",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="question in Vietnamese"
                            ),
                        ),
                        (
                            "question_en",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="question in English"
                            ),
                        ),
                        (
                            "axis",
                            models.CharField(
                                choices=[
                                    ("functional", "does what is needed"),
                                    ("technical", "fit to be kept"),
                                ],
                                max_length=10,
                                verbose_name="axis",
                            ),
                        ),
                        (
                            "asked",
                            models.CharField(
                                choices=[("users", "using units"), ("owner", "owner"), ("both", "both")],
                                max_length=5,
                                verbose_name="asked of",
                            ),
                        ),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="weight",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "verbose_name_plural": "criteria",
                        "ordering": ("scale", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "code"), name="criterion_code_once_per_scale"
                            ),
                            models.UniqueConstraint(
                                fields=("scale", "position"), name="criterion_place_once_per_scale"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__range", (1, 100))),
                                name="criterion_weight_in_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationAnswer",
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
                            "questionnaire",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="apps_catalog.questionnaire",
                                verbose_name="questionnaire",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "staff",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="people who do this work",
                            ),
                        ),
                        (
                            "hours_without",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="hours a month without the application",
                            ),
                        ),
                        (
                            "hours_with",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="hours a month with it",
                            ),
                        ),
                        (
                            "note",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="proposal"),
                        ),
                    ],
                    options={
                        "verbose_name": "answer",
                        "verbose_name_plural": "answers",
                        "ordering": ("questionnaire", "number"),
                        "indexes": [
                            models.Index(
                                fields=["questionnaire", "known_on", "-number"],
                                name="evaluation_answer_by_day",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("questionnaire", "number"), name="evaluation_answer_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("hours_with__isnull", True),
                                        ("hours_without__isnull", True),
                                        ("staff__isnull", True),
                                    ),
                                    models.Q(
                                        ("hours_with__isnull", False),
                                        ("hours_without__isnull", False),
                                        ("staff__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="workload_is_told_whole",
                                violation_error_message="Please give the people and both figures of hours, or none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z0-9][A-Z0-9._-]{0,29}\\Z",
                                        "A code has 1 to 30 of A-Z, 0-9, dot, _ and -.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        (
                            "short_name",
                            common.fields.LineField(blank=True, max_length=60, verbose_name="short name"),
                        ),
                        (
                            "purpose",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="purpose"),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("services", "services for people and businesses"),
                                    ("internal", "internal operations"),
                                    ("supervision", "supervision of city, environment and security"),
                                    ("branding", "promotion of craft villages and tourism"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "owner_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "vendor",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="vendor"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("state", "ministry or national system"),
                                    ("city", "shared system of the City"),
                                    ("bought", "bought"),
                                    ("hired", "hired as a service"),
                                    ("built", "built on order"),
                                    ("own", "made by the unit itself"),
                                ],
                                max_length=8,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "lifecycle",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("pilot", "on trial"),
                                    ("in_use", "in use"),
                                    ("phasing_out", "being phased out"),
                                    ("retired", "retired"),
                                ],
                                max_length=12,
                                verbose_name="stage of life",
                            ),
                        ),
                        (
                            "in_use_since",
                            models.DateField(blank=True, null=True, verbose_name="in use since"),
                        ),
                        (
                            "contract_number",
                            common.fields.LineField(blank=True, max_length=80, verbose_name="contract"),
                        ),
                        (
                            "contract_start",
                            models.DateField(blank=True, null=True, verbose_name="contract begins"),
                        ),
                        (
                            "contract_end",
                            models.DateField(blank=True, null=True, verbose_name="contract ends"),
                        ),
                        (
                            "hosting",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not stated"),
                                    ("city_centre", "data centre of the City"),
                                    ("server_room", "server room of the unit"),
                                    ("hired_cloud", "hired cloud"),
                                    ("vendor", "at the vendor"),
                                    ("workstation", "workstations only"),
                                ],
                                max_length=12,
                                verbose_name="hosting",
                            ),
                        ),
                        (
                            "hosting_note",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="where exactly"),
                        ),
                        (
                            "security_level",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Level 1 to 5 of Decree 85/2016/NĐ-CP.",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="security level",
                            ),
                        ),
                        (
                            "attest_months",
                            models.PositiveSmallIntegerField(
                                default=6,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(36),
                                ],
                                verbose_name="confirmed every (months)",
                            ),
                        ),
                        (
                            "retired_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="retired on"
                            ),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True,
                                default="",
                                editable=False,
                                sources=("code", "name", "short_name", "vendor", "purpose"),
                            ),
                        ),
                        (
                            "name_order",
                            common.fields.SortKeyField(
                                blank=True, default="", editable=False, sources=("name",)
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application",
                        "verbose_name_plural": "applications",
                        "ordering": ("name_order", "code"),
                        "indexes": [models.Index(fields=["owner", "group"], name="application_by_group")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"),
                                name="application_code_once_per_plan",
                                violation_error_message="Another application bears this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contract_start__isnull", True),
                                    ("contract_end__isnull", True),
                                    ("contract_end__gte", models.F("contract_start")),
                                    _connector="OR",
                                ),
                                name="application_contract_is_ordered",
                                violation_error_message="The contract ends before it begins.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("security_level__isnull", True),
                                    ("security_level__range", (1, 5)),
                                    _connector="OR",
                                ),
                                name="application_security_level_exists",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lifecycle", "retired"), ("retired_on__isnull", False)),
                                    models.Q(
                                        models.Q(("lifecycle", "retired"), _negated=True),
                                        ("retired_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="application_retired_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationRevision",
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
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        ("by_owner", models.BooleanField(default=False, verbose_name="by the owner")),
                        ("changed", models.JSONField(default=list, verbose_name="what changed")),
                        ("facts", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name": "revision of an application",
                        "verbose_name_plural": "revisions of applications",
                        "ordering": ("application", "number"),
                        "indexes": [
                            models.Index(
                                fields=["application", "known_on", "-number"],
                                name="application_revision_by_day",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "number"), name="application_revision_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attestation",
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
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attestations",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(verbose_name="revision")),
                        ("valid_until", models.DateField(verbose_name="holds until")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(36),
                                ],
                                verbose_name="for months",
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "attestation",
                        "verbose_name_plural": "attestations",
                        "ordering": ("application", "pk"),
                        "indexes": [
                            models.Index(fields=["application", "known_on", "-id"], name="attestation_by_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consolidation",
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
                        ("code", models.CharField(editable=False, max_length=20, verbose_name="code")),
                        ("title", common.fields.LineField(max_length=200, verbose_name="title")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "being prepared"),
                                    ("proposed", "in the submission"),
                                    ("accepted", "agreed, being carried out"),
                                    ("completed", "carried out"),
                                    ("rejected", "not agreed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("code", "title")
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "merger of applications",
                        "verbose_name_plural": "mergers of applications",
                        "ordering": ("-known_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="merger_code_once_per_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AchievedSaving",
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
                            "consolidation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="achieved_savings",
                                to="apps_catalog.consolidation",
                                verbose_name="merger",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2015),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="year",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "amount_vnd",
                            models.BigIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(-1000000000000000),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="achieved (VND)",
                            ),
                        ),
                        ("source", common.fields.LineField(max_length=300, verbose_name="by which paper")),
                        ("note", common.fields.LineField(blank=True, max_length=500, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "achieved saving",
                        "verbose_name_plural": "achieved savings",
                        "ordering": ("consolidation", "year", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consolidation", "year", "number"), name="saving_achieved_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsolidationRevision",
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
                            "consolidation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="apps_catalog.consolidation",
                                verbose_name="merger",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        ("title", common.fields.LineField(max_length=200, verbose_name="title")),
                        ("reason", common.fields.ProseField(blank=True, max_length=3000, verbose_name="why")),
                        (
                            "keep",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.application",
                                verbose_name="kept",
                            ),
                        ),
                        ("cutover_on", models.DateField(verbose_name="moved by")),
                        (
                            "until_year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2015),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="plan to the end of",
                            ),
                        ),
                        (
                            "added_yearly_vnd",
                            models.BigIntegerField(
                                default=0,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="the kept one costs more a year (VND)",
                            ),
                        ),
                        (
                            "once_vnd",
                            models.BigIntegerField(
                                default=0,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="paid once (VND)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revision of a merger",
                        "verbose_name_plural": "revisions of mergers",
                        "ordering": ("consolidation", "number"),
                        "indexes": [
                            models.Index(
                                fields=["consolidation", "known_on", "-number"], name="merger_revision_by_day"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consolidation", "number"), name="merger_revision_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("added_yearly_vnd__gte", 0), ("once_vnd__gte", 0)),
                                name="merger_costs_are_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsolidationTransition",
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
                            "consolidation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transitions",
                                to="apps_catalog.consolidation",
                                verbose_name="merger",
                            ),
                        ),
                        (
                            "from_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("draft", "being prepared"),
                                    ("proposed", "in the submission"),
                                    ("accepted", "agreed, being carried out"),
                                    ("completed", "carried out"),
                                    ("rejected", "not agreed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("draft", "being prepared"),
                                    ("proposed", "in the submission"),
                                    ("accepted", "agreed, being carried out"),
                                    ("completed", "carried out"),
                                    ("rejected", "not agreed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "reason",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "change of a merger",
                        "verbose_name_plural": "changes of mergers",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["consolidation", "known_on"], name="merger_transition_by_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataSet",
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
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z0-9][A-Z0-9._-]{0,29}\\Z",
                                        "A code has 1 to 30 of A-Z, 0-9, dot, _ and -.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name_vi",
                            common.fields.LineField(max_length=200, verbose_name="name in Vietnamese"),
                        ),
                        ("name_en", common.fields.LineField(max_length=200, verbose_name="name in English")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "withdrawn_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="withdrawn on"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("code", "name_vi", "name_en")
                            ),
                        ),
                        ("is_personal", models.BooleanField(default=False, verbose_name="personal data")),
                    ],
                    options={
                        "verbose_name": "data set",
                        "verbose_name_plural": "data sets",
                        "ordering": ("position", "code"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="data_set_code_once_per_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataHolding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="holdings",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "data_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.dataset",
                                verbose_name="data set",
                            ),
                        ),
                        (
                            "entry",
                            models.CharField(
                                choices=[
                                    ("typed", "typed in by users"),
                                    ("received", "received from another application"),
                                    ("loaded", "loaded from files"),
                                ],
                                max_length=8,
                                verbose_name="how it comes in",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "data held",
                        "verbose_name_plural": "data held",
                        "ordering": ("data_set__position", "data_set__code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "data_set"), name="data_set_once_per_application"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecidingItem",
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
                            "consolidation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="apps_catalog.consolidation",
                                verbose_name="merger",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deciding item",
                        "verbose_name_plural": "deciding items",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consolidation", "item"), name="merger_decided_once_by_item"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deployment",
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
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deployments",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "deployment",
                        "verbose_name_plural": "deployments",
                        "ordering": ("application", "unit"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "unit"), name="deployment_once_per_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeploymentReport",
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
                            "deployment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="apps_catalog.deployment",
                                verbose_name="deployment",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("pilot", "on trial"),
                                    ("in_use", "in use"),
                                    ("stopped", "no longer used"),
                                    ("not_needed", "not needed here"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "users",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(1000000)],
                                verbose_name="users",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "report of a deployment",
                        "verbose_name_plural": "reports of deployments",
                        "ordering": ("deployment", "number"),
                        "indexes": [
                            models.Index(
                                fields=["deployment", "known_on", "-number"], name="deployment_report_by_day"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("deployment", "number"), name="deployment_report_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("users__isnull", True), ("users__gte", 0), _connector="OR"
                                ),
                                name="deployment_users_are_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="apps_catalog.evaluationanswer",
                                verbose_name="answer",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.criterion",
                                verbose_name="criterion",
                            ),
                        ),
                        (
                            "value",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(10)],
                                verbose_name="score",
                            ),
                        ),
                        (
                            "evidence",
                            common.fields.LineField(blank=True, max_length=500, verbose_name="based on"),
                        ),
                    ],
                    options={
                        "verbose_name": "score",
                        "verbose_name_plural": "scores",
                        "ordering": ("answer", "criterion"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("answer", "criterion"), name="criterion_scored_once_per_answer"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__range", (0, 10))), name="score_from_nought_to_ten"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationScale",
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
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "functional_line",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(99),
                                ],
                                verbose_name="functional axis is high from (%)",
                            ),
                        ),
                        (
                            "technical_line",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(99),
                                ],
                                verbose_name="technical axis is high from (%)",
                            ),
                        ),
                        (
                            "relief_points",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[django.core.validators.MaxValueValidator(50)],
                                verbose_name="points for relieving heavy work",
                            ),
                        ),
                        (
                            "relief_full_hours",
                            models.PositiveIntegerField(
                                default=400,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100000),
                                ],
                                verbose_name="all of them from (hours a month)",
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="why")),
                    ],
                    options={
                        "verbose_name": "scale of the evaluation",
                        "verbose_name_plural": "scales of the evaluation",
                        "ordering": ("owner", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "number"), name="evaluation_scale_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluationRound",
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
                        ("title", common.fields.LineField(max_length=200, verbose_name="title")),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.evaluationscale",
                                verbose_name="scale",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="answers by")),
                        (
                            "closed_known_on",
                            models.DateField(editable=False, null=True, verbose_name="closed on"),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluation round",
                        "verbose_name_plural": "evaluation rounds",
                        "ordering": ("-known_on", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_known_on__isnull", True)),
                                fields=("owner",),
                                name="one_evaluation_round_open_per_plan",
                                violation_error_message="Another round of evaluation is open; close it first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("known_on"))),
                                name="evaluation_round_due_after_asking",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Function",
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
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z0-9][A-Z0-9._-]{0,29}\\Z",
                                        "A code has 1 to 30 of A-Z, 0-9, dot, _ and -.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name_vi",
                            common.fields.LineField(max_length=200, verbose_name="name in Vietnamese"),
                        ),
                        ("name_en", common.fields.LineField(max_length=200, verbose_name="name in English")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "withdrawn_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="withdrawn on"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("code", "name_vi", "name_en")
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="functions",
                                to="apps_catalog.process",
                                verbose_name="line of work",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "function",
                        "verbose_name_plural": "functions",
                        "ordering": ("position", "code"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="function_code_once_per_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationFunction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="application_functions",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "function",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.function",
                                verbose_name="function",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "function of an application",
                        "verbose_name_plural": "functions of applications",
                        "ordering": ("function__position", "function__code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "function"), name="function_once_per_application"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Interface",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interfaces_given",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "consumer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interfaces_taken",
                                to="apps_catalog.application",
                                verbose_name="gives data to",
                            ),
                        ),
                        (
                            "data_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.dataset",
                                verbose_name="data set",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("api", "directly (API)"),
                                    ("platform", "over the sharing platform"),
                                    ("file", "by files"),
                                ],
                                max_length=8,
                                verbose_name="way",
                            ),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=False, verbose_name="the other cannot work without it"
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=200, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "interface",
                        "verbose_name_plural": "interfaces",
                        "ordering": ("application", "consumer", "data_set"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "consumer", "data_set"),
                                name="interface_once_per_data_set",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("application", models.F("consumer")), _negated=True),
                                name="interface_joins_two_applications",
                                violation_error_message="An application has no interface with itself.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OverlapScale",
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
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "functions",
                            models.PositiveSmallIntegerField(
                                default=40,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="same functions",
                            ),
                        ),
                        (
                            "units",
                            models.PositiveSmallIntegerField(
                                default=20,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="same units",
                            ),
                        ),
                        (
                            "data_sets",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="same data sets",
                            ),
                        ),
                        (
                            "processes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="same line of work",
                            ),
                        ),
                        (
                            "typed_twice",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="data typed twice",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=45,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="a cluster from (points)",
                            ),
                        ),
                        (
                            "days_per_unit",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="working days per unit moved",
                            ),
                        ),
                        (
                            "days_per_data_set",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="working days per data set carried over",
                            ),
                        ),
                        (
                            "days_per_interface",
                            models.PositiveSmallIntegerField(
                                default=8,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="working days per interface pointed anew",
                            ),
                        ),
                        (
                            "day_vnd",
                            models.BigIntegerField(
                                default=600000,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="a working day of the move (VND)",
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="why")),
                    ],
                    options={
                        "verbose_name": "weights of the overlap",
                        "verbose_name_plural": "weights of the overlap",
                        "ordering": ("owner", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("owner", "number"), name="overlap_scale_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "functions",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.Value(100), "-", models.F("units")
                                                    ),
                                                    "-",
                                                    models.F("data_sets"),
                                                ),
                                                "-",
                                                models.F("processes"),
                                            ),
                                            "-",
                                            models.F("typed_twice"),
                                        ),
                                    )
                                ),
                                name="overlap_weights_make_a_hundred",
                                violation_error_message="The weights must add up to 100.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("day_vnd__gte", 0)), name="overlap_day_is_not_negative"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedSaving",
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
                            "consolidation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned_savings",
                                to="apps_catalog.consolidation",
                                verbose_name="merger",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2015),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="year",
                            ),
                        ),
                        (
                            "amount_vnd",
                            models.BigIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(-1000000000000000),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="planned (VND)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planned saving",
                        "verbose_name_plural": "planned savings",
                        "ordering": ("consolidation", "year"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consolidation", "year"), name="saving_planned_once_per_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Process",
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
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z0-9][A-Z0-9._-]{0,29}\\Z",
                                        "A code has 1 to 30 of A-Z, 0-9, dot, _ and -.",
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name_vi",
                            common.fields.LineField(max_length=200, verbose_name="name in Vietnamese"),
                        ),
                        ("name_en", common.fields.LineField(max_length=200, verbose_name="name in English")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "withdrawn_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="withdrawn on"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("code", "name_vi", "name_en")
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "line of work",
                        "verbose_name_plural": "lines of work",
                        "ordering": ("position", "code"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="process_code_once_per_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Questionnaire",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questionnaires",
                                to="apps_catalog.evaluationround",
                                verbose_name="round",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questionnaires",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("user", "using unit"), ("owner", "owner")],
                                max_length=5,
                                verbose_name="asked as",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "questionnaire",
                        "verbose_name_plural": "questionnaires",
                        "ordering": ("round", "application", "unit", "role"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "application", "unit", "role"),
                                name="unit_asked_once_per_application",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetiredApplication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retired",
                                to="apps_catalog.consolidationrevision",
                                verbose_name="revision",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "data_taken_over",
                            models.BooleanField(
                                default=False, verbose_name="the kept one gives its data to others"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "retired application",
                        "verbose_name_plural": "retired applications",
                        "ordering": ("revision", "application"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("revision", "application"), name="application_retired_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SteeringLink",
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
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steering_links",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="conclusion item",
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="note")),
                        ("ended_known_on", models.DateField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "conclusion item about an application",
                        "verbose_name_plural": "conclusion items about applications",
                        "ordering": ("application", "item"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_known_on__isnull", True)),
                                fields=("application", "item"),
                                name="application_and_item_linked_once",
                                violation_error_message="This item is linked to the application already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaxonomyRevision",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("process", "line of work"),
                                    ("function", "function"),
                                    ("data_set", "data set"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("code", models.CharField(max_length=30, verbose_name="code")),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "name_vi",
                            common.fields.LineField(max_length=200, verbose_name="name in Vietnamese"),
                        ),
                        ("name_en", common.fields.LineField(max_length=200, verbose_name="name in English")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("process", models.CharField(blank=True, max_length=30, verbose_name="line of work")),
                        ("is_personal", models.BooleanField(default=False, verbose_name="personal data")),
                        ("is_withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                    ],
                    options={
                        "verbose_name": "revision of a word",
                        "verbose_name_plural": "revisions of words",
                        "ordering": ("owner", "kind", "code", "number"),
                        "indexes": [
                            models.Index(
                                fields=["owner", "kind", "code", "-number"], name="word_revision_by_word"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "kind", "code", "number"), name="word_revision_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("process", ""), ("kind", "function"), _connector="OR"),
                                name="only_functions_have_a_process",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearlyCost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="costs",
                                to="apps_catalog.application",
                                verbose_name="application",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="year",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("licence", "licence"),
                                    ("hire", "hire of the service"),
                                    ("maintenance", "maintenance"),
                                    ("hosting", "hosting and lines"),
                                    ("support", "support and training"),
                                    ("development", "further development"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "amount_vnd",
                            models.BigIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(1000000000000000),
                                ],
                                verbose_name="amount (VND)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yearly cost",
                        "verbose_name_plural": "yearly costs",
                        "ordering": ("year", "kind"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "year", "kind"), name="cost_once_per_year_and_kind"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_vnd__gte", 0)), name="cost_is_not_negative"
                            ),
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "apps_catalog_applicationrevision",
            "apps_catalog_attestation",
            "apps_catalog_deploymentreport",
            "apps_catalog_taxonomyrevision",
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
        ),
    ]
