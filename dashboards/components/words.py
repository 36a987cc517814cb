"""The words that the scripts in the browser need, by key, in the reader's language.

`assets/src` asks for them with `word("key")`; a test holds both sides together.
"""

from __future__ import annotations

import json

from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy

WORDS: dict[str, Lazy] = {
    "all": _lazy("all"),
    "cancel": _lazy("Cancel"),
    "choice": _lazy("Choice"),
    "close": _lazy("Close"),
    "compare_add": _lazy("Type the name of an area, then choose it from the list."),
    "compare_nothing": _lazy(
        "Nothing is side by side yet: choose one to five areas above, or name them here."
    ),
    "computing": _lazy("Computing …"),
    "copied": _lazy("Sentence copied"),
    "copied_evidence": _lazy("Evidence copied"),
    "copied_link": _lazy("Link copied"),
    "copied_table": _lazy("Table copied"),
    "copied_text": _lazy("Text copied"),
    "copy_evidence": _lazy("Copy evidence"),
    "copy_failed": _lazy("Copying is not allowed here"),
    "copy_table": _lazy("Copy table"),
    "copy_link": _lazy("Copy link"),
    "deck_add_text": _lazy("Add a slide of text"),
    "deck_add_title": _lazy("Add a title slide"),
    "deck_added": _lazy("In the presentation: slide {count}"),
    "deck_clear": _lazy("Take all of them out"),
    "deck_down": _lazy("Move down: {title}"),
    "deck_empty": _lazy("Nothing has been collected yet."),
    "deck_full": _lazy("The presentation is full: 30 slides"),
    "deck_load": _lazy("Load as PowerPoint"),
    "deck_moved": _lazy("{title}: place {place} of {count}"),
    "deck_removed": _lazy("{title}: removed; slides left: {count}"),
    "deck_not_kept": _lazy("This browser keeps nothing here"),
    "deck_remove": _lazy("Take out: {title}"),
    "deck_show": _lazy("Show as a presentation"),
    "deck_taken": _lazy("Taken out of the presentation"),
    "deck_text": _lazy("Text of a slide of your own"),
    "deck_title": _lazy("Title of a slide of your own"),
    "deck_up": _lazy("Move up: {title}"),
    "definition": _lazy("What is counted"),
    "delete": _lazy("Delete"),
    "differences": _lazy("What differs"),
    "done": _lazy("Done"),
    "enter_filters": _lazy("Enter: choose this value"),
    "enter_undoes": _lazy("Enter: take it out of the choice"),
    "error_number": _lazy("Number in the log: {number}"),
    "evidence_failed": _lazy(
        "The evidence cannot be fetched at the moment. Close this panel and try again shortly."
    ),
    "evidence_of": _lazy("Evidence: {title}"),
    "exact_caution": _lazy("Counts of persons exact: confidential, not to be passed on"),
    "figure_keys": _lazy(
        "Arrow keys read the values one by one, Enter chooses one, Escape leaves the "
        "chart. The table below has the same values."
    ),
    "file_csv": _lazy("Table as CSV"),
    "file_docx": _lazy("Word document (DOCX)"),
    "file_ods": _lazy("Table as LibreOffice workbook (ODS)"),
    "file_png": _lazy("Picture as PNG"),
    "file_xlsx": _lazy("Table as Excel workbook (XLSX)"),
    "files": _lazy("Files"),
    "first_listed": _lazy("The first {count} of {all} are listed."),
    "group": _lazy("Group"),
    "held_back": _lazy("held back"),
    "hint_choose": _lazy(
        "Above you choose, a Kreis for instance. All numbers and charts of the page follow."
    ),
    "hint_click": _lazy(
        "A click on a bar or an area chooses it too, a second one takes it back. On the keyboard: "
        "arrow keys and Enter."
    ),
    "hint_done": _lazy("Understood"),
    "hint_end": _lazy("No further hints"),
    "hint_next": _lazy("Next hint"),
    "hint_place": _lazy("Hint {number} of {count}:"),
    "hint_tools": _lazy(
        "Under every chart are its table, a sentence to quote, files, and the evidence of where "
        "the numbers come from."
    ),
    "is_chosen": _lazy("chosen"),
    "legend": _lazy("Legend"),
    "file_failed": _lazy("The file could not be loaded. Try again in a moment."),
    "link": _lazy("Link to this view"),
    "loading": _lazy("Loading …"),
    "loosen": _lazy("Take one part out of the choice:"),
    "map_failed": _lazy("The boundaries could not be loaded. The table has the same values."),
    "map_near": _lazy("Zoom to the choice"),
    "map_whole": _lazy("Show the whole map"),
    "network_failed": _lazy(
        "The server does not answer. The numbers shown belong to the choice before."
    ),
    "network_back": _lazy("The server answers again; the numbers are those of the choice."),
    "network_lost": _lazy(
        "The server does not answer. The numbers shown belong to the choice before; the page asks "
        "again by itself as soon as it can."
    ),
    "newer_data": _lazy(
        "Newer data have been imported. This page still shows the ones from before."
    ),
    "newer_show": _lazy("Show the newer data"),
    "newer_shown": _lazy("The data have changed: this page now shows newer ones."),
    "no_parameters": _lazy("No parameters"),
    "no_table": _lazy("There are no rows for this choice."),
    "no_views": _lazy("No view saved yet."),
    "not_reported": _lazy("not reported"),
    "nothing_chosen": _lazy("nothing filtered"),
    "outside_choice": _lazy("outside the choice"),
    "outside_paler": _lazy("toned down: outside the choice ({count})"),
    "outside_rows": _lazy("Outside the choice: {count}"),
    "page_saved": _lazy("Page saved as one file"),
    "parameters": _lazy("Parameters"),
    "part_failed": _lazy("This part of the page could not be loaded. Load the page again."),
    "picture_failed": _lazy("This chart could not be drawn. The table has the same values."),
    "picture_not_saved": _lazy("The chart could not be saved. Print the page instead."),
    "picture_saved": _lazy("Chart saved"),
    "profiles_failed": _lazy("The profiles could not be loaded. Try again shortly."),
    "profiles_loaded": _lazy("Profiles loaded: {count}"),
    "profiles_loading": _lazy("Profiles are being loaded"),
    "query": _lazy("Query"),
    "records": _lazy("Records behind it"),
    "remove": _lazy("remove"),
    "revision_failed": _lazy(
        "What stands here today cannot be fetched at the moment. Load the page again."
    ),
    "row_of": _lazy("{row} of {count}"),
    "paper_records": _lazy("The first {most} of {count} rows; the workbook has all of them."),
    "paper_first": _lazy(
        "The first {most} of {count} rows; all of them are printed where all are shown."
    ),
    "paper_waits": _lazy("The list was not there yet; print the page again to have it."),
    "paper_rows": _lazy("The table of {count} rows is printed if it is open."),
    "print_card": _lazy("Print this card alone"),
    "saved_from": _lazy("Saved on {date} from {address}, data version {version}"),
    "search_failed": _lazy("The search does not answer at the moment. Try again shortly."),
    "search_first": _lazy("The best {shown} of {count} hits"),
    "search_found": _lazy("Hits: {count}"),
    "search_hint": _lazy(
        "Charts, measures, areas, Quartiere, projects, applicants, pages and help. "
        "Arrow keys and Enter lead there."
    ),
    "search_hits": _lazy("Hits"),
    "search_key": _lazy("The key / opens this search"),
    "search_label": _lazy("Search everything"),
    "search_meant": _lazy("Did you mean “{text}”?"),
    "search_missed": _lazy("not found: {words}"),
    "search_none": _lazy("Nothing found. Use fewer or shorter words."),
    "show_all": _lazy("Show all {count}"),
    "show_before": _lazy("Show the data from before"),
    "show_today": _lazy("Show today’s numbers"),
    "tag_published": _lazy("published"),
    "tag_sample": _lazy("sample value"),
    "taken": _lazy("Data version {version}, taken on {date}"),
    "tap_filters": _lazy("Tap again: choose this value"),
    "tap_undoes": _lazy("Tap again: take it out of the choice"),
    "theme": _lazy("Display"),
    "theme_contrast": _lazy("High contrast"),
    "theme_dark": _lazy("Dark"),
    "theme_light": _lazy("Light"),
    "theme_system": _lazy("As the system"),
    "today": _lazy("What stands here today"),
    "today_says": _lazy("Today: {sentence}"),
    "try_again": _lazy("Try again"),
    "updated": _lazy("Updated: {count}"),
    "version": _lazy("Data version"),
    "view_deleted": _lazy("View deleted: {name}"),
    "view_name": _lazy("Name of this view"),
    "view_not_saved": _lazy(
        "The view could not be saved: this browser allows no storage here. Copy the link instead."
    ),
    "view_save": _lazy("Save view"),
    "view_saved": _lazy("View saved: {name}"),
    "views": _lazy("Saved views"),
    "views_of_office": _lazy("Views of the office"),
    "views_give": _lazy("Save these views as a file"),
    "views_not_in_file": _lazy("There is no view of this dashboard in {file}."),
    "views_stay_here": _lazy("Views stay in this browser. Share one by its link."),
    "views_take": _lazy("Take over views from a file"),
    "views_taken": _lazy("Views taken over: {count}"),
}


def told() -> str:
    """All of them as JSON, in the reader's language."""
    return json.dumps({key: str(text) for key, text in WORDS.items()}, ensure_ascii=False)
