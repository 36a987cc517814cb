"""The Chromium of tests and screenshots, launched here only."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

#: The first that is there. The shell is Chromium without the parts that only a window needs, the
#: program playwright itself takes for a browser without window: the same pages for less work.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def launch(playwright: Playwright) -> Browser:
    """A browser without window; whoever asks closes it."""
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert path, "Chromium is missing; `make test` installs it where it may"
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
