"""Two funding rounds side by side, through a real import of a few rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.language.i18n import speaking
from dashboards.pictures.model import Multiples
from data.importing import import_paths
from data.store import StoreHandle
from queries import applications
from queries.filters import FilterState
from queries.protection import install_gate
from queries.scope import Scope, Viewer
from tests.pictures.drawn import drawn

HEADER = (
    "Aktenzeichen;Förderrunde;Baustein;Projekttitel;Träger;Trägerart;Kommunal;Eingangsdatum;Status;"
    "Entscheidungsdatum;Beantragte Summe;Bewilligte Summe;Laufzeit von;Laufzeit bis;Gemeinde-AGS"
)
ROWS = (
    "A-1;2018–2020;1;Eins;Caritas Essen;Caritas;nein;12.06.2018;bewilligt;01.09.2018;"
    "300000;240000;01.01.2019;31.12.2020;05113000",
    "A-2;2018–2020;3;Zwei;Stadt Essen;Kommune/Kreis;ja;12.06.2018;abgelehnt;01.09.2018;"
    "100000;;;;05113000",
    "A-3;2021–2022;1;Drei;AWO Essen;AWO;nein;01.10.2020;laufend;01.12.2020;"
    "120000;100000;01.01.2021;31.12.2021;05113000",
)


@pytest.fixture
def two_rounds(tmp_path: Path) -> Scope:
    (tmp_path / "Antraege.csv").write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    import_paths(tmp_path / "store", [tmp_path / "Antraege.csv"])
    return Scope(StoreHandle(tmp_path / "store", install_gate).current(), Viewer(), FilterState())


def test_money_per_project_and_year_makes_rounds_of_different_length_comparable(
    two_rounds: Scope,
) -> None:
    rounds = applications.applications_by_round(two_rounds).to_frame().set_index("funding_round")
    assert rounds["applications_count"].to_dict() == {"2018-2020": 2, "2021-2022": 1}
    assert rounds.loc["2018-2020", "approval_rate_percent"] == 50
    assert rounds["approved_eur_per_project"].tolist() == [240_000, 100_000]
    assert rounds["approved_eur_per_project_year"].tolist() == [120_000, 100_000]


def test_a_block_that_was_not_on_offer_is_named_so_and_is_not_zero(two_rounds: Scope) -> None:
    with speaking("de"):
        result = run(CHARTS["applications-by-round-and-block"], two_rounds)
        first, second = drawn(result, Multiples).parts
    assert [text.plain for text in first.texts] == ["1", "0", "1"]
    assert [text.plain for text in second.texts] == ["1", "0", "nicht ausgeschrieben"]
    assert "Baustein 3" not in result.sentence.split("2021–2022")[1]
