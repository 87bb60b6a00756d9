import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock
import common.fields
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("directives", "0001_papers_items_assignments"),
        ("directives", "0002_append_only_facts"),
        ("directives", "0003_captures_say_who_saved"),
        ("directives", "0004_legal_basis_beside_basis_of_word"),
        ("directives", "0005_gist_of_an_item"),
        ("directives", "0006_evidence_of_reports"),
        ("directives", "0007_leads_change_and_papers_arrive"),
        ("directives", "0008_verdicts_carry_their_written_note"),
        ("directives", "0009_version_counts_every_fact"),
        ("directives", "0010_yearly_duties_have_their_month"),
        ("directives", "0011_work_is_followed_to_its_end"),
        ("directives", "0012_papers_are_checked_and_amended"),
        ("directives", "0013_columns_of_tracking_sheets"),
        ("directives", "0014_questions_are_withdrawn"),
        ("directives", "0015_notices_have_their_opening"),
    ]

    initial = True

    dependencies = [
        ("documents", "0001_files_registers_templates"),
        ("organizations", "0001_units_people_access"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AssignmentTransition",
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
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transitions",
                                to="directives.assignment",
                            ),
                        ),
                        ("from_state", models.CharField(max_length=14)),
                        ("to_state", models.CharField(max_length=14)),
                        ("reason", common.fields.ProseField(blank=True, verbose_name="reason")),
                        (
                            "basis_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.attachment",
                                verbose_name="the written note",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "transition",
                        "verbose_name_plural": "transitions",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["assignment", "known_on", "id"], name="transition_by_assignment"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="directives.directiveitem",
                                verbose_name="item",
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
                                choices=[("lead", "lead"), ("coordinating", "coordinating")],
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("cycle", models.CharField(blank=True, max_length=10, verbose_name="cycle")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegated",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "succeeds",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                help_text="The assignment of the unit that led before.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="succeeded_by",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "original_due_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="original deadline"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("assigned", "assigned"),
                                    ("acknowledged", "acknowledged"),
                                    ("in_progress", "in progress"),
                                    ("reported_done", "reported done"),
                                    ("verified", "verified"),
                                    ("accepted", "accepted"),
                                    ("returned", "returned"),
                                    ("declined", "declined"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("superseded", "superseded"),
                                    ("handed_over", "handed over"),
                                ],
                                default="assigned",
                                editable=False,
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "assignment",
                        "verbose_name_plural": "assignments",
                        "ordering": ("item", "role", "pk"),
                        "indexes": [
                            models.Index(fields=["unit", "state"], name="assignment_by_unit_and_state"),
                            models.Index(fields=["item", "role"], name="assignment_by_item"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "handed_over"), _negated=True),
                                fields=("item", "unit", "role", "cycle"),
                                name="assignment_once_per_unit_and_cycle",
                            )
                        ],
                    },
                ),
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
                    name="Capture",
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
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=common.clock.now, editable=False)),
                        ("saved_at", models.DateTimeField(default=common.clock.now)),
                        ("saved_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("text", common.fields.ProseField(blank=True, verbose_name="text of the notice")),
                        ("header", models.JSONField(default=dict)),
                        ("rows", models.JSONField(default=list)),
                        ("unassigned", models.JSONField(default=list)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "directive",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="capture",
                                to="directives.directive",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "capture",
                        "verbose_name_plural": "captures",
                        "ordering": ("-saved_at",),
                    },
                ),
                migrations.CreateModel(
                    name="CaptureVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="directives.capture",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("header", models.JSONField()),
                        ("rows", models.JSONField()),
                        ("act", models.CharField(max_length=30)),
                        ("saved_at", models.DateTimeField(default=common.clock.now)),
                        ("saved_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "capture version",
                        "verbose_name_plural": "capture versions",
                        "ordering": ("number",),
                        "constraints": [
                            models.UniqueConstraint(fields=("capture", "number"), name="capture_version_once")
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
                            "withdrawn",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="By who asked; the answer then holds the reason.",
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
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn", False),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="coordination_withdrawn_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeadlineExtension",
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
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "cause",
                            models.CharField(
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
                        (
                            "previous_due_on",
                            models.DateField(blank=True, null=True, verbose_name="deadline until now"),
                        ),
                        ("requested_due_on", models.DateField(verbose_name="deadline asked for")),
                        ("reason", common.fields.ProseField(max_length=2000, verbose_name="reason")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("", "waiting"), ("approved", "approved"), ("rejected", "rejected")],
                                default="",
                                max_length=8,
                                verbose_name="decision",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(editable=False, null=True)),
                        ("decided_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("decided_known_on", models.DateField(editable=False, null=True)),
                        (
                            "decision_reason",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="reason of the decision"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deadline extension",
                        "verbose_name_plural": "deadline extensions",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["assignment", "decided_known_on", "id"],
                                name="extension_by_assignment",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by", ""),
                                        ("decided_known_on__isnull", True),
                                        ("decision", ""),
                                    ),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_known_on__isnull", False),
                                        models.Q(("decided_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="extension_decision_has_day_and_decider",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("assignment",),
                                name="one_pending_extension_per_assignment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Directive",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("conclusion_notice", "conclusion notice"),
                                    ("plan", "plan"),
                                    ("decision", "decision"),
                                    ("letter", "official letter"),
                                    ("resolution", "resolution"),
                                    ("quick", "quick directive"),
                                    ("other", "other paper"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "issuer_committee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.committee",
                            ),
                        ),
                        (
                            "issuer_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                            ),
                        ),
                        ("issuer_name", common.fields.LineField(max_length=200, verbose_name="issuing body")),
                        ("number", common.fields.LineField(blank=True, max_length=60, verbose_name="number")),
                        ("title", common.fields.ProseField(verbose_name="subject")),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="date of the paper"),
                        ),
                        (
                            "signer_name",
                            common.fields.LineField(blank=True, max_length=150, verbose_name="signed by"),
                        ),
                        (
                            "signer_post",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="post of the signer"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "in his own name"),
                                    ("TM", "on behalf of"),
                                    ("KT", "for the head"),
                                    ("TL", "by order"),
                                    ("TUQ", "by authorisation"),
                                ],
                                max_length=3,
                                verbose_name="authority of the signature",
                            ),
                        ),
                        (
                            "layout",
                            models.CharField(
                                choices=[("party", "Party paper"), ("state", "State paper")],
                                default="state",
                                max_length=8,
                                verbose_name="layout",
                            ),
                        ),
                        (
                            "circulation",
                            models.CharField(
                                choices=[
                                    ("public", "public"),
                                    ("internal", "internal"),
                                    ("restricted", "addressees only"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="circulation",
                            ),
                        ),
                        ("legal_basis", common.fields.ProseField(blank=True, verbose_name="legal basis")),
                        (
                            "opening",
                            common.fields.ProseField(
                                blank=True, max_length=10000, verbose_name="opening paragraph"
                            ),
                        ),
                        (
                            "assessment",
                            common.fields.ProseField(
                                blank=True, max_length=10000, verbose_name="general assessment"
                            ),
                        ),
                        (
                            "follow_up",
                            common.fields.ProseField(
                                blank=True, max_length=10000, verbose_name="who follows the work up"
                            ),
                        ),
                        (
                            "source_text",
                            common.fields.ProseField(blank=True, verbose_name="text of the paper"),
                        ),
                        (
                            "arrival_number",
                            common.fields.LineField(blank=True, max_length=20, verbose_name="arrival number"),
                        ),
                        (
                            "arrived_on",
                            models.DateField(blank=True, null=True, verbose_name="day of arrival"),
                        ),
                        (
                            "leaders_note",
                            common.fields.ProseField(
                                blank=True, max_length=5000, verbose_name="leader's note"
                            ),
                        ),
                        (
                            "note_post",
                            common.fields.LineField(blank=True, max_length=200, verbose_name="whose note"),
                        ),
                        ("noted_on", models.DateField(blank=True, null=True, verbose_name="day of the note")),
                        (
                            "is_illustrative",
                            models.BooleanField(default=False, editable=False, verbose_name="illustrative"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("submitted", "submitted for signature"),
                                    ("issued", "issued"),
                                    ("corrected", "corrected by a later paper"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("issue_recorded_at", models.DateTimeField(editable=False, null=True)),
                        ("issue_known_on", models.DateField(editable=False, null=True)),
                        (
                            "checked_known_on",
                            models.DateField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="checked by the head of office",
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amended_by",
                                to="directives.directive",
                                verbose_name="corrects or supplements",
                            ),
                        ),
                        (
                            "amendment",
                            models.CharField(
                                blank=True,
                                choices=[("correction", "correction"), ("supplement", "supplement")],
                                max_length=10,
                                verbose_name="how it changes it",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True,
                                default="",
                                editable=False,
                                sources=("number", "title", "issuer_name", "arrival_number"),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "directive",
                        "verbose_name_plural": "directives",
                        "ordering": ("-issued_on", "-pk"),
                        "indexes": [
                            models.Index(fields=["owner", "-issued_on"], name="directive_by_owner"),
                            models.Index(
                                fields=["committee", "issue_known_on"], name="directive_by_committee"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issue_known_on__isnull", True),
                                    models.Q(
                                        ("issued_on__isnull", False),
                                        models.Q(("number", ""), _negated=True),
                                        models.Q(("signer_post", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="issued_directive_has_number_date_signer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("issue_known_on__isnull", True), ("issue_recorded_at__isnull", True)
                                    ),
                                    models.Q(
                                        ("issue_known_on__isnull", False),
                                        ("issue_recorded_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="directive_issue_has_day_and_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("arrived_on__isnull", True), ("arrival_number", "")),
                                    models.Q(
                                        ("arrived_on__isnull", False),
                                        models.Q(("arrival_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="arrival_has_number_and_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("leaders_note", ""), ("note_post", ""), ("noted_on__isnull", True)
                                    ),
                                    models.Q(
                                        models.Q(("leaders_note", ""), _negated=True),
                                        models.Q(("note_post", ""), _negated=True),
                                        ("arrived_on__isnull", False),
                                        ("noted_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="leaders_note_has_post_and_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amendment", ""), ("amends__isnull", True)),
                                    models.Q(
                                        ("amends__isnull", False), models.Q(("amendment", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="amendment_names_its_paper",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("arrival_number", ""), _negated=True),
                                fields=("owner", "arrival_number", "arrived_on"),
                                name="arrival_number_once_a_day",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=("owner", "issuer_name", "number", "issued_on"),
                                name="directive_number_once_per_issuer_and_day",
                                violation_error_message="A paper of this issuer with this number and date is in the portal already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DirectiveItem",
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
                            "directive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="directives.directive",
                                verbose_name="paper",
                            ),
                        ),
                        ("no", models.PositiveIntegerField(verbose_name="no.")),
                        ("ref", common.fields.LineField(blank=True, max_length=100, verbose_name="cited as")),
                        (
                            "heading",
                            common.fields.LineField(blank=True, max_length=300, verbose_name="heading"),
                        ),
                        ("text", common.fields.ProseField(max_length=10000, verbose_name="content")),
                        (
                            "gist",
                            common.fields.LineField(
                                blank=True,
                                help_text="The duty without unit and deadline.",
                                max_length=600,
                                verbose_name="in short",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("task", "task"),
                                    ("standing", "standing duty"),
                                    ("orientation", "orientation"),
                                    ("information", "information"),
                                    ("no_task", "no task arises"),
                                ],
                                default="task",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "leads",
                            models.JSONField(
                                default=list,
                                help_text="Unit codes and group tokens such as @wards.",
                                verbose_name="leads as written",
                            ),
                        ),
                        (
                            "coordinators",
                            models.JSONField(
                                blank=True, default=list, verbose_name="coordinating units as written"
                            ),
                        ),
                        (
                            "required_output",
                            common.fields.LineField(
                                blank=True, max_length=500, verbose_name="required output"
                            ),
                        ),
                        (
                            "deadline_text",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="deadline as written"
                            ),
                        ),
                        (
                            "due_kind",
                            models.CharField(
                                choices=[
                                    ("date", "by a day"),
                                    ("recurring", "recurring"),
                                    ("ongoing", "standing"),
                                    ("next_meeting", "by the next meeting"),
                                    ("none", "without a deadline"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="deadline",
                            ),
                        ),
                        (
                            "original_due_on",
                            models.DateField(blank=True, null=True, verbose_name="original deadline"),
                        ),
                        ("due_time", models.TimeField(blank=True, null=True, verbose_name="hour")),
                        (
                            "rhythm",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    ("weekly", "weekly"),
                                    ("monthly", "monthly"),
                                    ("quarterly", "quarterly"),
                                    ("yearly", "yearly"),
                                ],
                                max_length=10,
                                verbose_name="recurs",
                            ),
                        ),
                        (
                            "rhythm_day",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="day of recurrence"
                            ),
                        ),
                        (
                            "rhythm_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Of a yearly duty; December unless named.",
                                null=True,
                                verbose_name="month of recurrence",
                            ),
                        ),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="duty from")),
                        (
                            "report_rhythm",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    ("weekly", "weekly"),
                                    ("monthly", "monthly"),
                                    ("quarterly", "quarterly"),
                                    ("yearly", "yearly"),
                                ],
                                max_length=10,
                                verbose_name="report",
                            ),
                        ),
                        (
                            "report_day",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="day of report"
                            ),
                        ),
                        (
                            "directing_post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.post",
                                verbose_name="directing leader",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="directives.directiveitem",
                                verbose_name="follows up",
                            ),
                        ),
                        (
                            "closed_known_on",
                            models.DateField(
                                editable=False,
                                help_text="The item ended as a whole: see `ended_as`.",
                                null=True,
                            ),
                        ),
                        (
                            "ended_as",
                            models.CharField(
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
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True,
                                default="",
                                editable=False,
                                sources=("text", "heading", "ref", "required_output"),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "item",
                        "verbose_name_plural": "items",
                        "ordering": ("directive", "no"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("directive", "no"), name="item_number_once_per_directive"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_kind", "date"), _negated=True),
                                    ("original_due_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="dated_item_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_kind", "recurring"), _negated=True),
                                    models.Q(("rhythm", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recurring_item_has_rhythm",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rhythm_month__isnull", True),
                                    models.Q(
                                        ("rhythm", "yearly"),
                                        ("rhythm_month__gte", 1),
                                        ("rhythm_month__lte", 12),
                                    ),
                                    _connector="OR",
                                ),
                                name="month_of_recurrence_is_of_a_yearly_duty",
                            ),
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit asked",
                            ),
                        ),
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
                            "withdrawn",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="By who asked; the reply then holds the reason.",
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn", False),
                                    models.Q(("reply", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="explanation_withdrawn_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("reply", "")),
                                fields=("object_kind", "object_key"),
                                name="one_explanation_waits_at_a_time",
                            ),
                        ],
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
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="field_checks",
                                to="directives.assignment",
                            ),
                        ),
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
                            "check_made",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="directives.fieldcheck",
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
                            "from_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="handed over by",
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
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="directives.handover",
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
                            "old",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_on",
                                to="directives.directiveitem",
                            ),
                        ),
                        (
                            "new",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_back",
                                to="directives.directiveitem",
                            ),
                        ),
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
                    name="LeadChangeRequest",
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
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lead_changes",
                                to="directives.assignment",
                            ),
                        ),
                        (
                            "proposed_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit proposed",
                            ),
                        ),
                        ("reason", common.fields.ProseField(max_length=2000, verbose_name="reason")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[("", "waiting"), ("approved", "approved"), ("rejected", "rejected")],
                                default="",
                                max_length=8,
                                verbose_name="decision",
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
                                verbose_name="taken over by",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(editable=False, null=True)),
                        ("decided_by", common.fields.LineField(blank=True, editable=False, max_length=200)),
                        ("decided_known_on", models.DateField(editable=False, null=True)),
                        (
                            "decision_reason",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="reason of the decision"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of lead asked for",
                        "verbose_name_plural": "changes of lead asked for",
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by", ""),
                                        ("decided_known_on__isnull", True),
                                        ("decision", ""),
                                        ("unit__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_known_on__isnull", False),
                                        models.Q(("decided_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="lead_change_decision_has_day_and_decider",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision", "approved"), ("unit__isnull", False)),
                                    models.Q(
                                        models.Q(("decision", "approved"), _negated=True),
                                        ("unit__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="approved_lead_change_has_its_unit",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")),
                                fields=("assignment",),
                                name="one_lead_change_waits_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperStep",
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
                            "directive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="directives.directive",
                                verbose_name="paper",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("submitted", "submitted"),
                                    ("checked", "checked by the head of office"),
                                    ("sent_back", "sent back to be changed"),
                                    ("numbered", "signed and numbered"),
                                    ("issued", "work given out"),
                                    ("corrected", "corrected by a later paper"),
                                    ("supplemented", "supplemented by a later paper"),
                                ],
                                max_length=12,
                                verbose_name="step",
                            ),
                        ),
                        ("note", common.fields.ProseField(blank=True, max_length=2000, verbose_name="note")),
                    ],
                    options={
                        "verbose_name": "step of a paper",
                        "verbose_name_plural": "steps of papers",
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="ProgressUpdate",
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
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="directives.assignment",
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
                        ("result", common.fields.ProseField(max_length=5000, verbose_name="result")),
                        (
                            "cause",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="cause of delay"
                            ),
                        ),
                        (
                            "difficulties",
                            common.fields.ProseField(
                                blank=True, max_length=2000, verbose_name="difficulties"
                            ),
                        ),
                        (
                            "proposals",
                            common.fields.ProseField(blank=True, max_length=2000, verbose_name="proposals"),
                        ),
                        ("done", models.BooleanField(default=False, verbose_name="reported done")),
                        ("request_key", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "progress update",
                        "verbose_name_plural": "progress updates",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["assignment", "known_on", "id"], name="progress_by_assignment"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("percent__lte", 100)), name="progress_percent_at_most_100"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("request_key", ""), _negated=True),
                                fields=("assignment", "request_key"),
                                name="progress_request_key_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "update",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="directives.progressupdate",
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
                        "verbose_name": "evidence",
                        "verbose_name_plural": "evidence",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("update", "attachment"), name="file_proves_a_report_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetColumn",
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
                                verbose_name="plan",
                            ),
                        ),
                        ("heading", common.fields.LineField(max_length=120, verbose_name="heading, folded")),
                        ("key", models.CharField(max_length=20, verbose_name="what it stands for")),
                    ],
                    options={
                        "verbose_name": "column of a tracking sheet",
                        "verbose_name_plural": "columns of tracking sheets",
                        "ordering": ("owner", "heading"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "heading"), name="sheet_column_said_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Urge",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit urged",
                            ),
                        ),
                        ("text", common.fields.ProseField(max_length=2000, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "urge",
                        "verbose_name_plural": "urges",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                fields=["object_kind", "object_key", "known_on"], name="urge_by_object"
                            )
                        ],
                    },
                ),
            ],
        ),
        AppendOnly(
            "directives_assignmenttransition",
            "directives_progressupdate",
            "directives_progressevidence",
            "directives_itemlink",
            "directives_fieldcheck",
            "directives_fieldcheckfile",
            "directives_handover",
            "directives_handoverline",
            "directives_transitionterms",
            "directives_paperstep",
        ),
    ]
