"""Every key of the choice has words for each of its values, in the bar, in chips and in files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboards.choice import choice_words, url
from dashboards.components.filter_bar import options
from dashboards.language import names
from dashboards.language.i18n import LANGUAGES, speaking
from dashboards.pages import PAGES
from queries.filters import LIST_KEYS, MONTH_KEYS, FilterState
from queries.scope import Scope

CODED = tuple(url.CODE_LISTS)


def test_every_key_is_named_where_the_keys_are_explained() -> None:
    explained = Path("README.md").read_text(encoding="utf-8").partition("**Keys of a choice**")[2]
    paragraph = explained.partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", paragraph)) == {*LIST_KEYS, *MONTH_KEYS}


def test_every_key_stands_in_one_filter_and_every_filter_on_a_page() -> None:
    keys = [key for keys in choice_words.FILTERS.values() for key in keys]
    assert sorted(keys) == sorted([*LIST_KEYS, *MONTH_KEYS])
    shown = {name for page in PAGES.values() for name in page.filters}
    assert shown == set(choice_words.FILTERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CODED)
def test_every_value_is_called_by_its_word(scope: Scope, key: str, language: str) -> None:
    values = tuple(sorted(names.codes(url.CODE_LISTS[key])))
    with speaking(language):
        label = choice_words.filter_label(key)
        chosen = scope.with_filters(FilterState().with_values(key, values))
        chips = choice_words.choice(chosen, ())["chips"]
        text = choice_words.filters_text(chosen)
        offered = {option["value"]: option["label"] for option in options(key)}
    assert label != key
    assert [chip["value"] for chip in chips] == list(values)
    for chip in chips:
        assert chip["label"] == f"{label}: {offered[chip['value']]}"
        assert offered[chip["value"]] in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["approach", "site", "partner", "body", "planning"])
def test_an_unknown_value_is_named_in_a_notice(key: str, language: str) -> None:
    address = url.parse(f"?{key}=nowhere&block=1")
    assert address.filters == FilterState(block=("1",))
    with speaking(language):
        (notice,) = (choice_words.notice_text(one) for one in address.notices)
    assert f"{key}=nowhere" in notice
