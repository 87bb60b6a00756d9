"""Evaluation and merging at the doors: what is typed is kept, told precisely when it cannot be, and read in few statements."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps_catalog.actions import evaluations, mergers
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.models import Consolidation, EvaluationScale, OverlapScale, Questionnaire
from apps_catalog.policies.evaluations import Score
from apps_catalog.sources import QUESTIONNAIRE, deadlines_of_questionnaires
from common import clock
from directives.actions import directives
from directives.models import Directive, DirectiveItem
from documents.actions import purges
from documents.models import PurgeRequest
from tests.apps_catalog.analysis import CRITERIA, Five, asked, five
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents.papers import png
from tests.infrastructure.layers import layer

SCENARIO = {
    "title": "Hợp nhất vào văn bản", "keep": "VB", "retire": ["GV", "LCT"], "taken_over": ["GV"],
    "cutover_on": "2024-06-30", "until_year": "2026", "added_yearly_vnd": "12 triệu", "once_vnd": "20.000.000",
    "reason": "Trùng chức năng", "act": "save",
}  # fmt: skip


@layer
def example(cast: Cast) -> Five:
    return five(cast)


def at(name: str, *args: Any) -> str:
    return reverse(f"apps_catalog:{name}", args=args)


def statements(client: Any, address: str) -> int:
    """Without session, user and roles."""
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200, address
    told = [query["sql"] for query in found.captured_queries]
    work = [sql for sql in told if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))]
    return len([sql for sql in work if "organizations_session" not in sql and "django_session" not in sql])


def test_its_pages_make_few_statements(example: Five) -> None:
    cast, client = example.cast, example.cast.client("secretary")
    asked(cast)
    merger = mergers.create(by=cast.actor("secretary"), owner=cast.district, scenario=example.scenario())
    mergers.submit(by=cast.actor("secretary"), merger=merger)
    for name in ("consolidation", "evaluation", "overlap", "submission", "evaluation-questions"):
        client.get(at(name))
        assert statements(client, at(name)) <= 15, name  # 12, and session, user and roles
    for past in ("consolidation", "evaluation", "overlap"):
        assert client.get(at(past) + "?on=2022-01-01").status_code == 200


def test_the_cards_beside_the_matrix_come_after_it(example: Five) -> None:
    client, address = example.cast.client("secretary"), at("merge-cards")
    page = client.get(at("matrix")).content.decode()
    assert f'hx-get="{address}"' in page
    cards = client.get(address, headers={"HX-Request": "true"})
    assert [card.keep.code for card in cards.context["page"].clusters] == ["VB", "PA"]
    assert "<html" not in cards.content.decode()
    assert client.get(address).headers["Location"] == at("consolidation")


def test_the_builder_reckons_without_saving_then_saves_and_submits(example: Five) -> None:
    client = example.cast.client("secretary")
    begun = client.get(at("merger-new") + "?keep=VB&retire=GV&retire=LCT")
    assert begun.context["page"].picture.merge.full_year_vnd == 310_500_010
    reckoned = client.post(at("merger-new"), {**SCENARIO, "act": "preview"})
    assert reckoned.status_code == 200
    assert reckoned.context["page"].picture.merge.full_year_vnd == 298_500_010
    assert not Consolidation.objects.exists()
    sent = client.post(at("merger-new"), {**SCENARIO, "act": "submit"})
    assert (sent.status_code, sent.headers["Location"]) == (302, at("submission"))
    merger = Consolidation.objects.get()
    assert (merger.state, merger.code) == ("proposed", "HN-2023-01")


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"keep": ["VB", "GV"]}, "keep"),  # two keeps
    ({"keep": "KHONG.CO"}, "keep"),
    ({"retire": []}, "retire"),
    ({"retire": ["KHONG.CO"]}, "retire"),
    ({"taken_over": []}, "retire"),  # PA depends on GV
    ({"once_vnd": "-5"}, "once_vnd"),
    ({"once_vnd": "nhiều"}, "once_vnd"),
    ({"cutover_on": "2023-01-01"}, "cutover_on"),
    ({"cutover_on": "31/02/2024"}, "cutover_on"),
    ({"until_year": "1999"}, "until_year"),
)


def test_the_builder_keeps_what_was_typed_and_says_what_is_wrong(example: Five) -> None:
    client = example.cast.client("secretary")
    for change, field in WRONG:
        answer = client.post(at("merger-new"), {**SCENARIO, **change})
        assert answer.status_code in (409, 422), change
        assert field in answer.context["form"].errors, change
        assert "Trùng chức năng" in answer.content.decode()
    assert not Consolidation.objects.exists()


def test_it_goes_from_the_page_of_clusters_to_a_tracked_saving(example: Five) -> None:
    cast, client = example.cast, example.cast.client("secretary")
    assert "HN-2023-01" not in client.get(at("consolidation")).content.decode()
    client.post(at("merger-new"), SCENARIO)
    merger = Consolidation.objects.get()
    assert client.post(at("merger-submit", merger.pk)).status_code == 302
    assert client.get(at("merger-decide", merger.pk)).status_code == 200  # nothing to decide with yet
    told = {"title": "Kết luận về phần mềm dùng chung", "committee": cast.committee.pk}
    assert client.post(at("submission-draft"), told).status_code == 302
    paper, office = Directive.objects.get(), cast.actor("secretary")
    directives.register(
        by=office, directive=paper, number="72-TB/BCĐ", issued_on=cast.today, signer_post="Trưởng ban"
    )
    directives.issue(by=office, directive=paper)
    item = DirectiveItem.objects.get()
    decision = {
        "verdict": "agreed",
        "item": [item.pk],
        "planned_2024": "88.875.003",
        "planned_2025": "1",
        "planned_2026": "1",
    }
    assert client.post(at("merger-decide", merger.pk), {**decision, "item": []}).status_code == 422
    assert client.post(at("merger-decide", merger.pk), decision).status_code == 302
    with clock.at(date(2024, 12, 20)):
        saving = {"year": "2024", "amount_vnd": "-1,5 triệu", "source": "Quyết toán", "note": ""}
        assert client.post(at("merger-saving", merger.pk), {**saving, "source": ""}).status_code == 422
        assert client.post(at("merger-saving", merger.pk), saving).status_code == 302
        page = client.get(at("merger", merger.pk)).context["page"]
    assert (page.row.savings[0].planned_vnd, page.row.savings[0].achieved_vnd) == (88_875_003, -1_500_000)
    assert page.items[0].id == item.pk


def test_what_is_submitted_can_be_taken_back_or_refused_with_a_reason(example: Five) -> None:
    cast, client = example.cast, example.cast.client("secretary")
    client.post(at("merger-new"), {**SCENARIO, "act": "submit"})
    merger = Consolidation.objects.get()
    assert client.post(at("merger-take-back", merger.pk), {"reason": ""}).status_code == 422
    assert client.post(at("merger-take-back", merger.pk), {"reason": "Chờ rà soát"}).status_code == 302
    changed = client.post(at("merger-change", merger.pk), {**SCENARIO, "version": 1, "until_year": "2027"})
    assert changed.status_code == 302
    stale = client.post(at("merger-change", merger.pk), {**SCENARIO, "version": 1})
    assert stale.status_code == 409 or stale.context["form"].errors
    assert client.get(at("merger-compare") + f"?scenario={merger.pk}&scenario=x").status_code == 200
    assert client.post(at("merger-withdraw", merger.pk), {"reason": "Không phù hợp"}).status_code == 302
    merger.refresh_from_db()
    assert merger.state == "withdrawn"
    assert cast.client("outsider").get(at("merger", merger.pk)).status_code == 404


def owed(cast: Cast, unit: Any) -> set[tuple[str, str, date]]:
    """What reminders read of a unit."""
    told = deadlines_of_questionnaires(cast.today).filter(unit=unit)
    return {(row["deadline_kind"], row["deadline_key"], row["deadline_on"]) for row in told}


def test_what_a_unit_is_asked_stands_on_its_work_until_it_is_answered(example: Five) -> None:
    cast = example.cast
    rows = asked(cast).questionnaires.filter(unit=cast.ward_a)
    client, address = cast.client("ward_a_officer"), reverse("dashboards:my-work")
    work = client.get(address).context["work"]
    (group,) = [each for each in work.groups if each.anchor == "judge"]
    (line,) = group.lines
    assert (line.title.partition(" ")[0], line.verb_url) == (str(rows.count()), at("evaluation-questions"))
    assert owed(cast, cast.ward_a) == {(QUESTIONNAIRE, str(row.pk), date(2023, 10, 31)) for row in rows}
    told = {code: Score(6) for code in ("SD", "DU")}
    mine = Questionnaire.objects.filter(pk__in=rows).select_related("unit", "round").order_by("pk")
    for row in mine[1:]:
        evaluations.answer(by=PORTAL, questionnaire=row, fields=AnswerFields(told))
    (group,) = [each for each in client.get(address).context["work"].groups if each.anchor == "judge"]
    assert group.lines[0].verb_url == at("evaluation-question", mine[0].pk), "straight to the only form"
    evaluations.answer(by=PORTAL, questionnaire=mine[0], fields=AnswerFields(told))
    after = client.get(address).context["work"]
    assert (after.must_count, owed(cast, cast.ward_a)) == (work.must_count - 1, set())
    assert cast.client("auditor").get(address).context["work"].groups == ()


def test_a_ward_answers_its_questionnaire(example: Five) -> None:
    cast = example.cast
    row = asked(cast).questionnaires.get(application=example["GV"], unit=cast.ward_a)
    client, address = cast.client("ward_a_officer"), at("evaluation-question", row.pk)
    assert row.application.name in client.get(at("evaluation-questions")).content.decode()
    typed = {
        "score_SD": "9",
        "score_DU": "5",
        "evidence_DU": "",
        "staff": "3",
        "hours_without": "40",
        "hours_with": "",
    }
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors()
    refused = client.post(address, {**typed, "hours_with": "20"})
    assert "evidence_SD" in refused.context["form"].errors
    beyond = client.post(address, {**typed, "score_SD": "11", "hours_with": "20"})
    assert "score_SD" in beyond.context["form"].errors
    right = {**typed, "hours_with": "20", "evidence_SD": "Dùng hằng ngày"}
    refused = client.post(address, {**right, "file": SimpleUploadedFile("ghi-chu.exe", b"MZ")})
    assert "file" in refused.context["form"].errors
    assert not row.answers.exists()
    proof = SimpleUploadedFile("nhat-ky.png", png(4), content_type="image/png")
    assert client.post(address, {**right, "file": proof}).status_code == 302
    kept = client.get(address).context["page"].files[0].file
    evidence = at("evaluation-evidence", row.pk, kept.id)
    assert cast.client("secretary").get(evidence).content == png(4)
    assert cast.client("ward_b_officer").get(evidence).status_code == 404
    assert client.get(at("evaluation-evidence", row.pk, kept.id + 1)).status_code == 404
    removal = at("evaluation-evidence-removal", row.pk, kept.id)
    assert cast.client("head_of_office").get(address).context["page"].files[0].removal_url == removal
    assert client.get(address).context["page"].files[0].removal_url == ""
    assert cast.client("secretary").get(removal).status_code == 403
    assert cast.client("head_of_office").post(removal, {"reason": " "}).status_code == 422
    assert cast.client("head_of_office").post(removal, {"reason": "Nhầm tệp"}).status_code == 302
    assert cast.client("head_of_office").get(removal).status_code == 409
    purge = PurgeRequest.objects.get(attachment=kept.id)
    purges.confirm(by=cast.actor("admin"), request=purge)
    assert client.get(address).context["page"].files[0].url == ""
    assert client.get(evidence).status_code == 409
    assert cast.client("secretary").get(at("application-evaluation", "GV")).status_code == 200
    assert (
        cast.client("secretary").get(at("evaluation-round", row.round_id)).context["page"].row.answered == 1
    )


def test_scales_are_edited_as_a_whole(example: Five) -> None:
    client = example.cast.client("secretary")
    rows: dict[str, Any] = {"form-TOTAL_FORMS": "6", "form-INITIAL_FORMS": "0"}
    for place, criterion in enumerate(CRITERIA):
        rows |= {f"form-{place}-{name}": value for name, value in vars(criterion).items()}
    lines = {
        "functional_line": "60",
        "technical_line": "55",
        "relief_points": "10",
        "relief_full_hours": "400",
    }
    assert client.get(at("evaluation-round-new")).status_code == 409  # no scale yet
    wrong = client.post(at("evaluation-criteria"), {**rows, **lines, "form-0-weight": "31"})
    assert wrong.status_code == 422
    assert not EvaluationScale.objects.exists()
    assert client.post(at("evaluation-criteria"), {**rows, **lines}).status_code == 302
    assert EvaluationScale.objects.get().technical_line == 55
    assert client.get(at("evaluation-criteria")).status_code == 200
    opened = client.post(at("evaluation-round-new"), {"title": "Đánh giá 2023", "due_on": "2023-11-30"})
    assert opened.status_code == 302
    weights = {
        "functions": "50", "units": "20", "data_sets": "10", "processes": "10", "typed_twice": "10", "threshold": "60",
        "days_per_unit": "3", "days_per_data_set": "5", "days_per_interface": "8", "day_vnd": "700 nghìn",
    }  # fmt: skip
    assert client.post(at("overlap-weights"), {**weights, "functions": "60"}).status_code == 422
    assert client.post(at("overlap-weights"), weights).status_code == 302
    assert (OverlapScale.objects.get().threshold, OverlapScale.objects.get().day_vnd) == (60, 700_000)
