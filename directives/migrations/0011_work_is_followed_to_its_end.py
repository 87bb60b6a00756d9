import django.db.models.deletion
from django.db import migrations, models

import common.clock
import common.create_models
import common.fields
from common import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0010_yearly_duties_have_their_month"),
        ("documents", "0001_files_purges_registers"),
        ("organizations", "0005_finance_officers"),
    ]

    operations = [
        migrations.AddField(
            model_name="directiveitem",
            name="ended_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "not ended as a whole"),
                    ("closed", "ended by a verdict"),
                    ("superseded", "superseded"),
                    ("merged", "merged"),
                    ("split", "split"),
                    ("cancelled", "cancelled"),
                    ("no_task", "no task arises"),
                ],
                editable=False,
                max_length=10,
                verbose_name="ended as",
            ),
        ),
        migrations.AlterField(
            model_name="deadlineextension",
            name="cause",
            field=models.CharField(
                choices=[
                    ("request", "asked for by the unit"),
                    ("meeting_set", "the next meeting was set"),
                    ("meeting_moved", "the meeting was moved"),
                    ("carried", "taken over with the work"),
                    ("verdict", "given by a verdict"),
                    ("resumed", "set when the work was resumed"),
                ],
                default="request",
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="directiveitem",
            name="closed_known_on",
            field=models.DateField(
                editable=False, help_text="The item ended as a whole: see `ended_as`.", null=True
            ),
        ),
        common.create_models.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="TransitionTerms",
                    fields=[
                        (
                            "transition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="terms",
                                serialize=False,
                                to="directives.assignmenttransition",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="rests until")),
                        (
                            "authority",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="by which paper"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "terms of a transition",
                        "verbose_name_plural": "terms of transitions",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="FieldCheck",
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
                        ("checked_on", models.DateField(verbose_name="checked on")),
                        ("team", common.fields.LineField(max_length=300, verbose_name="who checked")),
                        ("finding", common.fields.ProseField(max_length=5000, verbose_name="what was found")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("confirmed", "confirms the report"),
                                    ("partly", "confirms it in part"),
                                    ("refuted", "does not confirm it"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("reopens", models.BooleanField(default=False, verbose_name="the work goes on")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="field_checks",
                                to="directives.assignment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "field check",
                        "verbose_name_plural": "field checks",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["assignment", "known_on", "id"], name="field_check_by_assignment"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldCheckFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "check_made",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="directives.fieldcheck",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of a field check",
                        "verbose_name_plural": "files of a field check",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("check_made", "attachment"), name="file_shows_a_check_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
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
                            "minutes_number",
                            common.fields.LineField(max_length=100, verbose_name="number of the minutes"),
                        ),
                        ("minutes_on", models.DateField(verbose_name="day of the minutes")),
                        (
                            "handed_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="signed for the former unit by"
                            ),
                        ),
                        (
                            "received_by",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="signed for the taking unit by"
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                        (
                            "from_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="handed over by",
                            ),
                        ),
                        (
                            "minutes_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.attachment",
                                verbose_name="scan of the minutes",
                            ),
                        ),
                        (
                            "to_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="taken over by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hand-over of a unit's work",
                        "verbose_name_plural": "hand-overs of units' work",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="HandoverLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "assignment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handover_line",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="directives.handover",
                            ),
                        ),
                        (
                            "heir",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="directives.assignment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "line of a hand-over",
                        "verbose_name_plural": "lines of a hand-over",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="ItemLink",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("superseded", "superseded"),
                                    ("merged", "merged"),
                                    ("split", "split"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("reason", common.fields.ProseField(max_length=2000, verbose_name="reason")),
                        (
                            "new",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_back",
                                to="directives.directiveitem",
                            ),
                        ),
                        (
                            "old",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_on",
                                to="directives.directiveitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link between items",
                        "verbose_name_plural": "links between items",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(fields=("old", "new"), name="items_are_linked_once"),
                            models.CheckConstraint(
                                condition=models.Q(("old", models.F("new")), _negated=True),
                                name="item_does_not_follow_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoordinationRequest",
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
                        ("text", common.fields.ProseField(max_length=2000, verbose_name="what is asked for")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "answer",
                            common.fields.ProseField(blank=True, max_length=5000, verbose_name="answer"),
                        ),
                        ("answered_at", models.DateTimeField(editable=False, null=True)),
                        ("answered_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("answered_known_on", models.DateField(editable=False, null=True)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coordination",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit asked",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "coordination request",
                        "verbose_name_plural": "coordination requests",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["unit", "answered_known_on"], name="coordination_by_unit")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("answered_at__isnull", True),
                                        ("answered_by", ""),
                                        ("answered_known_on__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_known_on__isnull", False),
                                        models.Q(("answered_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="coordination_answer_has_day_and_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExplanationRequest",
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
                        ("object_kind", models.CharField(max_length=60)),
                        ("object_key", models.CharField(max_length=64)),
                        (
                            "text",
                            common.fields.ProseField(max_length=2000, verbose_name="what is to be explained"),
                        ),
                        ("due_on", models.DateField(verbose_name="reply by")),
                        (
                            "reply",
                            common.fields.ProseField(blank=True, max_length=5000, verbose_name="reply"),
                        ),
                        ("replied_at", models.DateTimeField(editable=False, null=True)),
                        ("replied_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("replied_known_on", models.DateField(editable=False, null=True)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit asked",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "explanation request",
                        "verbose_name_plural": "explanation requests",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["object_kind", "object_key", "known_on"], name="explanation_by_object"
                            ),
                            models.Index(fields=["unit", "replied_known_on"], name="explanation_by_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("replied_at__isnull", True),
                                        ("replied_by", ""),
                                        ("replied_known_on__isnull", True),
                                        ("reply", ""),
                                    ),
                                    models.Q(
                                        models.Q(("reply", ""), _negated=True),
                                        ("replied_at__isnull", False),
                                        ("replied_known_on__isnull", False),
                                        models.Q(("replied_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="explanation_reply_has_day_and_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("reply", "")),
                                fields=("object_kind", "object_key"),
                                name="one_explanation_waits_at_a_time",
                            ),
                        ],
                    },
                ),
            ],
        ),
        append_only.operation(
            "directives_itemlink",
            "directives_fieldcheck",
            "directives_fieldcheckfile",
            "directives_handover",
            "directives_handoverline",
            "directives_transitionterms",
        ),
    ]
