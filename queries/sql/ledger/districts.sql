-- Every Kreis with what its cards show beside counts.
SELECT
    district_ags,
    region_ags,
    longitude,
    latitude,
    under_18_population,
    child_poverty_percent
FROM districts
ORDER BY district_ags
