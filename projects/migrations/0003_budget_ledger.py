import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.fields
from common import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0008_verdicts_carry_their_written_note"),
        ("organizations", "0005_finance_officers"),
        ("projects", "0002_projects_gates_milestones"),
    ]

    operations = [
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
                        choices=[("capital", "public investment"), ("recurrent", "recurrent spending")],
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
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="day of payment")),
                ("reason", common.fields.ProseField(blank=True, max_length=1000, verbose_name="reason")),
                (
                    "is_illustrative",
                    models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                ),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_entries",
                        to="projects.project",
                        verbose_name="project",
                    ),
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
                                models.Q(("stage", "disbursed"), _negated=True), ("paid_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="payment_has_its_day",
                        violation_error_message="A payment has its day; other entries have none.",
                    ),
                ],
            },
        ),
        append_only.operation("projects_budgetentry"),
    ]
