"""Papers and their items, as known on a day."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from common.api.pages import NEWEST, PAGING, page
from common.api.params import AS_OF, ChoiceParam, Param
from common.api.views import ApiView, rendered, tagged
from directives.api import examples
from directives.models import Directive
from directives.readings.paper_items import paper_items
from directives.readings.paper_list import paper_facts, papers_known
from directives.serializers.papers import DirectiveDetailShape, DirectivePageShape, DirectiveShape, ItemShape


class Papers(ApiView):
    params = (
        AS_OF,
        ChoiceParam("kind", _("Only papers of this kind."), choices=tuple(Directive.Kind.values)),
        ChoiceParam("state", _("Only papers in this state."), choices=tuple(Directive.State.values)),
        Param("q", _("Words of number, subject or issuer."), 200),
        *PAGING,
    )

    @extend_schema(
        operation_id="directives_list",
        tags=["directives"],
        summary=_("Papers that direct, the newest first"),
        responses=DirectivePageShape,
        examples=[
            OpenApiExample(
                "page", {"next": None, "previous": None, "results": [examples.PAPER]}, response_only=True
            )
        ],
    )
    def get(self, request: Request) -> HttpResponse:
        on = self.asked.on
        papers = papers_known(viewer=self.actor, on=on).select_related("owner", "committee")
        for name in ("kind", "state"):
            if name in self.asked:
                papers = papers.filter(**{name: self.asked[name]})
        if "q" in self.asked:
            papers = papers.matching(self.asked["q"])
        papers = papers.defer("source_text", "legal_basis", "search_text")
        found = page(
            request, papers, self.asked, lambda rows: paper_facts(rows, viewer=self.actor, on=on), NEWEST
        )
        return rendered(DirectivePageShape(found).data)


class OnePaper(ApiView):
    params = (AS_OF,)

    @extend_schema(
        operation_id="directives_read",
        tags=["directives"],
        summary=_("One paper with its items"),
        responses=DirectiveDetailShape,
        examples=[OpenApiExample("paper", {**examples.PAPER, "items": [examples.ITEM]}, response_only=True)],
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        on = self.asked.on
        paper = (
            papers_known(viewer=self.actor, on=on).select_related("owner", "committee").filter(pk=pk).first()
        )
        if paper is None:
            raise Http404
        (facts,) = paper_facts([paper], viewer=self.actor, on=on)
        items = paper_items(paper, viewer=self.actor, on=on)
        told = {**DirectiveShape(facts).data, "items": ItemShape(items, many=True).data}
        return rendered(told, headers=tagged(paper, paper.version))
