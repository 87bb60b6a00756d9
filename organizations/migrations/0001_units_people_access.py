import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.clock
import common.fields
import organizations.models.person
from common.append_only import AppendOnly
from common.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("organizations", "0001_units_people_committees"),
        ("organizations", "0002_api_keys"),
        ("organizations", "0003_sign_ins_and_one_time_links"),
        ("organizations", "0004_delegations_between_posts"),
        ("organizations", "0005_finance_officers"),
        ("organizations", "0006_wall_screens"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Delegation",
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
                            "from_post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_given",
                                to="organizations.post",
                                verbose_name="post that delegates",
                            ),
                        ),
                        (
                            "to_post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_held",
                                to="organizations.post",
                                verbose_name="post that stands in",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("all", "every right of the post"),
                                    ("verdicts", "verdicts: accept, return, extensions, changes of lead"),
                                    ("direction", "opinions and urging"),
                                    ("papers", "papers: capture, submit, issue, incoming"),
                                    ("reporting", "reporting for the unit"),
                                ],
                                default="all",
                                max_length=10,
                                verbose_name="what is delegated",
                            ),
                        ),
                        ("document", common.fields.LineField(max_length=300, verbose_name="by which paper")),
                    ],
                    options={
                        "verbose_name": "delegation",
                        "verbose_name_plural": "delegations",
                        "ordering": ("-valid_from", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="delegation_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("valid_to__isnull", False)),
                                name="delegation_has_last_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("from_post", models.F("to_post")), _negated=True),
                                name="delegation_is_between_two_posts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=200, verbose_name="title")),
                        ("is_leader", models.BooleanField(default=False, verbose_name="may direct items")),
                    ],
                    options={
                        "verbose_name": "post",
                        "verbose_name_plural": "posts",
                        "ordering": ("unit", "title"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="post_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("unit", "title", "valid_from"), name="post_once_per_unit_and_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("username", models.CharField(max_length=150, unique=True, verbose_name="user name")),
                        ("full_name", common.fields.LineField(max_length=150, verbose_name="full name")),
                        ("title", common.fields.LineField(blank=True, max_length=200, verbose_name="title")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="office e-mail"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="office phone")),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False, verbose_name="may open the reference data pages"
                            ),
                        ),
                        ("is_demonstration", models.BooleanField(default=False, editable=False)),
                        (
                            "is_program",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Stands behind a key; never signs in.",
                            ),
                        ),
                        ("date_joined", models.DateTimeField(default=common.clock.wall, editable=False)),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True,
                                default="",
                                editable=False,
                                sources=("full_name", "title", "username"),
                            ),
                        ),
                        (
                            "name_order",
                            organizations.models.person.PersonOrderField(
                                blank=True, default="", editable=False, sources=("full_name",)
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "ordering": ("name_order", "username"),
                    },
                ),
                migrations.CreateModel(
                    name="Committee",
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
                        ("name", common.fields.LineField(max_length=250, verbose_name="name")),
                        ("short_name", common.fields.LineField(max_length=100, verbose_name="short name")),
                        ("symbol", common.fields.LineField(max_length=20, verbose_name="symbol in numbers")),
                        (
                            "layout",
                            models.CharField(
                                choices=[("party", "Party paper"), ("state", "State paper")],
                                max_length=8,
                                verbose_name="layout of its papers",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="committees",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="standing office",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.committee",
                                verbose_name="successor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "committee",
                        "verbose_name_plural": "committees",
                        "ordering": ("owner", "-valid_from", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="committee_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelegationEnd",
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
                            "delegation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="end",
                                to="organizations.delegation",
                            ),
                        ),
                        ("last_day", models.DateField(verbose_name="last day")),
                        ("reason", common.fields.LineField(max_length=300, verbose_name="reason")),
                    ],
                    options={
                        "verbose_name": "end of a delegation",
                        "verbose_name_plural": "ends of delegations",
                    },
                ),
                migrations.CreateModel(
                    name="OneTimeLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="one_time_links",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=common.clock.wall, editable=False)),
                        ("created_by", common.fields.LineField(editable=False, max_length=200)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(editable=False, null=True)),
                        ("ended_at", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "one-time link",
                        "verbose_name_plural": "one-time links",
                        "ordering": ("-pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="session data")),
                        ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=common.clock.wall)),
                        ("seen_at", models.DateTimeField(default=common.clock.wall)),
                        ("client", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Term",
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
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="organizations.committee",
                                verbose_name="committee",
                            ),
                        ),
                        ("name", common.fields.LineField(max_length=100, verbose_name="name")),
                    ],
                    options={
                        "verbose_name": "term",
                        "verbose_name_plural": "terms",
                        "ordering": ("-valid_from",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="term_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("committee", "valid_from"), name="term_once_per_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                        ("short_name", common.fields.LineField(max_length=100, verbose_name="short name")),
                        (
                            "aliases",
                            models.JSONField(
                                blank=True, default=list, verbose_name="spellings met in papers"
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
                            "bloc",
                            models.CharField(
                                choices=[
                                    ("party", "Party"),
                                    ("government", "Government"),
                                    ("front", "Fatherland Front"),
                                    ("mass_organization", "mass organisation"),
                                    ("armed", "armed forces"),
                                    ("service", "public service unit"),
                                ],
                                max_length=20,
                                verbose_name="bloc",
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("phong", "divisions"),
                                    ("ban", "boards"),
                                    ("nganh", "vertical branches"),
                                    ("doan_the", "mass organisations"),
                                    ("su_nghiep", "public service units"),
                                ],
                                max_length=12,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("subordinate", "subordinate"),
                                    ("vertical", "vertical agency"),
                                    ("front", "Front and organisations"),
                                ],
                                max_length=12,
                                verbose_name="relation",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="organizations.unit",
                                verbose_name="parent",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
                            ),
                        ),
                        (
                            "path",
                            models.CharField(
                                editable=False,
                                help_text="Codes from the root, each ended by '/'.",
                                max_length=200,
                                unique=True,
                            ),
                        ),
                        (
                            "gso_code",
                            models.CharField(
                                blank=True, db_index=True, max_length=5, verbose_name="GSO code"
                            ),
                        ),
                        (
                            "legal_basis_in",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="legal basis of its beginning"
                            ),
                        ),
                        (
                            "legal_basis_out",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="legal basis of its end"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="official order")),
                        (
                            "search_text",
                            common.fields.SearchKeyField(
                                blank=True,
                                default="",
                                editable=False,
                                sources=("name", "short_name", "aliases", "code"),
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
                        "verbose_name": "unit",
                        "verbose_name_plural": "units",
                        "ordering": ("position", "name_order", "code"),
                        "indexes": [models.Index(fields=["home", "level"], name="unit_by_home_and_level")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="unit_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("gso_code", ""), _negated=True),
                                fields=("gso_code", "valid_from"),
                                name="unit_gso_code_once_per_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleAssignment",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="role_assignments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.post",
                                verbose_name="post",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="role_assignments",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair of the committee"),
                                    ("deputy_chair", "Deputy chair"),
                                    ("secretariat", "Secretariat"),
                                    ("head_of_office", "Head of office"),
                                    ("records_clerk", "Records clerk"),
                                    ("finance", "Finance officer"),
                                    ("unit_leader", "Unit leader"),
                                    ("unit_officer", "Unit officer"),
                                    ("ward_leader", "Ward leader"),
                                    ("ward_officer", "Ward officer"),
                                    ("monitor", "Monitoring officer"),
                                    ("auditor", "Auditor"),
                                    ("administrator", "Administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "role assignment",
                        "verbose_name_plural": "role assignments",
                        "ordering": ("-valid_from", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="role_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("user", "unit", "role", "valid_from"), name="role_once_per_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommitteeMembership",
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
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="organizations.committee",
                                verbose_name="committee",
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("chair", "chair"),
                                    ("standing_vice_chair", "standing vice chair"),
                                    ("vice_chair", "vice chair"),
                                    ("member", "member"),
                                    ("secretary", "secretary"),
                                ],
                                max_length=20,
                                verbose_name="seat",
                            ),
                        ),
                        ("title", common.fields.LineField(max_length=200, verbose_name="post held")),
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ],
                    options={
                        "verbose_name": "committee membership",
                        "verbose_name_plural": "committee memberships",
                        "ordering": ("position", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="membership_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApiKey",
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
                                related_name="api_keys",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                editable=False,
                                help_text="The program's account; never signs in.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "label",
                            common.fields.LineField(
                                help_text="Which program uses it, and who looks after it.",
                                max_length=100,
                                verbose_name="label",
                            ),
                        ),
                        ("scopes", models.JSONField(default=list, verbose_name="scopes")),
                        ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "token_start",
                            models.CharField(editable=False, max_length=10, verbose_name="begins with"),
                        ),
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
                        ("expires_at", models.DateTimeField(verbose_name="ends at")),
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
                            "last_used_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="last used at"),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="organizations.apikey",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "API key",
                        "verbose_name_plural": "API keys",
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
                                name="revoked_key_has_moment_and_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitIdentifier",
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="identifiers",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("GSO", "statistics office"),
                                    ("QD20", "Decision 20/2020/QD-TTg"),
                                    ("QCVN102", "QCVN 102:2016/BTTTT"),
                                    ("BUDGET", "budget-using unit code"),
                                ],
                                max_length=8,
                                verbose_name="scheme",
                            ),
                        ),
                        ("value", models.CharField(max_length=35, verbose_name="value")),
                    ],
                    options={
                        "verbose_name": "unit identifier",
                        "verbose_name_plural": "unit identifiers",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="identifier_period_is_ordered",
                                violation_error_message="The last day must not be before the first day.",
                            ),
                            models.UniqueConstraint(
                                fields=("scheme", "value", "valid_from"), name="identifier_once_per_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitSuccession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successors",
                                to="organizations.unit",
                                verbose_name="predecessor",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="organizations.unit",
                                verbose_name="successor",
                            ),
                        ),
                        ("effective_on", models.DateField(verbose_name="effective on")),
                        (
                            "coverage",
                            models.CharField(
                                choices=[("whole", "whole"), ("part", "part"), ("remainder", "remainder")],
                                max_length=10,
                                verbose_name="coverage",
                            ),
                        ),
                        (
                            "weight",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=5, null=True, verbose_name="share"
                            ),
                        ),
                        (
                            "basis",
                            common.fields.LineField(
                                blank=True, max_length=200, verbose_name="basis of the share"
                            ),
                        ),
                        (
                            "is_default_heir",
                            models.BooleanField(default=False, verbose_name="heir of open work"),
                        ),
                        ("legal_basis", common.fields.LineField(max_length=200, verbose_name="legal basis")),
                        (
                            "mark",
                            common.fields.LineField(
                                blank=True, max_length=300, verbose_name="to be confirmed"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "succession",
                        "verbose_name_plural": "successions",
                        "ordering": ("effective_on", "predecessor_id", "successor_id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("predecessor", "successor", "effective_on"), name="succession_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_default_heir", True)),
                                fields=("predecessor",),
                                name="succession_has_one_default_heir",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("weight__isnull", True),
                                    models.Q(("weight__gt", 0), ("weight__lte", 1)),
                                    _connector="OR",
                                ),
                                name="succession_share_in_0_1",
                            ),
                        ],
                    },
                ),
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="plan of",
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
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organizations.unit",
                                verbose_name="unit",
                            ),
                        ),
                        ("column", models.PositiveSmallIntegerField(verbose_name="column, from the west")),
                        ("row", models.PositiveSmallIntegerField(verbose_name="row, from the north")),
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
            ],
        ),
        AppendOnly(
            "organizations_delegation",
            "organizations_delegationend",
        ),
    ]
