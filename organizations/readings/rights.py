"""The table of roles and permissions, read from code: what stands here is what the portal enforces."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.actors import Actor
from organizations.permissions import ROLES, Permission, Reach, RoleKey

Text = str | Promise

GROUPS: tuple[tuple[Text, tuple[Permission, ...]], ...] = (
    (
        _("Seeing"),
        (Permission.VIEW_PLAN, Permission.VIEW_RESTRICTED, Permission.VIEW_DRAFTS, Permission.VIEW_AUDIT),
    ),
    (
        _("Papers"),
        (
            Permission.CAPTURE_DIRECTIVE,
            Permission.SUBMIT_DIRECTIVE,
            Permission.CHECK_DIRECTIVE,
            Permission.ISSUE_DIRECTIVE,
            Permission.REGISTER_INCOMING,
        ),
    ),
    (
        _("Follow-up"),
        (
            Permission.REPORT_PROGRESS,
            Permission.REQUEST_EXTENSION,
            Permission.VERIFY_RESULT,
            Permission.ACCEPT_RESULT,
            Permission.DECIDE_EXTENSION,
            Permission.DECIDE_LEAD_CHANGE,
            Permission.URGE,
            Permission.GIVE_OPINION,
            Permission.ENTER_FOR_LEADER,
        ),
    ),
    (_("Meetings"), (Permission.PREPARE_MEETING, Permission.CONCLUDE_MEETING, Permission.APPROVE_NEWS)),
    (_("Plan of the term"), (Permission.MANAGE_PLAN, Permission.KEEP_PROJECT, Permission.APPROVE_PLAN)),
    (pgettext_lazy("of a plan", "Money"), (Permission.MANAGE_BUDGET,)),
    (
        _("Applications"),
        (
            Permission.MANAGE_CATALOGUE,
            Permission.KEEP_APPLICATION,
            Permission.REPORT_DEPLOYMENT,
            Permission.VIEW_PROTECTED_FACTS,
            Permission.ANALYSE_APPLICATIONS,
        ),
    ),
    (
        _("Reports of units"),
        (
            Permission.SUBMIT_REPORT,
            Permission.APPROVE_REPORT,
            Permission.REVIEW_REPORT,
            Permission.KEEP_REPORTING,
        ),
    ),
    (_("Reminders"), (Permission.KEEP_REMINDERS, Permission.RELEASE_URGING)),
    (_("Weekly brief"), (Permission.PREPARE_BRIEF, Permission.RELEASE_BRIEF)),
    (_("Screens on a wall"), (Permission.KEEP_WALLS,)),
    (_("Files"), (Permission.PURGE_FILE, Permission.KEEP_TEMPLATES)),
    (_("People and reference data"), (Permission.MANAGE_ACCOUNTS, Permission.MANAGE_REFERENCE)),
)
EXPLANATIONS: dict[Permission, tuple[Text, Text]] = {
    Permission.VIEW_PLAN: (
        _("See the plan"),
        _("Boards, lists and papers of the plan whose circulation is public or internal."),
    ),
    Permission.VIEW_RESTRICTED: (
        _("See restricted papers"),
        _(
            "Papers that circulate among their addressees only; a unit sees those addressed to it without this right."
        ),
    ),
    Permission.VIEW_DRAFTS: (_("See drafts"), _("Papers that are not issued yet.")),
    Permission.VIEW_AUDIT: (_("See the log"), _("Who did what and when, in the log that nobody can change.")),
    Permission.CAPTURE_DIRECTIVE: (
        _("Capture papers"),
        _("Paste or upload a notice, confirm its items and prepare a draft."),
    ),
    Permission.SUBMIT_DIRECTIVE: (
        _("Submit for signature"),
        _("Hand a finished draft on for signature and number."),
    ),
    Permission.CHECK_DIRECTIVE: (
        _("Check before the signature"),
        _("Read a submitted paper before it is signed, or send it back with a reason."),
    ),
    Permission.ISSUE_DIRECTIVE: (
        _("Issue"),
        _("Enter number, date and signer of the signed paper; the work is given out with it."),
    ),
    Permission.REPORT_PROGRESS: (
        _("Report progress"),
        _("Acknowledge work, report progress and results for the own unit and what lies under it."),
    ),
    Permission.REQUEST_EXTENSION: (
        _("Ask for an extension or another lead"),
        _(
            "Ask for a later deadline or another lead unit, or decline new work, with the reason; "
            "the deadline runs on until somebody decides."
        ),
    ),
    Permission.VERIFY_RESULT: (
        _("Verify results"),
        _("Check a reported result and pass it on, or return it with a reason."),
    ),
    Permission.ACCEPT_RESULT: (
        _("Accept results"),
        _("End the work, or return it with a reason. Nobody accepts the work of his own unit."),
    ),
    Permission.DECIDE_EXTENSION: (
        _("Decide extensions"),
        _("Grant or refuse a later deadline; the first deadline stays on record."),
    ),
    Permission.DECIDE_LEAD_CHANGE: (
        _("Decide changes of lead"),
        _("Give work to another lead unit, or keep it where it is; declined work too."),
    ),
    Permission.GIVE_OPINION: (
        _("Give an opinion"),
        _("An opinion on any item becomes a quick directive with unit and deadline."),
    ),
    Permission.REGISTER_INCOMING: (
        _("Register incoming papers"),
        _("Arrival number and day of a superior's paper; its work is given out on the leader's note."),
    ),
    Permission.MANAGE_PLAN: (
        _("Write the plan"),
        _("Scheme, goals and targets: write them, ask units for comments, answer, submit."),
    ),
    Permission.KEEP_PROJECT: (
        _("Keep a project"),
        _(
            "Of projects led by the own unit: progress of milestones, papers of gates, status reports and risks. "
            "The office may do it for every project."
        ),
    ),
    Permission.APPROVE_PLAN: (
        _("Approve the plan"),
        _("Record the paper that approves the scheme or a yearly adjustment, or send it back with a reason."),
    ),
    Permission.MANAGE_BUDGET: (
        _("Keep the budget"),
        _("Enter and correct money of every project and year; the people of a project enter its payments."),
    ),
    Permission.SUBMIT_REPORT: (
        _("Send reports"),
        _("Write the figures of the own unit and send them, by form, Excel or program; withdraw them."),
    ),
    Permission.APPROVE_REPORT: (
        _("Approve reports inside the unit"),
        _("Send on what an officer or a program of the unit wrote, where the unit wants its leader to look."),
    ),
    Permission.REVIEW_REPORT: (
        _("Review reports"),
        _(
            "Accept reports of units, send them back with a reason, reopen them; exempt a unit, extend its lock."
        ),
    ),
    Permission.KEEP_REPORTING: (
        _("Keep the reporting"),
        _(
            "Ask units for an ad-hoc report, pass their proposals on, set plans for years, write the report of the plan."
        ),
    ),
    Permission.KEEP_TEMPLATES: (
        _("Keep templates of papers"),
        _("Word files of the office that replace the portal's own layouts, from which day to which."),
    ),
    Permission.KEEP_REMINDERS: (
        _("Keep the rules of reminders"),
        _("Which deadlines are told, how many working days before and after, and to whom."),
    ),
    Permission.RELEASE_URGING: (
        _("Ask leaders to urge"),
        _("Pass a proposal of the office's list on to the leader, or set it aside with the reason."),
    ),
    Permission.PREPARE_BRIEF: (
        _("Prepare the weekly brief"),
        _("Collect the week's figures on one page and write what leaders should know."),
    ),
    Permission.RELEASE_BRIEF: (
        _("Release the weekly brief"),
        _("Let leaders read it; from then on it does not change any more."),
    ),
    Permission.KEEP_WALLS: (
        _("Keep the screens on a wall"),
        _("Make the link by which a screen shows the wall board without a sign-in, and revoke it."),
    ),
    Permission.PURGE_FILE: (
        _("Remove files"),
        _("Ask for the removal of a file that must not be here; another person confirms it."),
    ),
    Permission.URGE: (_("Urge"), _("Urge a unit about one item; every urge is kept.")),
    Permission.ENTER_FOR_LEADER: (
        _("Enter a leader's word"),
        _("Enter what a leader decided, with whose word it is and how it was given."),
    ),
    Permission.APPROVE_NEWS: (
        _("Approve news"),
        _("Let the public read the news of a meeting with its photos, or take it down."),
    ),
    Permission.PREPARE_MEETING: (_("Prepare meetings"), _("Agenda, attendance, reports heard.")),
    Permission.CONCLUDE_MEETING: (
        _("Conclude meetings"),
        _("Close a meeting and link the notice it led to."),
    ),
    Permission.MANAGE_CATALOGUE: (
        _("Manage the catalogue"),
        _(
            "Enter and change every application, the functions and data sets they are measured by; import from Excel."
        ),
    ),
    Permission.KEEP_APPLICATION: (
        _("Keep own applications"),
        _(
            "Change and confirm the applications that the own unit answers for, and see where they are hosted."
        ),
    ),
    Permission.REPORT_DEPLOYMENT: (
        _("Say what the unit uses"),
        _("State, users and beginning of each application in the own unit and what lies under it."),
    ),
    Permission.VIEW_PROTECTED_FACTS: (
        _("See protected facts"),
        _(
            "Hosting, interfaces and security level of every application; others see those of their own unit only."
        ),
    ),
    Permission.ANALYSE_APPLICATIONS: (
        _("Judge and merge applications"),
        _(
            "Ask units to evaluate applications, prepare mergers, enter what a meeting decided and what was saved."
        ),
    ),
    Permission.MANAGE_ACCOUNTS: (
        _("Manage accounts"),
        _("Create and close accounts, give and end roles; never the own ones."),
    ),
    Permission.MANAGE_REFERENCE: (
        _("Manage reference data"),
        _("Units, posts, committees and the working calendar; nothing is ever deleted."),
    ),
}
REACHES: dict[Reach, tuple[Text, Text]] = {
    Reach.PLAN: (_("the whole plan"), _("All units and papers of the plan that the role's unit belongs to.")),
    Reach.UNIT: (_("the own unit"), _("The role's unit and everything under it.")),
}


@dataclass(frozen=True)
class RoleColumn:
    key: RoleKey
    label: Text
    reach_label: Text
    reach_text: Text
    is_mine: bool
    count: int  # permissions it holds


@dataclass(frozen=True)
class PermissionRow:
    """`held` stands in the order of the table's roles."""

    key: Permission
    label: Text
    text: Text
    held: tuple[tuple[RoleColumn, bool], ...]


@dataclass(frozen=True)
class PermissionGroup:
    label: Text
    rows: tuple[PermissionRow, ...]


@dataclass(frozen=True)
class RightsTable:
    roles: tuple[RoleColumn, ...]
    groups: tuple[PermissionGroup, ...]


def rights_table(*, viewer: Actor) -> RightsTable:
    """No statement: everything is code."""
    roles = tuple(
        RoleColumn(
            role.key, role.label, *REACHES[role.reach], role.key in viewer.roles, len(role.permissions)
        )
        for role in ROLES.values()
    )

    def row(permission: Permission) -> PermissionRow:
        held = tuple((role, permission in ROLES[role.key].permissions) for role in roles)
        return PermissionRow(permission, *EXPLANATIONS[permission], held)

    groups = tuple(PermissionGroup(label, tuple(row(each) for each in those)) for label, those in GROUPS)
    return RightsTable(roles, groups)
