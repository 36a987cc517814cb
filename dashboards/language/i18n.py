"""The reader's language: translated texts, chosen per request, German first.

The texts in the code are the English edition: whole sentences with singular and plural, edited as
such, so English is complete by construction and cannot fall behind the code. Tests hold this: every
text is a literal, and none of them is German. `locales/de/LC_MESSAGES/*.po` hold the German
edition, one catalogue per subject, merged at start; a text without German, or German without text,
fails the tests. A catalogue under `locales/en` would be read too, but is needed only where one
English text must read differently by context, and there is none. Code lists and areas bring both
languages in their own tables (`dashboards.language.names`); numbers and dates are
`dashboards.language.formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import LazyProxy, Translations

LANGUAGES = ("de", "en")
DEFAULT_LANGUAGE = "de"
LOCALES = Path(__file__).parents[2] / "locales"

#: A text translated when it is shown, not when its module is imported.
Lazy = str | LazyProxy

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


language: Callable[[], str] = _language.get
"""The language of the present request, "de" or "en"; asked thousands of times an answer."""


def language_code() -> str:
    """The reader's language with its country, as office files name it."""
    return {"de": "de-DE", "en": "en-GB"}[language()]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Everything inside the block is said in this language; an unknown one is the default."""
    token = _language.set(code if code in LANGUAGES else DEFAULT_LANGUAGE)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def translations(code: str) -> Translations:
    """All catalogues of one language, merged; a text without entry stands as it is in the code."""
    merged = Translations()
    for path in sorted((LOCALES / code / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        merged.merge(Translations(compiled, domain="messages"))
    return merged


#: What texts name and data decide, as in "Under-18s ({under_18_date})": placeholder to its words.
_FILLED: dict[str, Callable[[], str]] = {}


def fill(placeholder: str, words: Callable[[], str]) -> None:
    """From here on every text with `{placeholder}` is shown with these words."""
    _FILLED[f"{{{placeholder}}}"] = words
    _to_fill.cache_clear()


def _filled(text: str) -> str:
    for placeholder in _to_fill(text) if "{" in text else ():
        text = text.replace(placeholder, _FILLED[placeholder]())
    return text


@lru_cache(maxsize=10_000)
def _to_fill(text: str) -> tuple[str, ...]:
    return tuple(placeholder for placeholder in _FILLED if placeholder in text)


@lru_cache(maxsize=10_000)
def _translated(message: str, code: str) -> str:
    """The text as the catalogue has it: a page looks up several hundred, most of them again."""
    return str(translations(code).gettext(message))


@lru_cache(maxsize=5_000)
def _translated_count(singular: str, plural: str, is_one: bool, code: str) -> str:
    return str(translations(code).ngettext(singular, plural, 1 if is_one else 2))


def gettext(message: str) -> str:
    """The text in the reader's language."""
    return _filled(_translated(message, language()))


def ngettext(singular: str, plural: str, count: float) -> str:
    """The text for one or for many, in the reader's language."""
    # Both languages have one plural, for everything but 1.
    return _filled(_translated_count(singular, plural, count == 1, language()))


def pgettext(context: str, message: str) -> str:
    """The text in the reader's language where one English word has several German ones."""
    return str(translations(language()).pgettext(context, message))


def lazy_gettext(message: str) -> LazyProxy:
    """A text for a module-level value, translated each time it is shown."""
    return LazyProxy(gettext, message, enable_cache=False)


def in_language(code: str, build: Callable[[], Any]) -> Any:
    """What `build` gives when everything is said in this language."""
    with speaking(code):
        return build()
