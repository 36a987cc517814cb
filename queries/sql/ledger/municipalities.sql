-- Every Gemeinde; under-18s where they are known.
SELECT
    municipality_ags,
    district_ags,
    region_ags,
    longitude,
    latitude,
    under_18_population
FROM municipalities
ORDER BY municipality_ags
