-- Every Kreis with what its cards show beside counts; `name_rank` is its place in German order.
SELECT
    district_ags,
    name,
    rank() OVER (ORDER BY name COLLATE de) AS name_rank,
    region_ags,
    longitude,
    latitude,
    under_18_population,
    child_poverty_percent
FROM districts
ORDER BY district_ags
