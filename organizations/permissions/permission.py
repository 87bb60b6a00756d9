"""What may be done. Names are verb_noun; `/permissions/` prints the table."""

from enum import StrEnum


class Permission(StrEnum):
    # seeing
    VIEW_PLAN = "view_plan"  # public and internal papers of the plan, boards, lists
    VIEW_RESTRICTED = "view_restricted"  # papers whose circulation is their addressees only
    VIEW_DRAFTS = "view_drafts"  # papers not issued yet
    VIEW_AUDIT = "view_audit"
    # papers
    CAPTURE_DIRECTIVE = "capture_directive"  # paste, confirm, prepare a draft
    SUBMIT_DIRECTIVE = "submit_directive"  # submit a draft for signature
    CHECK_DIRECTIVE = "check_directive"  # read a submitted paper before it is signed, or send it back
    ISSUE_DIRECTIVE = "issue_directive"  # give out work from a signed paper
    REGISTER_INCOMING = "register_incoming"  # papers of superiors: arrival number and day, the leader's note
    KEEP_TEMPLATES = "keep_templates"  # Word files of the office that replace the portal's own layouts
    # follow-up
    REPORT_PROGRESS = "report_progress"
    REQUEST_EXTENSION = "request_extension"
    VERIFY_RESULT = "verify_result"
    ACCEPT_RESULT = "accept_result"
    DECIDE_EXTENSION = "decide_extension"
    DECIDE_LEAD_CHANGE = "decide_lead_change"  # another lead unit, or work that a unit declined
    URGE = "urge"
    GIVE_OPINION = "give_opinion"  # a leader's opinion becomes a quick directive
    ENTER_FOR_LEADER = "enter_for_leader"  # enter a leader's word on his behalf, with its basis
    # meetings
    PREPARE_MEETING = "prepare_meeting"
    CONCLUDE_MEETING = "conclude_meeting"
    APPROVE_NEWS = "approve_news"  # let the public read a meeting's news, or take it down
    # the plan of a term
    MANAGE_PLAN = "manage_plan"  # scheme, goals, targets: write, send for comments, answer, submit
    KEEP_PROJECT = "keep_project"  # of a project led by the own unit: milestones, gates, status, risks
    APPROVE_PLAN = "approve_plan"  # record the paper that approves the scheme or an adjustment; send it back
    # money
    MANAGE_BUDGET = "manage_budget"  # the ledger of the plan's money: entries, corrections, tables from Excel
    # applications
    MANAGE_CATALOGUE = (
        "manage_catalogue"  # every application, the words they are measured by, import from Excel
    )
    KEEP_APPLICATION = "keep_application"  # applications that the own unit answers for: change, confirm
    REPORT_DEPLOYMENT = "report_deployment"  # what the own unit uses, since when, by how many
    VIEW_PROTECTED_FACTS = (
        "view_protected_facts"  # hosting, interfaces and security level of every application
    )
    ANALYSE_APPLICATIONS = "analyse_applications"  # evaluation rounds, criteria, mergers and what they saved
    # reports of units
    SUBMIT_REPORT = "submit_report"  # write and send the unit's figures
    APPROVE_REPORT = "approve_report"  # inside the unit, where it wants its leader to look first
    REVIEW_REPORT = "review_report"  # accept, send back, reopen; exemptions and lock exceptions
    KEEP_REPORTING = "keep_reporting"  # forms, senders and plans for years, ad-hoc reports, proposals passed on, the consolidated report
    # reminders
    KEEP_REMINDERS = "keep_reminders"  # rules: which deadlines are told, when, to whom
    RELEASE_URGING = "release_urging"  # pass a proposal to urge on to the leader, or set it aside
    # the weekly brief
    PREPARE_BRIEF = "prepare_brief"  # collect the week's figures and write what leaders should know
    RELEASE_BRIEF = "release_brief"  # let leaders read it
    # screens on a wall
    KEEP_WALLS = "keep_walls"  # links by which a screen shows the wall board; revoke them
    # files
    PURGE_FILE = "purge_file"  # ask for, or confirm, the removal of a file that must not be in the portal
    # people and reference data
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_REFERENCE = "manage_reference"
