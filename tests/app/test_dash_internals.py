"""What the server takes of Dash unpromised is there: an upgrade that changes it fails here.

The browser's half has its own: `tests/assets/dash-installed.test.js` runs the installed Dash.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import dash
import dash_ag_grid
import pytest
from dash import Dash, Input, Output, _callback, html
from dash.development.base_component import ComponentRegistry
from flask import Flask
from flask.testing import FlaskClient
from plotly.io.json import to_json_plotly

from dashboards.components import mantine
from dashboards.serving import dash_internals as internals
from tests.app import asking

ROOT = Path(__file__).parents[2]
_FILE = ROOT / "dashboards/serving/dash_internals.py"
#: What runs; tests ask at Dash's addresses as a browser does, and fail by themselves.
_PYTHON = [
    ROOT / "app.py",
    *(
        path
        for folder in ("dashboards", "queries", "data", "bench", "ops")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != _FILE
    ),
]
#: How Dash calls what it does not promise; attributes of packages of components among them.
_PRIVATE = set(re.findall(r"self\.(_[a-z]\w*)", inspect.getsource(Dash))) | {
    "_namespace",
    "_type",
    "_prop_names",
    "_js_dist",
    "_css_dist",
    "_imports_",
}
_TEXT = re.compile(r"_dash-|_dashprivate|react-entry-point|\._imports_")


def _private_names(source: str) -> Iterator[str]:
    """What of Dash a module uses that it does not promise."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom | ast.Import):
            module = f"{getattr(node, 'module', '') or ''}."
            for name in (f"{module}{one.name}".strip(".") for one in node.names):
                if name.startswith("dash") and re.search(r"\._[a-z]", name):
                    yield name
        elif isinstance(node, ast.Attribute) and node.attr in _PRIVATE:
            if not (isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}):
                yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _TEXT.findall(node.value)


@pytest.mark.parametrize(
    "source",
    [
        "from dash._utils import to_json",
        "import dash._callback",
        "tree._namespace == 'x'",
        "app._layout",
        "'/_dash-update-component'",
        "f'{package}._imports_'",
    ],
)
def test_the_rule_finds_what_it_is_for(source: str) -> None:
    assert list(_private_names(source))


def test_nothing_else_uses_what_dash_does_not_promise() -> None:
    assert len(_PYTHON) > 300
    assert list(_private_names(_FILE.read_text(encoding="utf-8")))
    found = {
        str(path.relative_to(ROOT)): names
        for path in _PYTHON
        if (names := list(_private_names(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.fixture(scope="module")
def plain() -> Dash:
    server = Flask("plain", static_folder=None)
    app = Dash("plain", server=server, include_assets_files=False)
    app.layout = dash.html.Div(dash.dcc.Location(id="address"))
    return app


def test_an_answer_says_the_same_without_the_escapes_that_dash_writes(plain: Dash) -> None:
    said = {"html": "<p>a/b</p>", "code": r"\u003c \\u003e \ </p>", "line": "a\nb\u2028"}

    @plain.callback(Output("shown", "children"), Output("code", "children"), Input("address", "x"))  # type: ignore[untyped-decorator]
    def answer(asked: str) -> tuple[Any, dict[str, str]]:
        return html.P("a/b") if asked else "a/b", said

    def asked(value: str) -> bytes:
        output = "..shown.children...code.children.."
        body = {
            "output": output,
            "outputs": [{"id": name, "property": "children"} for name in ("shown", "code")],
            "inputs": [{"id": "address", "property": "x", "value": value}],
            "changedPropIds": [],
        }
        return bytes(plain.server.test_client().post(internals.CALLBACK, json=body).data)

    internals.write_json_plainly()
    written = [asked(""), asked("a component")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_callback, "to_json", to_json_plotly)
        escaped = [asked(""), asked("a component")]
    assert [b"<p>a/b</p>" in one for one in written] == [True, True]
    assert [b"\\u003cp" in one for one in escaped] == [True, True]
    assert [json.loads(one) for one in written] == [json.loads(one) for one in escaped]


def test_page_and_layout_say_what_dash_says_also_while_pandas_is_only_begun(plain: Dash) -> None:
    """A thread that asks for a file imports pandas; plotly would look into what is there of it."""
    internals.write_json_plainly()

    def told() -> list[str]:
        texts = [plain.server.test_client().get(path).text for path in paths]
        return [re.sub(r'(?<="end_id":")[^"]*', "", text) for text in texts]

    paths = ("/", "/_dash-layout", "/_dash-dependencies")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dash.dash, "to_json", to_json_plotly)
        said = told()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pandas", ModuleType("pandas"))
        assert told() == said


def test_answers_go_without_escapes(client: FlaskClient) -> None:
    answer = client.post(internals.CALLBACK, json=asking.body("/data"))
    assert b"<section" in answer.data
    assert b"u003c" not in answer.data


def test_the_script_of_the_grid_is_served_and_not_loaded(plain: Dash) -> None:
    internals.fetch_later(dash_ag_grid)
    plain.layout = dash_ag_grid.AgGrid(id="grid")
    assert dash_ag_grid._js_dist[0]["relative_package_path"] == "dash_ag_grid.min.js"
    assert "dash_ag_grid.min" not in plain.server.test_client().get("/").text


def test_dash_answers_where_we_look_for_it(plain: Dash) -> None:
    rules = {rule.rule for rule in plain.server.url_map.iter_rules()}
    wanted = {internals.CALLBACK, "/_dash-layout", "/_dash-dependencies", internals.FAVICON}
    assert wanted <= rules
    assert any(rule.startswith(internals.SCRIPTS) for rule in rules)
    assert internals.ANY_PATH in plain.server.view_functions
    assert internals.CALLBACK.startswith(internals.PREFIX)


def test_the_page_names_scripts_as_we_tell_them_apart(plain: Dash) -> None:
    html = plain.server.test_client().get("/").text
    assert f'id="{internals.ENTRY}"' in html
    left = internals.without_needless(html)
    gone = set(re.findall(r'src="([^"]+)"', html)) - set(re.findall(r'src="([^"]+)"', left))
    assert any("polyfill" in address for address in gone)
    assert any("dash_table" in address for address in gone)
    kept = re.findall(r'src="([^"?]+)', left)
    assert kept
    assert [path for path in kept if not internals.is_fingerprinted(path)] == []


def test_the_page_can_be_changed_before_it_is_joined(plain: Dash) -> None:
    names = inspect.signature(Dash.interpolate_index).parameters
    assert {"scripts", "css", "app_entry"} <= names.keys()
    internals.change_page(plain, lambda parts: {**parts, "css": "<!-- changed -->"})
    assert "<!-- changed -->" in plain.server.test_client().get("/").text


def test_components_of_mantine_are_registered_without_the_rest_of_their_package() -> None:
    import dash_mantine_components as package

    assert package._js_dist
    assert package.__name__ in ComponentRegistry.registry
    for name in mantine.__all__:
        component = getattr(mantine, name)
        assert component._namespace == package.__name__
        assert component._type == name
    assert "rightSection" in ComponentRegistry.children_props[package.__name__]["Select"]
