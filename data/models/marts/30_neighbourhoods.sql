-- Neighbourhoods; without coordinates of their own they lie at their municipality's label point.
CREATE TABLE mart.neighbourhoods AS
SELECT
    neighbourhoods.neighbourhood_id,
    neighbourhoods.name,
    neighbourhoods.municipality_ags,
    neighbourhoods.district_ags,
    neighbourhoods.region_ags,
    neighbourhoods.area_type,
    neighbourhoods.population,
    neighbourhoods.under_18,
    neighbourhoods.sgb2_quota_under_18,
    neighbourhoods.as_of,
    neighbourhoods.source,
    neighbourhoods.longitude,
    neighbourhoods.latitude,
    neighbourhoods.is_located,
    CASE
        WHEN neighbourhoods.is_located THEN neighbourhoods.longitude
        ELSE municipalities.longitude
    END AS map_longitude,
    CASE
        WHEN neighbourhoods.is_located THEN neighbourhoods.latitude
        ELSE municipalities.latitude
    END AS map_latitude,
    neighbourhoods.source_file,
    neighbourhoods.source_sheet,
    neighbourhoods.source_row,
    neighbourhoods.imported_at
FROM staged.neighbourhoods AS neighbourhoods
LEFT JOIN staged.municipalities AS municipalities
    ON neighbourhoods.municipality_ags = municipalities.municipality_ags
ORDER BY neighbourhoods.neighbourhood_id;

CREATE TABLE mart.application_neighbourhoods AS
SELECT
    applications.application_id,
    places.case_number,
    places.neighbourhood_id,
    places.share_percent,
    places.source_file,
    places.source_sheet,
    places.source_row,
    places.imported_at
FROM staged.application_neighbourhoods AS places
INNER JOIN mart.applications AS applications ON places.case_number = applications.case_number
ORDER BY applications.application_id, places.neighbourhood_id;
