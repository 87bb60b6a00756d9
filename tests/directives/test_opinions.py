"""A leader's opinion becomes a quick directive at once."""

from datetime import date

import pytest

from common.actors import Basis
from common.decisions import Kind
from common.models import AuditEntry
from directives.actions import opinions
from directives.models import Assignment, Directive
from directives.readings.items import item_row
from directives.readings.timelines import item_timeline
from tests.builders import issued_paper, item
from tests.infrastructure.layers import layer

DUE = date(2023, 10, 27)
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
TEXT = "Tập trung hoàn thành, báo cáo Ban Chỉ đạo"


@layer
def about(cast):
    return issued_paper(cast.district, item(1, due=date(2023, 10, 10)), on=date(2023, 9, 1)).items.get()


def give(cast, about, by="chair", units=("LB.VHTT",), text=TEXT, due_on=DUE, speaking=None):
    actor = cast.actor(by) if speaking is None else speaking
    return opinions.give(
        by=actor, item=about, text=text, units=[cast.unit(code) for code in units], due_on=due_on
    )


def test_it_gives_out_work_that_follows_the_item(cast, about):
    paper = give(cast, about, units=("LB.VHTT", "LB.QLDA"))
    assert (paper.kind, paper.state, paper.number) == ("quick", "issued", "YK-2023-001")
    assert (paper.signer_post, paper.signer_name) == (
        "Chair of the committee",
        cast.actor("chair").label,
    ) or (paper.signer_name == cast.actor("chair").label)
    order = paper.items.get()
    assert (order.follows, order.original_due_on, order.text) == (about, DUE, TEXT)
    works = Assignment.objects.filter(item=order)
    assert {work.unit.code for work in works} == {"LB.VHTT", "LB.QLDA"}
    assert give(cast, about).number == "YK-2023-002"


def test_it_stands_in_the_story_of_the_item_with_its_address(cast, about):
    paper = give(cast, about)
    entry = item_timeline(about, cast.actor("auditor"), cast.today)[-1]
    assert (entry.kind, entry.text, entry.unit) == ("opinion", TEXT, paper.number)
    assert entry.url == f"/directives/items/{paper.items.get().pk}/"
    assert item_timeline(about, cast.actor("auditor"), date(2023, 10, 15))[-1].kind == "issued"


def test_it_does_not_change_how_the_item_stands(cast, about):
    before = item_row(about, viewer=cast.actor("chair"), on=cast.today)
    give(cast, about)
    assert item_row(about, viewer=cast.actor("chair"), on=cast.today) == before


def test_the_office_enters_it_with_its_basis(cast, about):
    told = refusal_of(cast, about, by="secretary")
    assert told.kind is Kind.ROLE
    speaking = cast.actor("secretary").speaking_for(CHAIR, Basis.SAID_AT_MEETING)
    paper = give(cast, about, speaking=speaking)
    assert (paper.signer_post, paper.signer_name, paper.on_behalf_of) == (CHAIR, "", CHAIR)
    last = AuditEntry.objects.order_by("id").last()
    assert (last.verb, last.on_behalf_of, last.basis) == ("opinion.given", CHAIR, "said_at_meeting")
    nobody = cast.actor("secretary").speaking_for("Chuyên viên", Basis.TELEPHONE)
    assert refusal_of(cast, about, speaking=nobody).code == "not_a_leader"


def refusal_of(cast, about, **fields):
    from tests.directives.asking import refusal

    return refusal(lambda: give(cast, about, **fields))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "  "}, "text"),
        ({"units": ()}, "units"),
        ({"units": ("LB.DC",)}, "units"),
        ({"units": ("TL.VHTT",)}, "units"),
        ({"due_on": date(2023, 10, 15)}, "due_on"),
    ],
)
def test_it_refuses_what_cannot_be_and_keeps_nothing(cast, about, fields, code):
    told = refusal_of(cast, about, **fields)
    assert (told.kind, told.code) == (Kind.INPUT, code)
    assert not Directive.objects.filter(kind="quick").exists()
    assert give(cast, about, due_on=None).items.get().due_kind == "none"


def test_it_circulates_as_the_paper_it_speaks_of(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.00118"]), circulation="restricted")
    quick = give(cast, paper.items.get(), units=("LB.00118",))
    seen = Directive.objects.visible_to
    assert seen(cast.actor("ward_b_officer")).filter(pk=quick.pk).exists()
    assert not seen(cast.actor("ward_a_officer")).filter(pk=quick.pk).exists()
    assert refusal_of(cast, paper.items.get(), by="outsider").kind is Kind.NOT_VISIBLE


# ---- the page ----


def post(cast, name, address, **body):
    told = {"text": TEXT, "units": ["LB.VHTT"], "due_on": "27/10/2023", **body}
    return cast.client(name).post(address, told)


def test_the_form_offers_the_units_that_lead_and_gives_it_out(cast, about):
    address = f"/directives/items/{about.pk}/opinion/"
    assert cast.client("chair").get(address).context["form"]["units"].value() == ["LB.VHTT"]
    answer = post(cast, "chair", address)
    assert answer["Location"] == f"/directives/{Directive.objects.get(kind='quick').pk}/"


def test_a_form_with_an_error_keeps_every_word(cast, about):
    answer = post(cast, "chair", f"/directives/items/{about.pk}/opinion/", due_on="01/10/2023")
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert answer.context["form"].has_error("due_on")


def test_the_office_is_asked_whose_word_it_is(cast, about):
    address = f"/directives/items/{about.pk}/opinion/"
    assert post(cast, "secretary", address).status_code == 422
    assert post(cast, "secretary", address, on_behalf_of=CHAIR).status_code == 422
    assert post(cast, "secretary", address, on_behalf_of=CHAIR, basis="telephone").status_code == 302
    assert post(cast, "auditor", address).status_code == 403
    assert post(cast, "outsider", address).status_code == 404


def test_every_row_of_the_board_offers_it_first_to_a_leader(cast, about):
    def verbs(name):
        (row,) = cast.client(name).get("/board/attention/").context["tile"].first
        return [verb.url for verb in row.verbs]

    opinion, urge = f"/directives/items/{about.pk}/opinion/", "/urge/"
    first, second, asked, handed = verbs("chair")
    assert first == opinion
    assert urge in second
    assert "/explanation/" in asked
    assert handed == f"{opinion}?hand=deputy"
    first, second, asked, handed = verbs("secretary")
    assert urge in first
    assert second == opinion
    assert "/explanation/" in asked
    assert handed == f"{opinion}?hand=deputy"
    assert len(verbs("auditor")) == 1
