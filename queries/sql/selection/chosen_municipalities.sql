-- Gemeinden inside the choice.
SELECT *
FROM municipalities
WHERE
    ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($municipality IS NULL OR list_contains($municipality, municipality_ags))
    AND ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
