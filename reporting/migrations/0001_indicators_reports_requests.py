import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
import reporting.models.report
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("reporting", "0001_indicators_periods_reports"),
        ("reporting", "0002_append_only_versions"),
        ("reporting", "0003_sums_requests_proposals_consolidated"),
        ("reporting", "0004_senders_once_per_level_and_per_unit"),
        ("reporting", "0005_target_feeds"),
        ("reporting", "0006_regimes_carry_versions"),
        ("reporting", "0007_moments_of_reports_lie_in_an_index"),
    ]

    initial = True

    dependencies = [
        ("organizations", "0001_units_people_access"),
        ("projects", "0001_scheme_projects_money"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ratio", "ratio"),
                                    ("count", "count"),
                                    ("money", "money, in đồng"),
                                    ("yes_no", "yes or no"),
                                    ("score", "score"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("services", "public services"),
                                    ("administration", "internal administration"),
                                    ("infrastructure", "infrastructure"),
                                    ("security", "information security"),
                                    ("people", "people and skills"),
                                    ("economy", "digital economy"),
                                    ("society", "digital society"),
                                    ("overall", "overall index"),
                                    ("software", "shared software"),
                                ],
                                max_length=16,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "higher is better"), ("down", "lower is better")],
                                max_length=4,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "over_time",
                            models.CharField(
                                choices=[
                                    ("sum", "summed"),
                                    ("last", "the last one"),
                                    ("none", "not put together"),
                                ],
                                max_length=4,
                                verbose_name="over time",
                            ),
                        ),
                        (
                            "over_units",
                            models.CharField(
                                choices=[("sum", "summed"), ("none", "not put together")],
                                max_length=4,
                                verbose_name="over units",
                            ),
                        ),
                        (
                            "levels",
                            models.JSONField(
                                default=list,
                                help_text="Levels of units that it speaks of: district, ward.",
                                verbose_name="levels",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                help_text="Only for a field of one plan's own request; empty for the catalogue.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                        "ordering": ("position", "code"),
                    },
                ),
                migrations.CreateModel(
                    name="Regime",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("name", common.fields.LineField(max_length=200, verbose_name="name")),
                        (
                            "calendar",
                            models.CharField(
                                choices=[
                                    ("mid_month", "mid-month (Decree 09/2019)"),
                                    ("calendar", "calendar months"),
                                ],
                                max_length=10,
                                verbose_name="calendar",
                            ),
                        ),
                        ("kinds", models.JSONField(default=list, verbose_name="kinds of periods")),
                        (
                            "opens_before",
                            models.PositiveSmallIntegerField(
                                default=4,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="opens before the cut-off, days",
                            ),
                        ),
                        (
                            "locks_after",
                            models.PositiveSmallIntegerField(
                                default=22,
                                validators=[django.core.validators.MaxValueValidator(250)],
                                verbose_name="locks after it is due, working days",
                            ),
                        ),
                        ("source", common.fields.LineField(max_length=400, verbose_name="source")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "reporting regime",
                        "verbose_name_plural": "reporting regimes",
                        "ordering": ("owner", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="reporting_regime_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("owner", "code"), name="regime_code_once_per_plan"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Period",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="reporting.regime",
                                verbose_name="regime",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="own_periods",
                                to="reporting.reportform",
                                verbose_name="only of the form",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("month", "month"),
                                    ("quarter", "quarter"),
                                    ("half", "half-year"),
                                    ("nine_months", "nine months"),
                                    ("year", "year"),
                                    ("ad_hoc", "on request"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="no. in the year"),
                        ),
                        (
                            "label",
                            common.fields.LineField(
                                blank=True,
                                help_text="Only of a period on request.",
                                max_length=200,
                                verbose_name="label",
                            ),
                        ),
                        ("data_from", models.DateField(verbose_name="figures from")),
                        ("data_to", models.DateField(verbose_name="cut-off day")),
                        ("opens_on", models.DateField(verbose_name="opens on")),
                        ("locks_on", models.DateField(verbose_name="last day to write")),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.period",
                                verbose_name="period before",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reporting period",
                        "verbose_name_plural": "reporting periods",
                        "ordering": ("data_to", "data_from", "pk"),
                        "indexes": [
                            models.Index(fields=["regime", "kind", "data_to"], name="period_by_cut_off")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("regime", "code"), name="period_code_once_per_regime"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("data_to__gte", models.F("data_from"))),
                                name="period_data_days_ordered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("locks_on__gt", models.F("data_to"))),
                                name="period_locks_after_cut_off",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("opens_on__lte", models.F("locks_on"))),
                                name="period_opens_before_it_locks",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegimeDue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dues",
                                to="reporting.regime",
                                verbose_name="regime",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("ward", "ward"),
                                    ("department", "department or body"),
                                ],
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(verbose_name="working days after the cut-off"),
                        ),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="hour")),
                    ],
                    options={
                        "verbose_name": "due day of a level",
                        "verbose_name_plural": "due days of levels",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("regime", "level"), name="regime_due_once_per_level"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("working_days__gte", 1)),
                                name="due_a_working_day_after_cut_off",
                                violation_error_message="At least one working day lies between cut-off and due day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "being written"),
                                    ("submitted", "sent"),
                                    ("returned", "sent back"),
                                    ("accepted", "accepted"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "awaiting",
                            models.CharField(
                                blank=True,
                                choices=[("unit_leader", "the unit's leader")],
                                max_length=12,
                                verbose_name="waits for",
                            ),
                        ),
                        ("is_reopened", models.BooleanField(default=False, verbose_name="reopened")),
                        (
                            "filled_percent",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="percent of fields answered"
                            ),
                        ),
                        ("first_sent_at", models.DateTimeField(null=True, verbose_name="first sent at")),
                        (
                            "first_complete_at",
                            models.DateTimeField(null=True, verbose_name="first sent complete at"),
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
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="reporting.period",
                                verbose_name="period",
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
                        ("content", models.JSONField(default=reporting.models.report.nothing_said)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "content_number",
                            models.PositiveIntegerField(
                                default=1, help_text="The version in which the content last changed."
                            ),
                        ),
                        ("written_kind", models.CharField(max_length=10)),
                        ("written_key", models.CharField(max_length=64)),
                        ("written_by", common.fields.LineField(max_length=200, verbose_name="written by")),
                        ("written_at", models.DateTimeField(verbose_name="written at")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="sent at")),
                        (
                            "reason",
                            common.fields.LineField(
                                blank=True, max_length=1000, verbose_name="why it was sent back or reopened"
                            ),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                    ],
                    options={
                        "verbose_name": "report",
                        "verbose_name_plural": "reports",
                        "ordering": ("-pk",),
                        "indexes": [
                            models.Index(
                                fields=["period", "form", "state"], name="report_by_period_and_state"
                            ),
                            models.Index(fields=["owner", "state"], name="report_by_plan_and_state"),
                            models.Index(
                                fields=["form", "period", "unit", "first_sent_at", "first_complete_at"],
                                name="report_moments_of_a_period",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "period", "unit"), name="report_once_per_unit_and_period"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="to be answered by",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised_proposals",
                                to="reporting.report",
                                verbose_name="raised in",
                            ),
                        ),
                        ("text", common.fields.ProseField(max_length=4000, verbose_name="proposal")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "answer",
                            common.fields.ProseField(blank=True, max_length=4000, verbose_name="answer"),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                        (
                            "answered_by",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="answered by"),
                        ),
                        ("seen_on", models.DateField(blank=True, null=True, verbose_name="answer read on")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("request_key", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True, default="", editable=False, sources=("text", "answer")
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposal of a unit",
                        "verbose_name_plural": "proposals of units",
                        "ordering": ("-known_on", "-pk"),
                        "indexes": [models.Index(fields=["owner", "answered_on"], name="proposal_by_plan")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="proposal_answer_has_its_day",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("request_key", ""), _negated=True),
                                fields=("unit", "request_key"),
                                name="proposal_once_per_request",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportForm",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        (
                            "regime",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forms",
                                to="reporting.regime",
                                verbose_name="regime",
                            ),
                        ),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("month", "month"),
                                    ("quarter", "quarter"),
                                    ("half", "half-year"),
                                    ("nine_months", "nine months"),
                                    ("year", "year"),
                                    ("ad_hoc", "on request"),
                                ],
                                max_length=12,
                                verbose_name="sent every",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("name_vi", common.fields.LineField(max_length=250, verbose_name="name")),
                        (
                            "name_en",
                            common.fields.LineField(
                                blank=True, max_length=250, verbose_name="name in English"
                            ),
                        ),
                        (
                            "guidance",
                            common.fields.ProseField(blank=True, max_length=3000, verbose_name="guidance"),
                        ),
                        (
                            "keeper",
                            models.ForeignKey(
                                blank=True,
                                help_text="The division that asked for it and reads every report.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="kept by",
                            ),
                        ),
                        (
                            "complete_at",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="complete from, percent of fields",
                            ),
                        ),
                        (
                            "source",
                            common.fields.LineField(blank=True, max_length=400, verbose_name="source"),
                        ),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("revision", models.UUIDField(default=uuid.uuid4, editable=False)),
                    ],
                    options={
                        "verbose_name": "report form",
                        "verbose_name_plural": "report forms",
                        "ordering": ("owner", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="form_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(fields=("owner", "code"), name="form_code_once_per_plan"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LockException",
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
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lock_exceptions",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lock_exceptions",
                                to="reporting.period",
                                verbose_name="period",
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
                        ("until", models.DateField(verbose_name="last day to write")),
                        ("reason", common.fields.LineField(max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "lock exception",
                        "verbose_name_plural": "lock exceptions",
                        "ordering": ("-pk",),
                        "indexes": [models.Index(fields=["period", "unit"], name="lock_exception_by_unit")],
                    },
                ),
                migrations.CreateModel(
                    name="FormRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rules",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sum_equals", "the parts make up the whole"),
                                    ("sum_at_most", "the parts are at most the whole"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("parts", models.JSONField(default=list, verbose_name="parts")),
                        ("whole", models.CharField(max_length=60, verbose_name="whole")),
                        (
                            "severity",
                            models.CharField(
                                choices=[("error", "refused"), ("warning", "a note is asked for")],
                                default="error",
                                max_length=8,
                                verbose_name="severity",
                            ),
                        ),
                        ("message_vi", common.fields.LineField(max_length=300, verbose_name="message")),
                        (
                            "message_en",
                            common.fields.LineField(max_length=300, verbose_name="message in English"),
                        ),
                    ],
                    options={
                        "verbose_name": "rule of a form",
                        "verbose_name_plural": "rules of forms",
                        "ordering": ("form", "code"),
                        "constraints": [
                            models.UniqueConstraint(fields=("form", "code"), name="rule_code_once_per_form")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormField",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fields",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fields",
                                to="reporting.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        (
                            "required",
                            models.BooleanField(
                                default=True,
                                help_text="Every unit has something to say of it.",
                                verbose_name="counts towards completeness",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "field of a form",
                        "verbose_name_plural": "fields of forms",
                        "ordering": ("form", "position", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "indicator"), name="indicator_once_per_form"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormAssignment",
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
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("ward", "ward"),
                                    ("department", "department or body"),
                                ],
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "approved_inside",
                            models.BooleanField(default=False, verbose_name="approved inside the unit first"),
                        ),
                    ],
                    options={
                        "verbose_name": "sender of a form",
                        "verbose_name_plural": "senders of forms",
                        "ordering": ("form", "level", "unit"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="form_assignment_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("unit__isnull", True), models.Q(("level", ""), _negated=True)),
                                    models.Q(("level", ""), ("unit__isnull", False)),
                                    _connector="OR",
                                ),
                                name="form_assignment_names_level_or_unit",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("unit__isnull", True)),
                                fields=("form", "level", "valid_from"),
                                name="form_assignment_once_per_level",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("unit__isnull", False)),
                                fields=("form", "unit", "valid_from"),
                                name="form_assignment_once_per_unit",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exemption",
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
                        ("valid_from", models.DateField(verbose_name="first day")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exemptions",
                                to="reporting.reportform",
                                verbose_name="form",
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
                        ("reason", common.fields.LineField(max_length=500, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "exemption",
                        "verbose_name_plural": "exemptions",
                        "ordering": ("form", "unit", "valid_from"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="exemption_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("form", "unit", "valid_from"), name="exemption_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsolidatedReport",
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
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.reportform",
                                verbose_name="form",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.period",
                                verbose_name="period",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being edited"),
                                    ("signed", "Signed, not sent yet"),
                                    ("sent", "Sent to the superior"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("to_name", common.fields.LineField(max_length=200, verbose_name="to")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "results",
                            common.fields.ProseField(blank=True, max_length=20000, verbose_name="results"),
                        ),
                        (
                            "difficulties",
                            common.fields.ProseField(
                                blank=True, max_length=20000, verbose_name="difficulties, causes"
                            ),
                        ),
                        (
                            "next_steps",
                            common.fields.ProseField(blank=True, max_length=20000, verbose_name="next steps"),
                        ),
                        (
                            "proposals",
                            common.fields.ProseField(blank=True, max_length=20000, verbose_name="proposals"),
                        ),
                        (
                            "figures",
                            models.JSONField(blank=True, default=list, verbose_name="figures at signature"),
                        ),
                        (
                            "sources",
                            models.JSONField(blank=True, default=list, verbose_name="what units wrote"),
                        ),
                        ("number", common.fields.LineField(blank=True, max_length=60, verbose_name="number")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        (
                            "signer_post",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="signed by"),
                        ),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name": "consolidated report",
                        "verbose_name_plural": "consolidated reports",
                        "ordering": ("-pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "form", "period"), name="consolidated_once_per_period"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(
                                        ("signed_on__isnull", False),
                                        models.Q(("number", ""), _negated=True),
                                        models.Q(("signer_post", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="consolidated_signed_has_number_day_and_signer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sent"), _negated=True),
                                    ("sent_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="consolidated_sent_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdHocRequest",
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
                                choices=[("urgent", "ad-hoc report"), ("quick", "quick report")],
                                default="urgent",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", common.fields.LineField(max_length=200, verbose_name="what about")),
                        (
                            "text",
                            common.fields.ProseField(
                                blank=True, max_length=4000, verbose_name="what is asked"
                            ),
                        ),
                        (
                            "follows",
                            common.fields.LineField(
                                blank=True,
                                help_text="The paper or the leader's word it follows.",
                                max_length=200,
                                verbose_name="basis",
                            ),
                        ),
                        ("wants_text", models.BooleanField(default=True, verbose_name="a text is asked for")),
                        (
                            "wants_file",
                            models.BooleanField(default=False, verbose_name="a file is asked for"),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="due")),
                        (
                            "form",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ad_hoc_request",
                                to="reporting.reportform",
                            ),
                        ),
                        (
                            "period",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ad_hoc_request",
                                to="reporting.period",
                            ),
                        ),
                        ("request_key", models.CharField(blank=True, editable=False, max_length=64)),
                        ("is_illustrative", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "verbose_name": "ad-hoc request",
                        "verbose_name_plural": "ad-hoc requests",
                        "ordering": ("-year", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "year", "number"), name="ad_hoc_number_once_per_year"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("request_key", ""), _negated=True),
                                fields=("owner", "request_key"),
                                name="ad_hoc_once_per_request",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportVersion",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "being written"),
                                    ("submitted", "sent"),
                                    ("returned", "sent back"),
                                    ("accepted", "accepted"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "awaiting",
                            models.CharField(
                                blank=True,
                                choices=[("unit_leader", "the unit's leader")],
                                max_length=12,
                                verbose_name="waits for",
                            ),
                        ),
                        ("is_reopened", models.BooleanField(default=False, verbose_name="reopened")),
                        (
                            "filled_percent",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="percent of fields answered"
                            ),
                        ),
                        ("first_sent_at", models.DateTimeField(null=True, verbose_name="first sent at")),
                        (
                            "first_complete_at",
                            models.DateTimeField(null=True, verbose_name="first sent complete at"),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="reporting.report",
                                verbose_name="report",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="no.")),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("saved", "saved"),
                                    ("submitted", "sent"),
                                    ("asked_leader", "laid before the unit's leader"),
                                    ("withdrawn", "withdrawn"),
                                    ("returned", "sent back"),
                                    ("accepted", "accepted"),
                                    ("reopened", "reopened"),
                                ],
                                max_length=12,
                                verbose_name="act",
                            ),
                        ),
                        ("door", models.CharField(blank=True, max_length=8, verbose_name="by way of")),
                        (
                            "reason",
                            common.fields.LineField(blank=True, max_length=1000, verbose_name="reason"),
                        ),
                        ("content", models.JSONField(null=True)),
                        ("content_number", models.PositiveIntegerField()),
                    ],
                    options={
                        "verbose_name": "version of a report",
                        "verbose_name_plural": "versions of reports",
                        "ordering": ("report", "number"),
                        "indexes": [
                            models.Index(
                                fields=["report", "known_on", "-number"], name="report_version_by_day"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "number"), name="report_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.period",
                                verbose_name="period",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "number",
                            models.DecimalField(
                                decimal_places=4, default=0, max_digits=28, verbose_name="sum"
                            ),
                        ),
                        (
                            "numerator",
                            models.DecimalField(
                                decimal_places=4, default=0, max_digits=28, verbose_name="numerator"
                            ),
                        ),
                        (
                            "denominator",
                            models.DecimalField(
                                decimal_places=4, default=0, max_digits=28, verbose_name="denominator"
                            ),
                        ),
                        ("given", models.IntegerField(default=0, verbose_name="units that gave a figure")),
                        ("nil", models.IntegerField(default=0, verbose_name="units where nothing occurred")),
                        (
                            "not_applicable",
                            models.IntegerField(default=0, verbose_name="units it does not apply to"),
                        ),
                    ],
                    options={
                        "verbose_name": "sum of a period",
                        "verbose_name_plural": "sums of periods",
                        "indexes": [models.Index(fields=["period", "owner"], name="rollup_by_period")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "indicator", "period"),
                                name="rollup_once_per_indicator_and_period",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubmissionAttempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("form_code", models.CharField(max_length=40, verbose_name="form")),
                        ("period_code", models.CharField(max_length=20, verbose_name="period")),
                        (
                            "door",
                            models.CharField(
                                choices=[
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("excel", "Excel"),
                                    ("batch", "batch"),
                                ],
                                max_length=8,
                                verbose_name="by way of",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("body", models.JSONField(verbose_name="what was sent")),
                        ("errors", models.JSONField(verbose_name="why not")),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
                        ("first_at", models.DateTimeField(default=common.clock.now, verbose_name="first at")),
                        ("last_at", models.DateTimeField(default=common.clock.now, verbose_name="last at")),
                        ("by_kind", models.CharField(editable=False, max_length=10)),
                        ("by_key", models.CharField(editable=False, max_length=64)),
                        (
                            "by_label",
                            common.fields.LineField(editable=False, max_length=200, verbose_name="sent by"),
                        ),
                        ("settled_at", models.DateTimeField(null=True, verbose_name="put aside at")),
                        (
                            "settled_by",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="put aside by"),
                        ),
                    ],
                    options={
                        "verbose_name": "refused submission",
                        "verbose_name_plural": "refused submissions",
                        "ordering": ("-last_at", "-pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "form_code", "period_code", "fingerprint"),
                                name="attempt_once_per_body",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_at__isnull", True), ("settled_by", "")),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        models.Q(("settled_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="attempt_settled_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetFeed",
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
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.target",
                                verbose_name="target",
                            ),
                        ),
                        ("ended_known_on", models.DateField(editable=False, null=True)),
                        ("ended_label", common.fields.LineField(blank=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "figures brought to a target",
                        "verbose_name_plural": "figures brought to targets",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["owner", "indicator"], name="target_feed_by_indicator")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_known_on__isnull", True)),
                                fields=("target",),
                                name="target_is_fed_by_one_indicator",
                                violation_error_message="Another indicator brings its figures to this target already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Value",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="reporting.report",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.period",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.indicator",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("given", "given"),
                                    ("nil", "nothing occurred"),
                                    ("not_applicable", "not applicable"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("number", models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                        ("numerator", models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                        ("denominator", models.DecimalField(decimal_places=4, max_digits=20, null=True)),
                    ],
                    options={
                        "verbose_name": "value",
                        "verbose_name_plural": "values",
                        "indexes": [
                            models.Index(fields=["indicator", "period"], name="value_by_indicator_and_period")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "period", "indicator"), name="value_once_per_unit"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(
                                            models.Q(
                                                ("denominator__isnull", True),
                                                ("number__isnull", False),
                                                ("numerator__isnull", True),
                                            ),
                                            models.Q(
                                                ("denominator__isnull", False),
                                                ("number__isnull", True),
                                                ("numerator__isnull", False),
                                            ),
                                            _connector="OR",
                                        ),
                                        ("answer", "given"),
                                    ),
                                    models.Q(
                                        ("answer__in", ("nil", "not_applicable")),
                                        ("denominator__isnull", True),
                                        ("number__isnull", True),
                                        ("numerator__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="value_is_a_figure_or_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                                ),
                                name="denominator_above_zero",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearPlan",
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
                                verbose_name="indicator",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "planned",
                            models.DecimalField(decimal_places=4, max_digits=20, verbose_name="planned"),
                        ),
                        (
                            "source",
                            common.fields.LineField(
                                help_text="The paper that sets it.", max_length=300, verbose_name="source"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plan for a year",
                        "verbose_name_plural": "plans for years",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["owner", "indicator", "year"], name="year_plan_by_indicator")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorVersion",
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
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="reporting.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="no.")),
                        ("name_vi", common.fields.LineField(max_length=300, verbose_name="name")),
                        ("name_en", common.fields.LineField(max_length=300, verbose_name="name in English")),
                        ("unit_vi", common.fields.LineField(max_length=60, verbose_name="unit of measure")),
                        (
                            "unit_en",
                            common.fields.LineField(max_length=60, verbose_name="unit of measure in English"),
                        ),
                        (
                            "numerator_vi",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="what is counted"
                            ),
                        ),
                        (
                            "numerator_en",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="what is counted, in English"
                            ),
                        ),
                        (
                            "denominator_vi",
                            common.fields.LineField(blank=True, max_length=300, verbose_name="out of"),
                        ),
                        (
                            "denominator_en",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="out of, in English"
                            ),
                        ),
                        ("rules", models.JSONField(blank=True, default=dict, verbose_name="rules")),
                        (
                            "source",
                            common.fields.LineField(
                                help_text="The programme or paper that asks for it.",
                                max_length=400,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "mark",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="to be confirmed"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of an indicator",
                        "verbose_name_plural": "versions of indicators",
                        "ordering": ("indicator", "valid_from"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="indicator_version_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("indicator", "valid_from"), name="indicator_version_once_a_day"
                            ),
                            models.UniqueConstraint(
                                fields=("indicator", "number"), name="indicator_version_number_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodDue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dues",
                                to="reporting.period",
                                verbose_name="period",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("ward", "ward"),
                                    ("department", "department or body"),
                                ],
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="hour")),
                    ],
                    options={
                        "verbose_name": "due day of a period",
                        "verbose_name_plural": "due days of periods",
                        "indexes": [models.Index(fields=["level", "due_on"], name="period_due_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "level"), name="period_due_once_per_level"
                            )
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "reporting_reportversion",
        ),
    ]
