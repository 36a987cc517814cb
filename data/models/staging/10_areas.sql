-- Regions, districts and municipalities with label points and the tile map.
-- Population and child poverty keep the dates the programme's measures name: 31.12.2019 and 2022.
CREATE TABLE staged.indicators_reference AS
SELECT
    ags,
    indicator,
    year,
    cast(value AS DOUBLE) AS value,
    unit,
    source,
    licence_note AS licence
FROM read_csv(
    getvariable('reference') || '/nrw_indicators.csv',
    all_varchar = TRUE, header = TRUE, delim = ',', quote = '"'
);

CREATE TABLE staged.districts AS
WITH points AS (
    SELECT unnest(features) AS feature
    FROM read_json(
        getvariable('reference') || '/nrw_kreise.geojson',
        format = 'unstructured', maximum_object_size = 16777216,
        columns = {
            features: 'STRUCT(properties STRUCT(ags VARCHAR, lon DOUBLE, lat DOUBLE))[]'
        }
    )
),

under_18 AS (
    SELECT
        ags,
        value
    FROM staged.indicators_reference
    WHERE indicator = 'population_under_18' AND year = '2019-12-31'
),

poverty AS (
    SELECT
        ags,
        value
    FROM staged.indicators_reference
    WHERE indicator = 'children_under_15_in_sgb2_bedarfsgemeinschaften' AND year = '2022'
)

SELECT
    districts.ags AS district_ags,
    districts.name,
    districts.art AS kind,
    districts.regierungsbezirk_ags AS region_ags,
    tiles.kfz AS plate,
    cast(tiles.row AS INTEGER) AS tile_row,
    cast(tiles.col AS INTEGER) AS tile_col,
    points.feature.properties.lon AS longitude,
    points.feature.properties.lat AS latitude,
    cast(under_18.value AS INTEGER) AS under_18_population,
    poverty.value AS child_poverty_percent,
    districts.regierungsbezirk AS region_name
FROM read_csv(getvariable('reference') || '/kreise_nrw.csv', all_varchar = TRUE) AS districts
LEFT JOIN read_csv(getvariable('reference') || '/tile_grid.csv', all_varchar = TRUE) AS tiles
    ON districts.ags = tiles.ags
LEFT JOIN points ON districts.ags = points.feature.properties.ags
LEFT JOIN under_18 ON districts.ags = under_18.ags
LEFT JOIN poverty ON districts.ags = poverty.ags;

CREATE TABLE staged.municipalities AS
WITH points AS (
    SELECT unnest(features) AS feature
    FROM read_json(
        getvariable('reference') || '/nrw_gemeinden.geojson',
        format = 'unstructured', maximum_object_size = 16777216,
        columns = {
            features:
            'STRUCT(properties STRUCT(ags VARCHAR, bez VARCHAR, lon DOUBLE, lat DOUBLE))[]'
        }
    )
)

SELECT
    municipalities.ags AS municipality_ags,
    municipalities.name,
    points.feature.properties.bez AS kind,
    municipalities.kreis_ags AS district_ags,
    districts.region_ags,
    points.feature.properties.lon AS longitude,
    points.feature.properties.lat AS latitude
FROM
    read_csv(getvariable('reference') || '/gemeinden_nrw.csv', all_varchar = TRUE)
        AS municipalities
INNER JOIN staged.districts ON municipalities.kreis_ags = districts.district_ags
LEFT JOIN points ON municipalities.ags = points.feature.properties.ags;
