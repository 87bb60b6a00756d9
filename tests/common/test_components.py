"""Components: what they say, that colour never stands alone, and that nothing typed by people becomes markup."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import timezone, translation

from common import formats, icons
from common.components import STATUSES, drawn_width
from common.decisions import ALLOWED, Kind, refuse

EVIL = '<script>alert("x")</script>'


def drawn(source: str, **values: Any) -> str:
    return Template("{% load i18n ui %}" + source).render(Context(values))


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.mark.parametrize("key", STATUSES)
def test_it_gives_every_status_an_icon_and_a_word(key: str) -> None:
    badge = drawn("{% status key %}", key=key)
    assert "<svg" in badge
    assert str(STATUSES[key].word) in badge


def test_it_says_how_many_days_late_or_left() -> None:
    assert "Overdue by 16 days" in drawn('{% status "over" days=16 %}')
    assert "1 day left" in drawn('{% status "soon" days=1 %}')
    assert "Due today" in drawn('{% status "soon" days=0 %}')


def test_it_refuses_a_status_that_does_not_exist() -> None:
    with pytest.raises(TemplateSyntaxError, match="no status key"):
        drawn('{% status "red" %}')


def test_it_refuses_an_icon_that_was_not_fetched() -> None:
    with pytest.raises(icons.UnknownIcon, match=r"icons\.txt"):
        drawn('{% icon "no-such-icon" %}')


def test_it_hides_an_icon_unless_it_is_the_only_word() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "check" %}')
    alone = drawn('{% icon "check" label="Done" %}')
    assert 'aria-label="Done"' in alone
    assert "aria-hidden" not in alone


def test_it_keeps_the_number_and_the_place_of_every_cell() -> None:
    cells = [
        {"number": 7, "unit": "A", "status": "over", "percent": 55, "url": "/7/", "label": "Item 7: overdue"},
        SimpleNamespace(number=3, unit="B", status="done", percent=100, url="", label="Item 3: done"),
    ]
    strip = drawn('{% strip cells label="Items" %}', cells=cells)
    assert strip.index("Item 7: overdue") < strip.index("Item 3: done")
    assert strip.count("<li") == 2
    assert 'href="/7/"' in strip
    assert 'width="55"' in strip
    assert "many" not in strip
    assert "strip many" in drawn('{% strip cells label="Items" %}', cells=cells * 16)


def test_it_says_that_there_is_no_data_and_never_draws_zero() -> None:
    assert "No data" in drawn('{% progress None label="x" %}')
    assert "progressbar" not in drawn('{% progress None label="x" %}')
    assert "No data" in drawn('{% figure "Share" None %}')
    assert "No data" in drawn('{% bullet None label="x" %}')
    assert 'aria-valuenow="0"' in drawn('{% progress 0 label="x" %}')


def test_it_makes_the_whole_figure_the_link() -> None:
    linked = drawn('{% figure "On time" 11 of=12 url="/explain/" %}')
    assert linked.strip().startswith('<a class="fig" href="/explain/">')
    assert "<small>/12</small>" in linked
    assert "<a" not in drawn('{% figure "On time" 11 %}')


@pytest.mark.parametrize(("value", "width"), [(None, "0"), (-5, "0"), (33.337, "33.34"), (140, "100")])
def test_it_draws_between_nothing_and_all(value: Any, width: str) -> None:
    assert drawn_width(value) == width


def test_it_leaves_out_filters_that_find_nothing_unless_they_are_on() -> None:
    options = [
        {"label": "All", "count": 3, "url": "?", "active": False},
        {"label": "Overdue", "count": 0, "url": "?s=over", "active": False},
        {"label": "Waiting", "count": 0, "url": "?s=wait", "active": True},
    ]
    chips = drawn('{% chips options label="Status" %}', options=options)
    assert "Overdue" not in chips
    assert 'href="?s=wait" aria-current="true"' in chips


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_draws_a_refused_act_with_its_reason(method: str) -> None:
    source = '{% action_button decision "Accept" "/accept/" method=method %}'
    refused = refuse(Kind.STATE, "not_verified", "The office verifies first.")
    allowed_html = drawn(source, decision=ALLOWED, method=method, csrf_token="token-1")
    refused_html = drawn(source, decision=refused, method=method, csrf_token="token-1")
    assert "/accept/" in allowed_html
    assert ("token-1" in allowed_html) is (method == "post")
    assert "/accept/" not in refused_html
    assert 'aria-disabled="true"' in refused_html
    described = refused_html.split('aria-describedby="')[1].split('"')[0]
    assert f'id="{described}"' in refused_html
    assert "The office verifies first." in refused_html


class Sample(forms.Form):
    title = forms.CharField(label="Title", help_text="One sentence.")
    note = forms.CharField(label="Note", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    public = forms.BooleanField(label="Public", required=False)


def test_it_ties_label_hint_and_error_to_the_field() -> None:
    source = "{% field form.title %}"
    good, bad = Sample({"title": "x", "kind": "a"}), Sample({"title": "", "kind": "a"})
    assert not drawn(source, form=good).count("aria-invalid")
    html = drawn(source, form=bad)
    assert 'for="id_title"' in html
    assert 'aria-describedby="id_title_hint id_title_error"' in html
    assert 'id="id_title_hint"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_it_marks_what_may_be_left_empty() -> None:
    assert "optional" in drawn("{% field form.note %}", form=Sample())
    assert "optional" not in drawn("{% field form.title %}", form=Sample())


def test_it_groups_choices_under_a_legend() -> None:
    assert "<legend" in drawn("{% field form.kind %}", form=Sample())
    assert '<label class="check">' in drawn("{% field form.public %}", form=Sample())


def test_it_lists_every_error_with_a_way_to_its_field() -> None:
    bad = Sample({"title": ""})
    summary = drawn("{% error_summary form %}", form=bad)
    assert 'href="#id_title"' in summary
    assert 'role="alert"' in summary
    assert not drawn("{% error_summary form %}", form=Sample({"title": "x", "kind": "a"})).strip()


def test_it_keeps_the_other_parameters_when_the_page_or_the_day_changes() -> None:
    request = RequestFactory().get("/?status=over&page=2&on=2023-10-01")
    html = drawn("{% pagination page %}", page=Paginator(range(100), 25).page(2), request=request)
    assert "?status=over&amp;on=2023-10-01&amp;page=3" in html
    days = {"on": date(2023, 10, 1), "today": date(2023, 10, 16), "request": request}
    chooser = drawn("{% as_of on today %}", **days)
    assert '<input type="hidden" name="status" value="over">' in chooser
    banner = drawn("{% as_of_banner on today %}", **days)
    assert "01/10/2023" in banner
    assert 'href="?status=over&amp;page=2"' in banner
    assert not drawn("{% as_of_banner today today %}", **days).strip()


def test_it_draws_no_pages_when_there_is_one() -> None:
    assert not drawn("{% pagination page %}", page=Paginator(range(3), 25).page(1)).strip()


def test_it_offers_the_way_back_in_a_message() -> None:
    class Message(SimpleNamespace):
        def __str__(self) -> str:
            return self.text

    done = Message(text="Done", level_tag="success", extra_tags="undo:/undo/7/")
    html = drawn("{% messages_area rows %}", rows=[done], csrf_token="token-1")
    assert 'action="/undo/7/"' in html
    assert "token-1" in html
    plain = drawn("{% messages_area rows %}", rows=[Message(text="Done", level_tag="success", extra_tags="")])
    assert "<form" not in plain


@pytest.mark.parametrize(
    "source",
    [
        "{% status 'done' text=evil %}", "{% due evil evil %}", "{% short_name evil evil evil %}", "{% figure evil evil comparison=evil %}",
        "{% progress 5 label=evil %}", "{% strip cells label=evil %}", "{% breadcrumbs trail %}", "{% timeline rows %}",
        "{% definitions trail %}", "{% empty_state evil text=evil %}", "{% copy_text evil label=evil %}", "{% button evil value=evil %}",
        "{% link_button evil evil %}", "{% action_button refused evil evil %}", "{% panel evil note=evil footer=evil %}{{ evil }}{% endpanel %}",
        "{% attention 'over' evil why=evil who=evil deadline=evil %}{{ evil }}{% endattention %}", "{% table evil %}{{ evil }}{% endtable %}",
        "{% callout %}{{ evil }}{% endcallout %}", "{% form action=evil label=evil %}{{ evil }}{% endform %}",
        "{% detail_row 3 heading=evil %}{{ evil }}{% enddetail_row %}", "{% filter_bar label=evil %}{{ evil }}{% endfilter_bar %}",
        "{% document_preview label=evil %}{{ evil }}{% enddocument_preview %}", "{% chips rows label=evil %}", "{% tabs rows label=evil %}",
        "{% steps rows label=evil %}", "{% steps rows label=evil flow=True %}", "{% legend legend %}", "{% demo_tag evil %}",
    ],
)  # fmt: skip
def test_it_never_turns_text_into_markup(source: str) -> None:
    row = dict.fromkeys(("when", "title", "who", "text", "label", "note", "unit", "number", "url"), EVIL)
    html = drawn(
        source,
        evil=EVIL,
        refused=refuse(Kind.ROLE, "x", EVIL),
        trail=[(EVIL, EVIL), (EVIL, "")],
        rows=[row],
        cells=[{**row, "status": "over", "percent": 5}],
        legend=[{"key": "done", "label": EVIL, "count": 1}],
    )
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_it_prints_days_and_numbers_the_vietnamese_way() -> None:
    moment = datetime(2023, 10, 16, 1, 5, tzinfo=timezone.get_fixed_timezone(0))
    assert formats.moment(moment) == "08:05, 16/10/2023"
    assert formats.dm(date(2023, 1, 9)) == "09/01"
    with translation.override("vi"):
        assert drawn("{{ n|number }} {{ p|percent }}", n=1234567.5, p=47.4) == "1.234.567,5 47,4%"
    assert drawn("{{ n|number }}", n=1234567.5) == "1,234,567.5"
    assert drawn("{{ nothing|number }}{{ nothing|dmy }}{{ nothing|percent }}", nothing=None) == ""


def test_it_rounds_half_up_as_offices_do() -> None:
    assert formats.number(2.675, 2, "vi") == "2,68"
    assert formats.number(0.5, 0, "vi") == "1"
    assert formats.number(100, language="vi") == "100"
