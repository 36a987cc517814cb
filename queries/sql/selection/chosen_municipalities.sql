-- Gemeinden inside the choice, also by the state of social planning that holds for them.
SELECT *
FROM municipalities
WHERE
    ($region IS NULL OR list_contains($region, region_ags))
    AND ($district IS NULL OR list_contains($district, district_ags))
    AND ($municipality IS NULL OR list_contains($municipality, municipality_ags))
    AND (
        $planning IS NULL
        OR municipality_ags IN (SELECT municipality_ags FROM municipalities_at_state)
    )
    AND ($areas IS NULL OR regexp_matches(municipality_ags, $areas))
