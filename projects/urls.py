"""Addresses of the plan: the scheme and its targets, money, projects."""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from projects.models import CODE_SHAPE
from projects.views import (
    budget,
    ceilings,
    comments,
    drafts,
    explanations,
    exports,
    gate_rules,
    imports,
    part_exports,
    plan_parts,
    project_dossier,
    project_forms,
    project_work,
    roadmap,
    scheme,
    staffing,
    target_forms,
    targets,
)


class ProjectCode(StringConverter):
    """Codes are capitals, so no word of an address is one."""

    regex = CODE_SHAPE


register_converter(ProjectCode, "project")
app_name = "projects"
scheme_pages: list[URLPattern] = [
    path("scheme/", scheme.current, name="scheme"),
    path("scheme/new/", scheme.new, name="scheme-new"),
    path("scheme/<int:pk>/", scheme.one, name="scheme-one"),
    path("scheme/<int:pk>/export.xlsx", part_exports.scheme, name="scheme-export"),
    path("scheme/<int:pk>/approve/", scheme.approve, name="scheme-approve"),
    path("scheme/<int:pk>/send-back/", scheme.send_back, name="scheme-send-back"),
    path("scheme/<int:pk>/drafts/new/", drafts.new, name="draft-new"),
    path("scheme/<int:pk>/drafts/<int:number>/edit/", drafts.edit, name="draft-edit"),
    path("scheme/<int:pk>/drafts/<int:number>/fix/", drafts.fix, name="draft-fix"),
    path("scheme/<int:pk>/drafts/<int:number>/send/", drafts.send, name="draft-send"),
    path("scheme/<int:pk>/drafts/<int:number>/submit/", scheme.submit, name="scheme-submit"),
    path("scheme/<int:pk>/drafts/<int:number>/adopt/", scheme.adopt, name="draft-adopt"),
    path("scheme/<int:pk>/drafts/<int:number>/sections/new/", drafts.section_new, name="section-new"),
    path("scheme/<int:pk>/sections/<int:section_pk>/", drafts.section_edit, name="section-edit"),
    path("scheme/<int:pk>/sections/<int:section_pk>/remove/", drafts.section_remove, name="section-remove"),
    path(
        "scheme/<int:pk>/sections/<int:section_pk>/orientations/", drafts.take_up, name="orientation-take-up"
    ),
    path("scheme/<int:pk>/orientations/<int:link_pk>/drop/", drafts.drop, name="orientation-drop"),
    path("scheme/<int:pk>/comments/<int:round_pk>/", comments.detail, name="consultation"),
    path("scheme/<int:pk>/comments/<int:round_pk>/new/", comments.new, name="comment-new"),
    path("scheme/<int:pk>/comments/<int:round_pk>/table.docx", comments.table, name="comment-table"),
    path("scheme/<int:pk>/comments/answer/<int:comment_pk>/", comments.answer, name="comment-answer"),
    path("scheme/<int:pk>/phases/new/", plan_parts.phase_new, name="phase-new"),
    path("scheme/<int:pk>/phases/<int:phase_pk>/", plan_parts.phase_edit, name="phase-edit"),
    path("scheme/<int:pk>/goals/new/", plan_parts.goal_new, name="goal-new"),
    path("scheme/<int:pk>/goals/<int:goal_pk>/", plan_parts.goal_edit, name="goal-edit"),
    path("scheme/<int:pk>/targets/new/", target_forms.new, name="target-new"),
    path("targets/", targets.table, name="targets"),
    path("targets/<int:pk>/<str:code>/", targets.detail, name="target"),
    path("targets/<int:pk>/<str:code>/export.xlsx", part_exports.target, name="target-export"),
    path("targets/<int:pk>/<str:code>/edit/", target_forms.edit, name="target-edit"),
    path("targets/<int:pk>/<str:code>/years/", target_forms.years, name="target-years"),
    path("targets/<int:pk>/<str:code>/give-up/", target_forms.give_up, name="target-give-up"),
    path("targets/<int:pk>/<str:code>/actuals/new/", target_forms.actual_new, name="actual-new"),
    path(
        "targets/<int:pk>/<str:code>/actuals/<int:actual_pk>/correct/",
        target_forms.actual_correct,
        name="actual-correct",
    ),
    path("targets/<int:pk>/<str:code>/evidence/<int:evidence_pk>/", targets.evidence, name="target-evidence"),
]
money_pages = [
    path("budget/", budget.budget, name="budget"),
    path("budget/export.xlsx", exports.budget, name="budget-export"),
    path("budget/import/", imports.budget, name="budget-import"),
    path("budget/import/table.xlsx", exports.budget_template, name="budget-template"),
    path("budget/import/<str:ticket>/", imports.budget_preview, name="budget-import-preview"),
    path("budget/ceilings/", ceilings.page, name="budget-ceilings"),
    path("budget/ceilings/export.xlsx", part_exports.ceilings, name="ceilings-export"),
    path("budget/entries/", budget.entries, name="budget-entries"),
    path("budget/entries/new/", budget.new_entry, name="budget-entry-new"),
    path("budget/entries/<int:pk>/take-back/", budget.take_back, name="budget-entry-take-back"),
    path("projects/export.xlsx", exports.projects, name="projects-export"),
    path("roadmap/export.xlsx", exports.roadmap, name="roadmap-export"),
    path("targets/export.xlsx", exports.targets, name="targets-export"),
    path("projects/import/table.xlsx", exports.project_template, name="project-template"),
    path("projects/import/", imports.projects, name="project-import"),
    path("projects/import/<str:ticket>/", imports.projects_preview, name="project-import-preview"),
]
project_pages = [
    path("roadmap/", roadmap.page, name="roadmap"),
    path("projects/", project_dossier.listed, name="list"),
    path("projects/new/", project_forms.new, name="new"),
    path("projects/gate-rules/", gate_rules.listed, name="gate-rules"),
    path("projects/gate-rules/export.xlsx", part_exports.gate_rules, name="gate-rules-export"),
    path("projects/gate-rules/<int:pk>/", gate_rules.revise, name="gate-rule"),
    path("projects/staffing/", staffing.plan, name="staffing"),
    path("projects/staffing/export.xlsx", part_exports.staffing, name="staffing-export"),
    path("projects/staffing/new/", staffing.new_post, name="staffing-post-new"),
    path("projects/staffing/<int:pk>/", staffing.post, name="staffing-post"),
    path("projects/staffing/proposals/new/", staffing.propose, name="staffing-propose"),
    path("projects/staffing/proposals/<int:pk>/answer/", staffing.answer, name="staffing-answer"),
    path("projects/<project:code>/", project_dossier.detail, name="detail"),
    path("projects/<project:code>/export.xlsx", exports.dossier, name="export"),
    path("projects/<project:code>/edit/", project_forms.edit, name="edit"),
    path("projects/<project:code>/standing/", project_forms.standing, name="standing"),
    path("projects/<project:code>/links/", project_forms.links, name="links"),
    path("projects/<project:code>/plan/", project_dossier.plan, name="plan"),
    path("projects/<project:code>/plan/new/", project_forms.new_plan, name="plan-new"),
    path("projects/<project:code>/milestones/<int:no>/", project_work.milestone, name="milestone"),
    path("projects/<project:code>/gates/", project_dossier.gates, name="gates"),
    path("projects/<project:code>/gates/<str:gate>/", project_work.gate, name="gate"),
    path("projects/<project:code>/gates/<str:gate>/scan/", project_work.gate_scan, name="gate-scan"),
    path(
        "projects/<project:code>/gates/<str:gate>/evidence/<int:evidence_pk>/",
        project_work.gate_evidence,
        name="gate-evidence",
    ),
    path("projects/<project:code>/status/", project_work.status, name="status"),
    path("projects/<project:code>/rating/", project_work.rating, name="rating"),
    path("projects/<project:code>/explanation/", explanations.ask, name="explanation"),
    path("projects/<project:code>/explanation/reply/", explanations.reply, name="explanation-reply"),
    path("projects/<project:code>/risks/", project_dossier.risks, name="risks"),
    path("projects/<project:code>/risks/new/", project_work.new_risk, name="risk-new"),
    path("projects/<project:code>/risks/<int:no>/", project_work.risk, name="risk"),
    path("projects/<project:code>/rollouts/", project_dossier.rolled_out, name="rollouts"),
    path("projects/<project:code>/rollouts/plan/", project_work.plan_rollout, name="rollout-plan"),
    path("projects/<project:code>/rollouts/<str:unit>/", project_work.rollout, name="rollout"),
    path(
        "projects/<project:code>/rollouts/<str:unit>/withdraw/",
        project_work.withdraw_rollout,
        name="rollout-withdraw",
    ),
    path("projects/<project:code>/history/", project_dossier.told, name="history"),
]
# Names of the plan's own pages win over codes of projects.
urlpatterns: list[URLPattern] = [*scheme_pages, *money_pages, *project_pages]
