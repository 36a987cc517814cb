"""The foot of every page."""

from __future__ import annotations

from dash import html

from dashboards.components.easy_texts import EASY_TEXTS
from dashboards.components.still import drawn_once
from dashboards.language.i18n import gettext as _


def _about(is_exact: bool) -> str:
    if is_exact:
        return _(
            "Analysis of the funding programme of the state of North Rhine-Westphalia, co-financed "
            "by the European Social Fund. Counts of persons are exact here, and confidential."
        )
    return _(
        "Analysis of the funding programme of the state of North Rhine-Westphalia, co-financed by "
        "the European Social Fund. In the profile “protected” counts of persons are slightly "
        "altered; sums may therefore differ by a few persons."
    )


@drawn_once
def footer(is_exact: bool, page_id: str = "") -> html.Footer:
    """The programme in a sentence, and the ways to data, definitions and accessibility.

    The way to easy language leads to the text about the page it stands on.
    """
    about_page = f"#{page_id}" if page_id in EASY_TEXTS else ""

    def column(heading: str, links: list[tuple[str, str]]) -> html.Div:
        return html.Div(
            [
                html.H2(heading),
                html.Ul(
                    [
                        html.Li(html.A(text, href=href, **{"data-internal": ""}))
                        for text, href in links
                    ]
                ),
            ]
        )

    return html.Footer(
        html.Div(
            [
                html.Div(
                    [
                        html.H2(_("Zusammen im Quartier – Kinder stärken – Zukunft sichern")),
                        html.P(_about(is_exact)),
                    ]
                ),
                column(
                    _("Data"),
                    [
                        (_("State, quality and definitions"), "/data"),
                        (_("Sources and licences"), "/data#sources"),
                        (_("Interface (JSON, CSV)"), "/data#interface"),
                        (_("What is new"), "/news"),
                    ],
                ),
                column(
                    _("For everyone"),
                    [
                        (_("Accessibility"), "/accessibility"),
                        (_("Easy language"), f"/easy-language{about_page}"),
                        (_("Report a barrier"), "/accessibility#feedback"),
                    ],
                ),
            ],
            className="wrap",
        ),
        className="bottom",
    )
