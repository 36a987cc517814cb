-- Regions, districts and municipalities with label points and the tile map.
-- Beside them what rates divide by, and the need that is shown where none is chosen.
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

usual_dates AS (
    SELECT *
    FROM staged.indicator_dates
    WHERE is_usual
),

poverty AS (
    SELECT
        ags,
        value
    FROM staged.indicator_values
    SEMI JOIN usual_dates USING (indicator, level, as_of)
    WHERE indicator = getvariable('default_indicator')
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
    denominators.under_18_population,
    denominators.under_18_at,
    poverty.value AS child_poverty_percent,
    districts.regierungsbezirk AS region_name
FROM read_csv(getvariable('reference') || '/kreise_nrw.csv', all_varchar = TRUE) AS districts
LEFT JOIN read_csv(getvariable('reference') || '/tile_grid.csv', all_varchar = TRUE) AS tiles
    ON districts.ags = tiles.ags
LEFT JOIN points ON districts.ags = points.feature.properties.ags
LEFT JOIN staged.denominators AS denominators ON districts.ags = denominators.ags
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
    points.feature.properties.lat AS latitude,
    coalesce(own.under_18_population, of_city.under_18_population) AS under_18_population,
    coalesce(own.under_18_at, of_city.under_18_at) AS under_18_at
FROM
    read_csv(getvariable('reference') || '/gemeinden_nrw.csv', all_varchar = TRUE)
        AS municipalities
INNER JOIN staged.districts ON municipalities.kreis_ags = districts.district_ags
LEFT JOIN points ON municipalities.ags = points.feature.properties.ags
LEFT JOIN staged.denominators AS own ON municipalities.ags = own.ags
-- A kreisfreie Stadt is a Kreis of one Gemeinde and has the same figure.
LEFT JOIN staged.denominators AS of_city
    ON municipalities.ags = of_city.ags || '000' AND length(of_city.ags) = 5;
