"""Parts of a page that travel as HTML say exactly what their components say."""

from __future__ import annotations

import pytest
from dash import dcc, html

from dashboards.components import mantine as dmc
from dashboards.components.still import ATTRIBUTE, drawn_once, kept, still, written
from dashboards.language.i18n import gettext, speaking


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (html.P("a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (html.P(["one ", html.B("two"), None, 3]), "<p>one <b>two</b>3</p>"),
        (html.Div(className='a "b"', id="x"), '<div class="a &quot;b&quot;" id="x"></div>'),
        (html.Div(hidden=True), "<div hidden></div>"),
        (html.Details(open=False), "<details></details>"),
        (html.Main(tabIndex="-1"), '<main tabindex="-1"></main>'),
        (html.Label("x", htmlFor="y"), '<label for="y">x</label>'),
        (html.Td(colSpan=2), '<td colspan="2"></td>'),
        (html.I(style={"marginTop": "2px", "--n": 3}), '<i style="margin-top: 2px; --n: 3"></i>'),
        (
            html.Span(**{"aria-hidden": "true", "data-internal": ""}),
            '<span aria-hidden="true" data-internal=""></span>',
        ),
        (
            html.Div([html.Br(), html.Img(src="/a.png", alt="")]),
            '<div><br><img alt="" src="/a.png"></div>',
        ),
    ],
)
def test_elements_are_written_as_html(tree: html.Div, expected: str) -> None:
    assert written(tree) == expected


def test_only_what_holds_no_other_component_becomes_html() -> None:
    grid = html.Div([html.H2("Liste"), dmc.Checkbox(label="x")], className="grid")
    main = still(html.Main([html.Section([html.H1("a"), html.P("b")], id="lead"), grid], id="main"))
    lead, kept = main.children
    assert getattr(lead, ATTRIBUTE) == "<h1>a</h1><p>b</p>"
    assert (lead.id, getattr(lead, "children", None)) == ("lead", None)
    assert kept.children[0].children == "Liste"
    assert kept.children[1].label == "x"


def test_elements_of_a_pattern_stay_components() -> None:
    pattern = html.Div(html.Button("x", id={"type": "filter", "key": "block"}))
    assert still(pattern).children.children == "x"
    assert isinstance(still([dcc.Store(id="s")])[0], dcc.Store)


def test_a_part_drawn_once_stands_in_the_whole_as_if_it_were_drawn_there() -> None:
    drawings = []

    @drawn_once
    def part(number: int) -> html.Section:
        drawings.append(number)
        return html.Section([html.H2(gettext("Table")), html.P(str(number))], id="x")

    assert written(html.Div([part(1), part(1)])) == "<div>{0}{0}</div>".format(
        '<section id="x"><h2>Tabelle</h2><p>1</p></section>'
    )
    assert drawings == [1]
    with speaking("en"):
        assert "Table</h2>" in written(part(1))
    assert written(still(html.Div(part(2)))) == written(html.Div(part(2)))


def test_a_part_that_is_kept_is_not_written_anew() -> None:
    part = kept(html.Div([html.P("a"), dcc.Store(id="b")]))
    assert still([part])[0] is part
