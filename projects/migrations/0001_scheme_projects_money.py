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
        ("projects", "0001_scheme_goals_targets"),
        ("projects", "0002_projects_gates_milestones"),
        ("projects", "0003_budget_ledger"),
        ("projects", "0005_words_of_projects"),
        ("projects", "0006_figures_taken_back"),
        ("projects", "0007_ceilings_and_conditions"),
    ]

    initial = True

    dependencies = [
        ("apps_catalog", "0001_applications_and_evaluations"),
        ("directives", "0001_papers_items_work"),
        ("documents", "0001_files_registers_templates"),
        ("organizations", "0001_units_people_access"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Baseline",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="baselines",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("initial", "first plan"),
                                    ("funding", "funding changed"),
                                    ("contracting", "procurement or contract changed"),
                                    ("scope", "scope changed"),
                                    ("outlived", "the plan was no longer of use"),
                                    ("replan", "details within the goals"),
                                    ("correction", "correction of an error"),
                                    ("other", "another reason"),
                                ],
                                max_length=12,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "document",
                            common.fields.LineField(
                                blank=True,
                                help_text="Number and date of the paper.",
                                max_length=200,
                                verbose_name="approving paper",
                            ),
                        ),
                        (
                            "note",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="explanation"),
                        ),
                        (
                            "total_vnd",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="total investment, VND",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baseline",
                        "verbose_name_plural": "baselines",
                        "ordering": ("project", "number"),
                        "indexes": [
                            models.Index(fields=["project", "known_on", "-number"], name="baseline_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="baseline_once_per_project"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", 1), ("reason", "initial")),
                                    models.Q(
                                        ("number__gt", 1), models.Q(("reason", "initial"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="only_the_first_baseline_is_initial",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason__in", ("initial", "replan", "correction")),
                                    models.Q(("document", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rebaseline_has_its_paper",
                                violation_error_message="Name the paper that approves the new plan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
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
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="projects.schemedraft",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "number",
                            common.fields.LineField(
                                blank=True, max_length=60, verbose_name="number of the letter"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="comments by")),
                        (
                            "note",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what is asked"
                            ),
                        ),
                        (
                            "units",
                            models.ManyToManyField(
                                related_name="+",
                                through="projects.ConsultationAddressee",
                                to="organizations.unit",
                                verbose_name="units asked",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "round of comments",
                        "verbose_name_plural": "rounds of comments",
                        "ordering": ("-known_on", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Gate",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gates",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.gaterule",
                                verbose_name="gate rule",
                            ),
                        ),
                        ("code", models.CharField(max_length=6, verbose_name="gate")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        (
                            "paper_type",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="required paper"
                            ),
                        ),
                        (
                            "authority",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="deciding authority"
                            ),
                        ),
                        (
                            "norm_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="norm, working days"
                            ),
                        ),
                        ("citation", common.fields.LineField(max_length=300, verbose_name="citation")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "gate",
                        "verbose_name_plural": "gates",
                        "ordering": ("project", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "code"), name="gate_once_per_project")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GateRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="first day")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rules",
                                to="projects.legalregime",
                                verbose_name="legal regime",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("investment", "investment project"),
                                    ("current", "current expenditure"),
                                    ("service", "hired service"),
                                ],
                                max_length=12,
                                verbose_name="track",
                            ),
                        ),
                        ("code", models.CharField(max_length=6, verbose_name="gate")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        (
                            "paper_type",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="required paper"
                            ),
                        ),
                        (
                            "authority",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="deciding authority"
                            ),
                        ),
                        (
                            "norm_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="norm, working days"
                            ),
                        ),
                        ("citation", common.fields.LineField(max_length=300, verbose_name="citation")),
                        (
                            "is_certain",
                            models.BooleanField(
                                default=False,
                                help_text="Otherwise: recalled, to be checked.",
                                verbose_name="checked against the published text",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gate rule",
                        "verbose_name_plural": "gate rules",
                        "ordering": ("regime", "track", "position"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="gate_rule_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("regime", "track", "code", "valid_from"),
                                name="gate_rule_once_per_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        ("no", models.PositiveSmallIntegerField(verbose_name="no.")),
                    ],
                    options={
                        "verbose_name": "milestone",
                        "verbose_name_plural": "milestones",
                        "ordering": ("project", "no"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "no"), name="milestone_once_per_project"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phase",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phases",
                                to="projects.scheme",
                                verbose_name="scheme",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="to")),
                        (
                            "summary",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what it is for"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "phase",
                        "verbose_name_plural": "phases",
                        "ordering": ("scheme", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "position"),
                                name="phase_position_once",
                                violation_error_message="Another phase has this place in the order.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="phase_dates_are_ordered",
                                violation_error_message="The end is before the beginning.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultationAddressee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="addressees",
                                to="projects.consultation",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "unit asked for comments",
                        "verbose_name_plural": "units asked for comments",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consultation", "unit"), name="unit_is_asked_once_per_round"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GateRecord",
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
                            "gate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records",
                                to="projects.gate",
                                verbose_name="gate",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("submitted", "submitted"),
                                    ("passed", "passed"),
                                    ("conditional", "passed with conditions"),
                                    ("held", "held back"),
                                    ("stopped", "stopped"),
                                    ("skipped", "skipped"),
                                    ("reopened", "reopened"),
                                ],
                                max_length=12,
                                verbose_name="decision",
                            ),
                        ),
                        (
                            "paper_type",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="kind of paper"),
                        ),
                        (
                            "paper_number",
                            common.fields.LineField(blank=True, max_length=60, verbose_name="number"),
                        ),
                        (
                            "paper_date",
                            models.DateField(blank=True, null=True, verbose_name="date of the paper"),
                        ),
                        (
                            "authority",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="authority"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item that decided it",
                            ),
                        ),
                        (
                            "reason",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="reason or conditions"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "record of a gate",
                        "verbose_name_plural": "records of gates",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["gate", "known_on", "-id"], name="gate_record_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome__in", ("submitted", "passed", "conditional")), _negated=True
                                    ),
                                    models.Q(
                                        models.Q(("paper_number", ""), _negated=True),
                                        ("paper_date__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_is_passed_by_a_paper",
                                violation_error_message="A gate is passed by a paper: its number and date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ("submitted", "passed")),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="gate_is_skipped_with_a_reason",
                                violation_error_message="Say why.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GateCondition",
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
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="projects.gaterecord",
                                verbose_name="record of a gate",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item that carries the condition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "condition of a gate",
                        "verbose_name_plural": "conditions of gates",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("record", "item"), name="item_carries_a_condition_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalRegime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="first day")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="last day")),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        ("citation", common.fields.ProseField(max_length=1000, verbose_name="citation")),
                        ("note", common.fields.ProseField(blank=True, max_length=1000, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "legal regime",
                        "verbose_name_plural": "legal regimes",
                        "ordering": ("-valid_from", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="regime_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneUpdate",
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
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="projects.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        ("reported_on", models.DateField(verbose_name="as of")),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="progress, %",
                            ),
                        ),
                        ("projected_on", models.DateField(blank=True, null=True, verbose_name="expected on")),
                        ("actual_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                        (
                            "evidence",
                            common.fields.LineField(
                                blank=True,
                                help_text="The paper that proves it: number and date.",
                                max_length=300,
                                verbose_name="evidence",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "update of a milestone",
                        "verbose_name_plural": "updates of milestones",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["milestone", "known_on", "-id"], name="milestone_update_by_day"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percent__lte", 100)),
                                name="milestone_percent_at_most_100",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("actual_on__isnull", True),
                                    models.Q(("percent", 100), models.Q(("evidence", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="reached_milestone_is_proven",
                                violation_error_message="A milestone is reached with 100 % and its evidence.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "baseline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="projects.baseline",
                                verbose_name="baseline",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="projects.milestone",
                                verbose_name="milestone",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("name", common.fields.LineField(max_length=250, verbose_name="name")),
                        ("starts_on", models.DateField(verbose_name="work begins")),
                        ("due_on", models.DateField(verbose_name="planned on")),
                        (
                            "weight",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="weight",
                            ),
                        ),
                        ("is_critical", models.BooleanField(default=False, verbose_name="critical")),
                        (
                            "after",
                            models.JSONField(blank=True, default=list, verbose_name="after milestones"),
                        ),
                    ],
                    options={
                        "verbose_name": "planned milestone",
                        "verbose_name_plural": "planned milestones",
                        "ordering": ("baseline", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("baseline", "milestone"), name="milestone_once_per_baseline"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="milestone_is_due_after_its_work_begins",
                                violation_error_message="A milestone lies after the beginning of its work.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gte", 1)), name="milestone_weighs_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
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
                        ("name", common.fields.LineField(max_length=250, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("infrastructure", "Infrastructure and connection"),
                                    ("devices", "End devices"),
                                    ("operations_centre", "Operations centre"),
                                    ("services", "Applications: services"),
                                    ("internal", "Applications: internal operation"),
                                    ("supervision", "Applications: supervision"),
                                    ("branding", "Applications: branding"),
                                    ("training", "Training and safety"),
                                    ("staffing", "Staffing"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "summary",
                            common.fields.ProseField(
                                blank=True, max_length=5000, verbose_name="purpose and scope"
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="lead unit",
                            ),
                        ),
                        (
                            "coordinators",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Unit codes.",
                                verbose_name="coordinating units",
                            ),
                        ),
                        (
                            "owner_post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.post",
                                verbose_name="post in charge",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.phase",
                                verbose_name="phase",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("investment", "investment project"),
                                    ("current", "current expenditure"),
                                    ("service", "hired service"),
                                ],
                                max_length=12,
                                verbose_name="track",
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.legalregime",
                                verbose_name="legal regime",
                            ),
                        ),
                        (
                            "legal_basis",
                            common.fields.ProseField(
                                blank=True,
                                help_text="One paper on a line.",
                                max_length=5000,
                                verbose_name="legal basis",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="last day")),
                        (
                            "total_vnd",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="total investment, VND",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("active", "carried on"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="whether it goes on",
                            ),
                        ),
                        (
                            "standing_paper",
                            common.fields.LineField(
                                blank=True,
                                help_text="Number and date of the paper.",
                                max_length=200,
                                verbose_name="paper that says so",
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
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="projects.scheme",
                                verbose_name="scheme",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z][A-Z0-9]*(?:[.-][A-Z0-9]+)*\\Z",
                                        "Capital letters, digits, dots and hyphens, beginning with a letter.",
                                    )
                                ],
                                verbose_name="code",
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
                                blank=True, default="", editable=False, sources=("code", "name", "summary")
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "project",
                        "verbose_name_plural": "projects",
                        "ordering": ("owner", "code"),
                        "indexes": [models.Index(fields=["owner", "kind"], name="project_by_owner_and_kind")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"),
                                name="project_code_once_per_plan",
                                violation_error_message="A project of this plan bears this code already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="project_ends_after_it_starts",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("total_vnd__isnull", True), ("total_vnd__gte", 0), _connector="OR"
                                ),
                                name="project_total_is_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("standing", "active"),
                                    models.Q(("standing_paper", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pause_and_end_of_a_project_have_a_paper",
                                violation_error_message="Name the paper that suspends or ends the project.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEntry",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_entries",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.phase",
                                verbose_name="phase",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="budget year")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("central", "central budget"),
                                    ("superior", "superior's budget"),
                                    ("own", "own budget"),
                                    ("lower", "lower level's budget"),
                                    ("fund", "funds"),
                                    ("social", "private contributions"),
                                ],
                                max_length=8,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("capital", "public investment"),
                                    ("recurrent", "recurrent spending"),
                                ],
                                max_length=9,
                                verbose_name="kind of spending",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("allocated", "allocated"),
                                    ("committed", "committed"),
                                    ("disbursed", "disbursed"),
                                    ("settled", "settled"),
                                ],
                                max_length=9,
                                verbose_name="stage",
                            ),
                        ),
                        ("amount_vnd", models.BigIntegerField(verbose_name="amount (đồng)")),
                        ("document", common.fields.LineField(max_length=200, verbose_name="paper")),
                        ("document_on", models.DateField(verbose_name="date of the paper")),
                        (
                            "directive",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directive",
                                verbose_name="paper kept here",
                            ),
                        ),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="day of payment")),
                        (
                            "reason",
                            common.fields.ProseField(blank=True, max_length=1000, verbose_name="reason"),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="projects.budgetentry",
                                verbose_name="takes back",
                            ),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                    ],
                    options={
                        "verbose_name": "budget entry",
                        "verbose_name_plural": "budget ledger",
                        "ordering": ("-known_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["owner", "year", "stage"], name="budget_by_owner_and_year"),
                            models.Index(fields=["project", "stage", "year"], name="budget_by_project"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount_vnd", 0), _negated=True),
                                name="budget_entry_is_not_zero",
                                violation_error_message="The amount must not be 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount_vnd__gt", 0), ("reverses__isnull", True)),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="budget_entry_below_zero_says_why",
                                violation_error_message="Taking back or cutting money needs a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "disbursed"), ("paid_on__isnull", False)),
                                    models.Q(
                                        models.Q(("stage", "disbursed"), _negated=True),
                                        ("paid_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="payment_has_its_day",
                                violation_error_message="A payment has its day; other entries have none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectApplication",
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
                        ("dropped_known_on", models.DateField(editable=False, null=True)),
                        ("dropped_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="application_links",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="apps_catalog.application",
                                verbose_name="application delivered",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application of a project",
                        "verbose_name_plural": "applications of projects",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_known_on__isnull", True)),
                                fields=("project", "application"),
                                name="project_names_a_application_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dropped_by", ""), ("dropped_known_on__isnull", True)),
                                    models.Q(
                                        ("dropped_known_on__isnull", False),
                                        models.Q(("dropped_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dropped_application_has_day_and_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectItem",
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
                        ("dropped_known_on", models.DateField(editable=False, null=True)),
                        ("dropped_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_links",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="item that steers it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "item that steers a project",
                        "verbose_name_plural": "items that steer projects",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_known_on__isnull", True)),
                                fields=("project", "item"),
                                name="project_names_a_item_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dropped_by", ""), ("dropped_known_on__isnull", True)),
                                    models.Q(
                                        ("dropped_known_on__isnull", False),
                                        models.Q(("dropped_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dropped_item_has_day_and_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectRevision",
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
                        ("name", common.fields.LineField(max_length=250, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("infrastructure", "Infrastructure and connection"),
                                    ("devices", "End devices"),
                                    ("operations_centre", "Operations centre"),
                                    ("services", "Applications: services"),
                                    ("internal", "Applications: internal operation"),
                                    ("supervision", "Applications: supervision"),
                                    ("branding", "Applications: branding"),
                                    ("training", "Training and safety"),
                                    ("staffing", "Staffing"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "summary",
                            common.fields.ProseField(
                                blank=True, max_length=5000, verbose_name="purpose and scope"
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="lead unit",
                            ),
                        ),
                        (
                            "coordinators",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Unit codes.",
                                verbose_name="coordinating units",
                            ),
                        ),
                        (
                            "owner_post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.post",
                                verbose_name="post in charge",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.phase",
                                verbose_name="phase",
                            ),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[
                                    ("investment", "investment project"),
                                    ("current", "current expenditure"),
                                    ("service", "hired service"),
                                ],
                                max_length=12,
                                verbose_name="track",
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.legalregime",
                                verbose_name="legal regime",
                            ),
                        ),
                        (
                            "legal_basis",
                            common.fields.ProseField(
                                blank=True,
                                help_text="One paper on a line.",
                                max_length=5000,
                                verbose_name="legal basis",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="last day")),
                        (
                            "total_vnd",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="total investment, VND",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("active", "carried on"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="whether it goes on",
                            ),
                        ),
                        (
                            "standing_paper",
                            common.fields.LineField(
                                blank=True,
                                help_text="Number and date of the paper.",
                                max_length=200,
                                verbose_name="paper that says so",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "reason",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="reason of the change"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revision of a project",
                        "verbose_name_plural": "revisions of projects",
                        "ordering": ("project", "number"),
                        "indexes": [
                            models.Index(
                                fields=["project", "known_on", "-number"], name="project_revision_by_day"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "number"), name="project_revision_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risks",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        ("no", models.PositiveSmallIntegerField(verbose_name="no.")),
                    ],
                    options={
                        "verbose_name": "risk",
                        "verbose_name_plural": "risks",
                        "ordering": ("project", "no"),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "no"), name="risk_once_per_project")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskStatement",
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
                            "risk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="projects.risk",
                                verbose_name="risk",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=300, verbose_name="risk")),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "low"), (2, "medium"), (3, "high")], verbose_name="likelihood"
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "low"), (2, "medium"), (3, "high")], verbose_name="impact"
                            ),
                        ),
                        ("response", common.fields.ProseField(max_length=2000, verbose_name="response")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit in charge",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("occurred", "occurred"), ("closed", "closed")],
                                default="open",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "reason",
                            common.fields.LineField(blank=True, max_length=300, verbose_name="how it ended"),
                        ),
                    ],
                    options={
                        "verbose_name": "statement about a risk",
                        "verbose_name_plural": "statements about risks",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["risk", "known_on", "-id"], name="risk_statement_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "open"),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="ended_risk_says_how",
                                violation_error_message="Say how the risk ended.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollout",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rollouts",
                                to="projects.project",
                                verbose_name="project",
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
                        ("due_on", models.DateField(verbose_name="in use by")),
                        ("withdrawn_known_on", models.DateField(editable=False, null=True)),
                        (
                            "withdrawn_reason",
                            common.fields.LineField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="why it was withdrawn",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "rollout",
                        "verbose_name_plural": "rollouts",
                        "ordering": ("project", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_known_on__isnull", True)),
                                fields=("project", "unit"),
                                name="rollout_once_per_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_known_on__isnull", True), ("withdrawn_reason", "")),
                                    models.Q(
                                        ("withdrawn_known_on__isnull", False),
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawn_rollout_has_its_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RolloutUpdate",
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
                            "rollout",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="projects.rollout",
                                verbose_name="rollout",
                            ),
                        ),
                        ("reported_on", models.DateField(verbose_name="as of")),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="progress, %",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "update of a rollout",
                        "verbose_name_plural": "updates of rollouts",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["rollout", "known_on", "-id"], name="rollout_update_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percent__lte", 100)), name="rollout_percent_at_most_100"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scheme",
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
                            "committee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.committee",
                                verbose_name="committee",
                            ),
                        ),
                        (
                            "drafting_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit that draws it up",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("title", common.fields.LineField(max_length=300, verbose_name="title")),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="from year")),
                        ("to_year", models.PositiveSmallIntegerField(verbose_name="to year")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("framework", "framework being drawn up"),
                                    ("drafting", "being drafted"),
                                    ("consulting", "units are asked for comments"),
                                    ("submitted", "submitted for approval"),
                                    ("approved", "approved"),
                                ],
                                default="framework",
                                editable=False,
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "approving_directive",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directive",
                                verbose_name="approving paper",
                            ),
                        ),
                        ("approved_known_on", models.DateField(editable=False, null=True)),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "scheme",
                        "verbose_name_plural": "schemes",
                        "ordering": ("-from_year", "code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "code"),
                                name="scheme_code_once_per_plan",
                                violation_error_message="The plan has a scheme with this code already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("from_year__lte", models.F("to_year"))),
                                name="scheme_years_are_ordered",
                                violation_error_message="The first year is after the last year.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_known_on__isnull", True),
                                        ("approving_directive__isnull", True),
                                    ),
                                    models.Q(
                                        ("approved_known_on__isnull", False),
                                        ("approving_directive__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="scheme_approval_has_paper_and_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanRevision",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="projects.scheme",
                            ),
                        ),
                        (
                            "noun",
                            models.CharField(
                                choices=[("phase", "phase"), ("goal", "goal"), ("target", "target")],
                                max_length=6,
                            ),
                        ),
                        ("key", models.PositiveBigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "reason",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="reason"),
                        ),
                        (
                            "directive",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directive",
                            ),
                        ),
                        (
                            "document",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="paper, as cited"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revision of the plan",
                        "verbose_name_plural": "revisions of the plan",
                        "ordering": ("scheme", "noun", "key", "number"),
                        "indexes": [
                            models.Index(fields=["noun", "key", "-number"], name="plan_revision_latest"),
                            models.Index(fields=["scheme", "known_on"], name="plan_revision_by_scheme"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("noun", "key", "number"), name="plan_revision_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="projects.scheme",
                                verbose_name="scheme",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("name", common.fields.LineField(max_length=300, verbose_name="goal")),
                        (
                            "summary",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what is wanted"
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="clause it comes from",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "goal",
                        "verbose_name_plural": "goals",
                        "ordering": ("scheme", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "position"),
                                name="goal_position_once",
                                violation_error_message="Another goal has this place in the order.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeComment",
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
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="projects.consultation",
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
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="projects.schemesection",
                                verbose_name="section",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[("agrees", "agrees with the draft"), ("comments", "comments")],
                                max_length=8,
                                verbose_name="opinion",
                            ),
                        ),
                        (
                            "text",
                            common.fields.ProseField(blank=True, max_length=5000, verbose_name="comment"),
                        ),
                        (
                            "paper",
                            common.fields.LineField(
                                blank=True, max_length=60, verbose_name="number of the unit's letter"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment",
                        "verbose_name_plural": "comments",
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stance", "agrees"),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="comment_says_something",
                                violation_error_message="Write the comment, or say that the unit agrees.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommentAnswer",
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
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="projects.schemecomment",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("accepted", "accepted"),
                                    ("partly", "accepted in part"),
                                    ("explained", "explained"),
                                ],
                                max_length=9,
                                verbose_name="answer",
                            ),
                        ),
                        (
                            "text",
                            common.fields.ProseField(
                                max_length=3000, verbose_name="what is changed, or why not"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a comment",
                        "verbose_name_plural": "answers to comments",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="SchemeDraft",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafts",
                                to="projects.scheme",
                                verbose_name="scheme",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="version")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("framework", "framework"),
                                    ("draft", "draft"),
                                    ("adjustment", "yearly adjustment"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="year adjusted"
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=300, verbose_name="title")),
                        (
                            "note",
                            common.fields.ProseField(
                                blank=True, max_length=3000, verbose_name="what is new in this version"
                            ),
                        ),
                        ("fixed_at", models.DateTimeField(editable=False, null=True)),
                        ("fixed_known_on", models.DateField(editable=False, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "version of a scheme",
                        "verbose_name_plural": "versions of schemes",
                        "ordering": ("scheme", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "number"), name="scheme_draft_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("fixed_known_on__isnull", True)),
                                fields=("scheme",),
                                name="one_draft_is_written_at_a_time",
                                violation_error_message="Another version is being written: fix it first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fixed_at__isnull", True), ("fixed_known_on__isnull", True)),
                                    models.Q(("fixed_at__isnull", False), ("fixed_known_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="draft_is_fixed_with_day_and_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "adjustment"), ("year__isnull", False)),
                                    models.Q(
                                        models.Q(("kind", "adjustment"), _negated=True),
                                        ("year__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="adjustment_names_its_year",
                                violation_error_message="A yearly adjustment names its year; other versions have none.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="projects.schemedraft",
                                verbose_name="version",
                            ),
                        ),
                        ("lineage", models.PositiveIntegerField(editable=False)),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("ref", common.fields.LineField(blank=True, max_length=20, verbose_name="no.")),
                        ("heading", common.fields.LineField(max_length=300, verbose_name="heading")),
                        ("text", common.fields.ProseField(blank=True, max_length=20000, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "section",
                        "verbose_name_plural": "sections",
                        "ordering": ("draft", "position", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("draft", "lineage"), name="section_once_per_draft"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeTransition",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transitions",
                                to="projects.scheme",
                            ),
                        ),
                        ("from_state", models.CharField(blank=True, max_length=12)),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("framework", "framework being drawn up"),
                                    ("drafting", "being drafted"),
                                    ("consulting", "units are asked for comments"),
                                    ("submitted", "submitted for approval"),
                                    ("approved", "approved"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.schemedraft",
                            ),
                        ),
                        (
                            "directive",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directive",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "step of a scheme",
                        "verbose_name_plural": "steps of schemes",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["scheme", "known_on", "id"], name="scheme_step_by_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SectionOrientation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="orientations",
                                to="projects.schemesection",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="orientation",
                            ),
                        ),
                        (
                            "note",
                            common.fields.LineField(
                                blank=True, max_length=500, verbose_name="how it is taken up"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "orientation taken up",
                        "verbose_name_plural": "orientations taken up",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("section", "item"),
                                name="orientation_once_per_section",
                                violation_error_message="The section takes up this orientation already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffingPost",
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
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staffing_posts",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="at the unit",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=200, verbose_name="post")),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                    ],
                    options={
                        "verbose_name": "post of the staffing plan",
                        "verbose_name_plural": "staffing plan",
                        "ordering": ("owner", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "unit", "title"),
                                name="staffing_post_once_per_unit",
                                violation_error_message="This post of this unit is in the staffing plan already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffingProposal",
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
                        ("number", common.fields.LineField(max_length=60, verbose_name="number")),
                        ("sent_on", models.DateField(verbose_name="date of the paper")),
                        ("addressee", common.fields.LineField(max_length=200, verbose_name="sent to")),
                        ("text", common.fields.ProseField(max_length=3000, verbose_name="what is proposed")),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        (
                            "posts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="proposals",
                                to="projects.staffingpost",
                                verbose_name="posts it speaks of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal about staff",
                        "verbose_name_plural": "proposals about staff",
                        "ordering": ("owner", "sent_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "number", "sent_on"),
                                name="staffing_proposal_once",
                                violation_error_message="A proposal with this number and date is in the portal already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffingAnswer",
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
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="projects.staffingproposal",
                                verbose_name="proposal",
                            ),
                        ),
                        ("number", common.fields.LineField(max_length=60, verbose_name="number")),
                        ("answered_on", models.DateField(verbose_name="date of the paper")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("agreed", "agreed"),
                                    ("partly", "agreed in part"),
                                    ("refused", "not agreed"),
                                ],
                                max_length=8,
                                verbose_name="their answer",
                            ),
                        ),
                        ("text", common.fields.ProseField(max_length=3000, verbose_name="what is answered")),
                    ],
                    options={
                        "verbose_name": "answer to a proposal",
                        "verbose_name_plural": "answers to proposals",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="StaffingStatement",
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
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="projects.staffingpost",
                                verbose_name="post",
                            ),
                        ),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="wanted",
                            ),
                        ),
                        ("filled", models.PositiveSmallIntegerField(default=0, verbose_name="filled")),
                        ("seconded", models.PositiveSmallIntegerField(default=0, verbose_name="seconded")),
                        (
                            "seconded_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="seconded from",
                            ),
                        ),
                        ("note", common.fields.LineField(blank=True, max_length=300, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "statement about a post",
                        "verbose_name_plural": "statements about posts",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["post", "known_on", "-id"], name="staffing_statement_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "wanted__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("filled"), "+", models.F("seconded")
                                        ),
                                    )
                                ),
                                name="posts_held_are_not_more_than_wanted",
                                violation_error_message="Filled and seconded together are at most what is wanted.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("seconded", 0), ("seconded_from__isnull", True)),
                                    models.Q(("seconded__gt", 0), ("seconded_from__isnull", False)),
                                    _connector="OR",
                                ),
                                name="seconded_people_come_from_a_unit",
                                violation_error_message="Say from which unit people are seconded, and how many.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusReport",
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="status_reports",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "voice",
                            models.CharField(
                                choices=[("owner", "the project's owner"), ("office", "the secretariat")],
                                max_length=6,
                                verbose_name="who says so",
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                choices=[
                                    ("on_track", "on track"),
                                    ("at_risk", "at risk"),
                                    ("late", "behind schedule"),
                                ],
                                max_length=10,
                                verbose_name="rating",
                            ),
                        ),
                        ("reported_on", models.DateField(verbose_name="as of")),
                        ("summary", common.fields.ProseField(max_length=3000, verbose_name="how it stands")),
                        (
                            "difficulties",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="difficulties"
                            ),
                        ),
                        (
                            "next_step",
                            common.fields.LineField(blank=True, max_length=300, verbose_name="next step"),
                        ),
                        ("next_step_on", models.DateField(blank=True, null=True, verbose_name="by")),
                        (
                            "projected_total_vnd",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="expected total cost, VND",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "status report",
                        "verbose_name_plural": "status reports",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["project", "known_on", "-id"], name="status_report_by_day")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating", "on_track"),
                                    models.Q(
                                        models.Q(("next_step", ""), _negated=True),
                                        ("next_step_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_bad_rating_names_the_next_step",
                                violation_error_message="Name the next step and its day when the project is not on track.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
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
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="projects.scheme",
                                verbose_name="scheme",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="projects.goal",
                                verbose_name="goal",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("name", common.fields.LineField(max_length=300, verbose_name="target")),
                        ("measure", common.fields.LineField(max_length=40, verbose_name="unit of measure")),
                        (
                            "decimals",
                            models.PositiveSmallIntegerField(default=0, verbose_name="decimal places shown"),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("up", "at least"),
                                    ("down", "at most"),
                                    ("band", "within a band"),
                                    ("milestone", "done by a day"),
                                ],
                                max_length=9,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "accumulates",
                            models.BooleanField(
                                default=False,
                                help_text="A count of the year, such as people trained; not a level, such as a rate.",
                                verbose_name="counted from zero each year",
                            ),
                        ),
                        (
                            "rhythm",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "monthly"),
                                    (3, "quarterly"),
                                    (6, "half-yearly"),
                                    (12, "yearly"),
                                ],
                                default=3,
                                verbose_name="figures",
                            ),
                        ),
                        (
                            "formula",
                            common.fields.ProseField(
                                blank=True, max_length=1000, verbose_name="how it is counted"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="starting value",
                            ),
                        ),
                        (
                            "baseline_on",
                            models.DateField(blank=True, null=True, verbose_name="starting value as of"),
                        ),
                        (
                            "lead_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit that answers for it",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directiveitem",
                                verbose_name="clause it comes from",
                            ),
                        ),
                        (
                            "citation",
                            common.fields.LineField(
                                blank=True,
                                help_text="Number, date and clause of a paper that is not in the portal.",
                                max_length=300,
                                verbose_name="superior programme it answers to",
                            ),
                        ),
                        ("ended_known_on", models.DateField(editable=False, null=True)),
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
                                sources=("code", "name", "measure", "citation"),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "targets",
                        "ordering": ("scheme", "goal__position", "code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "code"),
                                name="target_code_once_per_scheme",
                                violation_error_message="The scheme has a target with this code already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("baseline__isnull", True), ("baseline_on__isnull", True)),
                                    models.Q(("baseline__isnull", False), ("baseline_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="target_baseline_has_its_day",
                                violation_error_message="A starting value and its day belong together.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decimals__lte", 4)),
                                name="target_shows_at_most_four_decimals",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectTarget",
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
                        ("dropped_known_on", models.DateField(editable=False, null=True)),
                        ("dropped_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="target_links",
                                to="projects.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project_links",
                                to="projects.target",
                                verbose_name="target",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target of a project",
                        "verbose_name_plural": "targets of projects",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_known_on__isnull", True)),
                                fields=("project", "target"),
                                name="project_names_a_target_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dropped_by", ""), ("dropped_known_on__isnull", True)),
                                    models.Q(
                                        ("dropped_known_on__isnull", False),
                                        models.Q(("dropped_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dropped_target_has_day_and_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetActual",
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
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actuals",
                                to="projects.target",
                                verbose_name="target",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("measured_on", models.DateField(verbose_name="as of")),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="value")),
                        (
                            "numerator",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="numerator",
                            ),
                        ),
                        (
                            "denominator",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="denominator",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("direct", "entered by the unit, with evidence"),
                                    ("report", "figures of accepted reports"),
                                    ("import", "history taken over"),
                                ],
                                max_length=6,
                                verbose_name="source",
                            ),
                        ),
                        ("source_kind", models.CharField(blank=True, editable=False, max_length=60)),
                        ("source_key", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "source_label",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="where it is from"
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="projects.targetactual",
                                verbose_name="corrects",
                            ),
                        ),
                        (
                            "is_taken_back",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Says that the figure it corrects holds no more and that nothing takes its place.",
                                verbose_name="taken back",
                            ),
                        ),
                        ("request_key", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "actual figure",
                        "verbose_name_plural": "actual figures",
                        "ordering": ("target", "year", "measured_on", "pk"),
                        "indexes": [
                            models.Index(
                                fields=["target", "year", "-measured_on", "-id"], name="target_actual_latest"
                            ),
                            models.Index(
                                fields=["source_kind", "source_key"], name="target_actual_by_source"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("denominator__isnull", True), ("numerator__isnull", True)),
                                    models.Q(("denominator__isnull", False), ("numerator__isnull", False)),
                                    _connector="OR",
                                ),
                                name="actual_has_both_parts_or_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_taken_back", False), ("corrects__isnull", False), _connector="OR"
                                ),
                                name="only_a_given_figure_is_taken_back",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("request_key", ""), _negated=True),
                                fields=("target", "request_key"),
                                name="actual_request_key_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "actual",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="projects.targetactual",
                            ),
                        ),
                        (
                            "attachment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.attachment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence of a figure",
                        "verbose_name_plural": "evidence of figures",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("actual", "attachment"), name="file_proves_a_figure_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetYear",
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
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="projects.target",
                                verbose_name="target",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="version")),
                        (
                            "planned",
                            models.DecimalField(decimal_places=4, max_digits=18, verbose_name="planned"),
                        ),
                        (
                            "planned_top",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="planned, upper end of the band",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="to be reached by")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("superior", "a superior's programme changed"),
                                    ("funding", "funding changed"),
                                    ("scope", "scope changed"),
                                    ("reorganisation", "units were reorganised"),
                                    ("correction", "a mistake is corrected"),
                                    ("other", "another reason"),
                                ],
                                max_length=14,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "reason_text",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="in words"),
                        ),
                        (
                            "directive",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.directive",
                                verbose_name="paper of the change",
                            ),
                        ),
                        (
                            "document",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="paper, as cited"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planned value of a year",
                        "verbose_name_plural": "planned values of years",
                        "ordering": ("target", "year", "number"),
                        "indexes": [
                            models.Index(fields=["target", "year", "-number"], name="target_year_latest")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("target", "year", "number"), name="target_year_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned_top__isnull", True),
                                    ("planned__lte", models.F("planned_top")),
                                    _connector="OR",
                                ),
                                name="target_band_is_ordered",
                                violation_error_message="The lower end of the band is above the upper end.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason", ""),
                                    models.Q(("reason_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rebaseline_says_why_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetCeiling",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="budget year")),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        ("amount_vnd", models.BigIntegerField(verbose_name="ceiling (đồng)")),
                        ("document", common.fields.LineField(max_length=200, verbose_name="paper")),
                        ("document_on", models.DateField(verbose_name="date of the paper")),
                        (
                            "reason",
                            common.fields.ProseField(blank=True, max_length=1000, verbose_name="reason"),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                    ],
                    options={
                        "verbose_name": "ceiling of a budget year",
                        "verbose_name_plural": "ceilings of budget years",
                        "ordering": ("owner", "year", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "year", "number"), name="ceiling_number_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_vnd__gt", 0)),
                                name="ceiling_is_above_zero",
                                violation_error_message="The amount must not be 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="changed_ceiling_says_why",
                                violation_error_message="Say why the ceiling changes.",
                            ),
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "projects_schemetransition",
            "projects_consultation",
            "projects_consultationaddressee",
            "projects_schemecomment",
            "projects_commentanswer",
            "projects_targetyear",
            "projects_targetactual",
            "projects_targetevidence",
            "projects_planrevision",
            "projects_projectrevision",
            "projects_gaterecord",
            "projects_baseline",
            "projects_plannedmilestone",
            "projects_milestoneupdate",
            "projects_statusreport",
            "projects_riskstatement",
            "projects_staffingstatement",
            "projects_staffinganswer",
            "projects_rolloutupdate",
            "projects_budgetentry",
            "projects_budgetceiling",
            "projects_gatecondition",
        ),
    ]
