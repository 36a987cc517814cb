/* Written by `python -m dashboards.browser_lists` from what the server knows; a test fails when it is stale. */

/** The keys of the choice, in the order of the address. */
export const FILTERS = ["block", "round", "region", "district", "municipality", "neighbourhood", "circle", "status", "outcome", "applicant",
  "target", "place", "approach", "offer", "site", "partner", "body", "planning"];

/** The keys whose one value is a month. */
export const MONTHS = ["from", "to"];

/** The keys that belong to one page. */
export const OF_PAGE = ["metric", "level", "display", "events", "indicator", "at", "since", "compare", "own", "blocks", "poverty", "need",
  "rows", "columns", "measure", "share", "totals", "fields", "q", "slide", "presenter"];

/** Where each Kreis stands on the tile map: row, column, plate code.
    @type {Record<string, [number, number, string]>} */
export const TILES = {"05111": [4, 1, "D"], "05112": [3, 1, "DU"], "05113": [4, 3, "E"], "05114": [3, 0, "KR"], "05116": [5, 0, "MG"],
  "05117": [4, 2, "MH"], "05119": [3, 2, "OB"], "05120": [5, 5, "RS"], "05122": [5, 3, "SG"], "05124": [5, 4, "W"],
  "05154": [2, 0, "KLE"], "05158": [5, 2, "ME"], "05162": [5, 1, "NE"], "05166": [4, 0, "VIE"], "05170": [2, 1, "WES"],
  "05314": [7, 3, "BN"], "05315": [6, 3, "K"], "05316": [6, 4, "LEV"], "05334": [7, 1, "AC"], "05358": [6, 1, "DN"],
  "05362": [6, 2, "BM"], "05366": [7, 2, "EU"], "05370": [6, 0, "HS"], "05374": [5, 6, "GM"], "05378": [6, 5, "GL"],
  "05382": [7, 4, "SU"], "05512": [2, 2, "BOT"], "05513": [3, 3, "GE"], "05515": [1, 4, "MS"], "05554": [1, 2, "BOR"],
  "05558": [1, 3, "COE"], "05562": [2, 3, "RE"], "05566": [0, 3, "ST"], "05570": [1, 5, "WAF"], "05711": [1, 7, "BI"],
  "05754": [1, 6, "GT"], "05758": [0, 7, "HF"], "05762": [2, 8, "HX"], "05766": [1, 8, "LIP"], "05770": [0, 8, "MI"],
  "05774": [2, 7, "PB"], "05911": [4, 4, "BO"], "05913": [3, 5, "DO"], "05914": [3, 6, "HA"], "05915": [2, 5, "HAM"],
  "05916": [3, 4, "HER"], "05954": [4, 5, "EN"], "05958": [3, 7, "HSK"], "05962": [4, 6, "MK"], "05966": [4, 7, "OE"],
  "05970": [4, 8, "SI"], "05974": [2, 6, "SO"], "05978": [2, 4, "UN"]};

/** What `word` may be asked for.
    @typedef {"all" | "cancel" | "choice" | "close" | "compare_add" | "compare_nothing" | "computing" | "copied" |
  "copied_evidence" | "copied_link" | "copied_table" | "copied_text" | "copy_evidence" | "copy_failed" | "copy_table" |
  "copy_link" | "deck_add_text" | "deck_add_title" | "deck_added" | "deck_clear" | "deck_down" | "deck_empty" |
  "deck_full" | "deck_load" | "deck_moved" | "deck_removed" | "deck_not_kept" | "deck_remove" | "deck_show" |
  "deck_taken" | "deck_text" | "deck_title" | "deck_up" | "definition" | "delete" | "differences" | "done" |
  "enter_filters" | "enter_undoes" | "error_number" | "evidence_failed" | "evidence_of" | "exact_caution" |
  "figure_keys" | "file_csv" | "file_docx" | "file_ods" | "file_png" | "file_xlsx" | "files" | "first_listed" |
  "group" | "held_back" | "hint_choose" | "hint_click" | "hint_done" | "hint_end" | "hint_next" | "hint_place" |
  "hint_tools" | "is_chosen" | "legend" | "file_failed" | "link" | "loading" | "loosen" | "map_failed" | "map_near" |
  "map_whole" | "network_failed" | "network_back" | "network_lost" | "newer_data" | "newer_show" | "newer_shown" |
  "no_parameters" | "no_table" | "no_views" | "not_reported" | "nothing_chosen" | "outside_choice" | "outside_paler" |
  "outside_rows" | "page_saved" | "parameters" | "part_failed" | "picture_failed" | "picture_not_saved" |
  "picture_saved" | "profiles_failed" | "profiles_loaded" | "profiles_loading" | "query" | "records" | "remove" |
  "revision_failed" | "row_of" | "paper_records" | "paper_first" | "paper_waits" | "paper_rows" | "print_card" |
  "saved_from" | "search_failed" | "search_first" | "search_found" | "search_hint" | "search_hits" | "search_key" |
  "search_label" | "search_meant" | "search_missed" | "search_none" | "show_all" | "show_before" | "show_today" |
  "tag_published" | "tag_sample" | "taken" | "tap_filters" | "tap_undoes" | "theme" | "theme_contrast" | "theme_dark" |
  "theme_light" | "theme_system" | "today" | "today_says" | "try_again" | "updated" | "version" | "view_deleted" |
  "view_name" | "view_not_saved" | "view_save" | "view_saved" | "views" | "views_of_office" | "views_give" |
  "views_not_in_file" | "views_stay_here" | "views_take" | "views_taken"} WordKey */

/** What `token` may be asked for.
    @typedef {"--font-text" | "--surface" | "--surface-sunk" | "--surface-float" | "--line" | "--edge" | "--focus-ring" | "--ink" |
  "--ink-soft" | "--mark" | "--mark-rest" | "--missing-bg" | "--missing-mark" | "--block-1" | "--block-2" |
  "--block-3" | "--on-block-1" | "--on-block-2" | "--on-block-3"} Token */
