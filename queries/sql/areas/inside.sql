-- Gemeinden of the choice with the larger areas they lie in.
SELECT
    municipality_ags,
    district_ags,
    region_ags
FROM chosen_municipalities
ORDER BY municipality_ags
