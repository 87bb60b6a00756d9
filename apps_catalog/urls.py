"""Addresses under /applications/ of this floor; the catalogue and the page of one application speak of projects too
(dashboards)."""

from django.urls import URLPattern, path, register_converter

from apps_catalog.models import CODE_SHAPE
from apps_catalog.views import (
    deployments,
    entries,
    evaluation,
    imports,
    merger_acts,
    mergers,
    overlap,
    pages,
    parts,
    proofs,
    scales,
    submission,
    taxonomy,
)


class CodeInAddress:
    regex = CODE_SHAPE

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeInAddress, "appcode")

app_name = "apps_catalog"
ANALYSIS: list[URLPattern] = [
    path("evaluation/", evaluation.overview, name="evaluation"),
    path("evaluation/criteria/", scales.criteria, name="evaluation-criteria"),
    path("evaluation/rounds/new/", evaluation.new_round, name="evaluation-round-new"),
    path("evaluation/rounds/<int:pk>/", evaluation.round_detail, name="evaluation-round"),
    path("evaluation/rounds/<int:pk>/close/", evaluation.close_round, name="evaluation-round-close"),
    path("evaluation/questions/", evaluation.questions, name="evaluation-questions"),
    path("evaluation/questions/<int:pk>/", evaluation.question, name="evaluation-question"),
    path(
        "evaluation/questions/<int:pk>/evidence/<int:evidence_pk>/",
        proofs.evidence,
        name="evaluation-evidence",
    ),
    path(
        "evaluation/questions/<int:pk>/evidence/<int:evidence_pk>/removal/",
        proofs.removal,
        name="evaluation-evidence-removal",
    ),
    path("<appcode:code>/evaluation/", evaluation.of_application, name="application-evaluation"),
    path("overlap/", overlap.pairs, name="overlap"),
    path("overlap/weights/", scales.weights, name="overlap-weights"),
    path("overlap/<appcode:first>/<appcode:second>/", overlap.pair, name="overlap-pair"),
    path("consolidation/", mergers.overview, name="consolidation"),
    path("consolidation/new/", merger_acts.new, name="merger-new"),
    path("consolidation/cards/", mergers.cards, name="merge-cards"),
    path("consolidation/compare/", mergers.compare, name="merger-compare"),
    path("consolidation/submission/", submission.basket, name="submission"),
    path("consolidation/submission/paper/", mergers.submission_paper, name="submission-paper"),
    path("consolidation/submission/draft/", submission.draft, name="submission-draft"),
    path("consolidation/<int:pk>/change/", merger_acts.change, name="merger-change"),
    path("consolidation/<int:pk>/submit/", merger_acts.submit, name="merger-submit"),
    path("consolidation/<int:pk>/take-back/", merger_acts.take_back, name="merger-take-back"),
    path("consolidation/<int:pk>/withdraw/", merger_acts.withdraw, name="merger-withdraw"),
    path("consolidation/<int:pk>/decide/", merger_acts.decide, name="merger-decide"),
    path("consolidation/<int:pk>/complete/", merger_acts.complete, name="merger-complete"),
    path("consolidation/<int:pk>/saving/", merger_acts.saving, name="merger-saving"),
    path("consolidation/<int:pk>/paper/", mergers.paper, name="merger-paper"),
]
CATALOGUE: list[URLPattern] = [
    path("matrix/", pages.matrix_page, name="matrix"),
    path("gaps/", pages.gaps_page, name="gaps"),
    path("import/", imports.upload, name="import"),
    path("import/confirm/", imports.confirm, name="import-confirm"),
    path("new/", entries.new, name="new"),
    path("words/", taxonomy.listed, name="taxonomy"),
    path("words/load/", taxonomy.load, name="taxonomy-load"),
    path("words/<str:kind>/new/", taxonomy.add, name="word-new"),
    path("words/<str:kind>/<appcode:code>/", taxonomy.change, name="word-change"),
    path("words/<str:kind>/<appcode:code>/withdraw/", taxonomy.withdraw, name="word-withdraw"),
    path("units/<str:unit>/", deployments.sheet, name="unit-sheet"),
    path("<appcode:code>/edit/", entries.edit, name="edit"),
    path("<appcode:code>/stage/", entries.stage, name="stage"),
    path("<appcode:code>/confirm/", entries.attest, name="attest"),
    path("<appcode:code>/functions/", parts.functions, name="functions"),
    path("<appcode:code>/data/", parts.holdings, name="holdings"),
    path("<appcode:code>/costs/", parts.costs, name="costs"),
    path("<appcode:code>/interfaces/", parts.interfaces, name="interfaces"),
    path("<appcode:code>/items/", parts.link_item, name="item-link"),
    path("<appcode:code>/items/<int:pk>/end/", parts.unlink_item, name="item-unlink"),
    path("<appcode:code>/deployments/<str:unit>/", deployments.report, name="deployment"),
]
urlpatterns: list[URLPattern] = [*ANALYSIS, *CATALOGUE]
