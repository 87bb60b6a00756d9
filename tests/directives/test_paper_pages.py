"""The list of papers, and the pages that take a draft to its issue."""

from datetime import date

import pytest

from directives.models import Assignment, Directive, DirectiveItem
from tests.builders import assignment, draft_paper, issued_paper, item
from tests.dashboards.asking import BUDGET, many, statements
from tests.directives.asking import accepted
from tests.infrastructure.layers import layer

REGISTER = {
    "number": "64-TB/BCĐ",
    "issued_on": "2023-10-16",
    "signer_post": "Trưởng Ban Chỉ đạo",
    "authority": "",
}


def listed(cast, query="", name="secretary"):
    return [row.number for row in cast.client(name).get(f"/directives/{query}").context["rows"]]


@layer
def papers(cast):
    old = issued_paper(
        cast.district, item(1), number="15-TB/BCĐ", issued_on=date(2021, 3, 12), title="Họp quý I"
    )
    new = issued_paper(
        cast.district, item(1), item(2), number="9-KH/UBND", kind="plan", title="Kế hoạch năm 2024"
    )
    draft = draft_paper(cast.district, number="", issued_on=None, title="Dự thảo kết luận")
    return old, new, draft


def test_the_newest_stands_first_and_drafts_are_for_those_who_prepare(cast, papers):
    assert listed(cast, name="auditor") == ["9-KH/UBND", "15-TB/BCĐ"]
    assert len(listed(cast)) == 3
    assert listed(cast, name="outsider") == []


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("?q=ke hoach", ["9-KH/UBND"]), ("?kind=plan", ["9-KH/UBND"]), ("?year=2021", ["15-TB/BCĐ"]), ("?state=draft", [""]), ("?state=issued", ["9-KH/UBND", "15-TB/BCĐ"]), ("?q=zzz", [])],
)  # fmt: skip
def test_it_filters(cast, papers, query, numbers):
    assert listed(cast, query) == numbers


def test_it_counts_what_is_done(cast, papers):
    accepted(assignment(papers[1], "LB.VHTT", 1))
    row = cast.client("secretary").get("/directives/?kind=plan").context["rows"][0]
    assert (row.done, row.total, row.over) == (1, 2, 0)
    then = cast.client("secretary").get("/directives/?on=2023-10-15").context["rows"]
    assert then == ()


def test_it_costs_the_same_at_one_paper_and_at_many_items(cast):
    many(cast, 1)
    one = statements(cast.client("secretary"), "/directives/")
    many(cast, 50)
    assert statements(cast.client("secretary"), "/directives/") == one <= BUDGET


# ---- to the issue ----


def test_a_draft_is_submitted_numbered_and_given_out(cast, papers):
    draft = papers[2]
    assert cast.client("secretary").post(f"/directives/{draft.pk}/submit/").status_code == 302
    assert cast.client("secretary").post(f"/directives/{draft.pk}/submit/").status_code == 409
    assert cast.client("head_of_office").post(f"/directives/{draft.pk}/check/").status_code == 302
    assert cast.client("records_clerk").post(f"/directives/{draft.pk}/issue/", REGISTER).status_code == 302
    issued = Directive.objects.get(pk=draft.pk)
    assert (issued.number, issued.is_issued) == ("64-TB/BCĐ", True)
    assert Assignment.objects.filter(item__directive=draft).count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"number": ""}, "number"), ({"issued_on": ""}, "issued_on"), ({"issued_on": "32/10/2023"}, "issued_on"), ({"signer_post": ""}, "signer_post"), ({"issued_on": "2023-10-17"}, None), ({"number": "9-KH/UBND"}, None)],
)  # fmt: skip
def test_without_number_date_and_signer_no_work_is_given_out(cast, papers, changed, field):
    draft = papers[2]
    answer = cast.client("records_clerk").post(f"/directives/{draft.pk}/issue/", {**REGISTER, **changed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field or "__all__"]
    assert answer.context["form"]["signer_name"].value() in ("", None)
    stored = Directive.objects.get(pk=draft.pk)
    assert (stored.is_issued, stored.number) == (False, "")


def test_who_may_not_issue_is_told(cast, papers):
    draft = papers[2]
    assert cast.client("chair").get(f"/directives/{draft.pk}/issue/").status_code == 403
    assert cast.client("records_clerk").post(f"/directives/{draft.pk}/submit/").status_code == 403
    assert cast.client("lead_officer").get(f"/directives/{draft.pk}/issue/").status_code == 404
    assert cast.client("outsider").post(f"/directives/{draft.pk}/issue/", REGISTER).status_code == 404


# ---- an item of a draft, two editors ----


def edited(**changed):
    return {
        "text": "Nội dung đã sửa", "kind": "task", "leads": ["LB.VHTT"], "coordinators": [], "due_kind": "date",
        "original_due_on": "2023-11-30", "version": "1", **changed,
    }  # fmt: skip


@layer
def draft_item(cast):
    return draft_paper(cast.district, item(1, text="Nội dung đầu"), number="").items.get()


def edit(cast, draft_item, name="secretary", **changed):
    return cast.client(name).post(f"/directives/items/{draft_item.pk}/edit/", edited(**changed))


def test_an_item_of_a_draft_is_changed(cast, draft_item):
    assert edit(cast, draft_item, leads=["@wards", "LB.NV"]).status_code == 302
    stored = DirectiveItem.objects.get(pk=draft_item.pk)
    assert (stored.text, stored.leads, stored.original_due_on, stored.version) == (
        "Nội dung đã sửa",
        ["@wards", "LB.NV"],
        date(2023, 11, 30),
        2,
    )


def test_the_second_editor_sees_both_versions_and_keeps_his_text(cast, draft_item):
    assert edit(cast, draft_item, text="Bản của người thứ nhất").status_code == 302
    answer = edit(cast, draft_item, "head_of_office", text="Bản của người thứ hai")
    assert answer.status_code == 422
    conflict = answer.context["conflict"]
    assert conflict.by == cast.user("secretary").full_name
    (difference,) = conflict.differences
    assert (difference.theirs, difference.mine) == ("Bản của người thứ nhất", "Bản của người thứ hai")
    form = answer.context["form"]
    assert form["text"].value() == "Bản của người thứ hai"
    assert DirectiveItem.objects.get(pk=draft_item.pk).text == "Bản của người thứ nhất"
    again = edit(
        cast, draft_item, "head_of_office", text="Bản của người thứ hai", version=form["version"].value()
    )
    assert again.status_code == 302
    assert DirectiveItem.objects.get(pk=draft_item.pk).text == "Bản của người thứ hai"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"text": ""}, "text"), ({"original_due_on": ""}, "original_due_on"), ({"due_kind": "recurring", "rhythm": ""}, "rhythm"), ({"leads": ["NOBODY"]}, "leads"), ({"text": "x" * 10_001}, "text")],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field(cast, draft_item, changed, field):
    answer = edit(cast, draft_item, required_output="Báo cáo", **changed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["required_output"].value() == "Báo cáo"


def test_an_issued_item_changes_no_more(cast):
    issued = issued_paper(cast.district, item(1)).items.get()
    assert cast.client("secretary").get(f"/directives/items/{issued.pk}/edit/").status_code == 409
    assert edit(cast, issued).status_code == 422
    assert DirectiveItem.objects.get(pk=issued.pk).version == 1


def test_who_does_not_prepare_papers_does_not_edit(cast, draft_item):
    assert edit(cast, draft_item, "chair").status_code == 403
    assert edit(cast, draft_item, "lead_officer").status_code == 404
    assert edit(cast, draft_item, "outsider").status_code == 404
